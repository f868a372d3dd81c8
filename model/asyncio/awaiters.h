// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/eventloop.h"
#include "asyncio/task.h"

/// What C++ coroutines of a task co_await. They find their task as the loop's current one, so
/// they may only be used inside a step of a task. Where the loop refusesToWait() they do not
/// suspend, but give the RuntimeError that says so.
namespace coroscope::asyncio {

/// Waits until a future is done and gives its outcome without throwing.
/// A future that is done already does not suspend. CPython: Future.__await__.
class OutcomeAwaiter {
public:
    OutcomeAwaiter(EventLoop &loop, Future &future) : m_loop(loop), m_future(&future) {}
    bool await_ready() const { return m_future->isDone() || m_loop.refusesToWait(); }
    void await_suspend(std::coroutine_handle<> handle);
    Outcome await_resume();

private:
    EventLoop &m_loop;
    Ref<Future> m_future;
};

/// What a coroutine of the program awaits in the end: a future, or one turn of the loop. Puts the
/// outcome where it is told to.
class LeafAwaiter {
public:
    /// \p future: whoever awaits holds it; null gives the loop one turn, unless \p outcome is an
    /// exception. \p stack: what the coroutine uses first when it goes on; only a hint.
    LeafAwaiter(EventLoop &loop, Future *future, Outcome &outcome, const void *stack = nullptr)
        : m_loop(loop), m_future(future), m_outcome(outcome), m_stack(stack)
    {
    }
    bool await_ready() const
    {
        return (m_future ? m_future->isDone() : m_outcome.exception.get() != nullptr) ||
               m_loop.refusesToWait();
    }
    void await_suspend(std::coroutine_handle<> handle);
    void await_resume();

private:
    EventLoop &m_loop;
    Future *m_future;
    Outcome &m_outcome;
    const void *m_stack;
};

/// Waits for \p future; the co_await expression gives the outcome.
inline OutcomeAwaiter outcomeOf(EventLoop &loop, Future &future)
{
    return OutcomeAwaiter(loop, future);
}

/// As outcomeOf(), but throws Raised for a failed or cancelled future.
class ValueAwaiter : public OutcomeAwaiter {
public:
    using OutcomeAwaiter::OutcomeAwaiter;
    Value await_resume();
};

inline ValueAwaiter valueOf(EventLoop &loop, Future &future) { return ValueAwaiter(loop, future); }

} // namespace coroscope::asyncio
