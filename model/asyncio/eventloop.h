// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/callback.h"
#include "asyncio/clock.h"
#include "asyncio/coroutine.h"
#include "asyncio/fifo.h"
#include "asyncio/observer.h"
#include "asyncio/timerheap.h"
#include "core/waitkind.h"
#include "values/call.h"

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace coroscope::asyncio {

class AsyncGenerator;
class Coroutine;
class Future;
class LoopDriver;
class SleepFuture;
class Task;
class ThreadPool;
class Workers;

/// Why run() returned before its future was done.
enum class LoopHalt : std::uint8_t { None, Stopped, Deadlock };

/// Numbers that go on through all loops of one run.
struct LoopCounters {
    std::uint32_t iterations = 0;
    std::uint32_t handles = 0;
    std::uint32_t futures = 0;
    std::uint32_t tasks = 0;
    std::uint32_t locks = 0;     ///< those that somebody has waited for
    std::uint32_t taskNames = 0; ///< the N of the last "Task-N"
};

/// What the loop asks of its owner. Everything pointed to outlives the loop.
struct LoopHost {
    Caller *caller = nullptr;     ///< calls the program's callables
    Observer *observer = nullptr; ///< may be null
    Clock *clock = nullptr;
    LoopCounters *counters = nullptr;
    const std::atomic<bool> *stopRequested = nullptr; ///< set by anyone, from any thread
    std::function<BlockId()> currentBlock;            ///< the block being executed
    /// Calls what it is given; set where something has to be put aside while the loop runs.
    std::function<void(const std::function<void()> &)> aroundRun;
    Workers *workers = nullptr;              ///< null: there are no threads
    std::size_t taskLimit = ~std::size_t(0); ///< tasks alive
    std::function<void()> endAtTaskLimit;    ///< called when one more is made; throws LoopStopped
};

/// CPython's event loop on Qt's. State: a FIFO of ready handles, a heap of timers ordered by
/// (deadline, sequence number), a flag "stopping". One iteration moves due timers behind what is
/// ready and runs exactly the handles that were ready at its start. Everything on one thread.
/// CPython: BaseEventLoop._run_once.
class EventLoop final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Other;

    explicit EventLoop(LoopHost host);
    ~EventLoop() override;

    // scheduling
    Ref<Handle> callSoon(Ref<Callback> callback, HandleArgs args = {});
    /// As above, of something that the program can call.
    Ref<Handle> callSoon(const Value &callable, std::span<const Value> args);
    Ref<Handle> callLater(double delay, Ref<Callback> callback, HandleArgs args = {});
    Ref<Handle> callAt(double when, Ref<Callback> callback, HandleArgs args = {});
    /// Completes \p sleep after \p delay seconds. CPython: what asyncio.sleep asks of call_later.
    void callLater(double delay, SleepFuture &sleep);
    /// As callSoon(), from any thread: ends the wait of the loop.
    Ref<Handle> callSoonThreadsafe(Ref<Callback> callback, HandleArgs args = {});
    void callSoonStep(Task &task, Ref<Exception> thrown);
    void callSoonWakeup(Task &task, Future &future);
    void callSoonDone(Ref<Callback> callback, Future &future);

    Ref<Future> createFuture(WaitKind kind = WaitKind::Future);
    Ref<Task> createTask(Ref<Coroutine> coroutine, std::string name = {});
    /// A future as it is, a coroutine as a new task. Raises TypeError for anything else.
    Ref<Future> ensureFuture(const Value &awaitable);

    // asynchronous generators (asyncgenerator.cpp)
    /// \p generator is iterated for the first time. CPython: _asyncgen_firstiter_hook.
    void firstIterated(AsyncGenerator &generator);
    /// All that have been iterated and not been finalized, which the loop forgets.
    std::vector<Ref<AsyncGenerator>> takeAsyncGenerators();
    /// Nobody knows \p generator any more, and it is suspended: closes it in a task of its own.
    /// Raises RuntimeError when the loop is closed.
    /// CPython: _asyncgen_finalizer_hook.
    void finalize(const Ref<AsyncGenerator> &generator);
    void forget(const AsyncGenerator &generator);

    // threads
    /// Has a thread of \p executor, or of the default one, call \p callable.
    /// CPython: run_in_executor.
    Ref<Future> runInExecutor(const Value &callable, const Args &args,
                              ThreadPool *executor = nullptr);
    Workers *workers() const { return m_host.workers; }
    /// The threads that were used; null when there were none.
    const Ref<ThreadPool> &defaultExecutor() const { return m_executor; }
    void setDefaultExecutor(ThreadPool &executor);
    /// From now on runInExecutor() raises RuntimeError.
    void beginExecutorShutdown() { m_executorShutdown = true; }

    // running
    /// Runs until stop(). Raises RuntimeError when a loop of this thread is running or it is
    /// closed.
    void runForever();
    /// Runs until \p awaitable is done and gives its result. CPython: run_until_complete.
    Value runUntilComplete(const Value &awaitable);
    /// Ends the run when the current iteration is over.
    void stop() { m_stopping = true; }
    bool isRunning() const { return m_running; }
    /// True while a loop of this thread runs.
    static bool isAnyRunning();
    bool isClosed() const { return m_closed; }
    /// Drops all handles. Raises RuntimeError while running.
    void close();
    /// Why the last run ended early; the owner must unwind when it is not None.
    LoopHalt halt() const { return m_halt; }
    /// Ends the run as soon as the current handle returns.
    void halt(LoopHalt why) { m_halt = why; }
    /// Takes down every suspended coroutine of this loop. After it no frame is live.
    void takeDown();
    /// Nothing of the program runs any more: it has been taken down, or is about to be.
    bool isTakenDown() const
    {
        return m_takingDown || m_halt != LoopHalt::None || isStopRequested();
    }
    /// Makes a waiting loop look at `stopRequested`. The loop's thread, as all else.
    void lookAgain();

    double time() const { return m_virtualClock ? m_virtualClock->now() : m_host.clock->now(); }
    std::uint32_t iteration() const { return m_host.counters->iterations; }
    /// Tells the observer the time, if it has changed. To be called before an event of one's own.
    void noticeTime()
    {
        // A virtual clock moves where the loop moves it, and the loop tells that by itself.
        if (!m_virtualClock)
            showTime();
    }
    /// Started coroutines that are suspended now.
    std::size_t liveCoroutines() const { return m_liveCoroutines; }
    Task *currentTask() const { return m_currentTask; }
    /// True while a coroutine of this loop is being closed.
    bool isClosingCoroutine() const { return m_closing != nullptr; }
    /// The task whose coroutine runs: in a step of its own, or because it is being closed.
    Task *resumedTask() const { return m_closing ? m_closing : m_currentTask; }
    /// True while a coroutine that what is being closed awaits is closed along with it: what that
    /// one awaits gives ignoredExit() at once.
    bool refusesToWait() const { return m_closing != nullptr && !m_closedMayWait; }
    /// \p may: it is the coroutine to be closed that awaits. It waits, and close() raises
    /// ignoredExit().
    void letClosedWait(bool may) { m_closedMayWait = may; }
    /// RuntimeError, the same one while one coroutine is being closed.
    Ref<Exception> ignoredExit();
    /// Tasks that are not done, by creation.
    std::vector<Ref<Task>> allTasks() const;
    /// A blocking call: holds the loop for \p seconds, an int or float >= 0.
    void block(const Value &seconds, bool compute);
    /// Reports as CPython's call_exception_handler: to the observer, then to the program's handler.
    /// \p future may be null; one that has a handler is handed over as "task" or "future".
    void reportError(const std::string &message, Ref<Exception> exception, Future *future,
                     bool collected = false);
    /// A callable that is given (loop, context), or None for CPython's default, which only logs.
    /// CPython: BaseEventLoop.set_exception_handler.
    void setExceptionHandler(Value handler) { m_exceptionHandler = std::move(handler); }
    const Value &exceptionHandler() const { return m_exceptionHandler; }
    /// Reports \p context, as a program or a callback of the loop asks it. Does not throw but for
    /// SystemExit and KeyboardInterrupt of the handler. CPython: call_exception_handler.
    void callExceptionHandler(const Ref<Dict> &context, bool collected = false);
    /// What the default handler does: tells the observer only. CPython: default_exception_handler.
    void showError(const Dict &context, bool collected);

    Observer &observer() const { return *m_host.observer; }
    Caller &caller() const { return *m_host.caller; }
    /// The exception that is being handled where asyncio's own code runs, or null.
    Exception *handled() const;
    BlockId currentBlock() const { return m_host.currentBlock ? m_host.currentBlock() : BlockId(); }
    bool isStopRequested() const
    {
        return m_host.stopRequested && m_host.stopRequested->load(std::memory_order_relaxed);
    }
    /// Tasks whose objects are alive, done or not.
    std::size_t liveTasks() const { return m_liveTasks; }
    LoopCounters &counters() const { return *m_host.counters; }

    std::string_view typeName() const override { return "_UnixSelectorEventLoop"; }
    std::string repr() const override;
    const MethodTable *methods() const override;
    void clearReferences() override;

private:
    friend class Future;
    friend class SleepFuture;
    friend class Task;
    friend class Handle;
    friend class LoopDriver;
    enum class ReadyKind : std::uint8_t { Step, Wakeup, DoneCallback, Handle, Sleep };
    struct Ready {
        Ref<TrackedObject> target;   ///< Task, Callback, Handle or SleepFuture
        Ref<TrackedObject> argument; ///< exception to throw, or the future that is done
        std::uint32_t number = 0;    ///< of the handle
        ReadyKind kind = ReadyKind::Step;
    };

    enum class Next : std::uint8_t { Now, Wait, Leave };
    /// What comes next: an iteration at once, after nextDeadline(), or none.
    Next next();
    double nextDeadline() const { return m_timers.deadline(); }
    /// One iteration.
    void runOnce();
    void purgeTimers();
    void collectDueTimers();
    void runReady(Ready &entry);
    void runSleep(SleepFuture &sleep);
    void reportCallback(const HandleInfo &handle, Callback &callback, std::span<const Value> args,
                        Ref<Exception> exception);
    /// \p args: all its arguments.
    void runCallback(const HandleInfo &handle, Callback &callback, std::span<const Value> args);
    void cancelTimer(SleepFuture &sleep);
    Ref<Handle> addReady(Ref<Handle> handle);
    static HandleInfo infoOf(const Handle &handle);
    HandleInfo infoOf(const SleepFuture &sleep) const;
    void checkClosed() const;
    void beginIteration();
    bool waitForWorkers(bool isReady);
    void showTime();
    std::uint32_t nextHandleNumber() { return ++m_host.counters->handles; }
    void forget(const Task &task);

    LoopHost m_host;
    Observer m_silent;
    Fifo<Ready> m_ready;
    TimerHeap m_timers;
    std::uint32_t m_cancelledTimers = 0;
    const Ref<Callback> m_sleepCallback; ///< what every sleep's timer calls
    std::deque<Task *> m_tasks;          ///< by creation; null where the Task object is gone
    std::uint32_t m_firstTaskNumber = 0; ///< task number of m_tasks[0]
    std::size_t m_liveTasks = 0;
    std::size_t m_liveCoroutines = 0;
    std::map<std::uint64_t, AsyncGenerator *> m_asyncGenerators; ///< by the first iteration
    std::uint64_t m_asyncGeneratorNumber = 0;
    Task *m_currentTask = nullptr;
    Callback *m_currentCallback = nullptr;
    Outcome m_outcome;         ///< of what runs: see Task::beginRun
    Task *m_closing = nullptr; ///< whose coroutine is being closed
    std::unique_ptr<LoopDriver> m_driver;
    Value m_exceptionHandler;
    Ref<ThreadPool> m_executor;
    Ref<Exception> m_escaped; ///< SystemExit or KeyboardInterrupt on its way out of the loop
    double m_shownTime = -1;
    VirtualClock *const m_virtualClock; ///< the clock, when it is one
    LoopHalt m_halt = LoopHalt::None;
    Ref<Exception> m_ignoredExit;
    bool m_running = false;
    bool m_stopping = false;
    bool m_iterated = false; ///< this run has done an iteration
    bool m_iterationBegun = false;
    bool m_closed = false;
    bool m_takingDown = false;
    bool m_closedMayWait = false;
    bool m_executorShutdown = false;
    bool m_woken = false; ///< by callSoonThreadsafe(), since the last wait
};

} // namespace coroscope::asyncio
