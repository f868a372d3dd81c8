// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/threadsync.h"

#include "execution/syncfactory.h"
#include "values/errors.h"
#include "values/operations.h"

namespace coroscope {

std::string ThreadSync::repr() const
{
    return "<asyncio.locks." + std::string(typeName()) + " object [" + state() + "]>";
}

std::string ThreadSync::withWaiters(std::string state, const ThreadLine &line)
{
    if (!line.empty())
        state += ", waiters:" + std::to_string(line.size());
    return state;
}

// --- Lock

void ThreadLock::acquire()
{
    if (m_isLocked)
        m_line.wait(runtime(), WaitKind::Lock); // and whoever releases it hands it over
    m_isLocked = true;
}

void ThreadLock::unlock()
{
    if (!m_isLocked)
        raise(Error::RuntimeError, "Lock is not acquired.");
    m_isLocked = m_line.releaseFirst(runtime());
}

std::string ThreadLock::state() const
{
    return withWaiters(m_isLocked ? "locked" : "unlocked", m_line);
}

// --- Event

void ThreadEvent::set()
{
    m_isSet = true;
    m_line.releaseAll(runtime());
}

void ThreadEvent::wait()
{
    if (!m_isSet)
        m_line.wait(runtime(), WaitKind::Event);
}

std::string ThreadEvent::state() const { return withWaiters(m_isSet ? "set" : "unset", m_line); }

// --- Condition

void ThreadCondition::wait()
{
    if (!m_lock->isLocked())
        raise(Error::RuntimeError, "cannot wait on un-acquired lock");
    m_lock->unlock();
    m_line.wait(runtime(), WaitKind::Condition);
    m_lock->acquire();
}

Value ThreadCondition::waitFor(Caller &caller, const Value &predicate)
{
    for (;;) {
        Value result = caller.call(predicate, {});
        if (coroscope::truth(result))
            return result;
        wait();
    }
}

void ThreadCondition::notify(std::int64_t count)
{
    if (!m_lock->isLocked())
        raise(Error::RuntimeError, "cannot notify on un-acquired lock");
    while (count-- > 0 && m_line.releaseFirst(runtime())) {
    }
}

std::string ThreadCondition::state() const
{
    return withWaiters(m_lock->isLocked() ? "locked" : "unlocked", m_line);
}

// --- Semaphore

ThreadSemaphore::ThreadSemaphore(ThreadRuntime &runtime, std::int64_t value, bool bounded)
    : ThreadSync(runtime), m_value(value), m_bound(value), m_bounded(bounded)
{
    if (value < 0)
        raise(Error::ValueError, "Semaphore initial value must be >= 0");
}

void ThreadSemaphore::acquire()
{
    if (m_value > 0)
        --m_value;
    else
        m_line.wait(runtime(), WaitKind::Semaphore); // and whoever releases it hands the place over
}

void ThreadSemaphore::unlock()
{
    if (m_bounded && m_value >= m_bound)
        raise(Error::ValueError, "BoundedSemaphore released too many times");
    if (!m_line.releaseFirst(runtime()))
        ++m_value;
}

std::string ThreadSemaphore::state() const
{
    return withWaiters(isLocked() ? "locked" : "unlocked, value:" + std::to_string(m_value),
                       m_line);
}

bool ThreadSemaphore::attribute(std::string_view name, Value &out) const
{
    if (name != "_value")
        return false;
    out = Value::integer(m_value);
    return true;
}

// --- Barrier

ThreadBarrier::ThreadBarrier(ThreadRuntime &runtime, std::int64_t parties)
    : ThreadSync(runtime), m_parties(parties)
{
    if (parties < 1)
        raise(Error::ValueError, "parties must be > 0");
}

std::int64_t ThreadBarrier::wait()
{
    if (m_isBroken)
        raise(Error::BrokenBarrierError, "Barrier aborted");
    const auto place = static_cast<std::int64_t>(m_line.size());
    if (place + 1 == m_parties)
        m_line.releaseAll(runtime());
    else if (!m_line.wait(runtime(), WaitKind::Condition))
        raise(Error::BrokenBarrierError, "Abort or reset of barrier");
    return place;
}

void ThreadBarrier::reset()
{
    m_isBroken = false;
    m_line.releaseAll(runtime(), true);
}

void ThreadBarrier::abort()
{
    m_isBroken = true;
    m_line.releaseAll(runtime(), true);
}

std::string ThreadBarrier::state() const
{
    return m_isBroken ? "broken"
                      : "filling, waiters:" + std::to_string(m_line.size()) + "/" +
                            std::to_string(m_parties);
}

bool ThreadBarrier::attribute(std::string_view name, Value &out) const
{
    if (name == "parties")
        out = Value::integer(m_parties);
    else if (name == "n_waiting")
        out = Value::integer(static_cast<std::int64_t>(m_line.size()));
    else if (name == "broken")
        out = Value::boolean(m_isBroken);
    else
        return false;
    return true;
}

// --- Queue

void ThreadQueue::put(Value item)
{
    while (isFull())
        m_putters.wait(runtime(), WaitKind::QueuePut);
    putNow(std::move(item));
}

Value ThreadQueue::get()
{
    while (isEmpty())
        m_getters.wait(runtime(), WaitKind::QueueGet);
    return getNow();
}

void ThreadQueue::putNow(Value item)
{
    m_items.put(std::move(item));
    ++m_unfinished;
    m_getters.releaseFirst(runtime());
}

Value ThreadQueue::getNow()
{
    Value item = m_items.take();
    m_putters.releaseFirst(runtime());
    return item;
}

void ThreadQueue::taskDone()
{
    if (m_unfinished <= 0)
        raise(Error::ValueError, "task_done() called too many times");
    if (--m_unfinished == 0)
        m_joiners.releaseAll(runtime());
}

void ThreadQueue::join()
{
    while (m_unfinished > 0)
        m_joiners.wait(runtime(), WaitKind::Event);
}

std::string ThreadQueue::repr() const
{
    return m_items.describe(m_getters.size(), m_putters.size(), m_unfinished);
}

bool ThreadQueue::attribute(std::string_view name, Value &out) const
{
    if (name != "maxsize")
        return false;
    out = m_items.maximum();
    return true;
}

// --- making them

namespace {

class ThreadSyncFactory final : public SyncFactory {
public:
    explicit ThreadSyncFactory(ThreadRuntime &runtime) : m_runtime(runtime) {}
    Value lock() override { return make<ThreadLock>(m_runtime); }
    Value event() override { return make<ThreadEvent>(m_runtime); }
    Value condition(const Value &lock) override
    {
        if (lock.isNone())
            return make<ThreadCondition>(m_runtime, make<ThreadLock>(m_runtime));
        auto *given = dynamic_cast<ThreadLock *>(lock.object());
        if (!given)
            raiseNoLock(lock);
        return make<ThreadCondition>(m_runtime, Ref<ThreadLock>(given));
    }
    Value semaphore(std::int64_t value, bool bounded) override
    {
        return make<ThreadSemaphore>(m_runtime, value, bounded);
    }
    Value barrier(std::int64_t parties) override { return make<ThreadBarrier>(m_runtime, parties); }
    Value queue(asyncio::QueueItems::Order order, Value maximum) override
    {
        return make<ThreadQueue>(m_runtime, order, std::move(maximum));
    }

private:
    ThreadRuntime &m_runtime;
};

} // namespace

std::shared_ptr<SyncFactory> makeThreadSyncFactory(ThreadRuntime &runtime)
{
    return std::make_shared<ThreadSyncFactory>(runtime);
}

} // namespace coroscope
