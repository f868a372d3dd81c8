// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/awaiters.h"

#include "values/errors.h"

namespace coroscope::asyncio {

namespace {

/// What an await gives that ends before its future is done: close() has not let it wait, or has
/// been told that it waits and the task was woken by what it waited for before.
Ref<Exception> notDone(EventLoop &loop)
{
    return loop.refusesToWait() ? loop.ignoredExit()
                                : makeError(Error::RuntimeError, "await wasn't used with future");
}

/// In a coroutine that is being closed: whoever closes it is told that it waits. No task takes note
/// of \p future, which may be null.
void suspendClosed(EventLoop &loop, std::coroutine_handle<> handle, Future *future)
{
    if (future)
        future->setBlocking();
    loop.resumedTask()->suspendClosed(handle, {Value(), loop.ignoredExit()});
}

} // namespace

void OutcomeAwaiter::await_suspend(std::coroutine_handle<> handle)
{
    if (m_loop.isClosingCoroutine())
        return suspendClosed(m_loop, handle, m_future.get());
    m_loop.currentTask()->suspendOn(*m_future, handle);
}

Outcome OutcomeAwaiter::await_resume()
{
    Task *const task = m_loop.resumedTask();
    if (Ref<Exception> thrown = task ? task->takeThrown() : nullptr)
        return {Value(), std::move(thrown)};
    if (!m_future->isDone())
        return {Value(), notDone(m_loop)};
    return m_future->outcome();
}

void LeafAwaiter::await_suspend(std::coroutine_handle<> handle)
{
    if (m_loop.isClosingCoroutine())
        return suspendClosed(m_loop, handle, m_future);
    Task &task = *m_loop.currentTask();
    if (!m_future) {
        task.suspendForYield(handle);
        return;
    }
    if (m_future->kind() == WaitKind::Sleep)
        static_cast<SleepFuture &>(*m_future).setContinuation(m_stack);
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
    else if (m_future || (m_loop.refusesToWait() && !m_outcome.exception))
        m_outcome = {Value(), notDone(m_loop)};
}

Value ValueAwaiter::await_resume()
{
    Outcome outcome = OutcomeAwaiter::await_resume();
    if (outcome.exception)
        throw Raised{std::move(outcome.exception)};
    return std::move(outcome.value);
}

} // namespace coroscope::asyncio
