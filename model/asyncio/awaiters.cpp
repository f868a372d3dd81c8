// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/awaiters.h"

#include "values/errors.h"

namespace coroscope::asyncio {

void OutcomeAwaiter::await_suspend(std::coroutine_handle<> handle)
{
    m_task = m_loop.currentTask();
    m_task->suspendOn(*m_future, handle);
}

Outcome OutcomeAwaiter::await_resume()
{
    if (m_task) {
        if (Ref<Exception> thrown = m_task->takeThrown())
            return {Value(), std::move(thrown)};
    } else if (!m_future->isDone()) {
        return {Value(), m_loop.ignoredExit()};
    }
    return m_future->outcome();
}

void LeafAwaiter::await_suspend(std::coroutine_handle<> handle)
{
    m_task = m_loop.currentTask();
    if (!m_future) {
        m_task->suspendForYield(handle);
        return;
    }
    if (m_future->kind() == WaitKind::Sleep)
        static_cast<SleepFuture &>(*m_future).setContinuation(handle.address(), m_stack);
    m_task->suspendOn(*m_future, handle);
}

void LeafAwaiter::await_resume()
{
    Ref<Exception> thrown = m_task ? m_task->takeThrown() : nullptr;
    if (m_future && m_future->kind() == WaitKind::Sleep)
        static_cast<SleepFuture &>(*m_future).cancelTimer();
    if (thrown)
        m_outcome = {Value(), std::move(thrown)};
    else if (m_future && m_future->isDone())
        m_outcome = m_future->outcome();
    else if (!m_task && !m_outcome.exception)
        m_outcome = {Value(), m_loop.ignoredExit()};
    if (m_task)
        m_outcome.arrival = m_task->arrival();
}

Value ValueAwaiter::await_resume()
{
    Outcome outcome = OutcomeAwaiter::await_resume();
    if (outcome.exception)
        throw Raised{std::move(outcome.exception)};
    return std::move(outcome.value);
}

} // namespace coroscope::asyncio
