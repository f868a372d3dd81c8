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
    if (Ref<Exception> thrown = m_loop.currentTask()->takeThrown())
        return {Value(), std::move(thrown)};
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
    Ref<Exception> thrown = m_loop.currentTask()->takeThrown();
    if (m_future && m_future->kind() == WaitKind::Sleep)
        static_cast<SleepFuture &>(*m_future).cancelTimer();
    if (thrown)
        m_outcome = {Value(), std::move(thrown)};
    else if (m_future)
        m_outcome = m_future->outcome();
}

Value ValueAwaiter::await_resume()
{
    Outcome outcome = OutcomeAwaiter::await_resume();
    if (outcome.exception)
        throw Raised{std::move(outcome.exception)};
    return std::move(outcome.value);
}

} // namespace coroscope::asyncio
