// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/queueitems.h"
#include "execution/threadline.h"
#include "values/call.h"

#include <memory>
#include <string>

namespace coroscope {

class SyncFactory;

/// What the locks, events and queues of a threaded run have in common. They stand for those of
/// Python's threading and queue modules under asyncio's names, and wake in the order in which the
/// threads came (of CPython's locks the operating system decides). Touched under the interpreter
/// lock alone; what blocks here blocks the current thread.
class ThreadSync : public TrackedObject {
public:
    static constexpr Type valueType = Type::Other;
    /// "<asyncio.locks.Lock object [...]>", as on the loop.
    std::string repr() const override;
    void clearReferences() override {}
    ThreadRuntime &runtime() const { return *m_runtime; }

protected:
    explicit ThreadSync(ThreadRuntime &runtime) : TrackedObject(valueType), m_runtime(&runtime) {}
    /// What repr() says between the brackets.
    virtual std::string state() const { return {}; }
    static std::string withWaiters(std::string state, const ThreadLine &line);

private:
    ThreadRuntime *m_runtime;
};

/// threading.Lock. Given to the thread that has waited longest.
class ThreadLock final : public ThreadSync {
public:
    explicit ThreadLock(ThreadRuntime &runtime) : ThreadSync(runtime) {}
    bool isLocked() const { return m_isLocked; }
    void acquire();
    /// Raises RuntimeError when it is free.
    void unlock();

    std::string_view typeName() const override { return "Lock"; }
    const MethodTable *methods() const override;

protected:
    std::string state() const override;

private:
    ThreadLine m_line;
    bool m_isLocked = false;
};

/// threading.Event.
class ThreadEvent final : public ThreadSync {
public:
    explicit ThreadEvent(ThreadRuntime &runtime) : ThreadSync(runtime) {}
    bool isSet() const { return m_isSet; }
    void set();
    void clear() { m_isSet = false; }
    void wait();

    std::string_view typeName() const override { return "Event"; }
    const MethodTable *methods() const override;

protected:
    std::string state() const override;

private:
    ThreadLine m_line;
    bool m_isSet = false;
};

/// threading.Condition.
class ThreadCondition final : public ThreadSync {
public:
    ThreadCondition(ThreadRuntime &runtime, Ref<ThreadLock> lock)
        : ThreadSync(runtime), m_lock(std::move(lock))
    {
    }
    ThreadLock &lock() const { return *m_lock; }
    bool isLocked() const { return m_lock->isLocked(); }
    void acquire() { m_lock->acquire(); }
    void unlock() { m_lock->unlock(); }
    /// Raises RuntimeError when nobody holds the lock, as notify() does.
    void wait();
    /// Waits until the callable \p predicate gives something true, and returns that.
    Value waitFor(Caller &caller, const Value &predicate);
    void notify(std::int64_t count);
    void notifyAll() { notify(static_cast<std::int64_t>(m_line.size())); }

    std::string_view typeName() const override { return "Condition"; }
    const MethodTable *methods() const override;

protected:
    std::string state() const override;

private:
    Ref<ThreadLock> m_lock;
    ThreadLine m_line;
};

/// threading.Semaphore and BoundedSemaphore.
class ThreadSemaphore final : public ThreadSync {
public:
    /// Raises ValueError when \p value is negative.
    ThreadSemaphore(ThreadRuntime &runtime, std::int64_t value, bool bounded);
    bool isLocked() const { return m_value == 0; }
    void acquire();
    /// Raises ValueError when it is bounded and was released more often than acquired.
    void unlock();

    std::string_view typeName() const override
    {
        return m_bounded ? "BoundedSemaphore" : "Semaphore";
    }
    const MethodTable *methods() const override;
    bool attribute(std::string_view name, Value &out) const override;

protected:
    std::string state() const override;

private:
    ThreadLine m_line;
    std::int64_t m_value;
    const std::int64_t m_bound;
    const bool m_bounded;
};

/// threading.Barrier.
class ThreadBarrier final : public ThreadSync {
public:
    /// Raises ValueError when \p parties is less than 1.
    ThreadBarrier(ThreadRuntime &runtime, std::int64_t parties);
    /// The place of arrival, from 0. Raises BrokenBarrierError after abort(), and when it is reset
    /// or aborted meanwhile.
    std::int64_t wait();
    void reset();
    void abort();

    std::string_view typeName() const override { return "Barrier"; }
    const MethodTable *methods() const override;
    bool attribute(std::string_view name, Value &out) const override;

protected:
    std::string state() const override;

private:
    ThreadLine m_line;
    const std::int64_t m_parties;
    bool m_isBroken = false;
};

/// queue.Queue, LifoQueue and PriorityQueue. A thread that waits is only woken: whoever comes first
/// takes the item or the place, and the other waits again, behind the others.
class ThreadQueue final : public ThreadSync {
public:
    ThreadQueue(ThreadRuntime &runtime, asyncio::QueueItems::Order order, Value maximum)
        : ThreadSync(runtime), m_items(order, std::move(maximum))
    {
    }
    std::int64_t size() const { return m_items.size(); }
    bool isEmpty() const { return m_items.isEmpty(); }
    bool isFull() const { return m_items.isFull(); }
    void put(Value item);
    Value get();
    void putNow(Value item);
    Value getNow();
    /// Raises ValueError when no item was got for it.
    void taskDone();
    void join();

    std::string_view typeName() const override { return m_items.typeName(); }
    std::string repr() const override;
    std::string str() const override { return repr(); }
    const MethodTable *methods() const override;
    bool attribute(std::string_view name, Value &out) const override;
    void clearReferences() override { m_items.clear(); }

private:
    asyncio::QueueItems m_items;
    ThreadLine m_getters;
    ThreadLine m_putters;
    ThreadLine m_joiners;
    std::int64_t m_unfinished = 0;
};

std::shared_ptr<SyncFactory> makeThreadSyncFactory(ThreadRuntime &runtime);

} // namespace coroscope
