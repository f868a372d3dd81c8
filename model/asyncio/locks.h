// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/waiters.h"

namespace coroscope::asyncio {

/// One task at a time. Between unlock() and the step of the task that it wakes the lock is free,
/// but who comes then queues behind. CPython: asyncio.Lock.
class Lock final : public SyncObject {
public:
    bool isLocked() const { return m_locked; }
    /// Takes it when it is free and nobody waits.
    bool tryAcquire();
    /// What `lock.acquire()` gives: a coroutine that returns True.
    Ref<Coroutine> acquire();
    /// The same as part of the current task. For C++ coroutines.
    static QCoro::Task<> acquireBody(EventLoop &loop, Outcome &outcome, Value self, Value);
    /// `lock.release()`. Raises RuntimeError when it is free.
    void unlock();

    std::string_view typeName() const override { return "Lock"; }
    const MethodTable *methods() const override;
    void clearReferences() override;

protected:
    std::string state() const override;

private:
    void wakeFirst();

    Waiters m_waiters;
    bool m_locked = false;
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
    static QCoro::Task<> waitBody(EventLoop &loop, Outcome &outcome, Value self, Value);

    std::string_view typeName() const override { return "Event"; }
    const MethodTable *methods() const override;
    void clearReferences() override;

protected:
    std::string state() const override;

private:
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
    static QCoro::Task<> acquireBody(EventLoop &loop, Outcome &outcome, Value self, Value);
    void wakeNext();

    Waiters m_waiters;
    std::int64_t m_value;
    const std::int64_t m_bound;
    const bool m_bounded;
};

} // namespace coroscope::asyncio
