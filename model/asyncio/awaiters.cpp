// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/awaiters.h"

#include "values/errors.h"

namespace coroscope::asyncio {

void OutcomeAwaiter::await_suspend(std::coroutine_handle<> handle)
{
    m_task = m_loop.currentTask();
    if (m_future)
        m_task->suspendOn(*m_future, handle);
    else
        m_task->suspendForYield(handle);
}

Outcome OutcomeAwaiter::await_resume()
{
    Ref<Exception> thrown = m_task ? m_task->takeThrown() : nullptr;
    if (m_future && m_future->kind() == WaitKind::Sleep)
        static_cast<SleepFuture &>(*m_future).cancelTimer();
    if (thrown)
        return {Value(), std::move(thrown)};
    return m_future ? m_future->outcome() : std::move(m_outcome);
}

Value ValueAwaiter::await_resume()
{
    Outcome outcome = OutcomeAwaiter::await_resume();
    if (outcome.exception)
        throw Raised{std::move(outcome.exception)};
    return std::move(outcome.value);
}

} // namespace coroscope::asyncio
