// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/waitfor.h"

#include "asyncio/awaiters.h"
#include "asyncio/releasewaiter.h"
#include "values/errors.h"
#include "values/operations.h"

namespace coroscope::asyncio {

namespace {

/// Cancels \p future and waits until it is done. The outcome is that of the wait: an exception when
/// the wait was cancelled in its turn. CPython: tasks._cancel_and_wait.
QCoro::Task<Outcome> cancelAndWait(EventLoop &loop, Ref<Future> future)
{
    const Ref<Future> waiter = loop.createFuture(WaitKind::CancelAndWait);
    const Ref<ReleaseWaiter> release = make<ReleaseWaiter>(waiter);
    future->addDoneCallback(release);
    future->cancel();
    OutcomeAwaiter awaiter = outcomeOf(loop, *waiter);
    const Outcome outcome = co_await awaiter;
    future->removeDoneCallback(*release);
    co_return outcome;
}

/// What the result() of \p future gives while \p handled, which may be null, is being handled.
Outcome resultWhile(Exception *handled, Future &future)
{
    Outcome outcome = future.outcome();
    if (outcome.exception)
        setContext(*outcome.exception, handled ? handled : future.loop().handled());
    return outcome;
}

/// What a future gives that was cancelled because its time was over.
Outcome lateOutcome(Future &future)
{
    Outcome outcome = resultWhile(nullptr, future);
    if (outcome.exception && isInstance(*outcome.exception, Error::CancelledError)) {
        const Ref<Exception> cause = std::move(outcome.exception);
        outcome.exception = makeError(Error::TimeoutError);
        outcome.exception->cause = outcome.exception->context = cause;
        outcome.exception->suppressContext = true;
    }
    return outcome;
}

QCoro::Task<Outcome> cancelLate(EventLoop &loop, Ref<Future> future)
{
    QCoro::Task<Outcome> cancelling = cancelAndWait(loop, future);
    const Outcome waited = co_await cancelling;
    if (waited.exception)
        co_return waited;
    const Outcome late = lateOutcome(*future);
    co_return late;
}

/// `await awaitable` in the task itself.
QCoro::Task<Outcome> awaitDirectly(EventLoop &loop, Value awaitable)
{
    Outcome outcome;
    if (auto *future = awaitable.as<Future>()) {
        loop.observer().waitForBegan(future, Value(), loop.currentTask());
        future->checkAwaitable();
        OutcomeAwaiter awaiter = outcomeOf(loop, *future);
        outcome = co_await awaiter;
    } else if (auto *coroutine = awaitable.as<Coroutine>()) {
        loop.observer().waitForBegan(nullptr, Value(), loop.currentTask());
        coroutine->checkAwaitable();
        QCoro::Task<> task = coroutine->startAwaited(loop, outcome);
        co_await task;
    } else {
        raise(Error::TypeError, "object " + std::string(typeName(awaitable)) +
                                    " can't be used in 'await' expression");
    }
    co_return outcome;
}

/// The rest of wait_for() once there is a limit to the time.
QCoro::Task<Outcome> awaitWithLimit(EventLoop &loop, Value awaitable, Value timeout)
{
    const Ref<Future> waiter = loop.createFuture(WaitKind::WaitFor);
    const Ref<Handle> timer =
        loop.callLater(toSeconds(timeout), make<ReleaseWaiter>(), {Value(waiter)});
    const Ref<ReleaseWaiter> release = make<ReleaseWaiter>(waiter);
    const Ref<Future> future = loop.ensureFuture(awaitable);
    loop.observer().waitForBegan(future.get(), timeout, loop.currentTask());
    future->addDoneCallback(release);

    OutcomeAwaiter awaiter = outcomeOf(loop, *waiter);
    Outcome outcome = co_await awaiter;
    if (outcome.exception && !isInstance(*outcome.exception, Error::CancelledError)) {
        timer->cancel(); // the coroutine is being closed
    } else if (future->isDone()) {
        outcome = resultWhile(outcome.exception.get(), *future);
    } else {
        future->removeDoneCallback(*release);
        if (outcome.exception) {
            QCoro::Task<Outcome> cancelling = cancelAndWait(loop, future);
            const Outcome waited = co_await cancelling;
            if (waited.exception) {
                setContext(*waited.exception, outcome.exception.get());
                outcome = waited;
            }
        } else {
            QCoro::Task<Outcome> cancelling = cancelLate(loop, future);
            outcome = co_await cancelling;
        }
    }
    timer->cancel();
    co_return outcome;
}

QCoro::Task<Outcome> awaitNoTime(EventLoop &loop, Value awaitable, Value timeout)
{
    const Ref<Future> future = loop.ensureFuture(awaitable);
    loop.observer().waitForBegan(future.get(), timeout, loop.currentTask());
    if (future->isDone()) {
        const Outcome outcome = resultWhile(nullptr, *future);
        co_return outcome;
    }
    QCoro::Task<Outcome> cancelling = cancelLate(loop, future);
    const Outcome outcome = co_await cancelling;
    co_return outcome;
}

QCoro::Task<Outcome> chosen(EventLoop &loop, const Value &awaitable, const Value &timeout)
{
    if (timeout.isNone())
        return awaitDirectly(loop, awaitable);
    return toSeconds(timeout) <= 0 ? awaitNoTime(loop, awaitable, timeout)
                                   : awaitWithLimit(loop, awaitable, timeout);
}

QCoro::Task<Outcome> awaitInTime(EventLoop &loop, Value awaitable, Value timeout)
{
    Outcome outcome;
    try {
        QCoro::Task<Outcome> waiting = chosen(loop, awaitable, timeout);
        outcome = co_await waiting;
    } catch (Raised &raised) {
        outcome.exception = std::move(raised.exception);
    }
    co_return outcome;
}

QCoro::Task<Value> waitForBody(EventLoop &loop, Value awaitable, Value timeout)
{
    loop.noticeTime();
    QCoro::Task<Outcome> waiting = awaitInTime(loop, awaitable, timeout);
    const Outcome outcome = co_await waiting;
    loop.noticeTime();
    loop.observer().waitForEnded(outcome.value, outcome.exception.get(), loop.currentTask());
    if (outcome.exception)
        throw Raised{outcome.exception};
    co_return outcome.value;
}

} // namespace

Ref<Coroutine> waitFor(Value awaitable, Value timeout)
{
    const auto body = [=](EventLoop &loop) { return waitForBody(loop, awaitable, timeout); };
    return make<NativeCoroutine>("wait_for", body, false);
}

} // namespace coroscope::asyncio
