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
    bool await_ready() const { return m_future->isDone(); }
    void await_suspend(std::coroutine_handle<> handle)
    {
        m_task = m_loop.currentTask();
        m_task->suspendOn(*m_future, handle);
    }
    Outcome await_resume()
    {
        if (m_task) {
            if (Ref<Exception> thrown = m_task->takeThrown())
                return {Value(), std::move(thrown)};
        }
        return m_future->outcome();
    }

private:
    EventLoop &m_loop;
    Ref<Future> m_future;
    Task *m_task = nullptr;
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

/// Gives the loop one turn: the bare yield of sleep(0). The expression gives the exception thrown
/// in, or null.
class YieldAwaiter {
public:
    explicit YieldAwaiter(EventLoop &loop) : m_task(loop.currentTask()) {}
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> handle) { m_task->suspendForYield(handle); }
    Ref<Exception> await_resume() { return m_task->takeThrown(); }

private:
    Task *m_task;
};

} // namespace coroscope::asyncio
