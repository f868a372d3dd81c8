// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/eventloop.h"
#include "asyncio/task.h"

/// What C++ coroutines of a task co_await. They find their task as the loop's current one, so
/// they may only be used inside a step of a task.
namespace coroscope::asyncio {

/// Waits until a future is done and gives its outcome without throwing.
/// A future that is done already does not suspend. CPython: Future.__await__.
class OutcomeAwaiter {
public:
    OutcomeAwaiter(EventLoop &loop, Future &future) : m_loop(loop), m_future(&future) {}
    /// Gives the loop one turn and then \p outcome; an exception it gives at once.
    OutcomeAwaiter(EventLoop &loop, Outcome outcome) : m_loop(loop), m_outcome(std::move(outcome))
    {
    }
    bool await_ready() const
    {
        return m_future ? m_future->isDone() : m_outcome.exception.get() != nullptr;
    }
    void await_suspend(std::coroutine_handle<> handle);
    Outcome await_resume();

private:
    EventLoop &m_loop;
    Ref<Future> m_future;
    Task *m_task = nullptr;
    Outcome m_outcome; ///< when there is no future
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
