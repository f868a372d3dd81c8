// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/coroutine.h"
#include "asyncio/future.h"

#include <functional>
#include <vector>

namespace coroscope::asyncio {

/// Futures in the order in which their tasks came. Taking the first is cheap however many there
/// are, and an empty one takes no memory of its own.
class Waiters {
public:
    bool empty() const { return m_first == m_all.size(); }
    std::size_t size() const { return m_all.size() - m_first; }
    void add(Ref<Future> waiter) { m_all.push_back(std::move(waiter)); }
    /// Nothing when it is not there.
    void remove(const Future &waiter);
    /// Not when empty.
    Ref<Future> takeFirst();
    std::span<const Ref<Future>> all() const { return std::span(m_all).subspan(m_first); }
    /// The first that is not done, or null.
    Future *firstPending() const;
    bool areAllCancelled() const;
    void clear() { m_all.clear(), m_first = 0; }

private:
    void dropFirst();

    std::vector<Ref<Future>> m_all;
    std::size_t m_first = 0; ///< those before it are gone
};

/// What locks, events, queues and their kin have in common: they belong to the loop in which a
/// task first waits for them, and programs call their methods.
/// CPython: asyncio.mixins._LoopBoundMixin.
class SyncObject : public TrackedObject {
public:
    static constexpr Type valueType = Type::Other;
    /// A new future of \p loop for a task that is about to wait here, already in \p waiters. Null,
    /// with a RuntimeError as \p outcome, when the object belongs to another loop.
    Ref<Future> addWaiter(EventLoop &loop, Waiters &waiters, WaitKind kind, Outcome &outcome);
    /// "<asyncio.locks.Lock object [...]>".
    std::string repr() const override;
    void clearReferences() override { m_loop = nullptr; }

protected:
    SyncObject() : TrackedObject(valueType) {}
    /// What repr() says between the brackets: "locked".
    virtual std::string state() const { return {}; }
    /// The future of \p loop that a task is to wait for here.
    virtual Ref<Future> makeWaiter(EventLoop &loop, WaitKind kind);
    static std::string withWaiters(std::string state, const Waiters &waiters);

private:
    Ref<TrackedObject> m_loop; ///< known once a task has waited
};

/// \p value as a SyncObject of the class T, null when it is none.
template <class T>
T *syncObject(const Value &value)
{
    return value.type() == Type::Other ? dynamic_cast<T *>(value.object()) : nullptr;
}

/// A coroutine that is a method of an object and waits for one future after another until it has
/// its outcome: `lock.acquire()`. Whoever awaits it may wait for the futures itself, which spares a
/// C++ coroutine.
class WaitingCoroutine final : public Coroutine {
public:
    /// Runs from one wait to the next: gives the future to wait for, or null when \p outcome is how
    /// it ends. \p waited: the future that was waited for, \p outcome being what that gave; null at
    /// the beginning.
    using Step = Ref<Future> (*)(EventLoop &, Outcome &outcome, const Value &self, Value &argument,
                                 Future *waited);
    /// \p name as a trace shows it: "Lock.acquire".
    WaitingCoroutine(std::string_view name, Step step, Value self, Value argument = {})
        : Coroutine(Kind::Waits), m_name(name), m_step(step), m_self(std::move(self)),
          m_argument(std::move(argument))
    {
    }
    std::string qualifiedName() const override { return std::string(m_name); }
    void clearReferences() override;

    /// For who waits itself. False when it has ended with \p outcome, else it waits for waited().
    bool goOn(EventLoop &loop, Outcome &outcome)
    {
        m_waited = m_step(loop, outcome, m_self, m_argument, m_waited.get());
        return m_waited.get() != nullptr;
    }
    Future *waited() const { return m_waited.get(); }
    /// The same as part of the current task. For C++ coroutines.
    static QCoro::Task<> runSteps(EventLoop &loop, Outcome &outcome, Step step, Value self,
                                  Value argument = {});

protected:
    QCoro::Task<> run(EventLoop &loop, Outcome &outcome) override
    {
        return runSteps(loop, outcome, m_step, std::move(m_self), std::move(m_argument));
    }

private:
    std::string_view m_name; ///< of static storage
    Step m_step;
    Value m_self;
    Value m_argument;
    Ref<Future> m_waited;
};

/// A coroutine that is a method of an object and runs as one C++ coroutine: `condition.wait()`.
class MethodCoroutine final : public Coroutine {
public:
    /// Gives its outcome through the reference; throws nothing but LoopStopped.
    using Body = QCoro::Task<> (*)(EventLoop &, Outcome &, Value self, Value argument);
    /// \p name as a trace shows it: "Condition.wait".
    MethodCoroutine(std::string_view name, Body body, Value self, Value argument = {})
        : Coroutine(Kind::Native), m_name(name), m_body(body), m_self(std::move(self)),
          m_argument(std::move(argument))
    {
    }
    std::string qualifiedName() const override { return std::string(m_name); }
    void clearReferences() override { m_self = m_argument = Value(); }

protected:
    QCoro::Task<> run(EventLoop &loop, Outcome &outcome) override
    {
        return m_body(loop, outcome, std::move(m_self), std::move(m_argument));
    }

private:
    std::string_view m_name; ///< of static storage
    Body m_body;
    Value m_self;
    Value m_argument;
};

} // namespace coroscope::asyncio
