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
    return make<WaitingCoroutine>("Lock.acquire", &Lock::acquireStep, Ref<Lock>(this));
}

QCoro::Task<> Lock::acquireIn(EventLoop &loop, Outcome &outcome, Ref<Lock> lock)
{
    return WaitingCoroutine::runSteps(loop, outcome, &Lock::acquireStep, std::move(lock));
}

Ref<Future> Lock::acquireStep(EventLoop &loop, Outcome &outcome, const Value &self, Value &,
                              Future *waited)
{
    auto &lock = static_cast<Lock &>(*self.object());
    if (!waited) {
        if (!lock.tryAcquire(loop))
            return lock.addWaiter(loop, lock.m_waiters, WaitKind::Lock, outcome);
    } else {
        lock.m_waiters.remove(*waited);
        if (outcome.exception) {
            if (isInstance(*outcome.exception, Error::CancelledError) && !lock.m_locked)
                lock.wakeFirst();
            return nullptr;
        }
        lock.take(loop);
    }
    outcome.value = Value::boolean(true);
    return nullptr;
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
    return make<WaitingCoroutine>("Event.wait", &Event::waitStep, Ref<Event>(this));
}

QCoro::Task<> Event::waitIn(EventLoop &loop, Outcome &outcome, Ref<Event> event)
{
    return WaitingCoroutine::runSteps(loop, outcome, &Event::waitStep, std::move(event));
}

Ref<Future> Event::waitStep(EventLoop &loop, Outcome &outcome, const Value &self, Value &,
                            Future *waited)
{
    auto &event = static_cast<Event &>(*self.object());
    if (waited)
        event.m_waiters.remove(*waited);
    else if (!event.m_isSet)
        return event.addWaiter(loop, event.m_waiters, WaitKind::Event, outcome);
    if (!outcome.exception)
        outcome.value = Value::boolean(true);
    return nullptr;
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
    return make<WaitingCoroutine>("Semaphore.acquire", &Semaphore::acquireStep,
                                  Ref<Semaphore>(this));
}

Ref<Future> Semaphore::acquireStep(EventLoop &loop, Outcome &outcome, const Value &self, Value &,
                                   Future *waited)
{
    auto &semaphore = static_cast<Semaphore &>(*self.object());
    if (!waited) {
        if (semaphore.isLocked())
            return semaphore.addWaiter(loop, semaphore.m_waiters, WaitKind::Semaphore, outcome);
        --semaphore.m_value;
    } else {
        semaphore.m_waiters.remove(*waited);
        if (outcome.exception) {
            if (isInstance(*outcome.exception, Error::CancelledError) && !waited->isCancelled()) {
                ++semaphore.m_value; // it had been given a place
                semaphore.wakeNext();
            }
            return nullptr;
        }
        if (semaphore.m_value > 0)
            semaphore.wakeNext();
    }
    outcome.value = Value::boolean(true);
    return nullptr;
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
