// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/waiters.h"

namespace coroscope::asyncio {

/// One task at a time. Between unlock() and the step of the task that it wakes the lock is free,
/// but who comes then queues behind. CPython: asyncio.Lock.
class Lock final : public SyncObject {
public:
    bool isLocked() const { return m_locked; }
    /// Takes it for the current task of \p loop when it is free and nobody waits.
    bool tryAcquire(const EventLoop &loop);
    /// What `lock.acquire()` gives: a coroutine that returns True.
    Ref<Coroutine> acquire();
    /// The same as part of the current task. For C++ coroutines.
    static QCoro::Task<> acquireIn(EventLoop &loop, Outcome &outcome, Ref<Lock> lock);
    /// `lock.release()`. Raises RuntimeError when it is free.
    void unlock();

    std::string_view typeName() const override { return "Lock"; }
    const MethodTable *methods() const override;
    void clearReferences() override;

protected:
    std::string state() const override;
    Ref<Future> makeWaiter(EventLoop &loop, WaitKind kind) override;

private:
    static Ref<Future> acquireStep(EventLoop &loop, Outcome &outcome, const Value &self, Value &,
                                   Future *waited);
    void take(const EventLoop &loop);
    void wakeFirst();

    Waiters m_waiters;
    bool m_locked = false;
    TaskId m_holder{}; ///< the task that took it last; asyncio does not ask who gives it back
    std::uint32_t m_number = 0; ///< once somebody has waited for it: its own in the run, from 1
};

/// What a task waits for that wants a lock.
class LockFuture final : public Future {
public:
    LockFuture(EventLoop &loop, std::uint32_t lockNumber, TaskId lockHolder)
        : Future(loop, WaitKind::Lock), lock(lockNumber), holder(lockHolder)
    {
    }
    const std::uint32_t lock; ///< its number in the run, from 1
    const TaskId holder;      ///< when the wait began
};

/// A flag that tasks wait for. CPython: asyncio.Event.
class Event final : public SyncObject {
public:
    explicit Event(bool set = false) : m_isSet(set) {}
    bool isSet() const { return m_isSet; }
    /// Wakes all that wait.
    void set();
    void clear() { m_isSet = false; }
    /// What `event.wait()` gives: a coroutine that returns True.
    Ref<Coroutine> wait();
    /// The same as part of the current task. For C++ coroutines.
    static QCoro::Task<> waitIn(EventLoop &loop, Outcome &outcome, Ref<Event> event);

    std::string_view typeName() const override { return "Event"; }
    const MethodTable *methods() const override;
    void clearReferences() override;

protected:
    std::string state() const override;

private:
    static Ref<Future> waitStep(EventLoop &loop, Outcome &outcome, const Value &self, Value &,
                                Future *waited);

    Waiters m_waiters;
    bool m_isSet;
};

/// So many tasks at a time. CPython 3.11.7: asyncio.Semaphore, asyncio.BoundedSemaphore.
class Semaphore final : public SyncObject {
public:
    /// \p value: the places, >= 0, else it raises ValueError. \p bounded: it raises ValueError when
    /// more are given back than were taken.
    Semaphore(std::int64_t value, bool bounded);
    bool isLocked() const { return m_value == 0 || !m_waiters.areAllCancelled(); }
    /// What `semaphore.acquire()` gives: a coroutine that returns True.
    Ref<Coroutine> acquire();
    /// `semaphore.release()`.
    void giveBack();

    std::string_view typeName() const override
    {
        return m_bounded ? "BoundedSemaphore" : "Semaphore";
    }
    const MethodTable *methods() const override;
    bool attribute(std::string_view name, Value &out) const override;
    void clearReferences() override;

protected:
    std::string state() const override;

private:
    static Ref<Future> acquireStep(EventLoop &loop, Outcome &outcome, const Value &self, Value &,
                                   Future *waited);
    void wakeNext();

    Waiters m_waiters;
    std::int64_t m_value;
    const std::int64_t m_bound;
    const bool m_bounded;
};

} // namespace coroscope::asyncio
