// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/locks.h"

namespace coroscope::asyncio {

/// Tasks that hold a lock wait for a word of another that holds it. CPython: asyncio.Condition.
class Condition final : public SyncObject {
public:
    explicit Condition(Ref<Lock> lock) : m_lock(std::move(lock)) {}
    Lock &lock() const { return *m_lock; }
    /// What `condition.wait()` gives: a coroutine that returns True, with the lock taken again
    /// however it ended. Raises RuntimeError when nobody holds the lock.
    Ref<Coroutine> wait();
    /// Waits until the callable \p predicate gives something true, and returns that.
    Ref<Coroutine> waitFor(Value predicate);
    /// wait() as part of the current task. For C++ coroutines.
    static QCoro::Task<> waitBody(EventLoop &loop, Outcome &outcome, Value self, Value);
    /// Wakes the first \p count that wait. Raises RuntimeError when nobody holds the lock.
    void notify(std::int64_t count);
    void notifyAll() { notify(static_cast<std::int64_t>(m_waiters.size())); }

    std::string_view typeName() const override { return "Condition"; }
    const MethodTable *methods() const override;
    void clearReferences() override;

protected:
    std::string state() const override;

private:
    static QCoro::Task<> waitForBody(EventLoop &loop, Outcome &outcome, Value self,
                                     Value predicate);

    Ref<Lock> m_lock;
    Waiters m_waiters;
};

/// Tasks wait here until so many have come. CPython: asyncio.Barrier.
class Barrier final : public SyncObject {
public:
    /// \p parties: >= 1, else it raises ValueError.
    explicit Barrier(std::int64_t parties);
    /// What `barrier.wait()` gives: a coroutine that returns the place of arrival, from 0.
    /// Raises BrokenBarrierError after abort(), and when the barrier is reset meanwhile.
    Ref<Coroutine> wait();
    Ref<Coroutine> reset();
    Ref<Coroutine> abort();
    std::int64_t waiting() const { return m_state == State::Filling ? m_count : 0; }
    bool isBroken() const { return m_state == State::Broken; }

    std::string_view typeName() const override { return "Barrier"; }
    const MethodTable *methods() const override;
    bool attribute(std::string_view name, Value &out) const override;
    void clearReferences() override;

protected:
    std::string state() const override;

private:
    enum class State : std::uint8_t { Filling, Draining, Resetting, Broken };
    static QCoro::Task<> waitBody(EventLoop &loop, Outcome &outcome, Value self, Value);
    /// The part of it with the lock held.
    static QCoro::Task<> pass(EventLoop &loop, Outcome &outcome, Value self);
    static QCoro::Task<> changeBody(EventLoop &loop, Outcome &outcome, Value self, Value isAbort);
    void leave();

    Ref<Condition> m_condition;
    const std::int64_t m_parties;
    std::int64_t m_count = 0; ///< tasks within
    State m_state = State::Filling;
};

} // namespace coroscope::asyncio
