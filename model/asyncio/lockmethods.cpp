// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/condition.h"
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

constexpr Method lockMethods[] = {
    {"acquire", coroutineOf<Lock, &Lock::acquire>},
    {"locked", ask<Lock, &Lock::isLocked>},
    {"release", doIt<Lock, &Lock::unlock>},
};
constexpr MethodTable lockTable{lockMethods};

constexpr Method eventMethods[] = {
    {"clear", doIt<Event, &Event::clear>},
    {"is_set", ask<Event, &Event::isSet>},
    {"set", doIt<Event, &Event::set>},
    {"wait", coroutineOf<Event, &Event::wait>},
};
constexpr MethodTable eventTable{eventMethods};

constexpr Method semaphoreMethods[] = {
    {"acquire", coroutineOf<Semaphore, &Semaphore::acquire>},
    {"locked", ask<Semaphore, &Semaphore::isLocked>},
    {"release", doIt<Semaphore, &Semaphore::giveBack>},
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
    const ArgumentReader in("Condition.notify", args, {"n"}, 0);
    const Value count = in.get(0, Value::integer(1));
    if (!count.isInt())
        raise(Error::TypeError, "'>=' not supported between instances of 'int' and '" +
                                    std::string(typeName(count)) + "'");
    the<Condition>(self).notify(count.asInt());
    return {};
}

Value waitFor(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("Condition.wait_for", args, {"predicate"}, 1);
    return the<Condition>(self).waitFor(in.get(0));
}

constexpr Method conditionMethods[] = {
    {"acquire", conditionAcquire},
    {"locked", conditionLocked},
    {"notify", notify},
    {"notify_all", doIt<Condition, &Condition::notifyAll>},
    {"release", conditionRelease},
    {"wait", coroutineOf<Condition, &Condition::wait>},
    {"wait_for", waitFor},
};
constexpr MethodTable conditionTable{conditionMethods};

constexpr Method barrierMethods[] = {
    {"abort", coroutineOf<Barrier, &Barrier::abort>},
    {"reset", coroutineOf<Barrier, &Barrier::reset>},
    {"wait", coroutineOf<Barrier, &Barrier::wait>},
};
constexpr MethodTable barrierTable{barrierMethods};

} // namespace

const MethodTable *Lock::methods() const { return &lockTable; }

const MethodTable *Event::methods() const { return &eventTable; }

const MethodTable *Semaphore::methods() const { return &semaphoreTable; }

const MethodTable *Condition::methods() const { return &conditionTable; }

const MethodTable *Barrier::methods() const { return &barrierTable; }

} // namespace coroscope::asyncio
