// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/sleep.h"
#include "asyncio/task.h"
#include "execution/fiber.h"
#include "values/errors.h"

/// How a coroutine of the program runs on the loop: a QCoro coroutine that lets a fiber run, awaits
/// what the fiber waits for, and hands it the outcome.
namespace coroscope {

namespace {

/// What a task waits for itself: a future, or a sleep.
bool isLeaf(const Value &awaitable)
{
    if (awaitable.type() == Type::Future)
        return true;
    const auto *coroutine = awaitable.as<asyncio::Coroutine>();
    return coroutine && coroutine->kind() == asyncio::Coroutine::Kind::Sleep &&
           coroutine->references() == 1; // else somebody may close it
}

Machine &machineOf(const asyncio::EventLoop &loop) { return static_cast<Machine &>(loop.caller()); }

auto awaiterOf(const QCoro::Task<> &task) { return task.operator co_await(); }

/// What it takes to run a coroutine of the program.
struct Parts {
    ProgramCoroutine &coroutine;
    asyncio::EventLoop &loop;
    asyncio::Outcome &outcome;
    FramePtr &frame;
};

/// A coroutine of the program while it runs on the loop. Lets its fiber run, and is what the C++
/// coroutine awaits when the fiber awaits. Each task has one: it is of few bytes, and does itself
/// whatever would take room in the frame of the C++ coroutine.
class CoroutineRun {
public:
    explicit CoroutineRun(const Parts &parts)
        : m_coroutine(parts.coroutine), m_loop(parts.loop), m_outcome(parts.outcome),
          m_fiber(machineOf(parts.loop), std::move(parts.frame)),
          m_beganThrown(m_outcome.exception != nullptr)
    {
    }

    /// Lets the fiber run on with the outcome of what it awaited. False when it has ended, the
    /// outcome being how, or when the loop goes away; else it awaits something.
    bool advance();

    /// Of few bytes too: it is kept in the frame.
    struct Awaiter {
        explicit Awaiter(CoroutineRun &r) : run(r) {}
        CoroutineRun &run;
        bool await_ready() const { return !run.m_fiber.isSuspended(); }
        bool await_suspend(std::coroutine_handle<> handle) const { return run.suspend(handle); }
        void await_resume() const { run.endAwait(); }
    };
    Awaiter operator co_await() { return Awaiter(*this); }

private:
    template <class Work>
    void untilStopped(Work &&work);
    bool resumeFiber();
    asyncio::Arrival arrivalOfOutcome() const;
    asyncio::Arrival beginAgain();
    void beginAwait(Value awaitable);
    void beginLeaf(const Value &awaitable);
    void beginOther();
    bool suspend(std::coroutine_handle<> handle);
    void endAwait();
    void setSuspended(bool isSuspended);
    void setHandled(Exception *handled) const;
    asyncio::LeafAwaiter leaf() const
    {
        return {m_loop, static_cast<asyncio::Future *>(m_awaited.get()), m_outcome, m_fiber.top()};
    }

    ProgramCoroutine &m_coroutine;
    asyncio::EventLoop &m_loop;
    asyncio::Outcome &m_outcome;
    Fiber m_fiber;
    Ref<TrackedObject> m_awaited; ///< a future when it is a leaf, else a coroutine; or null
    QCoro::Task<> m_runner;       ///< of the coroutine
    bool m_isLeaf = true;         ///< the task itself waits
    bool m_isStopped = false;     ///< the loop goes away
    bool m_beganThrown;           ///< and has not been resumed with a value yet
};

/// Does \p work, which ends early when the loop goes away.
template <class Work>
void CoroutineRun::untilStopped(Work &&work)
{
    try {
        work();
    } catch (const asyncio::LoopStopped &) {
        m_loop.halt(asyncio::LoopHalt::Stopped);
        m_isStopped = true;
    }
}

bool CoroutineRun::advance()
{
    bool awaits = false;
    if (!m_isStopped)
        untilStopped([&] { awaits = resumeFiber(); });
    return awaits && !m_isStopped;
}

bool CoroutineRun::resumeFiber()
{
    asyncio::Arrival arrival = arrivalOfOutcome();
    if (m_beganThrown && arrival == asyncio::Arrival::Sent)
        arrival = beginAgain();
    Fiber::Pause pause = m_fiber.resume(std::exchange(m_outcome, {}), arrival);
    if (pause.kind == Fiber::Pause::Kind::Awaits) {
        beginAwait(std::move(pause.value));
        return true;
    }
    m_outcome = {std::move(pause.value), std::move(pause.exception)};
    if (pause.kind != Fiber::Pause::Kind::Closed)
        return false;
    beginAwait(Value()); // what was to be closed in it has ended
    return true;
}

/// The coroutine has begun with an exception that was not its own: that comes now, whatever is
/// sent. CPython: async_gen_athrow_send, where the state is still AWAITABLE_STATE_INIT.
asyncio::Arrival CoroutineRun::beginAgain()
{
    m_beganThrown = false;
    Ref<Exception> own = m_coroutine.takeThrown();
    if (!own)
        return asyncio::Arrival::Sent;
    m_outcome = {Value(), std::move(own)};
    return asyncio::Arrival::Thrown;
}

/// How what was awaited has given its outcome.
asyncio::Arrival CoroutineRun::arrivalOfOutcome() const
{
    if (m_loop.isClosingCoroutine() && m_outcome.exception == m_loop.ignoredExit())
        return asyncio::Arrival::Refused;
    return m_fiber.isSuspended() ? m_loop.resumedTask()->arrival() : asyncio::Arrival::AtOnce;
}

void CoroutineRun::beginAwait(Value awaitable)
{
    if (m_loop.isClosingCoroutine() && m_fiber.isClosing()) // may it wait?
        m_loop.letClosedWait(m_fiber.closesWhatAwaits(
            m_coroutine.isClosing() || m_loop.resumedTask()->coroutine().get() == &m_coroutine));
    m_isLeaf = isLeaf(awaitable);
    if (m_isLeaf)
        return beginLeaf(awaitable);
    m_awaited = Ref<TrackedObject>(awaitable.as<asyncio::Coroutine>());
    awaitable = Value(); // from here on the run holds it alone, or with who knows it
    beginOther();
}

/// Begins to wait for a future, a sleep, or the loop's next turn.
void CoroutineRun::beginLeaf(const Value &awaitable)
{
    if (auto *future = awaitable.as<asyncio::Future>()) {
        m_awaited = Ref<TrackedObject>(future);
    } else {
        auto *sleep = static_cast<asyncio::SleepCoroutine *>(awaitable.as<asyncio::Coroutine>());
        m_awaited = asyncio::beginSleep(m_loop, sleep->delay, sleep->result, m_outcome);
        sleep->end();
    }
    setSuspended(!leaf().await_ready());
    if (m_fiber.isSuspended())
        machineOf(m_loop).host().waitBegins(m_fiber.top());
}

/// Begins to wait for a coroutine, or for nothing: what it awaited has been closed.
void CoroutineRun::beginOther()
{
    auto *coroutine = static_cast<asyncio::Coroutine *>(m_awaited.get());
    setHandled(m_fiber.handled());
    machineOf(m_loop).host().waitBegins(m_fiber.top());
    m_runner = coroutine ? coroutine->startAwaited(m_loop, m_outcome)
                         : asyncio::waitClosed(m_loop, m_outcome);
    setSuspended(!m_runner.isReady());
}

/// False when the loop goes away instead.
bool CoroutineRun::suspend(std::coroutine_handle<> handle)
{
    untilStopped([&] {
        if (m_isLeaf)
            leaf().await_suspend(handle);
        else
            awaiterOf(m_runner).await_suspend(handle);
    });
    return !m_isStopped;
}

void CoroutineRun::endAwait()
{
    if (m_isStopped)
        return;
    untilStopped([&] {
        if (m_isLeaf)
            return leaf().await_resume();
        const QCoro::Task<> runner = std::move(m_runner);
        awaiterOf(runner).await_resume();
        setHandled(nullptr);
    });
    m_awaited = nullptr;
}

/// \p isSuspended: its task has to wait for what the fiber awaits.
void CoroutineRun::setSuspended(bool isSuspended)
{
    m_fiber.setSuspended(isSuspended);
    if (isSuspended && m_loop.isClosingCoroutine())
        m_fiber.stopClosing();
}

/// Tells the task that runs what its coroutine handles while it awaits one of asyncio's own.
void CoroutineRun::setHandled(Exception *handled) const
{
    if (asyncio::Task *task = m_loop.resumedTask()) // none where all is being closed
        task->setHandledByAwaiter(handled);
}

QCoro::Task<> drive(const Parts &parts)
{
    CoroutineRun run(parts);
    while (run.advance())
        co_await run;
}

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
    return frame ? drive({*this, loop, outcome, frame}) : nothingToRun();
}

} // namespace coroscope
