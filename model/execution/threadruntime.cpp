// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/threadruntime.h"

#include "execution/valuejson.h"
#include "values/errors.h"
#include "values/operations.h"

namespace coroscope {

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
    m_heap.setWarningSink(nullptr);
    m_threads.clear();
    m_loop = Value();
    m_result = {};
    m_heap.clear();
    m_machine->clear();
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
}

RunReport ThreadRuntime::run()
{
    const auto pulse = [this] { m_writer.flush(); };
    const auto main = [this] {
        const Heap::Scope scope(&m_heap);
        const auto thread = make<ThreadFuture>(*this, WaitKind::Join, AwaitableId::task(TaskId(1)));
        thread->name = "Task-1";
        m_threads.push_back(thread);
        m_writer.addTask(TaskId(1), {m_writer.text("MainThread"), m_writer.text("MainThread"),
                                     TaskId(), BlockId()});
        record({.kind = EventKind::TaskCreated, .subject = 1});
        record({.kind = EventKind::StepBegan, .flags = EventFlag::first, .subject = 1});
        asyncio::Outcome outcome;
        try {
            m_machine->prepare();
            Fiber fiber(*m_machine, m_machine->moduleFrame());
            outcome = drive(fiber);
            joinAll();
        } catch (const asyncio::LoopStopped &) {
            m_unwinding = true;
            return;
        }
        m_result = outcome;
        thread->finish(outcome);
    };
    m_scheduler.run(main, pulse);

    RunReport report;
    if (!m_machine->limit().empty()) {
        report = {RunEnd::Limit, m_machine->limit(), {}};
        record({.kind = EventKind::LimitReached, .detail = m_writer.text(report.message)});
    } else if (m_scheduler.isDeadlocked()) {
        report = {RunEnd::Deadlock,
                  "Every thread waits for another, and none can go on: the program would wait for "
                  "ever.",
                  {}};
    } else if (m_unwinding || m_stopRequested) {
        report = {RunEnd::Stopped, "The run was stopped.", {}};
    } else if (m_result.exception) {
        const std::string message = m_result.exception->str();
        report = {RunEnd::Failed,
                  "The program ended with " + std::string(m_result.exception->typeName()) +
                      (message.empty() ? "." : ": " + message),
                  {}};
    }
    if (!m_output.empty())
        record({.kind = EventKind::LogLine, .detail = m_writer.text(m_output)});
    record({.kind = EventKind::RecordingEnded,
            .other = m_result.exception ? m_writer.text(m_result.exception->repr()) : 0,
            .detail = m_writer.text(report.message)});
    m_writer.flush();
    report.resources = m_scheduler.resources();
    return report;
}

// --- threads

Ref<ThreadFuture> ThreadRuntime::startThread(const Value &coroutine)
{
    if (m_alive >= m_options.budgets.threads) {
        m_unwinding = true;
        m_machine->endAtLimit("The run has more than " + std::to_string(m_options.budgets.threads) +
                              " threads alive at one time. Tasks of a loop are lighter: run it on "
                              "the loop, or raise the thread limit.");
    }
    const std::uint32_t number = static_cast<std::uint32_t>(m_threads.size()) + 1;
    const auto thread =
        make<ThreadFuture>(*this, WaitKind::Task, AwaitableId::task(TaskId(number)));
    thread->name = "Task-" + std::to_string(number);
    m_threads.push_back(thread);
    const auto *object = static_cast<PyObject *>(coroutine.object());
    const std::string function = object->qualifiedName();
    const TaskId parent(m_scheduler.current());
    m_writer.addTask(TaskId(number), {m_writer.text(thread->name), m_writer.text(function), parent,
                                      m_machine->currentBlock()});
    record({.kind = EventKind::TaskCreated,
            .subject = number,
            .object = AwaitableId::task(parent),
            .block = m_machine->currentBlock()});
    ++m_alive;
    const bool isStarted =
        m_scheduler.spawn(number, [this, thread, coroutine] { threadBody(*thread, coroutine); });
    if (!isStarted) {
        m_unwinding = true;
        m_machine->endAtLimit("The system refused to start thread " + std::to_string(number) +
                              ". Make fewer threads at a time, or run it on the loop.");
    }
    return thread;
}

Ref<ThreadFuture> ThreadRuntime::ensureThread(const Value &awaitable)
{
    if (auto *future = dynamic_cast<ThreadFuture *>(awaitable.object()))
        return Ref<ThreadFuture>(future);
    if (awaitable.type() == Type::Coroutine || dynamic_cast<ThreadOperation *>(awaitable.object()))
        return startThread(awaitable);
    raise(Error::TypeError, "An asyncio.Future, a coroutine or an awaitable is required");
}

void ThreadRuntime::threadBody(ThreadFuture &thread, const Value &coroutine)
{
    const Heap::Scope scope(&m_heap);
    const Ref<ThreadFuture> keep(&thread);
    const std::uint32_t number = thread.id().taskId().value;
    try {
        record({.kind = EventKind::StepBegan, .flags = EventFlag::first, .subject = number});
        asyncio::Outcome outcome;
        if (auto *program = coroutine.as<asyncio::Coroutine>()) {
            auto *own = static_cast<ProgramCoroutine *>(program);
            if (own->isTaken()) {
                outcome.exception =
                    makeError(Error::RuntimeError, "cannot reuse already awaited coroutine");
            } else {
                Fiber fiber(*m_machine, own->takeFrame());
                outcome = drive(fiber);
            }
        } else {
            outcome = serve(coroutine);
        }
        --m_alive;
        thread.finish(std::move(outcome));
    } catch (const asyncio::LoopStopped &) {
        m_unwinding = true;
    }
}

/// Runs a fiber to its end, blocking where it waits.
asyncio::Outcome ThreadRuntime::drive(Fiber &fiber)
{
    Fiber::Pause pause = fiber.resume();
    while (pause.kind == Fiber::Pause::Kind::Awaits) {
        const Value awaited = std::exchange(pause.value, Value());
        pause = fiber.resume(serve(awaited));
    }
    return {std::move(pause.value), std::move(pause.exception)};
}

/// What an await gives: blocks the current thread as long as it takes. Errors are outcomes.
asyncio::Outcome ThreadRuntime::serve(const Value &awaitable)
{
    try {
        if (auto *future = dynamic_cast<ThreadFuture *>(awaitable.object()))
            return join(*future);
        if (const auto *operation = dynamic_cast<ThreadOperation *>(awaitable.object()))
            return serveOperation(*operation);
        raise(Error::TypeError, "object " + std::string(typeName(awaitable)) +
                                    " can't be used in 'await' expression");
    } catch (const Raised &raised) {
        return {Value(), raised.exception};
    }
}

asyncio::Outcome ThreadRuntime::serveOperation(const ThreadOperation &operation)
{
    switch (operation.kind) {
    case ThreadOperation::Kind::Sleep:
        sleep(operation.seconds, false);
        return {operation.result, nullptr};
    case ThreadOperation::Kind::Compute:
        sleep(operation.seconds, true);
        return {};
    case ThreadOperation::Kind::Wait:
        return wait(operation);
    case ThreadOperation::Kind::JoinAll:
        return joinAll();
    }
    return {};
}

void ThreadRuntime::sleep(const Value &seconds, bool compute)
{
    const double length = toSeconds(seconds);
    if (compute) {
        record({.kind = EventKind::BlockingBegan,
                .flags = EventFlag::compute,
                .subject = m_scheduler.current(),
                .detail = m_writer.number(length)});
        m_machine->suspendExecution([&] { m_scheduler.compute(std::max(0.0, length)); });
        record({.kind = EventKind::BlockingEnded, .subject = m_scheduler.current()});
        checkRunning();
        return;
    }
    suspended(WaitKind::Sleep, AwaitableId(), seconds);
    m_machine->suspendExecution([&] { m_scheduler.block(std::max(0.0, length)); });
    checkRunning();
    resumed();
}

void ThreadRuntime::block(ThreadWaiter &waiter, const std::vector<Ref<ThreadFuture>> &futures,
                          double seconds)
{
    waiter.thread = m_scheduler.current();
    for (const Ref<ThreadFuture> &future : futures) {
        if (!future->isDone()) {
            ++waiter.left;
            future->addWaiter(waiter);
        }
    }
    const double deadline = seconds < 0 ? 0 : m_scheduler.now() + seconds;
    while (!waiter.released && !m_unwinding && !m_stopRequested) {
        const double left =
            seconds < 0 ? ThreadScheduler::forever : std::max(0.0, deadline - m_scheduler.now());
        bool isWoken = false;
        m_machine->suspendExecution([&] { isWoken = m_scheduler.block(left); });
        if (!isWoken)
            break;
    }
    for (const Ref<ThreadFuture> &future : futures)
        future->removeWaiter(waiter);
    checkRunning();
}

asyncio::Outcome ThreadRuntime::join(ThreadFuture &future)
{
    if (!future.isDone()) {
        const bool isGather = !future.members.empty();
        suspended(isGather            ? WaitKind::Gather
                  : future.isThread() ? WaitKind::Join
                                      : WaitKind::Future,
                  future.id());
        ThreadWaiter waiter;
        block(waiter, {Ref<ThreadFuture>(&future)}, ThreadScheduler::forever);
        resumed();
    }
    return future.outcome();
}

asyncio::Outcome ThreadRuntime::joinAll()
{
    std::vector<Ref<ThreadFuture>> open;
    for (std::size_t i = 1; i < m_threads.size(); ++i) {
        if (!m_threads[i]->isDone())
            open.push_back(m_threads[i]);
    }
    if (open.empty())
        return {};
    note("The program waits for the threads that still run before it ends: a thread cannot be "
         "cancelled, as asyncio.run cancels the tasks that are left.");
    for (const Ref<ThreadFuture> &thread : open)
        join(*thread);
    return joinAll();
}

asyncio::Outcome ThreadRuntime::wait(const ThreadOperation &operation)
{
    std::vector<Ref<ThreadFuture>> futures;
    for (const Value &item : items(operation.futures)) {
        if (item.type() == Type::Coroutine)
            raise(Error::TypeError, "Passing coroutines is forbidden, use tasks explicitly.");
        auto *future = dynamic_cast<ThreadFuture *>(item.object());
        if (!future)
            raise(Error::TypeError, "wait() takes tasks and futures");
        futures.emplace_back(future);
    }
    if (futures.empty())
        raise(Error::ValueError, "Set of Tasks/Futures is empty.");
    const std::string when = str(operation.returnWhen);
    ThreadWaiter waiter;
    waiter.until = when == "FIRST_COMPLETED"   ? ThreadWaiter::Until::First
                   : when == "FIRST_EXCEPTION" ? ThreadWaiter::Until::FirstException
                                               : ThreadWaiter::Until::All;
    std::vector<AwaitableId> ids;
    bool isSatisfied = true;
    for (const Ref<ThreadFuture> &future : futures) {
        ids.push_back(future->id());
        isSatisfied &= future->isDone();
        if (future->isDone() && waiter.until == ThreadWaiter::Until::First)
            waiter.released = true;
    }
    TraceEvent made{.kind = EventKind::CombinatorMade,
                    .aux = static_cast<std::uint16_t>(CombinatorKind::Wait),
                    .subject = m_scheduler.current(),
                    .other = m_writer.list(ids)};
    if (!operation.seconds.isNone()) {
        made.flags |= EventFlag::hasTimeout;
        made.detail = m_writer.number(toSeconds(operation.seconds));
    }
    if (waiter.until == ThreadWaiter::Until::First)
        made.flags |= EventFlag::firstCompleted;
    if (waiter.until == ThreadWaiter::Until::FirstException)
        made.flags |= EventFlag::firstException;
    record(made);
    if (!isSatisfied && !waiter.released) {
        suspended(WaitKind::Wait, AwaitableId());
        block(waiter, futures,
              operation.seconds.isNone() ? ThreadScheduler::forever
                                         : std::max(0.0, toSeconds(operation.seconds)));
        resumed();
    }
    const Ref<Set> done = make<Set>();
    const Ref<Set> pending = make<Set>();
    std::vector<AwaitableId> doneIds;
    std::vector<AwaitableId> pendingIds;
    for (const Ref<ThreadFuture> &future : futures) {
        (future->isDone() ? done : pending)->table.insert(future, Value());
        (future->isDone() ? doneIds : pendingIds).push_back(future->id());
    }
    record({.kind = EventKind::CombinatorCompleted,
            .aux = static_cast<std::uint16_t>(CombinatorKind::Wait),
            .subject = m_scheduler.current(),
            .other = m_writer.list(doneIds),
            .detail = m_writer.list(pendingIds)});
    return {tuple({done, pending}), nullptr};
}

} // namespace coroscope
