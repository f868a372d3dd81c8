// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/loopmethods.h"

#include "asyncio/asyncgenerator.h"
#include "asyncio/eventloop.h"
#include "asyncio/runner.h"
#include "asyncio/task.h"
#include "asyncio/threadpool.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/operations.h"

#include <algorithm>

/// The methods that programs call on a loop.
namespace coroscope::asyncio {

Args leading(const Args &args, std::size_t count)
{
    return {args.positional.first(std::min(count, args.positional.size())), args.keywords};
}

std::span<const Value> argumentsFrom(const Args &args, std::size_t first)
{
    return args.positional.subspan(std::min(first, args.positional.size()));
}

double timeAfter(Caller &caller, const EventLoop &loop, const Value &delay)
{
    return toSeconds(binary(caller, BinaryOperator::Add, Value::floating(loop.time()), delay));
}

Value neededHandler(const Args &args)
{
    const PythonArguments in("BaseEventLoop.set_exception_handler", args, {"handler"}, 1);
    Value handler = in.get(0);
    if (!handler.isNone() && !isCallable(handler))
        raise(Error::TypeError, "A callable object or None is expected, got " + repr(handler));
    return handler;
}

Value neededContext(const Args &args, std::string_view function)
{
    const PythonArguments in("BaseEventLoop." + std::string(function), args, {"context"}, 1);
    return in.get(0);
}

namespace {

EventLoop &loop(const Value &self) { return static_cast<EventLoop &>(*self.object()); }

Value time(Caller &, const Value &self, const Args &) { return Value::floating(loop(self).time()); }

Value createFuture(Caller &, const Value &self, const Args &) { return loop(self).createFuture(); }

Value createTask(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("BaseEventLoop.create_task", args, {"coro", "name", "context"}, 1, 1);
    auto *coroutine = in.get(0).as<Coroutine>();
    if (!coroutine)
        raise(Error::TypeError, "a coroutine was expected, got " + repr(in.get(0)));
    return loop(self).createTask(Ref<Coroutine>(coroutine),
                                 in.get(1).isNone() ? std::string() : str(in.get(1)));
}

Value callSoon(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("BaseEventLoop.call_soon", leading(args, 1), {"callback", "context"},
                             1, 1);
    return loop(self).callSoon(in.at(0), argumentsFrom(args, 1));
}

Value callSoonThreadsafe(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("BaseEventLoop.call_soon_threadsafe", leading(args, 1),
                             {"callback", "context"}, 1, 1);
    return loop(self).callSoonThreadsafe(make<ValueCallback>(in.at(0)),
                                         handleArgs(argumentsFrom(args, 1)));
}

Value runInExecutor(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("BaseEventLoop.run_in_executor", leading(args, 2),
                             {"executor", "func"}, 2);
    const Value executor = in.at(0);
    auto *pool = dynamic_cast<ThreadPool *>(executor.object());
    if (!executor.isNone() && !pool)
        raise(Error::AttributeError,
              "'" + std::string(typeName(executor)) + "' object has no attribute 'submit'");
    return loop(self).runInExecutor(in.at(1), {argumentsFrom(args, 2), {}}, pool);
}

Value setDefaultExecutor(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("BaseEventLoop.set_default_executor", args, {"executor"}, 1);
    const Value executor = in.at(0);
    auto *pool = dynamic_cast<ThreadPool *>(executor.object());
    if (!pool)
        raise(Error::TypeError, "executor must be ThreadPoolExecutor instance");
    loop(self).setDefaultExecutor(*pool);
    return {};
}

Value shutdownExecutor(Caller &, const Value &, const Args &) { return shutdownDefaultExecutor(); }

Value shutdownGenerators(Caller &, const Value &, const Args &) { return shutdownAsyncgens(); }

Value callLater(Caller &caller, const Value &self, const Args &args)
{
    const PythonArguments in("BaseEventLoop.call_later", leading(args, 2),
                             {"delay", "callback", "context"}, 2, 2);
    if (in.at(0).isNone())
        raise(Error::TypeError, "delay must not be None");
    const double when = timeAfter(caller, loop(self), in.at(0));
    return loop(self).callAt(when, make<ValueCallback>(in.at(1)),
                             handleArgs(argumentsFrom(args, 2)));
}

Value callAt(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("BaseEventLoop.call_at", leading(args, 2),
                             {"when", "callback", "context"}, 2, 2);
    if (in.at(0).isNone())
        raise(Error::TypeError, "when cannot be None");
    return loop(self).callAt(toSeconds(in.at(0)), make<ValueCallback>(in.at(1)),
                             handleArgs(argumentsFrom(args, 2)));
}

Value runUntilComplete(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("BaseEventLoop.run_until_complete", args, {"future"}, 1);
    return loop(self).runUntilComplete(in.at(0));
}

Value runForever(Caller &, const Value &self, const Args &)
{
    EventLoop &it = loop(self);
    if (EventLoop::isAnyRunning())
        it.runForever(); // raises
    it.noticeTime();
    it.observer().runBegan("run_forever");
    try {
        it.runForever();
    } catch (const Raised &) {
        it.noticeTime();
        it.observer().runEnded("run_forever", Value(), nullptr);
        throw;
    }
    if (it.halt() != LoopHalt::None)
        throw LoopStopped{};
    it.noticeTime();
    it.observer().runEnded("run_forever", Value(), nullptr);
    return {};
}

Value stop(Caller &, const Value &self, const Args &)
{
    loop(self).stop();
    return {};
}

Value close(Caller &, const Value &self, const Args &)
{
    loop(self).close();
    return {};
}

Value isRunning(Caller &, const Value &self, const Args &)
{
    return Value::boolean(loop(self).isRunning());
}

Value isClosed(Caller &, const Value &self, const Args &)
{
    return Value::boolean(loop(self).isClosed());
}

Value setExceptionHandler(Caller &, const Value &self, const Args &args)
{
    loop(self).setExceptionHandler(neededHandler(args));
    return {};
}

Value getExceptionHandler(Caller &, const Value &self, const Args &)
{
    return loop(self).exceptionHandler();
}

Value callExceptionHandler(Caller &, const Value &self, const Args &args)
{
    callExceptionHandlerOf(loop(self), neededContext(args, "call_exception_handler"));
    return {};
}

/// CPython's only logs, and a handler of the program calls it for just that; what there is to see
/// the observer has been told already.
Value defaultExceptionHandler(Caller &, const Value &, const Args &args)
{
    checkContext(neededContext(args, "default_exception_handler"));
    return {};
}

constexpr Method loopMethods[] = {
    {"call_at", callAt},
    {"call_exception_handler", callExceptionHandler},
    {"call_later", callLater},
    {"call_soon", callSoon},
    {"call_soon_threadsafe", callSoonThreadsafe},
    {"close", close, "_UnixSelectorEventLoop"},
    {"create_future", createFuture, "BaseEventLoop"},
    {"create_task", createTask},
    {"default_exception_handler", defaultExceptionHandler},
    {"get_exception_handler", getExceptionHandler, "BaseEventLoop"},
    {"is_closed", isClosed, "BaseEventLoop"},
    {"is_running", isRunning, "BaseEventLoop"},
    {"run_forever", runForever, "BaseEventLoop"},
    {"run_in_executor", runInExecutor},
    {"run_until_complete", runUntilComplete},
    {"set_default_executor", setDefaultExecutor},
    {"set_exception_handler", setExceptionHandler},
    {"shutdown_asyncgens", shutdownGenerators, "BaseEventLoop"},
    {"shutdown_default_executor", shutdownExecutor, "BaseEventLoop"},
    {"stop", stop, "BaseEventLoop"},
    {"time", time, "BaseEventLoop"},
};
constexpr MethodTable loopTable{loopMethods};

} // namespace

const MethodTable *EventLoop::methods() const { return &loopTable; }

} // namespace coroscope::asyncio
