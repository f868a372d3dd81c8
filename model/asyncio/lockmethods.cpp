// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/condition.h"
#include "values/contextmanager.h"
#include "values/errors.h"
#include "values/operations.h"

/// The methods that programs call on locks, events, semaphores, conditions and barriers.
namespace coroscope::asyncio {

namespace {

template <class T>
T &the(const Value &self)
{
    return static_cast<T &>(*self.object());
}

template <class T, auto method>
Value coroutineOf(Caller &, const Value &self, const Args &)
{
    return (the<T>(self).*method)();
}

template <class T, auto method>
Value doIt(Caller &, const Value &self, const Args &)
{
    (the<T>(self).*method)();
    return {};
}

template <class T, auto method>
Value ask(Caller &, const Value &self, const Args &)
{
    return Value::boolean((the<T>(self).*method)());
}

/// CPython: _ContextManagerMixin.__aenter__ of asyncio.locks, whose value is None.
QCoro::Task<Value> entered(EventLoop &loop, Ref<Coroutine> acquiring)
{
    Outcome outcome;
    QCoro::Task<> task = acquiring->start(loop, outcome);
    co_await task;
    if (outcome.exception)
        throw Raised{std::move(outcome.exception)};
    co_return Value();
}

QCoro::Task<Value> left(Caller &caller, Value self, NativeFunction release)
{
    release(caller, self, {});
    co_return Value();
}

QCoro::Task<Value> nothingToDo() { co_return Value(); }

template <NativeFunction acquire>
Value enter(Caller &caller, const Value &self, const Args &)
{
    const Value made = acquire(caller, self, {});
    const Ref<Coroutine> acquiring(made.as<Coroutine>());
    return make<NativeCoroutine>("__aenter__",
                                 [acquiring](EventLoop &loop) { return entered(loop, acquiring); });
}

template <NativeFunction release>
Value leave(Caller &caller, const Value &self, const Args &args)
{
    leavingException("__aexit__", args);
    return make<NativeCoroutine>(
        "__aexit__", [&caller, self](EventLoop &) { return left(caller, self, release); });
}

constexpr Method lockMethods[] = {
    {"__aenter__", enter<coroutineOf<Lock, &Lock::acquire>>, "Lock"},
    {"__aexit__", leave<doIt<Lock, &Lock::unlock>>},
    {"acquire", coroutineOf<Lock, &Lock::acquire>, "Lock"},
    {"locked", ask<Lock, &Lock::isLocked>, "Lock"},
    {"release", doIt<Lock, &Lock::unlock>, "Lock"},
};
constexpr MethodTable lockTable{lockMethods};

constexpr Method eventMethods[] = {
    {"clear", doIt<Event, &Event::clear>, "Event"},
    {"is_set", ask<Event, &Event::isSet>, "Event"},
    {"set", doIt<Event, &Event::set>, "Event"},
    {"wait", coroutineOf<Event, &Event::wait>, "Event"},
};
constexpr MethodTable eventTable{eventMethods};

constexpr Method semaphoreMethods[] = {
    {"__aenter__", enter<coroutineOf<Semaphore, &Semaphore::acquire>>, "Semaphore"},
    {"__aexit__", leave<doIt<Semaphore, &Semaphore::giveBack>>},
    {"acquire", coroutineOf<Semaphore, &Semaphore::acquire>, "Semaphore"},
    {"locked", ask<Semaphore, &Semaphore::isLocked>, "Semaphore"},
    {"release", doIt<Semaphore, &Semaphore::giveBack>, "Semaphore"},
};
constexpr MethodTable semaphoreTable{semaphoreMethods};

Value conditionAcquire(Caller &, const Value &self, const Args &)
{
    return the<Condition>(self).lock().acquire();
}

Value conditionLocked(Caller &, const Value &self, const Args &)
{
    return Value::boolean(the<Condition>(self).lock().isLocked());
}

Value conditionRelease(Caller &, const Value &self, const Args &)
{
    the<Condition>(self).lock().unlock();
    return {};
}

Value notify(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("Condition.notify", args, {"n"}, 0);
    const Value count = in.get(0, Value::integer(1));
    if (!count.isInt() && the<Condition>(self).lock().isLocked())
        raise(Error::TypeError, "'>=' not supported between instances of 'int' and '" +
                                    std::string(typeName(count)) + "'");
    the<Condition>(self).notify(count.asInt());
    return {};
}

Value waitFor(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("Condition.wait_for", args, {"predicate"}, 1);
    return the<Condition>(self).waitFor(in.get(0));
}

constexpr Method conditionMethods[] = {
    {"__aenter__", enter<conditionAcquire>, "Condition"},
    {"__aexit__", leave<conditionRelease>},
    {"acquire", conditionAcquire, "Lock"},
    {"locked", conditionLocked, "Lock"},
    {"notify", notify},
    {"notify_all", doIt<Condition, &Condition::notifyAll>, "Condition"},
    {"release", conditionRelease, "Lock"},
    {"wait", coroutineOf<Condition, &Condition::wait>, "Condition"},
    {"wait_for", waitFor},
};
constexpr MethodTable conditionTable{conditionMethods};

Value leaveBarrier(Caller &, const Value &, const Args &args)
{
    leavingException("__aexit__", args);
    return make<NativeCoroutine>("Barrier.__aexit__", [](EventLoop &) { return nothingToDo(); });
}

constexpr Method barrierMethods[] = {
    {"__aenter__", coroutineOf<Barrier, &Barrier::wait>, "Barrier"},
    {"__aexit__", leaveBarrier},
    {"abort", coroutineOf<Barrier, &Barrier::abort>, "Barrier"},
    {"reset", coroutineOf<Barrier, &Barrier::reset>, "Barrier"},
    {"wait", coroutineOf<Barrier, &Barrier::wait>, "Barrier"},
};
constexpr MethodTable barrierTable{barrierMethods};

} // namespace

const MethodTable *Lock::methods() const { return &lockTable; }

const MethodTable *Event::methods() const { return &eventTable; }

const MethodTable *Semaphore::methods() const { return &semaphoreTable; }

const MethodTable *Condition::methods() const { return &conditionTable; }

const MethodTable *Barrier::methods() const { return &barrierTable; }

} // namespace coroscope::asyncio
