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
using asyncio::neededArgument;
using asyncio::neededContext;
using asyncio::neededHandler;

namespace {

ThreadLoop &loop(const Value &self) { return static_cast<ThreadLoop &>(*self.object()); }

ThreadTimer &timer(const Value &self) { return static_cast<ThreadTimer &>(*self.object()); }

Value callSoon(Caller &, const Value &self, const Args &args)
{
    return loop(self).callLater(Value::integer(0), neededArgument(args, 0, "call_soon", "callback"),
                                argumentsFrom(args, 1));
}

Value callLater(Caller &, const Value &self, const Args &args)
{
    const Value delay = neededArgument(args, 0, "call_later", "delay");
    return loop(self).callLater(delay, neededArgument(args, 1, "call_later", "callback"),
                                argumentsFrom(args, 2));
}

Value callAt(Caller &, const Value &self, const Args &args)
{
    const double when = toSeconds(neededArgument(args, 0, "call_at", "when"));
    return loop(self).callLater(Value::floating(when - loop(self).runtime().now()),
                                neededArgument(args, 1, "call_at", "callback"),
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
    return loop(self).runUntilComplete(neededArgument(args, 0, "run_until_complete", "future"));
}

/// Begins the call in a thread of its own, as a pool with a thread to spare would.
Value runInExecutor(Caller &, const Value &self, const Args &args)
{
    const Value &given = neededArgument(args, 0, "run_in_executor", "executor");
    const Value &function = neededArgument(args, 1, "run_in_executor", "func");
    const Value executor = given.isNone() ? loop(self).executor() : given;
    if (auto *pool = dynamic_cast<ThreadExecutor *>(executor.object()))
        return pool->submit(function, {args.positional.subspan(2), {}});
    if (!executor.isNone())
        raise(Error::AttributeError,
              "'" + std::string(typeName(executor)) + "' object has no attribute 'submit'");
    ThreadRuntime &runtime = loop(self).runtime();
    return runtime.startThread(
        runtime.callOperation("run_in_executor", function, {args.positional.subspan(2), {}}));
}

Value setDefaultExecutor(Caller &, const Value &self, const Args &args)
{
    const Value &executor = neededArgument(args, 0, "set_default_executor", "executor");
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
    neededContext(args, "default_exception_handler");
    return {};
}

constexpr Method loopMethods[] = {
    {"call_at", callAt},
    {"call_exception_handler", callExceptionHandler},
    {"call_later", callLater},
    {"call_soon", callSoon},
    {"call_soon_threadsafe", callSoon},
    {"close", doIt<&ThreadLoop::close>, takesNothing},
    {"create_future", createFuture, takesNothing},
    {"create_task", createTask},
    {"default_exception_handler", defaultExceptionHandler},
    {"get_exception_handler", exceptionHandler, takesNothing},
    {"is_closed", ask<&ThreadLoop::isClosed>, takesNothing},
    {"is_running", ask<&ThreadLoop::isRunning>, takesNothing},
    {"run_forever", doIt<&ThreadLoop::runForever>, takesNothing},
    {"run_in_executor", runInExecutor},
    {"run_until_complete", runUntilComplete},
    {"set_default_executor", setDefaultExecutor},
    {"set_exception_handler", setExceptionHandler},
    {"shutdown_asyncgens", shutdown, takesNothing},
    {"shutdown_default_executor", shutdown, takesNothing},
    {"stop", doIt<&ThreadLoop::stop>, takesNothing},
    {"time", time, takesNothing},
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

constexpr Method timerMethods[] = {{"cancel", cancelTimer, takesNothing},
                                   {"cancelled", timerCancelled, takesNothing},
                                   {"when", timerWhen, takesNothing}};
constexpr MethodTable timerTable{timerMethods};

} // namespace

const MethodTable *ThreadLoop::methods() const { return &loopTable; }

const MethodTable *ThreadTimer::methods() const { return &timerTable; }

} // namespace coroscope
