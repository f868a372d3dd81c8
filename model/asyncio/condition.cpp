// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/condition.h"

#include "asyncio/awaiters.h"
#include "values/errors.h"
#include "values/operations.h"

namespace coroscope::asyncio {

Ref<Coroutine> Condition::wait()
{
    return make<MethodCoroutine>("Condition.wait", &Condition::waitBody, Ref<Condition>(this));
}

QCoro::Task<> Condition::waitBody(EventLoop &loop, Outcome &outcome, Value self, Value)
{
    auto &condition = static_cast<Condition &>(*self.object());
    const Ref<Lock> lock = condition.m_lock;
    if (!lock->isLocked()) {
        outcome = {Value(), makeError(Error::RuntimeError, "cannot wait on un-acquired lock")};
        co_return;
    }
    lock->unlock();
    Outcome result{Value::boolean(true), nullptr};
    const Ref<Future> waiter =
        condition.addWaiter(loop, condition.m_waiters, WaitKind::Condition, result);
    if (waiter) {
        OutcomeAwaiter awaiter = outcomeOf(loop, *waiter);
        const Outcome woken = co_await awaiter;
        condition.m_waiters.remove(*waiter);
        if (woken.exception)
            result = {Value(), woken.exception};
    }

    bool isCancelled = false;
    for (bool isTaken = false; !isTaken;) {
        Outcome taken;
        QCoro::Task<> acquire = Lock::acquireIn(loop, taken, lock);
        co_await acquire;
        isTaken = true;
        if (taken.exception && isInstance(*taken.exception, Error::CancelledError)) {
            isCancelled = true;
            isTaken = false;
        } else if (taken.exception) {
            result = std::move(taken);
        }
    }
    if (isCancelled) {
        const Ref<Exception> cancelled = makeError(Error::CancelledError);
        setContext(*cancelled, result.exception.get());
        result = {Value(), cancelled};
    }
    outcome = std::move(result);
}

Ref<Coroutine> Condition::waitFor(Value predicate)
{
    return make<MethodCoroutine>("Condition.wait_for", &Condition::waitForBody,
                                 Ref<Condition>(this), std::move(predicate));
}

QCoro::Task<> Condition::waitForBody(EventLoop &loop, Outcome &outcome, Value self, Value predicate)
{
    for (;;) {
        try {
            Value answer = loop.caller().call(predicate, {});
            if (coroscope::truth(answer)) {
                outcome = {std::move(answer), nullptr};
                co_return;
            }
        } catch (Raised &raised) {
            outcome = {Value(), std::move(raised.exception)};
            co_return;
        }
        QCoro::Task<> wait = waitBody(loop, outcome, self, Value());
        co_await wait;
        if (outcome.exception)
            co_return;
    }
}

void Condition::notify(std::int64_t count)
{
    if (!m_lock->isLocked())
        raise(Error::RuntimeError, "cannot notify on un-acquired lock");
    for (const Ref<Future> &waiter : m_waiters.all()) {
        if (count <= 0)
            return;
        if (waiter->isDone())
            continue;
        --count;
        waiter->setResult(Value::boolean(false));
    }
}

std::string Condition::state() const
{
    return withWaiters(m_lock->isLocked() ? "locked" : "unlocked", m_waiters);
}

void Condition::clearReferences()
{
    m_waiters.clear();
    SyncObject::clearReferences(); // the lock keeps nothing alive by itself
}

// --- Barrier

Barrier::Barrier(std::int64_t parties)
    : m_condition(make<Condition>(make<Lock>())), m_parties(parties)
{
    if (parties < 1)
        raise(Error::ValueError, "parties must be > 0");
}

Ref<Coroutine> Barrier::wait()
{
    return make<MethodCoroutine>("Barrier.wait", &Barrier::waitBody, Ref<Barrier>(this));
}

Ref<Coroutine> Barrier::reset()
{
    return make<MethodCoroutine>("Barrier.reset", &Barrier::changeBody, Ref<Barrier>(this),
                                 Value::boolean(false));
}

Ref<Coroutine> Barrier::abort()
{
    return make<MethodCoroutine>("Barrier.abort", &Barrier::changeBody, Ref<Barrier>(this),
                                 Value::boolean(true));
}

QCoro::Task<> Barrier::waitBody(EventLoop &loop, Outcome &outcome, Value self, Value)
{
    const Ref<Condition> condition = static_cast<Barrier &>(*self.object()).m_condition;
    QCoro::Task<> acquire = Lock::acquireIn(loop, outcome, Ref<Lock>(&condition->lock()));
    co_await acquire;
    if (outcome.exception)
        co_return;
    outcome = {};
    QCoro::Task<> within = pass(loop, outcome, self);
    co_await within;
    condition->lock().unlock();
}

QCoro::Task<> Barrier::pass(EventLoop &loop, Outcome &outcome, Value self)
{
    auto &barrier = static_cast<Barrier &>(*self.object());
    const Value condition = barrier.m_condition;
    while (barrier.m_state == State::Draining || barrier.m_state == State::Resetting) {
        QCoro::Task<> wait = Condition::waitBody(loop, outcome, condition, Value());
        co_await wait;
        if (outcome.exception)
            co_return;
    }
    if (barrier.m_state == State::Broken) {
        outcome = {Value(), makeError(Error::BrokenBarrierError, "Barrier aborted")};
        co_return;
    }
    const std::int64_t place = barrier.m_count++;
    outcome = {};
    if (place + 1 == barrier.m_parties) {
        barrier.m_state = State::Draining;
        barrier.m_condition->notifyAll();
    } else {
        while (barrier.m_state == State::Filling && !outcome.exception) {
            QCoro::Task<> wait = Condition::waitBody(loop, outcome, condition, Value());
            co_await wait;
        }
        if (!outcome.exception &&
            (barrier.m_state == State::Broken || barrier.m_state == State::Resetting))
            outcome.exception = makeError(Error::BrokenBarrierError, "Abort or reset of barrier");
    }
    barrier.leave();
    outcome.value = outcome.exception ? Value() : Value::integer(place);
}

void Barrier::leave()
{
    if (--m_count != 0)
        return;
    if (m_state == State::Resetting || m_state == State::Draining)
        m_state = State::Filling;
    m_condition->notifyAll();
}

QCoro::Task<> Barrier::changeBody(EventLoop &loop, Outcome &outcome, Value self, Value isAbort)
{
    auto &barrier = static_cast<Barrier &>(*self.object());
    const Ref<Condition> condition = barrier.m_condition;
    QCoro::Task<> acquire = Lock::acquireIn(loop, outcome, Ref<Lock>(&condition->lock()));
    co_await acquire;
    if (outcome.exception)
        co_return;
    if (isAbort.asBool())
        barrier.m_state = State::Broken;
    else
        barrier.m_state = barrier.m_count > 0 ? State::Resetting : State::Filling;
    condition->notifyAll();
    condition->lock().unlock();
    outcome = {};
}

std::string Barrier::state() const
{
    static constexpr std::string_view names[] = {"filling", "draining", "resetting", "broken"};
    std::string text(names[static_cast<std::size_t>(m_state)]);
    if (!isBroken())
        text += ", waiters:" + std::to_string(waiting()) + "/" + std::to_string(m_parties);
    return text;
}

bool Barrier::attribute(std::string_view name, Value &out) const
{
    if (name == "parties")
        out = Value::integer(m_parties);
    else if (name == "n_waiting")
        out = Value::integer(waiting());
    else if (name == "broken")
        out = Value::boolean(isBroken());
    else
        return false;
    return true;
}

void Barrier::clearReferences() { SyncObject::clearReferences(); }

} // namespace coroscope::asyncio
