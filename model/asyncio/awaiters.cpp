// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/awaiters.h"

#include "values/errors.h"

namespace coroscope::asyncio {

void OutcomeAwaiter::await_suspend(std::coroutine_handle<> handle)
{
    m_loop.currentTask()->suspendOn(*m_future, handle);
}

Outcome OutcomeAwaiter::await_resume()
{
    Task *const task = m_loop.resumedTask();
    if (Ref<Exception> thrown = task ? task->takeThrown() : nullptr)
        return {Value(), std::move(thrown)};
    if (m_loop.isClosingCoroutine() && !m_future->isDone())
        return {Value(), m_loop.ignoredExit()};
    return m_future->outcome();
}

void LeafAwaiter::await_suspend(std::coroutine_handle<> handle)
{
    Task &task = *m_loop.currentTask();
    if (!m_future) {
        task.suspendForYield(handle);
        return;
    }
    if (m_future->kind() == WaitKind::Sleep)
        static_cast<SleepFuture &>(*m_future).setContinuation(handle.address(), m_stack);
    task.suspendOn(*m_future, handle);
}

void LeafAwaiter::await_resume()
{
    Task *const task = m_loop.resumedTask();
    Ref<Exception> thrown = task ? task->takeThrown() : nullptr;
    if (m_future && m_future->kind() == WaitKind::Sleep)
        static_cast<SleepFuture &>(*m_future).cancelTimer();
    if (thrown)
        m_outcome = {Value(), std::move(thrown)};
    else if (m_future && m_future->isDone())
        m_outcome = m_future->outcome();
    else if (m_loop.isClosingCoroutine() && !m_outcome.exception)
        m_outcome = {Value(), m_loop.ignoredExit()};
}

Value ValueAwaiter::await_resume()
{
    Outcome outcome = OutcomeAwaiter::await_resume();
    if (outcome.exception)
        throw Raised{std::move(outcome.exception)};
    return std::move(outcome.value);
}

} // namespace coroscope::asyncio
