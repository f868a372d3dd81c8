// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/threadoperation.h"
#include "execution/threadsync.h"
#include "values/contextmanager.h"
#include "values/errors.h"
#include "values/operations.h"

/// The methods that programs call on the locks and queues of a threaded run. Those that are
/// coroutines on the loop give an operation, which blocks when it is awaited.
namespace coroscope {

namespace {

template <class T>
T &the(const Value &self)
{
    return static_cast<T &>(*self.object());
}

/// What the method of a class of this name is called: "Lock.acquire".
std::string nameOf(const ThreadSync &object, const char *method)
{
    return std::string(object.typeName()) + "." + method;
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

template <class T>
Value acquire(Caller &, const Value &self, const Args &)
{
    return threadOperation(nameOf(the<T>(self), "acquire"), [self] {
        the<T>(self).acquire();
        return Value::boolean(true);
    });
}

template <class T>
Value enter(Caller &, const Value &self, const Args &)
{
    return threadOperation("__aenter__", [self] {
        the<T>(self).acquire();
        return Value();
    });
}

template <class T>
Value leave(Caller &, const Value &self, const Args &args)
{
    leavingException("__aexit__", args);
    return threadOperation("__aexit__", [self] {
        the<T>(self).unlock();
        return Value();
    });
}

template <class T>
Value waitOf(Caller &, const Value &self, const Args &)
{
    return threadOperation(nameOf(the<T>(self), "wait"), [self] {
        the<T>(self).wait();
        return Value::boolean(true);
    });
}

constexpr Method lockMethods[] = {
    {"__aenter__", enter<ThreadLock>, "Lock"},
    {"__aexit__", leave<ThreadLock>},
    {"acquire", acquire<ThreadLock>, "Lock"},
    {"locked", ask<ThreadLock, &ThreadLock::isLocked>, "Lock"},
    {"release", doIt<ThreadLock, &ThreadLock::unlock>, "Lock"},
};
constexpr MethodTable lockTable{lockMethods};

constexpr Method eventMethods[] = {
    {"clear", doIt<ThreadEvent, &ThreadEvent::clear>, "Event"},
    {"is_set", ask<ThreadEvent, &ThreadEvent::isSet>, "Event"},
    {"set", doIt<ThreadEvent, &ThreadEvent::set>, "Event"},
    {"wait", waitOf<ThreadEvent>, "Event"},
};
constexpr MethodTable eventTable{eventMethods};

constexpr Method semaphoreMethods[] = {
    {"__aenter__", enter<ThreadSemaphore>, "Semaphore"},
    {"__aexit__", leave<ThreadSemaphore>},
    {"acquire", acquire<ThreadSemaphore>, "Semaphore"},
    {"locked", ask<ThreadSemaphore, &ThreadSemaphore::isLocked>, "Semaphore"},
    {"release", doIt<ThreadSemaphore, &ThreadSemaphore::unlock>, "Semaphore"},
};
constexpr MethodTable semaphoreTable{semaphoreMethods};

Value notify(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("Condition.notify", args, {"n"}, 0);
    const Value count = in.get(0, Value::integer(1));
    if (!count.isInt())
        raise(Error::TypeError, "'>=' not supported between instances of 'int' and '" +
                                    std::string(typeName(count)) + "'");
    the<ThreadCondition>(self).notify(count.asInt());
    return {};
}

Value waitFor(Caller &caller, const Value &self, const Args &args)
{
    const PythonArguments in("Condition.wait_for", args, {"predicate"}, 1);
    return threadOperation("Condition.wait_for", [&caller, self, predicate = in.get(0)] {
        return the<ThreadCondition>(self).waitFor(caller, predicate);
    });
}

constexpr Method conditionMethods[] = {
    {"__aenter__", enter<ThreadCondition>, "Condition"},
    {"__aexit__", leave<ThreadCondition>},
    {"acquire", acquire<ThreadCondition>, "Condition"},
    {"locked", ask<ThreadCondition, &ThreadCondition::isLocked>, "Condition"},
    {"notify", notify},
    {"notify_all", doIt<ThreadCondition, &ThreadCondition::notifyAll>, "Condition"},
    {"release", doIt<ThreadCondition, &ThreadCondition::unlock>, "Condition"},
    {"wait", waitOf<ThreadCondition>, "Condition"},
    {"wait_for", waitFor},
};
constexpr MethodTable conditionTable{conditionMethods};

Value waitAtBarrier(Caller &, const Value &self, const Args &)
{
    return threadOperation("Barrier.wait",
                           [self] { return Value::integer(the<ThreadBarrier>(self).wait()); });
}

template <bool isAbort>
Value changeBarrier(Caller &, const Value &self, const Args &)
{
    return threadOperation(isAbort ? "Barrier.abort" : "Barrier.reset", [self] {
        if (isAbort)
            the<ThreadBarrier>(self).abort();
        else
            the<ThreadBarrier>(self).reset();
        return Value();
    });
}

constexpr Method barrierMethods[] = {
    {"abort", changeBarrier<true>, "Barrier"},
    {"reset", changeBarrier<false>, "Barrier"},
    {"wait", waitAtBarrier, "Barrier"},
};
constexpr MethodTable barrierTable{barrierMethods};

Value put(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("Queue.put", args, {"item"}, 1);
    return threadOperation("Queue.put", [self, item = in.get(0)] {
        the<ThreadQueue>(self).put(item);
        return Value();
    });
}

Value putNow(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("Queue.put_nowait", args, {"item"}, 1);
    the<ThreadQueue>(self).putNow(in.get(0));
    return {};
}

Value get(Caller &, const Value &self, const Args &)
{
    return threadOperation("Queue.get", [self] { return the<ThreadQueue>(self).get(); });
}

Value getNow(Caller &, const Value &self, const Args &) { return the<ThreadQueue>(self).getNow(); }

Value join(Caller &, const Value &self, const Args &)
{
    return threadOperation("Queue.join", [self] {
        the<ThreadQueue>(self).join();
        return Value();
    });
}

Value size(Caller &, const Value &self, const Args &)
{
    return Value::integer(the<ThreadQueue>(self).size());
}

constexpr Method queueMethods[] = {
    {"empty", ask<ThreadQueue, &ThreadQueue::isEmpty>, "Queue"},
    {"full", ask<ThreadQueue, &ThreadQueue::isFull>, "Queue"},
    {"get", get, "Queue"},
    {"get_nowait", getNow, "Queue"},
    {"join", join, "Queue"},
    {"put", put},
    {"put_nowait", putNow},
    {"qsize", size, "Queue"},
    {"task_done", doIt<ThreadQueue, &ThreadQueue::taskDone>, "Queue"},
};
constexpr MethodTable queueTable{queueMethods};

} // namespace

const MethodTable *ThreadLock::methods() const { return &lockTable; }

const MethodTable *ThreadEvent::methods() const { return &eventTable; }

const MethodTable *ThreadSemaphore::methods() const { return &semaphoreTable; }

const MethodTable *ThreadCondition::methods() const { return &conditionTable; }

const MethodTable *ThreadBarrier::methods() const { return &barrierTable; }

const MethodTable *ThreadQueue::methods() const { return &queueTable; }

} // namespace coroscope
