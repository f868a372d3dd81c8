// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/loopmethods.h"
#include "execution/threadexecutor.h"
#include "execution/threadloop.h"
#include "execution/threadoperation.h"
#include "values/errors.h"
#include "values/operations.h"

/// The methods that programs on threads call on what stands for a loop, and on its timers.
namespace coroscope {

using asyncio::argumentsFrom;
using asyncio::leading;
using asyncio::neededContext;
using asyncio::neededHandler;

namespace {

ThreadLoop &loop(const Value &self) { return static_cast<ThreadLoop &>(*self.object()); }

ThreadTimer &timer(const Value &self) { return static_cast<ThreadTimer &>(*self.object()); }

Value callSoon(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("BaseEventLoop.call_soon", leading(args, 1), {"callback", "context"},
                             1, 1);
    return loop(self).callLater(Value::integer(0), in.get(0), argumentsFrom(args, 1));
}

Value callLater(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("BaseEventLoop.call_later", leading(args, 2),
                             {"delay", "callback", "context"}, 2, 2);
    return loop(self).callLater(in.get(0), in.get(1), argumentsFrom(args, 2));
}

Value callAt(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("BaseEventLoop.call_at", leading(args, 2),
                             {"when", "callback", "context"}, 2, 2);
    const double when = toSeconds(in.get(0));
    return loop(self).callLater(Value::floating(when - loop(self).runtime().now()), in.get(1),
                                argumentsFrom(args, 2));
}

Value time(Caller &, const Value &self, const Args &)
{
    return Value::floating(loop(self).runtime().now());
}

Value createFuture(Caller &, const Value &self, const Args &)
{
    return loop(self).runtime().newFuture();
}

Value createTask(Caller &, const Value &self, const Args &args)
{
    return loop(self).runtime().newTask(args);
}

Value runUntilComplete(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("BaseEventLoop.run_until_complete", args, {"future"}, 1);
    return loop(self).runUntilComplete(in.get(0));
}

/// Begins the call in a thread of its own, as a pool with a thread to spare would.
Value runInExecutor(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("BaseEventLoop.run_in_executor", leading(args, 2),
                             {"executor", "func"}, 2);
    const Value given = in.get(0);
    const Value function = in.get(1);
    const Value executor = given.isNone() ? loop(self).executor() : given;
    if (auto *pool = dynamic_cast<ThreadExecutor *>(executor.object()))
        return pool->submit(function, {argumentsFrom(args, 2), {}});
    if (!executor.isNone())
        raise(Error::AttributeError,
              "'" + std::string(typeName(executor)) + "' object has no attribute 'submit'");
    ThreadRuntime &runtime = loop(self).runtime();
    return runtime.startThread(
        runtime.callOperation("run_in_executor", function, {argumentsFrom(args, 2), {}}));
}

Value setDefaultExecutor(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("BaseEventLoop.set_default_executor", args, {"executor"}, 1);
    const Value executor = in.get(0);
    if (!dynamic_cast<ThreadExecutor *>(executor.object()))
        raise(Error::TypeError, "executor must be ThreadPoolExecutor instance");
    loop(self).setExecutor(executor);
    return {};
}

Value shutdown(Caller &, const Value &, const Args &)
{
    return threadOperation("shutdown", [] { return Value(); });
}

template <auto method>
Value doIt(Caller &, const Value &self, const Args &)
{
    (loop(self).*method)();
    return {};
}

template <auto method>
Value ask(Caller &, const Value &self, const Args &)
{
    return Value::boolean((loop(self).*method)());
}

Value setExceptionHandler(Caller &, const Value &self, const Args &args)
{
    loop(self).setExceptionHandler(neededHandler(args));
    return {};
}

Value exceptionHandler(Caller &, const Value &self, const Args &)
{
    return loop(self).exceptionHandler();
}

Value callExceptionHandler(Caller &, const Value &self, const Args &args)
{
    loop(self).callExceptionHandler(neededContext(args, "call_exception_handler"));
    return {};
}

/// The error has been recorded before a handler of the program can call this.
Value defaultExceptionHandler(Caller &, const Value &, const Args &args)
{
    asyncio::checkContext(neededContext(args, "default_exception_handler"));
    return {};
}

constexpr Method loopMethods[] = {
    {"call_at", callAt},
    {"call_exception_handler", callExceptionHandler},
    {"call_later", callLater},
    {"call_soon", callSoon},
    {"call_soon_threadsafe", callSoon},
    {"close", doIt<&ThreadLoop::close>, "BaseEventLoop"},
    {"create_future", createFuture, "BaseEventLoop"},
    {"create_task", createTask},
    {"default_exception_handler", defaultExceptionHandler},
    {"get_exception_handler", exceptionHandler, "BaseEventLoop"},
    {"is_closed", ask<&ThreadLoop::isClosed>, "BaseEventLoop"},
    {"is_running", ask<&ThreadLoop::isRunning>, "BaseEventLoop"},
    {"run_forever", doIt<&ThreadLoop::runForever>, "BaseEventLoop"},
    {"run_in_executor", runInExecutor},
    {"run_until_complete", runUntilComplete},
    {"set_default_executor", setDefaultExecutor},
    {"set_exception_handler", setExceptionHandler},
    {"shutdown_asyncgens", shutdown, "BaseEventLoop"},
    {"shutdown_default_executor", shutdown, "BaseEventLoop"},
    {"stop", doIt<&ThreadLoop::stop>, "BaseEventLoop"},
    {"time", time, "BaseEventLoop"},
};
constexpr MethodTable loopTable{loopMethods};

Value cancelTimer(Caller &, const Value &self, const Args &)
{
    timer(self).cancel();
    return {};
}

Value timerCancelled(Caller &, const Value &self, const Args &)
{
    return Value::boolean(timer(self).isCancelled());
}

Value timerWhen(Caller &, const Value &self, const Args &)
{
    return Value::floating(timer(self).when());
}

constexpr Method timerMethods[] = {{"cancel", cancelTimer, "TimerHandle"},
                                   {"cancelled", timerCancelled, "Handle"},
                                   {"when", timerWhen, "TimerHandle"}};
constexpr MethodTable timerTable{timerMethods};

} // namespace

const MethodTable *ThreadLoop::methods() const { return &loopTable; }

const MethodTable *ThreadTimer::methods() const { return &timerTable; }

} // namespace coroscope
