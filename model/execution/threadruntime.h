// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "execution/executor.h"
#include "execution/fiber.h"
#include "execution/machine.h"
#include "execution/threadfuture.h"
#include "execution/threadscheduler.h"
#include "language/logging.h"
#include "trace/tracewriter.h"

#include <atomic>
#include <map>
#include <set>

namespace coroscope {

class ThreadLoop;

/// One run of a program on threads: a coroutine that was made a task is a thread, sleep blocks it,
/// awaiting a task joins it, gather and wait are those of concurrent.futures, locks and queues
/// those of threading and queue, timers are threading.Timer, callbacks run in the thread that
/// finishes. The threads are daemons: those that still run when the program ends are left behind.
/// What threads cannot do is recorded as a remark.
class ThreadRuntime final : public MachineHost {
public:
    ThreadRuntime(const Program &program, const RunOptions &options, TraceSink &sink,
                  ThreadScheduler &scheduler, const std::atomic<bool> &stopRequested);
    ~ThreadRuntime();

    RunReport run();

    bool isStopRequested() override;
    bool isAwaitable(const Value &value) const override;
    Value turn() override;

    // What the objects of a program ask for. All of it in a thread of the run, with the
    // interpreter held; what blocks lets it go meanwhile, and throws asyncio::LoopStopped when the
    // run is to end.

    double now() { return m_scheduler.now(); }
    std::uint32_t currentThread() const { return m_scheduler.current(); }
    Machine &machine() { return *m_machine; }
    Value currentLoop() const;
    /// What `asyncio.get_running_loop()` gives from now on.
    void setLoop(const Ref<ThreadLoop> &loop);
    std::uint32_t newHandle() { return ++m_handles; }
    Value newFuture();
    /// What calls \p callable when it is awaited.
    Value callOperation(std::string name, const Value &callable, const Args &args);
    /// What create_task(coro, *, name) does.
    Ref<ThreadFuture> newTask(const Args &args);

    /// Starts a thread that runs \p coroutine, a coroutine or an operation.
    Ref<ThreadFuture> startThread(const Value &coroutine, std::string name = {},
                                  bool isTimer = false);
    /// \p awaitable when it is a future, else a new thread that runs it.
    Ref<ThreadFuture> ensureThread(const Value &awaitable);
    /// What an await gives: blocks the current thread as long as it takes. Errors are outcomes.
    asyncio::Outcome await(const Value &awaitable);
    /// Blocks the current thread until \p waiter is released, as waiting for \p kind.
    void wait(ThreadWaiter &waiter, WaitKind kind);
    /// Blocks it until \p waiter is released or \p seconds are over; shown as a sleep.
    void sleep(ThreadWaiter &waiter, const Value &seconds);
    /// Lets the thread of \p waiter go on.
    void release(ThreadWaiter &waiter);
    /// Blocks it until enough of \p futures are done, or \p seconds are over (negative: no limit).
    /// \p object: what it waits for, to be shown.
    void waitForFutures(const std::vector<Ref<ThreadFuture>> &futures, WaitKind kind,
                        ThreadWaiter::Until until = ThreadWaiter::Until::All,
                        double seconds = ThreadScheduler::forever, AwaitableId object = {});
    /// Calls \p callable in the current thread as the callback \p handle. \p future: what it is a
    /// done callback of, or null. \p block: that scheduled it. What it raises goes to the exception
    /// handler.
    void runCallback(std::uint32_t handle, const Value &callable, std::span<const Value> args,
                     ThreadFuture *future, BlockId block = {});

    /// From \p when on the program wants something interrupted that cannot be. When that is an
    /// hour old, the run ends with a sentence. To be forgotten once it has ended by itself.
    void expectInterruption(double when) { m_uninterrupted.insert(when); }
    void forgetInterruption(double when);

    void futureDone(ThreadFuture &future);
    bool refuseCancel(ThreadFuture &thread);
    void cancelAsked(const ThreadFuture &target, const Value &message, bool result);
    /// Records \p sentence as a remark on the run, once.
    void note(const std::string &sentence);
    std::uint64_t record(TraceEvent event);
    TraceWriter &writer() { return m_writer; }
    language::Logging &logging() { return *m_logging; }

private:
    void warn(std::string_view category, const std::string &text);
    using Native = Value (ThreadRuntime::*)(Caller &, const Args &);

    void defineAll(std::int64_t seed);
    Value builtin(std::string name, Native function);

    // threads
    void runProgram();
    void threadBody(ThreadFuture &thread, const Value &coroutine);
    asyncio::Outcome drive(Fiber &fiber, Ref<Exception> thrown = nullptr);
    asyncio::Outcome runCoroutineObject(asyncio::Coroutine &coroutine);
    asyncio::Outcome join(ThreadFuture &future);
    Value wait(const Value &futures, const Value &timeout, const Value &returnWhen);
    Value waitFor(const Value &awaitable, const Value &timeout);
    void block(ThreadWaiter &waiter, double seconds);
    void useTime(const Value &seconds, bool compute);
    void leaveThreadsBehind();
    void checkRunning();
    void checkTime();
    void memberDone(ThreadFuture &gather, ThreadFuture &member);
    /// All threads are to end: stopped, deadlocked, at a limit, or the program is over.
    void unwind();
    RunReport report();
    std::string deadlockSentence() const;

    // trace
    void suspended(WaitKind kind, AwaitableId object, const Value &seconds = {});
    void resumed();
    void recordWithTimeout(TraceEvent made, const Value &timeout);
    void setOutcome(TraceEvent &event, const asyncio::Outcome &outcome);

    // functions of the program
    Value sleepFunction(Caller &, const Args &);
    Value toThread(Caller &, const Args &args);
    [[noreturn]] Value refuseRunner(Caller &, const Args &args);
    Value createTask(Caller &, const Args &);
    Value ensureFuture(Caller &, const Args &);
    Value shield(Caller &, const Args &);
    Value gather(Caller &, const Args &);
    Value waitFunction(Caller &, const Args &);
    Value waitFor(Caller &, const Args &);
    Value asCompleted(Caller &, const Args &);
    Value timeout(Caller &, const Args &);
    Value timeoutAt(Caller &, const Args &);
    Value taskGroup(Caller &, const Args &);
    Value runCoroutine(Caller &, const Args &);
    Value newEventLoop(Caller &, const Args &);
    Value setEventLoop(Caller &, const Args &);
    Value eventLoop(Caller &, const Args &);
    Value currentTask(Caller &, const Args &);
    Value allTasks(Caller &, const Args &);
    Value createFuture(Caller &, const Args &);
    Value blockingSleep(Caller &, const Args &);
    Value compute(Caller &, const Args &);
    Value print(Caller &, const Args &);
    void addLogging();
    void countLogLine();

    ThreadScheduler &m_scheduler;
    const std::atomic<bool> &m_stopRequested;
    RunOptions m_options;
    Heap m_heap;
    std::unique_ptr<Machine> m_machine;
    TraceWriter m_writer;
    std::unique_ptr<language::Logging> m_logging;
    std::vector<Ref<ThreadFuture>> m_threads; ///< by number; 1 is the main thread
    Ref<ThreadLoop> m_loop;
    asyncio::Outcome m_result; ///< of the program
    std::set<std::string> m_notes;
    std::map<std::uint32_t, TraceEvent> m_waits; ///< what threads wait for: their Suspended events
    std::multiset<double> m_uninterrupted;
    std::string m_output;
    std::uint64_t m_done = 0; ///< futures that are done
    std::uint32_t m_futures = 0;
    std::uint32_t m_handles = 0;
    std::uint32_t m_taskNames = 0;
    std::uint32_t m_timerNames = 0;
    std::uint32_t m_alive = 0;
    std::uint32_t m_finishing = 0; ///< threads that are done and run their callbacks
    ThreadLine m_lastLine;         ///< the main thread, when it waits for those
    std::uint64_t m_logLines = 0;
    bool m_unwinding = false;
    bool m_isOver = false; ///< the program has ended by itself
};

/// What a trace calls a callback.
std::string callableName(const Value &callable);

} // namespace coroscope
