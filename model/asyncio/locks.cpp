// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/locks.h"

#include "asyncio/awaiters.h"
#include "asyncio/task.h"
#include "values/errors.h"
#include "values/operations.h"

namespace coroscope::asyncio {

// --- Lock

bool Lock::tryAcquire(const EventLoop &loop)
{
    if (m_locked || !m_waiters.areAllCancelled())
        return false;
    take(loop);
    return true;
}

void Lock::take(const EventLoop &loop)
{
    m_locked = true;
    const Task *holder = loop.currentTask();
    m_holder = holder ? holder->taskId() : TaskId();
}

Ref<Future> Lock::makeWaiter(EventLoop &loop, WaitKind)
{
    if (m_number == 0)
        m_number = ++loop.counters().locks;
    return make<LockFuture>(loop, m_number, m_holder);
}

Ref<Coroutine> Lock::acquire()
{
    return make<MethodCoroutine>("Lock.acquire", &Lock::acquireBody, Ref<Lock>(this));
}

QCoro::Task<> Lock::acquireBody(EventLoop &loop, Outcome &outcome, Value self, Value)
{
    auto &lock = static_cast<Lock &>(*self.object());
    if (lock.tryAcquire(loop)) {
        outcome.value = Value::boolean(true);
        co_return;
    }
    const Ref<Future> waiter = lock.addWaiter(loop, lock.m_waiters, WaitKind::Lock, outcome);
    if (!waiter)
        co_return;
    OutcomeAwaiter awaiter = outcomeOf(loop, *waiter);
    const Outcome woken = co_await awaiter;

    lock.m_waiters.remove(*waiter);
    if (!woken.exception) {
        lock.take(loop);
        outcome.value = Value::boolean(true);
        co_return;
    }
    if (isInstance(*woken.exception, Error::CancelledError) && !lock.m_locked)
        lock.wakeFirst();
    outcome = {Value(), woken.exception};
}

void Lock::unlock()
{
    if (!m_locked)
        raise(Error::RuntimeError, "Lock is not acquired.");
    m_locked = false;
    wakeFirst();
}

/// A first waiter that is done already is on its way.
void Lock::wakeFirst()
{
    if (m_waiters.empty() || m_waiters.all().front()->isDone())
        return;
    m_waiters.all().front()->setResult(Value::boolean(true));
}

std::string Lock::state() const { return withWaiters(m_locked ? "locked" : "unlocked", m_waiters); }

void Lock::clearReferences()
{
    m_waiters.clear();
    SyncObject::clearReferences();
}

// --- Event

void Event::set()
{
    if (std::exchange(m_isSet, true))
        return;
    for (const Ref<Future> &waiter : m_waiters.all()) {
        if (!waiter->isDone())
            waiter->setResult(Value::boolean(true));
    }
}

Ref<Coroutine> Event::wait()
{
    return make<MethodCoroutine>("Event.wait", &Event::waitBody, Ref<Event>(this));
}

QCoro::Task<> Event::waitBody(EventLoop &loop, Outcome &outcome, Value self, Value)
{
    auto &event = static_cast<Event &>(*self.object());
    if (event.m_isSet) {
        outcome.value = Value::boolean(true);
        co_return;
    }
    const Ref<Future> waiter = event.addWaiter(loop, event.m_waiters, WaitKind::Event, outcome);
    if (!waiter)
        co_return;
    OutcomeAwaiter awaiter = outcomeOf(loop, *waiter);
    const Outcome woken = co_await awaiter;

    event.m_waiters.remove(*waiter);
    outcome.exception = woken.exception;
    if (!woken.exception)
        outcome.value = Value::boolean(true);
}

std::string Event::state() const { return withWaiters(m_isSet ? "set" : "unset", m_waiters); }

void Event::clearReferences()
{
    m_waiters.clear();
    SyncObject::clearReferences();
}

// --- Semaphore

Semaphore::Semaphore(std::int64_t value, bool bounded)
    : m_value(value), m_bound(value), m_bounded(bounded)
{
    if (value < 0)
        raise(Error::ValueError, "Semaphore initial value must be >= 0");
}

Ref<Coroutine> Semaphore::acquire()
{
    return make<MethodCoroutine>("Semaphore.acquire", &Semaphore::acquireBody,
                                 Ref<Semaphore>(this));
}

QCoro::Task<> Semaphore::acquireBody(EventLoop &loop, Outcome &outcome, Value self, Value)
{
    auto &semaphore = static_cast<Semaphore &>(*self.object());
    if (!semaphore.isLocked()) {
        --semaphore.m_value;
        outcome.value = Value::boolean(true);
        co_return;
    }
    const Ref<Future> waiter =
        semaphore.addWaiter(loop, semaphore.m_waiters, WaitKind::Semaphore, outcome);
    if (!waiter)
        co_return;
    OutcomeAwaiter awaiter = outcomeOf(loop, *waiter);
    const Outcome woken = co_await awaiter;

    semaphore.m_waiters.remove(*waiter);
    if (!woken.exception) {
        if (semaphore.m_value > 0)
            semaphore.wakeNext();
        outcome.value = Value::boolean(true);
        co_return;
    }
    if (isInstance(*woken.exception, Error::CancelledError) && !waiter->isCancelled()) {
        ++semaphore.m_value; // it had been given a place
        semaphore.wakeNext();
    }
    outcome = {Value(), woken.exception};
}

void Semaphore::giveBack()
{
    if (m_bounded && m_value >= m_bound)
        raise(Error::ValueError, "BoundedSemaphore released too many times");
    ++m_value;
    wakeNext();
}

void Semaphore::wakeNext()
{
    if (Future *waiter = m_waiters.firstPending()) {
        --m_value;
        waiter->setResult(Value::boolean(true));
    }
}

std::string Semaphore::state() const
{
    return withWaiters(isLocked() ? "locked" : "unlocked, value:" + std::to_string(m_value),
                       m_waiters);
}

bool Semaphore::attribute(std::string_view name, Value &out) const
{
    if (name != "_value")
        return false;
    out = Value::integer(m_value);
    return true;
}

void Semaphore::clearReferences()
{
    m_waiters.clear();
    SyncObject::clearReferences();
}

} // namespace coroscope::asyncio
