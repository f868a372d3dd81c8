// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/task.h"

#include "asyncio/awaiters.h"
#include "asyncio/eventloop.h"
#include "values/errors.h"
#include "values/operations.h"
#include "values/recursion.h"
#include "values/shortrepr.h"

namespace coroscope::asyncio {

Task::Task(EventLoop &loop, Ref<Coroutine> coroutine, std::string name)
    : Future(loop, WaitKind::Task, AwaitableId::task(TaskId(++loop.counters().tasks))),
      m_coroutine(std::move(coroutine)), m_block(loop.currentBlock())
{
    if (name.empty())
        m_nameNumber = ++loop.counters().taskNames;
    else
        extras().name = std::move(name);
}

Task::~Task() { loop().forget(*this); }

std::string Task::name() const
{
    return m_nameNumber == 0 ? std::string(givenName()) : "Task-" + std::to_string(m_nameNumber);
}

void Task::setName(std::string name)
{
    extras().name = std::move(name);
    m_nameNumber = 0;
    loop().observer().taskRenamed(*this);
}

bool Task::cancel(const Value &message)
{
    const Ref<Task> self(this);
    loop().noticeTime();
    loop().observer().cancelCalled(*this, message);
    bool requested = false;
    markRetrieved();
    if (!isDone()) {
        requested = true;
        ++m_cancelsRequested;
        if (!m_waiter || !m_waiter->cancel(message)) {
            m_mustCancel = true;
            setCancelMessage(message);
        }
    }
    loop().observer().cancelReturned(*this, requested);
    return requested;
}

int Task::uncancel()
{
    if (m_cancelsRequested > 0)
        --m_cancelsRequested;
    loop().observer().uncancelled(*this, m_cancelsRequested);
    return m_cancelsRequested;
}

void Task::step(Ref<Exception> thrown)
{
    const Ref<Task> self(this);
    if (m_mustCancel) {
        if (!thrown || !isInstance(*thrown, Error::CancelledError))
            thrown = makeCancelledError();
        m_mustCancel = false;
    }
    m_waiter = nullptr;
    m_arrival = thrown ? Arrival::Thrown : Arrival::Sent;
    EventLoop &loop = this->loop();
    Task *const previous = std::exchange(loop.m_currentTask, this);
    loop.observer().stepBegan(*this, !m_started, thrown.get());
    const bool isOver = m_started ? !m_suspended : m_coroutine->isTaken();
    if (isOver) {
        m_started = true;
        loop.m_outcome.exception =
            makeError(Error::RuntimeError, "cannot reuse already awaited coroutine");
    } else if (m_started) {
        beginRun(std::move(thrown));
        --loop.m_liveCoroutines;
        std::exchange(m_suspended, nullptr).resume();
    } else {
        m_started = true;
        if (thrown && !m_coroutine->beginsWith(thrown)) {
            m_coroutine->end();
            loop.m_outcome.exception = std::move(thrown);
        } else {
            m_driver = m_coroutine->start(loop, loop.m_outcome);
        }
    }
    if (m_driver.isReady()) {
        finishStep();
    } else {
        ++loop.m_liveCoroutines;
        holdOutcome();
    }
    loop.m_currentTask = previous;
}

/// The outcome of whatever the coroutine awaits, and in the end its own, is where the loop has room
/// for one: it is there for a moment only, and suspended tasks may be many. Now it is what the
/// coroutine has left there, and what is thrown in.
void Task::beginRun(Ref<Exception> thrown)
{
    if (hasExtras())
        loop().m_outcome = std::exchange(extras().heldOutcome, {});
    loop().m_outcome.exception = std::move(thrown);
}

/// What is left there now is the coroutine's when it goes on, as the result of sleep(0, result).
void Task::holdOutcome()
{
    Outcome &outcome = loop().m_outcome;
    if (!outcome.value.isNone() || outcome.exception)
        extras().heldOutcome = std::exchange(outcome, {});
}

void Task::finishStep()
{
    endCoroutine();
    const Outcome outcome = std::exchange(loop().m_outcome, {});
    if (loop().halt() != LoopHalt::None)
        return;
    if (!outcome.exception) {
        if (!m_mustCancel)
            return setResult(outcome.value);
        m_mustCancel = false;
        cancelAsFuture(cancelMessage());
        return;
    }
    if (isInstance(*outcome.exception, Error::CancelledError)) {
        saveCancelledError(outcome.exception);
        cancelAsFuture(Value());
        return;
    }
    setException(outcome.exception);
    if (isInstance(*outcome.exception, Error::SystemExit) ||
        isInstance(*outcome.exception, Error::KeyboardInterrupt))
        loop().m_escaped = outcome.exception;
}

void Task::wakeup(Future &future)
{
    if (!future.isCancelled() && !future.storedException())
        return step(nullptr);
    const Ref<Exception> exception = future.outcome().exception;
    if (future.isCancelled() || future.kind() == WaitKind::Gather) // whose result() raises it
        setContext(*exception, loop().handled());
    step(exception);
}

void Task::suspendOn(Future &future, std::coroutine_handle<> handle)
{
    m_suspended = handle;
    EventLoop &loop = this->loop();
    m_waitingBlock = loop.currentBlock();
    loop.noticeTime();
    loop.observer().suspended(*this, &future);
    if (&future == this) {
        future.setBlocking();
        loop.callSoonStep(*this,
                          makeError(Error::RuntimeError, "Task cannot await on itself: " + repr()));
        return;
    }
    if (&future.loop() != &loop) {
        future.setBlocking();
        loop.callSoonStep(*this, makeError(Error::RuntimeError,
                                           "Task " + repr() + " got Future " + future.repr() +
                                               " attached to a different loop"));
        return;
    }
    future.addWakeup(*this);
    m_waiter = Ref<Future>(&future);
    if (m_mustCancel && future.cancel(cancelMessage()))
        m_mustCancel = false;
}

void Task::suspendForYield(std::coroutine_handle<> handle)
{
    m_suspended = handle;
    m_waitingBlock = loop().currentBlock();
    loop().noticeTime();
    loop().observer().suspended(*this, nullptr);
    loop().callSoonStep(*this, nullptr);
}

void Task::suspendClosed(std::coroutine_handle<> handle, Outcome outcome)
{
    m_suspended = handle;
    loop().m_outcome = std::move(outcome);
}

Ref<Exception> Task::takeThrown()
{
    if (m_takenDown)
        throw LoopStopped{};
    return std::move(loop().m_outcome.exception);
}

void Task::destroyCoroutine()
{
    if (!m_suspended)
        return;
    const Ref<Task> self(this);
    m_takenDown = true;
    Task *const previous = std::exchange(loop().m_currentTask, this);
    Task *const closing = std::exchange(loop().m_closing, nullptr);
    Outcome outer = std::exchange(loop().m_outcome, {});
    beginRun(nullptr);
    finishCoroutine();
    loop().m_outcome = std::move(outer);
    loop().m_closing = closing;
    loop().m_currentTask = previous;
    m_waiter = nullptr;
}

Ref<Exception> Task::close(Coroutine &coroutine)
{
    if (!m_suspended) {
        if (coroutine.task())
            raise(Error::ValueError, "coroutine already executing");
        return nullptr;
    }
    const Ref<Task> self(this);
    const Ref<Coroutine> keep(&coroutine);
    if (&coroutine != m_coroutine.get())
        coroutine.beginClosing();
    EventLoop &loop = this->loop();
    Task *const outerClosing = std::exchange(loop.m_closing, this);
    Ref<Exception> outerIgnored = std::exchange(loop.m_ignoredExit, nullptr);
    const bool outerMayWait = std::exchange(loop.m_closedMayWait, false);
    m_arrival = Arrival::Closed;
    Outcome outer = std::exchange(loop.m_outcome, {});
    beginRun(makeError(Error::GeneratorExit));
    finishCoroutine();
    const Ref<Exception> raised = std::exchange(loop.m_outcome, std::move(outer)).exception;
    loop.m_closing = outerClosing;
    loop.m_ignoredExit = std::move(outerIgnored);
    loop.m_closedMayWait = outerMayWait;
    if (coroutine.isClosing()) // it waits
        coroutine.begin(this);
    if (!raised || isInstance(*raised, Error::GeneratorExit) ||
        isInstance(*raised, Error::StopIteration))
        return nullptr;
    return raised;
}

void Task::setHandledByAwaiter(Exception *handled)
{
    if (handled || hasExtras())
        extras().handledByAwaiter = Ref<Exception>(handled);
}

void Task::endCoroutine()
{
    m_driver = QCoro::Task<>();
    if (m_coroutine->task() == this)
        m_coroutine->end();
}

void Task::finishCoroutine()
{
    --loop().m_liveCoroutines;
    std::exchange(m_suspended, nullptr).resume();
    if (m_driver.isReady())
        endCoroutine();
    else
        ++loop().m_liveCoroutines;
}

void Task::destroy()
{
    retain(); // whatever happens now may take and drop references to this task
    reportPending();
    if (references() == 1 && !loop().isTakenDown())
        close(*m_coroutine); // what it raises, nobody hears
    if (references() == 1)
        destroyCoroutine();
    if (references() == 1)
        reportUnretrieved();
    if (references() == 1)
        delete this;
    else
        release(); // the program's handler kept it
}

void Task::reportPending()
{
    if (isDone() || !m_logDestroyPending)
        return;
    m_logDestroyPending = false;
    loop().reportError("Task was destroyed but it is pending!", nullptr, this, true);
}

void Task::clearReferences()
{
    destroyCoroutine();
    Future::clearReferences();
    m_coroutine->clearReferences();
    m_waiter = nullptr;
    setHandledByAwaiter(nullptr);
}

std::string Task::repr() const
{
    const ReprScope scope(this, deepestRepr);
    if (!scope.entered())
        return "...";
    std::string text = "<Task ";
    text += !isDone() ? (m_mustCancel ? "cancelling" : "pending")
                      : (isCancelled() ? "cancelled" : "finished");
    text += " name=" + stringRepr(name()) + " coro=<" + m_coroutine->description(isDone()) + ">";
    if (m_waiter)
        text += " wait_for=" + m_waiter->repr();
    text += callbacksText();
    if (isDone() && !isCancelled()) {
        text += storedException() ? " exception=" + storedException()->repr()
                                  : " result=" + shortRepr(loop().caller(), storedResult());
    }
    return text + ">";
}

} // namespace coroscope::asyncio
