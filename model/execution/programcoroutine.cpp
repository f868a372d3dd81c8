// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/programcoroutine.h"
#include "asyncio/sleep.h"
#include "asyncio/task.h"
#include "asyncio/waiters.h"
#include "values/errors.h"

/// How a coroutine of the program runs on the loop: a QCoro coroutine that lets a fiber run, awaits
/// what the fiber waits for, and hands it the outcome.
namespace coroscope {

namespace {

Machine &machineOf(const asyncio::EventLoop &loop) { return static_cast<Machine &>(loop.caller()); }

auto awaiterOf(const QCoro::Task<> &task) { return task.operator co_await(); }

} // namespace

/// Does \p work, which ends early when the loop goes away.
template <class Work>
void ProgramCoroutine::untilStopped(Work &&work)
{
    try {
        work();
    } catch (const asyncio::LoopStopped &) {
        m_loop->halt(asyncio::LoopHalt::Stopped);
        m_isStopped = true;
    }
}

bool ProgramCoroutine::advance()
{
    bool awaits = false;
    if (!m_isStopped)
        untilStopped([&] {
            do
                awaits = goOnWaiting() || resumeFiber();
            while (awaits && m_waits == Waits::InTurn && !m_awaited);
        });
    return awaits && !m_isStopped;
}

bool ProgramCoroutine::resumeFiber()
{
    asyncio::Arrival arrival = arrivalOfOutcome();
    if (m_beganThrown && arrival == asyncio::Arrival::Sent)
        arrival = beginAgain();
    Fiber::Pause pause = m_fiber.resume(std::exchange(*m_outcome, {}), arrival);
    if (pause.kind == Fiber::Pause::Kind::Awaits) {
        beginAwait(std::move(pause.value));
        return true;
    }
    *m_outcome = {std::move(pause.value), std::move(pause.exception)};
    if (pause.kind != Fiber::Pause::Kind::Closed)
        return false;
    beginAwait(Value()); // what was to be closed in it has ended
    return true;
}

/// The coroutine has begun with an exception that was not its own: that comes now, whatever is
/// sent. CPython: async_gen_athrow_send, where the state is still AWAITABLE_STATE_INIT.
asyncio::Arrival ProgramCoroutine::beginAgain()
{
    m_beganThrown = false;
    Ref<Exception> own = takeThrown();
    if (!own)
        return asyncio::Arrival::Sent;
    *m_outcome = {Value(), std::move(own)};
    return asyncio::Arrival::Thrown;
}

/// How what was awaited has given its outcome.
asyncio::Arrival ProgramCoroutine::arrivalOfOutcome() const
{
    if (m_loop->isClosingCoroutine() && m_outcome->exception == m_loop->ignoredExit())
        return asyncio::Arrival::Refused;
    return m_fiber.isSuspended() ? m_loop->resumedTask()->arrival() : asyncio::Arrival::AtOnce;
}

void ProgramCoroutine::beginAwait(Value awaitable)
{
    if (m_loop->isClosingCoroutine() && m_fiber.isClosing()) // may it wait?
        m_loop->letClosedWait(m_fiber.closesWhatAwaits(
            isClosing() || m_loop->resumedTask()->coroutine().get() == this));
    using Kind = asyncio::Coroutine::Kind;
    auto *coroutine = awaitable.as<asyncio::Coroutine>();
    // Who else knows a coroutine may close it.
    const Kind kind = coroutine && coroutine->references() == 1 ? coroutine->kind() : Kind::Native;
    if (awaitable.type() == Type::Future || kind == Kind::Sleep) {
        m_waits = Waits::Itself;
        return beginLeaf(awaitable);
    }
    m_waits = kind == Kind::Waits ? Waits::InTurn : Waits::Within;
    m_awaited = Ref<TrackedObject>(coroutine);
    awaitable = Value(); // from here on the run holds it alone, or with who knows it
    beginNative(coroutine);
}

/// Begins to wait for a future, a sleep, or the loop's next turn.
void ProgramCoroutine::beginLeaf(const Value &awaitable)
{
    if (auto *future = awaitable.as<asyncio::Future>()) {
        m_awaited = Ref<TrackedObject>(future);
    } else {
        auto *sleep = static_cast<asyncio::SleepCoroutine *>(awaitable.as<asyncio::Coroutine>());
        m_awaited = asyncio::beginSleep(*m_loop, sleep->delay, sleep->result, *m_outcome);
        sleep->end();
    }
    setSuspended(!leaf().await_ready());
    if (m_fiber.isSuspended())
        machineOf(*m_loop).host().waitBegins(m_fiber.top());
}

/// Begins to wait for \p coroutine, or for nothing: what it awaited has been closed.
void ProgramCoroutine::beginNative(asyncio::Coroutine *coroutine)
{
    const Machine &machine = machineOf(*m_loop);
    Exception *const own = m_fiber.handled();
    setHandled(own ? own : machine.handledAround());
    machine.host().waitBegins(m_fiber.top());
    if (m_waits == Waits::InTurn) {
        setSuspended(false);
        if (coroutine->beginNested(*m_loop, *m_outcome))
            goOnWaiting();
        else
            endWaiting();
        return;
    }
    m_runner = coroutine ? coroutine->startAwaited(*m_loop, *m_outcome)
                         : asyncio::waitClosed(*m_loop, *m_outcome);
    setSuspended(!m_runner.isReady());
}

/// Lets a WaitingCoroutine go on, if it awaits one. False when that has ended.
bool ProgramCoroutine::goOnWaiting()
{
    if (m_waits != Waits::InTurn || !m_awaited)
        return false;
    auto &coroutine = static_cast<asyncio::WaitingCoroutine &>(*m_awaited);
    while (coroutine.goOn(*m_loop, *m_outcome)) {
        if (!leaf().await_ready()) {
            setSuspended(true);
            return true;
        }
        leaf().await_resume(); // it must not wait
    }
    endWaiting();
    return false;
}

void ProgramCoroutine::endWaiting()
{
    m_awaited = nullptr;
    setHandled(nullptr);
}

/// What its task waits for itself.
asyncio::Future *ProgramCoroutine::awaitedFuture() const
{
    return m_waits == Waits::InTurn ? static_cast<asyncio::WaitingCoroutine &>(*m_awaited).waited()
                                    : static_cast<asyncio::Future *>(m_awaited.get());
}

/// False when the loop goes away instead.
bool ProgramCoroutine::suspend(std::coroutine_handle<> handle)
{
    untilStopped([&] {
        if (m_waits == Waits::Within)
            awaiterOf(m_runner).await_suspend(handle);
        else
            leaf().await_suspend(handle);
    });
    return !m_isStopped;
}

void ProgramCoroutine::endAwait()
{
    if (m_isStopped)
        return;
    untilStopped([&] {
        if (m_waits != Waits::Within)
            return leaf().await_resume();
        const QCoro::Task<> runner = std::move(m_runner);
        awaiterOf(runner).await_resume();
        setHandled(nullptr);
    });
    if (m_waits != Waits::InTurn)
        m_awaited = nullptr;
}

/// \p isSuspended: its task has to wait for what the fiber awaits.
void ProgramCoroutine::setSuspended(bool isSuspended)
{
    m_fiber.setSuspended(isSuspended);
    if (isSuspended && m_loop->isClosingCoroutine())
        m_fiber.stopClosing();
}

/// Tells the task that runs what its coroutine handles while it awaits one of asyncio's own.
void ProgramCoroutine::setHandled(Exception *handled) const
{
    if (asyncio::Task *task = m_loop->resumedTask()) // none where all is being closed
        task->setHandledByAwaiter(handled);
}

/// It has ended: lets go of what it needed to run.
void ProgramCoroutine::endRun()
{
    m_runner = QCoro::Task<>();
    m_awaited = nullptr;
    m_fiber.dropFrames();
    m_loop = nullptr;
}

QCoro::Task<> ProgramCoroutine::drive(ProgramCoroutine &coroutine)
{
    while (coroutine.advance())
        co_await coroutine;
    coroutine.endRun();
}

namespace {

QCoro::Task<> nothingToRun() { co_return; }

} // namespace

QCoro::Task<> ProgramCoroutine::run(asyncio::EventLoop &loop, asyncio::Outcome &outcome)
{
    FramePtr frame;
    try {
        frame = takeFrame(outcome.value);
        if (frame)
            outcome.exception = takeThrown();
    } catch (const Raised &raised) {
        outcome.exception = raised.exception;
    }
    if (!frame)
        return nothingToRun();
    m_fiber.giveFrame(std::move(frame));
    m_loop = &loop;
    m_outcome = &outcome;
    m_beganThrown = outcome.exception != nullptr;
    return drive(*this);
}

/// What runs is taken down by its task, or by whoever awaits it.
void ProgramCoroutine::clearReferences()
{
    if (!m_loop)
        m_fiber.dropFrames();
}

} // namespace coroscope
