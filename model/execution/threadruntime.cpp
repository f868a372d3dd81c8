// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/threadruntime.h"

#include "execution/programcoroutine.h"
#include "execution/threadloop.h"
#include "execution/threadoperation.h"
#include "execution/valuejson.h"
#include "values/errors.h"
#include "values/operations.h"

namespace coroscope {

namespace {

constexpr double hour = 3600;

} // namespace

ThreadRuntime::ThreadRuntime(const Program &program, const RunOptions &options, TraceSink &sink,
                             ThreadScheduler &scheduler, const std::atomic<bool> &stopRequested)
    : m_scheduler(scheduler), m_stopRequested(stopRequested), m_options(options),
      m_machine(std::make_unique<Machine>(program, options.budgets, *this)), m_writer(sink)
{
    m_heap.setWarningSink([this](auto category, const auto &text) { warn(category, text); });
    defineAll(options.seed.value_or(program.settings().seed));
}

ThreadRuntime::~ThreadRuntime()
{
    m_machine->end();
    m_heap.setWarningSink(nullptr);
    m_threads.clear();
    m_loop = nullptr;
    m_logging->clear();
    m_result = {};
    m_heap.clear();
    m_machine->clear();
}

bool ThreadRuntime::isAwaitable(const Value &value) const
{
    return threadFuture(value) || threadOperation(value);
}

bool ThreadRuntime::isStopRequested()
{
    m_machine->suspendExecution([this] { m_scheduler.yield(); });
    return m_unwinding || m_stopRequested.load(std::memory_order_relaxed);
}

void ThreadRuntime::checkRunning()
{
    if (m_scheduler.isDeadlocked())
        m_unwinding = true;
    if (m_unwinding || m_stopRequested)
        throw asyncio::LoopStopped{};
    if (m_scheduler.now() > m_options.budgets.seconds) {
        m_unwinding = true;
        m_machine->endAtLimit(m_machine->pastTheTime());
    }
}

/// Ends a run that would go on for ever because nothing can be interrupted.
void ThreadRuntime::checkTime()
{
    if (!m_uninterrupted.empty() && now() > *m_uninterrupted.begin() + hour)
        m_machine->endAtLimit(
            "The program still runs an hour after a cancellation or a timeout that "
            "threads cannot obey: a thread cannot be interrupted from outside. "
            "Let it end by itself, or run it on the loop.");
    if (now() > m_options.budgets.seconds)
        m_machine->endAtLimit("The run's clock passed " +
                              std::to_string(static_cast<std::int64_t>(m_options.budgets.seconds)) +
                              " seconds. Look for a loop that never ends, or raise the limit.");
}

void ThreadRuntime::unwind()
{
    m_unwinding = true;
    m_scheduler.abandon();
}

void ThreadRuntime::forgetInterruption(double when)
{
    if (const auto place = m_uninterrupted.find(when); place != m_uninterrupted.end())
        m_uninterrupted.erase(place);
}

RunReport ThreadRuntime::run()
{
    m_scheduler.run([this] { runProgram(); }, [this] { m_writer.flush(); });
    RunReport done = report();
    if (done.end == RunEnd::Limit)
        record({.kind = EventKind::LimitReached, .detail = m_writer.text(done.message)});
    if (done.end == RunEnd::Deadlock) {
        std::vector<AwaitableId> blocked;
        for (const auto &[thread, wait] : m_waits)
            blocked.push_back(AwaitableId::task(TaskId(thread)));
        record({.kind = EventKind::Deadlock, .other = m_writer.list(std::move(blocked))});
    }
    if (!m_output.empty())
        record({.kind = EventKind::LogLine, .detail = m_writer.text(m_output)});
    record({.kind = EventKind::RecordingEnded,
            .other = m_result.exception ? m_writer.text(exceptionText(*m_result.exception)) : 0,
            .detail = m_writer.text(done.message)});
    m_writer.flush();
    done.resources = m_scheduler.resources();
    return done;
}

RunReport ThreadRuntime::report()
{
    if (!m_machine->limit().empty())
        return {RunEnd::Limit, m_machine->limit(), {}};
    if (m_scheduler.isDeadlocked())
        return {RunEnd::Deadlock, deadlockSentence(), {}};
    if (!m_isOver)
        return {RunEnd::Stopped, "The run was stopped.", {}};
    if (m_result.exception)
        return {RunEnd::Failed, endSentence(*m_result.exception), {}};
    return {};
}

/// The body of the main thread.
void ThreadRuntime::runProgram()
{
    const Heap::Scope scope(&m_heap);
    const auto thread = make<ThreadFuture>(*this, WaitKind::Join, AwaitableId::task(TaskId(1)));
    thread->name = "Task-" + std::to_string(++m_taskNames);
    m_threads.push_back(thread);
    const TextId name = m_writer.text("MainThread");
    m_writer.addTask(TaskId(1), {name, name, TaskId(), BlockId()});
    record({.kind = EventKind::TaskCreated, .subject = 1});
    record({.kind = EventKind::StepBegan, .flags = EventFlag::first, .subject = 1});
    try {
        m_machine->prepare();
        Fiber fiber(*m_machine, m_machine->moduleFrame());
        m_result = drive(fiber);
        leaveThreadsBehind();
        thread->finish(m_result);
        m_isOver = true;
    } catch (const asyncio::LoopStopped &) {
    }
    unwind();
}

/// What a thread that has ended still calls back is waited for.
void ThreadRuntime::leaveThreadsBehind()
{
    while (m_finishing > 0)
        m_lastLine.wait(*this, WaitKind::Join);
    for (std::size_t i = 1; i < m_threads.size(); ++i) {
        if (!m_threads[i]->isDone() && !m_threads[i]->isTimer)
            return note("The program ended while threads still ran. They are left behind, as "
                        "daemon threads are: asyncio.run cancels the tasks that are left, and a "
                        "thread cannot be cancelled.");
    }
}

// --- threads

Ref<ThreadFuture> ThreadRuntime::startThread(const Value &coroutine, std::string name, bool isTimer)
{
    if (m_alive >= m_options.budgets.threads)
        m_machine->endAtLimit("The run has more than " + std::to_string(m_options.budgets.threads) +
                              " threads alive at one time. Tasks of a loop are lighter: run it on "
                              "the loop, or raise the thread limit.");
    const std::uint32_t number = static_cast<std::uint32_t>(m_threads.size()) + 1;
    const auto thread =
        make<ThreadFuture>(*this, WaitKind::Task, AwaitableId::task(TaskId(number)));
    thread->isTimer = isTimer;
    thread->name = isTimer ? "Timer-" + std::to_string(++m_timerNames)
                           : "Task-" + std::to_string(++m_taskNames);
    if (!name.empty()) // a number is used up, as by a task
        thread->name = std::move(name);
    m_threads.push_back(thread);
    const auto *object = static_cast<PyObject *>(coroutine.object());
    const std::string function = object->qualifiedName();
    const TaskId parent(m_scheduler.current());
    const BlockId block = m_machine->currentBlock();
    m_writer.addTask(TaskId(number),
                     {m_writer.text(thread->name), m_writer.text(function), parent, block});
    record({.kind = EventKind::TaskCreated,
            .subject = number,
            .object = AwaitableId::task(parent),
            .block = block});
    ++m_alive;
    const bool isStarted =
        m_scheduler.spawn(number, [this, thread, coroutine] { threadBody(*thread, coroutine); });
    if (!isStarted)
        m_machine->endAtLimit("The system refused to start thread " + std::to_string(number) +
                              ". Make fewer threads at a time, or run it on the loop.");
    return thread;
}

Ref<ThreadFuture> ThreadRuntime::ensureThread(const Value &awaitable)
{
    if (auto *future = threadFuture(awaitable))
        return Ref<ThreadFuture>(future);
    const Value coroutine = m_machine->coroutineOf(awaitable);
    if (coroutine.type() == Type::Coroutine || threadOperation(coroutine))
        return startThread(coroutine);
    raise(Error::TypeError, "An asyncio.Future, a coroutine or an awaitable is required");
}

void ThreadRuntime::threadBody(ThreadFuture &thread, const Value &coroutine)
{
    if (m_unwinding || m_stopRequested)
        return;
    const Heap::Scope scope(&m_heap);
    const Ref<ThreadFuture> keep(&thread);
    const std::uint32_t number = thread.id().taskId().value;
    try {
        record({.kind = EventKind::StepBegan, .flags = EventFlag::first, .subject = number});
        asyncio::Outcome outcome = await(coroutine);
        --m_alive;
        ++m_finishing;
        thread.finish(std::move(outcome));
        if (--m_finishing == 0)
            m_lastLine.releaseAll(*this);
    } catch (const asyncio::LoopStopped &) {
        unwind();
    }
}

/// Runs a fiber to its end, blocking where it waits.
asyncio::Outcome ThreadRuntime::drive(Fiber &fiber, Ref<Exception> thrown)
{
    Fiber::Pause pause = m_machine->runApart([&] {
        Fiber::Pause last = fiber.resume({Value(), std::move(thrown)});
        while (last.kind == Fiber::Pause::Kind::Awaits) {
            const Value awaited = std::exchange(last.value, Value());
            last = fiber.resume(await(awaited));
        }
        return last;
    });
    return {std::move(pause.value), std::move(pause.exception)};
}

asyncio::Outcome ThreadRuntime::await(const Value &awaitable)
{
    try {
        if (auto *future = threadFuture(awaitable))
            return join(*future);
        if (auto *operation = threadOperation(awaitable)) {
            if (const ThreadOperation::Body body = operation->take())
                return {body(), nullptr};
            raise(Error::RuntimeError, "cannot reuse already awaited coroutine");
        }
        if (auto *coroutine = awaitable.as<asyncio::Coroutine>())
            return runCoroutineObject(*coroutine);
        raise(Error::TypeError, "object " + std::string(typeName(awaitable)) +
                                    " can't be used in 'await' expression");
    } catch (const Raised &raised) {
        return {Value(), raised.exception};
    }
}

asyncio::Outcome ThreadRuntime::runCoroutineObject(asyncio::Coroutine &coroutine)
{
    auto &program = static_cast<ProgramCoroutine &>(coroutine); // threads have no others
    program.checkAwaitable();
    program.begin(nullptr);
    asyncio::Outcome outcome;
    if (FramePtr frame = program.takeFrame(outcome.value)) {
        Fiber fiber(*m_machine, std::move(frame));
        outcome = drive(fiber, program.takeThrown());
    }
    program.end();
    return outcome;
}

// --- blocking

void ThreadRuntime::block(ThreadWaiter &waiter, double seconds)
{
    waiter.thread = m_scheduler.current();
    const double deadline = seconds < 0 ? 0 : now() + seconds;
    while (!waiter.released && !m_unwinding && !m_stopRequested) {
        const double left =
            seconds < 0 ? ThreadScheduler::forever : std::max(0.0, deadline - now());
        bool isWoken = false;
        m_machine->suspendExecution([&] { isWoken = m_scheduler.block(left); });
        if (!isWoken)
            break;
    }
}

void ThreadRuntime::wait(ThreadWaiter &waiter, WaitKind kind)
{
    waiter.kind = kind;
    waiter.id = AwaitableId::future(++m_futures);
    suspended(kind, waiter.id);
    block(waiter, ThreadScheduler::forever);
    resumed();
}

void ThreadRuntime::sleep(ThreadWaiter &waiter, const Value &seconds)
{
    suspended(WaitKind::Sleep, AwaitableId(), seconds);
    block(waiter, std::max(0.0, toSeconds(seconds)));
    resumed();
}

/// time.sleep, asyncio.sleep and compute.
void ThreadRuntime::useTime(const Value &seconds, bool compute)
{
    if (!compute) {
        ThreadWaiter nobody;
        return sleep(nobody, seconds);
    }
    const double length = std::max(0.0, toSeconds(seconds));
    record({.kind = EventKind::BlockingBegan,
            .flags = EventFlag::compute,
            .subject = currentThread(),
            .detail = m_writer.number(length)});
    m_machine->suspendExecution([&] { m_scheduler.compute(length); });
    record({.kind = EventKind::BlockingEnded, .subject = currentThread()});
    checkRunning();
    checkTime();
}

void ThreadRuntime::waitForFutures(const std::vector<Ref<ThreadFuture>> &futures, WaitKind kind,
                                   ThreadWaiter::Until until, double seconds, AwaitableId object)
{
    suspended(kind, object);
    ThreadWaiter waiter;
    waiter.until = until;
    for (const Ref<ThreadFuture> &future : futures) {
        if (!future->isDone()) {
            ++waiter.left;
            future->addWaiter(waiter);
        }
    }
    block(waiter, seconds);
    for (const Ref<ThreadFuture> &future : futures)
        future->removeWaiter(waiter);
    resumed();
}

asyncio::Outcome ThreadRuntime::join(ThreadFuture &future)
{
    if (future.id() == AwaitableId::task(TaskId(currentThread())))
        raise(Error::RuntimeError, "cannot join current thread");
    if (!future.isDone()) {
        const WaitKind kind = !future.members.empty() ? WaitKind::Gather
                              : future.isThread()     ? WaitKind::Join
                                                      : WaitKind::Future;
        waitForFutures({Ref<ThreadFuture>(&future)}, kind, ThreadWaiter::Until::All,
                       ThreadScheduler::forever, future.id());
    }
    return future.outcome();
}

void ThreadRuntime::release(ThreadWaiter &waiter)
{
    waiter.released = true;
    if (waiter.id)
        record({.kind = EventKind::FutureDone,
                .aux = static_cast<std::uint16_t>(waiter.kind),
                .subject = currentThread(),
                .object = waiter.id,
                .detail = m_writer.text("null")});
    record({.kind = EventKind::TaskReady, .subject = waiter.thread, .object = waiter.id});
    m_scheduler.wake(waiter.thread);
}

} // namespace coroscope
