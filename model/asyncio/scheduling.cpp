// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/eventloop.h"
#include "asyncio/task.h"
#include "asyncio/threadpool.h"
#include "asyncio/workers.h"
#include "values/errors.h"
#include "values/operations.h"

/// How handles, timers and tasks get into a loop.
namespace coroscope::asyncio {

void EventLoop::checkClosed() const
{
    if (m_closed)
        raise(Error::RuntimeError, "Event loop is closed");
}

HandleInfo EventLoop::infoOf(const Handle &handle)
{
    return {.number = handle.number(),
            .callback = handle.callback().get(),
            .args = handle.args(),
            .isTimer = handle.isTimer(),
            .when = handle.when(),
            .block = handle.block()};
}

HandleInfo EventLoop::infoOf(const SleepFuture &sleep) const
{
    return {.number = sleep.m_handle,
            .callback = m_sleepCallback.get(),
            .future = &sleep,
            .args = {&sleep.value(), 1},
            .isTimer = true,
            .block = sleep.m_block};
}

Ref<Handle> EventLoop::callSoon(Ref<Callback> callback, HandleArgs args)
{
    checkClosed();
    return addReady(make<Handle>(*this, nextHandleNumber(), std::move(callback), std::move(args)));
}

Ref<Handle> EventLoop::callSoon(const Value &callable, std::span<const Value> args)
{
    // Functions that schedule themselves, again and again, need no new callback each time.
    const bool isCurrent = m_currentCallback && callable.type() == Type::Function &&
                           m_currentCallback->callable().type() == Type::Function &&
                           m_currentCallback->callable().object() == callable.object();
    checkClosed();
    return addReady(make<Handle>(
        *this, nextHandleNumber(),
        isCurrent ? Ref<Callback>(m_currentCallback) : make<ValueCallback>(callable), args));
}

Ref<Handle> EventLoop::addReady(Ref<Handle> handle)
{
    handle->m_block = currentBlock();
    noticeTime();
    observer().handleScheduled(infoOf(*handle));
    m_ready.push({handle, nullptr, handle->number(), ReadyKind::Handle});
    return handle;
}

Ref<Handle> EventLoop::callSoonThreadsafe(Ref<Callback> callback, HandleArgs args)
{
    const Ref<Handle> handle = callSoon(std::move(callback), std::move(args));
    m_woken = true;
    if (!m_virtualClock && Workers::isWorker())
        lookAgain();
    return handle;
}

Ref<Future> EventLoop::runInExecutor(const Value &callable, const Args &args, ThreadPool *executor)
{
    checkClosed();
    if (!executor && m_executorShutdown)
        raise(Error::RuntimeError, "Executor shutdown has been called");
    if (!executor && !m_executor)
        m_executor = make<ThreadPool>(workers());
    const Ref<ThreadPool> used = executor ? Ref<ThreadPool>(executor) : m_executor;
    return used->submit(*this, callable, args);
}

void EventLoop::setDefaultExecutor(ThreadPool &executor)
{
    m_executor = Ref<ThreadPool>(&executor);
}

Ref<Handle> EventLoop::callLater(double delay, Ref<Callback> callback, HandleArgs args)
{
    return callAt(time() + delay, std::move(callback), std::move(args));
}

Ref<Handle> EventLoop::callAt(double when, Ref<Callback> callback, HandleArgs args)
{
    checkClosed();
    auto handle = make<Handle>(*this, nextHandleNumber(), std::move(callback), std::move(args));
    handle->m_isTimer = true;
    handle->m_when = when;
    handle->m_inHeap = true;
    handle->m_block = currentBlock();
    noticeTime();
    observer().handleScheduled(infoOf(*handle));
    m_timers.push(when, *handle);
    return handle;
}

void EventLoop::callLater(double delay, SleepFuture &sleep)
{
    checkClosed();
    const double when = time() + delay;
    sleep.m_handle = nextHandleNumber();
    sleep.m_block = currentBlock();
    sleep.m_timerState = SleepFuture::TimerState::InHeap;
    noticeTime();
    HandleInfo info = infoOf(sleep);
    info.when = when;
    observer().handleScheduled(info);
    m_timers.push(when, sleep.m_handle, sleep);
}

void EventLoop::cancelTimer(SleepFuture &sleep)
{
    if (sleep.m_timerState == SleepFuture::TimerState::InHeap)
        ++m_cancelledTimers;
    sleep.m_timerState = SleepFuture::TimerState::Cancelled;
    observer().handleCancelled(infoOf(sleep));
}

void EventLoop::callSoonStep(Task &task, Ref<Exception> thrown)
{
    if (m_takingDown)
        return;
    observer().taskReady(task, nullptr);
    m_ready.push({Ref<TrackedObject>(&task), std::move(thrown), 0, ReadyKind::Step});
}

void EventLoop::callSoonWakeup(Task &task, Future &future)
{
    if (m_takingDown)
        return;
    task.prefetchCoroutine();
    observer().taskReady(task, &future);
    m_ready.push({Ref<TrackedObject>(&task), Ref<TrackedObject>(&future), 0, ReadyKind::Wakeup});
}

void EventLoop::callSoonDone(Ref<Callback> callback, Future &future)
{
    if (m_takingDown)
        return;
    checkClosed();
    const std::uint32_t number = nextHandleNumber();
    observer().handleScheduled({.number = number,
                                .callback = callback.get(),
                                .future = &future,
                                .block = callback->block});
    m_ready.push(
        {std::move(callback), Ref<TrackedObject>(&future), number, ReadyKind::DoneCallback});
}

Ref<Future> EventLoop::createFuture(WaitKind kind) { return make<Future>(*this, kind); }

Ref<Task> EventLoop::createTask(Ref<Coroutine> coroutine, std::string name)
{
    if (m_liveTasks >= m_host.taskLimit && m_host.endAtTaskLimit) {
        m_halt = LoopHalt::Stopped;
        m_host.endAtTaskLimit();
    }
    checkClosed();
    Ref<Task> task = make<Task>(*this, std::move(coroutine), std::move(name));
    const std::size_t count = task->taskId().value - m_firstTaskNumber + 1;
    m_tasks.resize(count);
    m_tasks.back() = task.get();
    ++m_liveTasks;
    noticeTime();
    observer().taskCreated(*task, m_currentTask);
    callSoonStep(*task, nullptr);
    return task;
}

Ref<Future> EventLoop::ensureFuture(const Value &awaitable)
{
    if (auto *future = awaitable.as<Future>()) {
        if (&future->loop() != this)
            raise(Error::ValueError, "The future belongs to a different loop than the one "
                                     "specified as the loop argument");
        return Ref<Future>(future);
    }
    if (auto *coroutine = awaitable.as<Coroutine>())
        return createTask(Ref<Coroutine>(coroutine));
    const Value wrapped = caller().coroutineOf(awaitable);
    if (auto *coroutine = wrapped.as<Coroutine>())
        return createTask(Ref<Coroutine>(coroutine));
    raise(Error::TypeError, "An asyncio.Future, a coroutine or an awaitable is required");
}

void EventLoop::forget(const Task &task)
{
    const std::size_t index = task.taskId().value - m_firstTaskNumber;
    if (index >= m_tasks.size() || m_tasks[index] != &task)
        return;
    m_tasks[index] = nullptr;
    --m_liveTasks;
}

std::vector<Ref<Task>> EventLoop::allTasks() const
{
    std::vector<Ref<Task>> tasks;
    for (Task *task : m_tasks) {
        if (task && !task->isDone())
            tasks.emplace_back(task);
    }
    return tasks;
}

} // namespace coroscope::asyncio
