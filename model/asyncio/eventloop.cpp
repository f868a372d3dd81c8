// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/eventloop.h"

#include "asyncio/loopdriver.h"
#include "asyncio/sleep.h"
#include "asyncio/task.h"
#include "asyncio/threadpool.h"
#include "asyncio/workers.h"
#include "values/errors.h"
#include "values/operations.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace coroscope::asyncio {

namespace {

constexpr double clockResolution = 1e-9;    // Linux's CLOCK_MONOTONIC, as CPython reads it
constexpr double longestSelect = 24 * 3600; // base_events.MAXIMUM_SELECT_TIMEOUT
constexpr std::size_t manyTimers = 100;     // base_events._MIN_SCHEDULED_TIMER_HANDLES

thread_local EventLoop *runningLoop = nullptr;

} // namespace

EventLoop::EventLoop(LoopHost host)
    : TrackedObject(valueType), m_host(std::move(host)), m_sleepCallback(make<SleepCallback>()),
      m_firstTaskNumber(m_host.counters->tasks + 1),
      m_virtualClock(dynamic_cast<VirtualClock *>(m_host.clock))
{
    if (!m_host.observer)
        m_host.observer = &m_silent;
    showTime();
}

EventLoop::~EventLoop() { takeDown(); }

Exception *EventLoop::handled() const
{
    if (Exception *handled = m_currentTask ? m_currentTask->handledByAwaiter() : nullptr)
        return handled;
    return m_host.caller ? m_host.caller->handled() : nullptr;
}

Ref<Exception> EventLoop::ignoredExit()
{
    if (!m_ignoredExit)
        m_ignoredExit = makeError(Error::RuntimeError, "coroutine ignored GeneratorExit");
    return m_ignoredExit;
}

bool EventLoop::isAnyRunning() { return runningLoop != nullptr; }

void EventLoop::runForever()
{
    checkClosed();
    if (Workers::isWorker())
        raise(Error::RuntimeError, "a worker thread cannot run an event loop here");
    if (m_running)
        raise(Error::RuntimeError, "This event loop is already running");
    if (runningLoop)
        raise(Error::RuntimeError, "Cannot run the event loop while another loop is running");
    runningLoop = this;
    m_running = true;
    m_iterated = false;
    m_iterationBegun = false;
    if (!m_driver)
        m_driver = std::make_unique<LoopDriver>(*this);
    if (m_host.aroundRun)
        m_host.aroundRun([this] { m_driver->exec(); });
    else
        m_driver->exec();
    m_running = false;
    m_stopping = false;
    runningLoop = nullptr;
    if (m_halt == LoopHalt::None && m_escaped)
        throw Raised{std::move(m_escaped)};
}

namespace {

/// CPython: base_events._run_until_complete_cb.
class StopWhenDone final : public Callback {
public:
    void run(EventLoop &loop, std::span<const Value> args) override
    {
        const Exception *exception = args[0].as<Future>()->storedException();
        if (exception && (isInstance(*exception, Error::SystemExit) ||
                          isInstance(*exception, Error::KeyboardInterrupt)))
            return;
        loop.stop();
    }
    std::string_view internalName() const override { return "_run_until_complete_cb"; }
};

} // namespace

Value EventLoop::runUntilComplete(const Value &awaitable)
{
    constexpr std::string_view what = "run_until_complete";
    noticeTime();
    observer().runBegan(what);
    try {
        checkClosed();
        if (m_running)
            raise(Error::RuntimeError, "This event loop is already running");
        if (runningLoop)
            raise(Error::RuntimeError, "Cannot run the event loop while another loop is running");
        const bool isNew = awaitable.type() != Type::Future;
        const Ref<Future> future = ensureFuture(awaitable);
        if (isNew)
            static_cast<Task &>(*future).setLogDestroyPending(false);
        const Ref<Callback> callback = make<StopWhenDone>();
        future->addDoneCallback(callback);
        try {
            runForever();
        } catch (const Raised &raised) {
            future->stayWith(*raised.exception);
            if (isNew && future->isDone() && !future->isCancelled())
                future->markRetrieved();
            future->removeDoneCallback(*callback);
            throw;
        }
        future->removeDoneCallback(*callback);
        if (m_halt != LoopHalt::None)
            throw LoopStopped{};
        if (!future->isDone())
            raise(Error::RuntimeError, "Event loop stopped before Future completed.");
        Value value = future->resultOfRun();
        noticeTime();
        observer().runEnded(what, value, nullptr);
        return value;
    } catch (const Raised &raised) {
        noticeTime();
        observer().runEnded(what, Value(), raised.exception.get());
        throw;
    }
}

void EventLoop::close()
{
    if (m_running)
        raise(Error::RuntimeError, "Cannot close a running event loop");
    m_closed = true;
    if (const Ref<ThreadPool> executor = std::exchange(m_executor, nullptr))
        executor->shutdown(false, false);
    m_ready.clear();
    m_timers.clear();
}

void EventLoop::takeDown()
{
    m_takingDown = true;
    m_exceptionHandler = Value();
    m_executor = nullptr;
    for (std::size_t i = 0; i < m_tasks.size(); ++i) {
        if (Task *task = m_tasks[i])
            task->destroyCoroutine();
    }
    m_ready.clear();
    m_timers.clear();
}

void EventLoop::clearReferences() { takeDown(); }

void EventLoop::lookAgain()
{
    if (m_driver)
        m_driver->lookAgain();
}

EventLoop::Next EventLoop::next()
{
    if (isStopRequested() || (m_virtualClock ? m_virtualClock->isOver() : m_host.clock->isOver())) {
        m_halt = LoopHalt::Stopped;
        return Next::Leave;
    }
    if (m_halt != LoopHalt::None || m_escaped || (m_stopping && m_iterated))
        return Next::Leave;
    purgeTimers();
    const bool isReady = !m_ready.empty() || m_stopping;
    bool isDue = std::exchange(m_woken, false) || isReady;
    if (m_host.workers && m_host.workers->alive() > 0) {
        if (m_virtualClock) {
            beginIteration();
            isDue = waitForWorkers(isReady) || isDue;
        }
        if (m_host.workers->isBroken()) {
            m_halt = LoopHalt::Stopped;
            return Next::Leave;
        }
    }
    if (isDue)
        return Next::Now;
    const bool canBeWoken = !m_virtualClock && m_host.workers && m_host.workers->alive() > 0;
    if (!m_timers.empty() || canBeWoken)
        return Next::Wait;
    m_halt = LoopHalt::Deadlock;
    std::vector<const Task *> pending;
    for (const Ref<Task> &task : allTasks())
        pending.push_back(task.get());
    beginIteration();
    m_iterationBegun = false;
    observer().deadlocked(pending);
    return Next::Leave;
}

/// What CPython's select() is to threads in virtual time: they run until one wakes the loop or its
/// next timer is due, and the clock goes with them. True when the loop is to go on now.
bool EventLoop::waitForWorkers(bool isReady)
{
    Workers &workers = *m_host.workers;
    Clock &clock = *m_host.clock;
    const bool isLong = !m_timers.empty() && m_timers.deadline() - clock.now() >= longestSelect;
    for (;;) {
        workers.runRunnable();
        if (std::exchange(m_woken, false) || isReady || workers.isBroken())
            return true;
        const std::optional<double> wake = workers.nextWake();
        const double until = isLong ? clock.now() + longestSelect
                                    : (m_timers.empty() ? std::numeric_limits<double>::infinity()
                                                        : m_timers.deadline());
        if (!wake || *wake > until) {
            if (std::isfinite(until))
                clock.advanceTo(until); // also where a thread called call_soon(): that wakes nobody
            return false;
        }
        clock.advanceTo(*wake);
    }
}

void EventLoop::purgeTimers()
{
    if (m_cancelledTimers == 0)
        return; // spares a look at a timer that has long been out of the cache
    if (m_timers.size() > manyTimers && m_cancelledTimers * 2 > m_timers.size()) {
        m_timers.removeCancelled();
        m_cancelledTimers = 0;
        return;
    }
    while (!m_timers.empty() && m_timers.isNextCancelled()) {
        m_timers.pop();
        --m_cancelledTimers;
    }
}

void EventLoop::runOnce()
{
    m_iterated = true;
    if (m_virtualClock && m_ready.empty() && !m_stopping)
        m_virtualClock->advanceTo(std::min(m_timers.deadline(), time() + longestSelect));
    collectDueTimers();
    beginIteration();
    m_iterationBegun = false;
    for (std::size_t left = m_ready.size(); left > 0; --left) {
        Ready entry = m_ready.pop();
        runReady(entry);
        if (m_escaped || m_halt != LoopHalt::None)
            return;
    }
}

/// What threads do while the loop waits belongs to the iteration that the wait begins; without them
/// it begins when the wait is over.
void EventLoop::beginIteration()
{
    showTime();
    if (std::exchange(m_iterationBegun, true))
        return;
    ++m_host.counters->iterations;
    observer().iterationBegan(m_host.counters->iterations);
}

void EventLoop::collectDueTimers()
{
    if (m_timers.empty())
        return;
    const double end = time() + clockResolution;
    while (!m_timers.empty() && m_timers.deadline() < end) {
        TimerHeap::Entry due = m_timers.pop();
        TimerHeap::Timer &timer = due.timer;
        if (m_cancelledTimers > 0 && timer.isCancelled())
            --m_cancelledTimers;
        if (timer.isSleep()) {
            SleepFuture &sleep = timer.sleep();
            if (!sleep.isTimerCancelled())
                sleep.m_timerState = SleepFuture::TimerState::Ready;
        } else {
            timer.handle().m_inHeap = false;
        }
        const ReadyKind kind = timer.isSleep() ? ReadyKind::Sleep : ReadyKind::Handle;
        m_ready.push({std::move(timer.target), nullptr, due.number, kind});
    }
}

void EventLoop::runReady(Ready &entry)
{
    noticeTime();
    switch (entry.kind) {
    case ReadyKind::Step:
        static_cast<Task &>(*entry.target)
            .step(Ref<Exception>(static_cast<Exception *>(entry.argument.get())));
        break;
    case ReadyKind::Wakeup:
        static_cast<Task &>(*entry.target).wakeup(static_cast<Future &>(*entry.argument));
        break;
    case ReadyKind::DoneCallback: {
        auto &callback = static_cast<Callback &>(*entry.target);
        const Value future(entry.argument);
        runCallback({.number = entry.number,
                     .callback = &callback,
                     .future = static_cast<Future *>(entry.argument.get()),
                     .block = callback.block},
                    callback, {&future, 1});
        break;
    }
    case ReadyKind::Sleep: {
        auto &sleep = static_cast<SleepFuture &>(*entry.target);
        if (!sleep.isTimerCancelled())
            runSleep(sleep);
        break;
    }
    case ReadyKind::Handle: {
        auto &handle = static_cast<Handle &>(*entry.target);
        if (handle.isCancelled())
            break;
        handle.m_state = Handle::State::Running;
        runCallback(infoOf(handle), *handle.callback(), handle.args());
        handle.m_state = Handle::State::Run;
        break;
    }
    }
}

/// CPython: futures._set_result_unless_cancelled, called by the loop.
void EventLoop::runSleep(SleepFuture &sleep)
{
    sleep.m_timerState = SleepFuture::TimerState::Fired;
    const HandleInfo info = infoOf(sleep);
    observer().callbackBegan(info);
    if (!sleep.isCancelled())
        sleep.setResult(sleep.value());
    observer().callbackEnded(info);
}

void EventLoop::runCallback(const HandleInfo &handle, Callback &callback,
                            std::span<const Value> args)
{
    observer().callbackBegan(handle);
    m_currentCallback = &callback;
    try {
        callback.run(*this, args);
    } catch (const Raised &raised) {
        if (isInstance(*raised.exception, Error::SystemExit) ||
            isInstance(*raised.exception, Error::KeyboardInterrupt))
            m_escaped = raised.exception;
        else
            reportCallback(handle, callback, args, raised.exception);
    } catch (const LoopStopped &) {
        m_halt = LoopHalt::Stopped;
    }
    m_currentCallback = nullptr;
    noticeTime();
    observer().callbackEnded(handle);
}

void EventLoop::showTime()
{
    const double now = time();
    if (now != m_shownTime) {
        m_shownTime = now;
        observer().timeChanged(now);
    }
}

void EventLoop::block(const Value &seconds, bool compute)
{
    const double length = toSeconds(seconds);
    if (length < 0)
        raise(Error::ValueError, "sleep length must be non-negative");
    noticeTime();
    observer().blockingBegan(seconds, compute, m_currentTask);
    Workers *workers = m_host.workers;
    if (workers)
        compute ? workers->blockComputing(length) : workers->block(length);
    else
        compute ? m_host.clock->compute(length) : m_host.clock->block(length);
    showTime();
    observer().blockingEnded(m_currentTask);
}

std::string EventLoop::repr() const
{
    return std::string("<_UnixSelectorEventLoop running=") + (m_running ? "True" : "False") +
           " closed=" + (m_closed ? "True" : "False") + " debug=False>";
}

} // namespace coroscope::asyncio
