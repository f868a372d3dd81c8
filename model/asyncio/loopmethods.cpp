// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/loopmethods.h"

#include "asyncio/eventloop.h"
#include "asyncio/runner.h"
#include "asyncio/task.h"
#include "asyncio/threadpool.h"
#include "values/errors.h"
#include "values/operations.h"

#include <algorithm>

/// The methods that programs call on a loop.
namespace coroscope::asyncio {

const Value &neededArgument(const Args &args, std::size_t index, std::string_view function,
                            std::string_view name)
{
    if (args.positional.size() <= index)
        raise(Error::TypeError, "BaseEventLoop." + std::string(function) +
                                    "() missing 1 required positional argument: '" +
                                    std::string(name) + "'");
    return args.positional[index];
}

std::span<const Value> argumentsFrom(const Args &args, std::size_t first)
{
    return args.positional.subspan(std::min(first, args.positional.size()));
}

const Value &neededHandler(const Args &args)
{
    const Value &handler = neededArgument(args, 0, "set_exception_handler", "handler");
    const bool isCallable = handler.type() == Type::Function || handler.type() == Type::Builtin ||
                            handler.type() == Type::BoundMethod;
    if (!handler.isNone() && !isCallable)
        raise(Error::TypeError, "A callable object or None is expected, got " + repr(handler));
    return handler;
}

Ref<Dict> neededContext(const Args &args, std::string_view function)
{
    auto *context = neededArgument(args, 0, function, "context").as<Dict>();
    if (!context)
        raise(Error::TypeError, "the context must be a dict");
    return Ref<Dict>(context);
}

namespace {

EventLoop &loop(const Value &self) { return static_cast<EventLoop &>(*self.object()); }

Value time(Caller &, const Value &self, const Args &) { return Value::floating(loop(self).time()); }

Value createFuture(Caller &, const Value &self, const Args &) { return loop(self).createFuture(); }

Value createTask(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("BaseEventLoop.create_task", args, {"coro", "name", "context"}, 1);
    auto *coroutine = in.get(0).as<Coroutine>();
    if (!coroutine)
        raise(Error::TypeError, "a coroutine was expected, got " + repr(in.get(0)));
    return loop(self).createTask(Ref<Coroutine>(coroutine),
                                 in.get(1).isNone() ? std::string() : str(in.get(1)));
}

Value callSoon(Caller &, const Value &self, const Args &args)
{
    return loop(self).callSoon(neededArgument(args, 0, "call_soon", "callback"),
                               argumentsFrom(args, 1));
}

Value callSoonThreadsafe(Caller &, const Value &self, const Args &args)
{
    const Value &callback = neededArgument(args, 0, "call_soon_threadsafe", "callback");
    return loop(self).callSoonThreadsafe(make<ValueCallback>(callback),
                                         handleArgs(argumentsFrom(args, 1)));
}

Value runInExecutor(Caller &, const Value &self, const Args &args)
{
    const Value &executor = neededArgument(args, 0, "run_in_executor", "executor");
    const Value &function = neededArgument(args, 1, "run_in_executor", "func");
    auto *pool = dynamic_cast<ThreadPool *>(executor.object());
    if (!executor.isNone() && !pool)
        raise(Error::AttributeError,
              "'" + std::string(typeName(executor)) + "' object has no attribute 'submit'");
    return loop(self).runInExecutor(function, {args.positional.subspan(2), {}}, pool);
}

Value setDefaultExecutor(Caller &, const Value &self, const Args &args)
{
    const Value &executor = neededArgument(args, 0, "set_default_executor", "executor");
    auto *pool = dynamic_cast<ThreadPool *>(executor.object());
    if (!pool)
        raise(Error::TypeError, "executor must be ThreadPoolExecutor instance");
    loop(self).setDefaultExecutor(*pool);
    return {};
}

Value shutdownExecutor(Caller &, const Value &, const Args &) { return shutdownDefaultExecutor(); }

Value shutdownGenerators(Caller &, const Value &, const Args &) { return shutdownAsyncgens(); }

Value callLater(Caller &, const Value &self, const Args &args)
{
    const double delay = toSeconds(neededArgument(args, 0, "call_later", "delay"));
    return loop(self).callLater(
        delay, make<ValueCallback>(neededArgument(args, 1, "call_later", "callback")),
        handleArgs(argumentsFrom(args, 2)));
}

Value callAt(Caller &, const Value &self, const Args &args)
{
    const double when = toSeconds(neededArgument(args, 0, "call_at", "when"));
    return loop(self).callAt(when,
                             make<ValueCallback>(neededArgument(args, 1, "call_at", "callback")),
                             handleArgs(argumentsFrom(args, 2)));
}

Value runUntilComplete(Caller &, const Value &self, const Args &args)
{
    return loop(self).runUntilComplete(neededArgument(args, 0, "run_until_complete", "future"));
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
    loop(self).callExceptionHandler(neededContext(args, "call_exception_handler"));
    return {};
}

/// CPython's only logs, and a handler of the program calls it for just that; what there is to see
/// the observer has been told already.
Value defaultExceptionHandler(Caller &, const Value &, const Args &args)
{
    neededContext(args, "default_exception_handler");
    return {};
}

constexpr Method loopMethods[] = {
    {"call_at", callAt},
    {"call_exception_handler", callExceptionHandler},
    {"call_later", callLater},
    {"call_soon", callSoon},
    {"call_soon_threadsafe", callSoonThreadsafe},
    {"close", close, takesNothing},
    {"create_future", createFuture, takesNothing},
    {"create_task", createTask},
    {"default_exception_handler", defaultExceptionHandler},
    {"get_exception_handler", getExceptionHandler, takesNothing},
    {"is_closed", isClosed, takesNothing},
    {"is_running", isRunning, takesNothing},
    {"run_forever", runForever, takesNothing},
    {"run_in_executor", runInExecutor},
    {"run_until_complete", runUntilComplete},
    {"set_default_executor", setDefaultExecutor},
    {"set_exception_handler", setExceptionHandler},
    {"shutdown_asyncgens", shutdownGenerators, takesNothing},
    {"shutdown_default_executor", shutdownExecutor, takesNothing},
    {"stop", stop, takesNothing},
    {"time", time, takesNothing},
};
constexpr MethodTable loopTable{loopMethods};

} // namespace

const MethodTable *EventLoop::methods() const { return &loopTable; }

} // namespace coroscope::asyncio
