// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/loopruntime.h"

#include "asyncio/task.h"
#include "execution/generator.h"
#include "execution/valuejson.h"
#include "language/builtins.h"
#include "language/logging.h"
#include "values/errors.h"
#include "values/operations.h"

#include <algorithm>
#include <set>

namespace coroscope {

using asyncio::EventLoop;
using asyncio::LoopHalt;
using asyncio::Task;

LoopRuntime::LoopRuntime(const Program &program, const RunOptions &options, TraceSink &sink,
                         const std::atomic<bool> &stopRequested)
    : m_stopRequested(stopRequested), m_options(options),
      m_machine(std::make_unique<Machine>(program, options.budgets, *this)),
      m_recorder(sink, *m_machine)
{
    if (options.clock == ClockKind::Virtual)
        m_clock = std::make_unique<asyncio::VirtualClock>(options.budgets.seconds);
    else
        m_clock = std::make_unique<asyncio::ScaledClock>(options.speed, options.budgets.seconds);
    makeWorkers();
    m_recorder.locals().setKeeping(options.keepsLocals);
    if (options.keepsLocals)
        m_machine->lookSoon();
    m_recorder.timeChanged(0);
    m_heap.setWarningSink([this](auto category, const auto &text) { warn(category, text); });
    defineAll(options.seed.value_or(program.settings().seed));
}

LoopRuntime::~LoopRuntime()
{
    m_machine->end();
    m_heap.setWarningSink(nullptr);
    m_workers->end();
    for (const Ref<EventLoop> &loop : m_loops)
        loop->takeDown();
    m_heap.clear();
    m_machine->clear();
    m_logging->clear();
    m_policyLoop = nullptr;
    m_loops.clear(); // last: tasks and futures know their loop
}

void LoopRuntime::makeWorkers()
{
    asyncio::Workers::Host host;
    host.clock = m_clock.get();
    host.aside = [this](const std::function<void()> &work) { m_machine->suspendExecution(work); };
    host.turnBegan = [this] {
        m_peakWorkers = std::max(m_peakWorkers, m_workers->alive());
        if (m_clock->isOver())
            endAtTimeLimit();
        m_recorder.timeChanged(m_clock->now());
    };
    host.ended = [this] { lookAgain(); };
    m_workers = m_clock->isVirtual() ? asyncio::makeVirtualWorkers(std::move(host))
                                     : asyncio::makeRealWorkers(std::move(host), m_options.speed);
}

bool LoopRuntime::isStopRequested()
{
    return m_stopRequested.load(std::memory_order_relaxed) || m_clock->isOver() ||
           m_workers->isBroken();
}

RunReport LoopRuntime::run()
{
    try {
        return runToEnd();
    } catch (const asyncio::LoopStopped &) {
        m_workers->end();
        m_recorder.timeChanged(m_clock->now()); // no event of the program tells how late it is
        const std::string limit = m_clock->isOver() ? m_machine->pastTheTime() : m_machine->limit();
        if (!limit.empty()) {
            m_recorder.limit(limit);
            return finish(RunEnd::Limit, limit, nullptr);
        }
        const bool isDeadlock =
            std::any_of(m_loops.begin(), m_loops.end(), [](const Ref<EventLoop> &loop) {
                return loop->halt() == LoopHalt::Deadlock;
            });
        if (isDeadlock)
            return finish(RunEnd::Deadlock,
                          "Every task waits, and nothing is left that could wake one: the loop "
                          "would wait for ever.",
                          nullptr);
        return finish(RunEnd::Stopped, "The run was stopped.", nullptr);
    }
}

/// Runs the program; what ended it, or null.
Ref<Exception> LoopRuntime::runModule()
{
    try {
        m_machine->run();
    } catch (Raised &raised) {
        return std::move(raised.exception);
    }
    return nullptr;
}

/// The program, and then the threads that it has left, which CPython waits for when it exits.
RunReport LoopRuntime::runToEnd()
{
    const Ref<Exception> failure = runModule();
    m_workers->join();
    if (isStopRequested())
        throw asyncio::LoopStopped{};
    if (!m_output.empty())
        m_recorder.log(std::exchange(m_output, {}), nullptr);
    m_recorder.programEnded();
    reportLeftovers();
    if (!failure)
        return finish(RunEnd::Completed, {}, nullptr);
    return finish(RunEnd::Failed, endSentence(*failure), failure.get());
}

void LoopRuntime::endAtTimeLimit() { m_machine->endAtLimit(m_machine->pastTheTime()); }

void LoopRuntime::endAtTaskLimit()
{
    m_machine->endAtLimit("The run has more than " + std::to_string(m_options.budgets.tasks) +
                          " tasks alive. Make fewer at a time, or raise the task limit.");
}

RunReport LoopRuntime::finish(RunEnd end, std::string message, const Exception *exception)
{
    if (!m_output.empty())
        m_recorder.log(std::exchange(m_output, {}), nullptr);
    m_recorder.end(message, exception);
    RunReport report;
    report.end = end;
    report.message = std::move(message);
    return report;
}

/// What CPython's collector finds when the program is over.
void LoopRuntime::reportLeftovers()
{
    // What left the loop through a task has a traceback that leads back to the task: CPython
    // collects both only when it can log no more.
    const auto hasLeftTheLoop = [](const asyncio::Future &future) {
        const Exception *exception = future.storedException();
        return future.isTask() && exception &&
               (isInstance(*exception, Error::SystemExit) ||
                isInstance(*exception, Error::KeyboardInterrupt));
    };
    std::set<const Object *> pending;
    for (const Ref<EventLoop> &loop : m_loops) {
        for (const Ref<Task> &task : loop->allTasks())
            pending.insert(task.get());
    }
    for (const Ref<TrackedObject> &object : m_heap.objects()) { // the oldest first
        if (auto *generator = dynamic_cast<Generator *>(object.get()))
            generator->finalize();
        if (!pending.contains(object.get()))
            continue;
        auto *task = static_cast<Task *>(object.get());
        task->close(*task->coroutine());
        task->reportPending();
    }
    for (const Ref<TrackedObject> &object : m_heap.objects()) {
        auto *future = Value(object).as<asyncio::Future>();
        if (future && !hasLeftTheLoop(*future))
            future->reportUnretrieved();
    }
}

Ref<EventLoop> LoopRuntime::asyncGeneratorBegins(asyncio::AsyncGenerator &generator)
{
    EventLoop *loop = runningLoop();
    if (loop)
        loop->firstIterated(generator);
    return Ref<EventLoop>(loop);
}

void LoopRuntime::blockBegins(BlockId block)
{
    const Task *task = m_recorder.locals().isKeeping() ? currentTaskOfProgram() : nullptr;
    if (task)
        m_recorder.locals().statementBegins(task->taskId(), *m_machine->running());
    if (!isGateWatched())
        return;
    if (m_options.gate->haltsAt(block)) {
        if (task)
            m_recorder.locals().breakpointMet(task->taskId(), *m_machine->running());
        m_recorder.breakpointMet(currentTaskOfProgram());
        halt();
    }
    passGate(RunGate::Place::Statement);
}

void LoopRuntime::waitBegins(const Frame *top)
{
    if (!m_recorder.locals().isKeeping())
        return;
    if (const Task *task = currentTaskOfProgram())
        m_recorder.locals().waitBegins(task->taskId(), top);
}

void LoopRuntime::iterationBegins()
{
    if (!isGateWatched())
        return;
    m_machine->lookSoon();
    passGate(RunGate::Place::IterationBegin);
}

void LoopRuntime::taskEnded(std::uint8_t flags)
{
    if (!isGateWatched() || !m_options.gate->haltsAtOutcome(flags))
        return;
    halt();
    passGate(RunGate::Place::Statement);
}

/// A run in virtual time has no one to wait for: its recording is gone through afterwards.
void LoopRuntime::halt()
{
    if (!m_clock->isVirtual())
        m_options.gate->hold();
}

void LoopRuntime::passGate(RunGate::Place place)
{
    if (!m_options.gate || !m_options.gate->isHeld() || m_clock->isVirtual())
        return;
    m_recorder.flush();
    m_clock->hold();
    m_options.gate->wait(place);
    m_clock->goOn();
}

void LoopRuntime::lookAgain()
{
    for (const Ref<EventLoop> &loop : m_loops)
        loop->lookAgain();
}

void LoopRuntime::warn(std::string_view category, const std::string &text)
{
    m_recorder.warning(category, text, currentTaskOfProgram());
}

// --- loops

Ref<EventLoop> LoopRuntime::newLoop()
{
    asyncio::LoopHost host;
    host.caller = m_machine.get();
    host.observer = &m_recorder;
    host.clock = m_clock.get();
    host.counters = &m_counters;
    host.stopRequested = &m_stopRequested;
    host.currentBlock = [this] { return m_machine->currentBlock(); };
    host.workers = m_workers.get();
    host.taskLimit = m_options.budgets.tasks;
    host.endAtTaskLimit = [this] { endAtTaskLimit(); };
    host.aroundRun = [this](const std::function<void()> &run) { m_machine->runLoop(run); };
    m_loops.push_back(make<EventLoop>(std::move(host)));
    m_logging->logOfAsyncio(*m_machine, language::Logging::debug, "Using selector: EpollSelector");
    return m_loops.back();
}

EventLoop *LoopRuntime::runningLoop() const
{
    if (asyncio::Workers::isWorker())
        return nullptr; // each thread has its own
    for (const Ref<EventLoop> &loop : m_loops) {
        if (loop->isRunning())
            return loop.get();
    }
    return nullptr;
}

/// In a worker thread: the task whose step blocks the loop meanwhile, if one does.
Task *LoopRuntime::heldUpTask() const
{
    if (!asyncio::Workers::isWorker())
        return nullptr;
    const auto running = std::ranges::find_if(
        m_loops, &EventLoop::isRunning, [](const auto &loop) -> auto & { return *loop; });
    return running == m_loops.end() ? nullptr : (*running)->currentTask();
}

EventLoop &LoopRuntime::neededLoop() const
{
    EventLoop *loop = runningLoop();
    if (!loop)
        raise(Error::RuntimeError, "no running event loop");
    return *loop;
}

/// The running loop, else the one that was set, else a new one. CPython: asyncio.get_event_loop.
EventLoop &LoopRuntime::currentLoop()
{
    if (EventLoop *loop = runningLoop())
        return *loop;
    if (!m_policyLoop && !m_policyLoopSet) {
        m_policyLoop = newLoop();
        m_policyLoopSet = true;
    }
    if (!m_policyLoop)
        raise(Error::RuntimeError, "There is no current event loop in thread 'MainThread'.");
    return *m_policyLoop;
}

EventLoop &LoopRuntime::loopFor(std::span<const Value> awaitables)
{
    const auto *future = awaitables.empty() ? nullptr : awaitables[0].as<asyncio::Future>();
    return future ? future->loop() : currentLoop();
}

Task *LoopRuntime::resumedTask() const
{
    const EventLoop *loop = runningLoop();
    return loop ? loop->resumedTask() : nullptr;
}

Task *LoopRuntime::currentTaskOfProgram() const
{
    const EventLoop *loop = runningLoop();
    return loop ? loop->currentTask() : nullptr;
}

} // namespace coroscope
