// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "execution/executor.h"
#include "execution/fiber.h"
#include "execution/machine.h"
#include "execution/threadfuture.h"
#include "execution/threadscheduler.h"
#include "trace/tracewriter.h"

#include <atomic>
#include <map>
#include <set>

namespace coroscope {

/// One run of a program on threads: a coroutine that was made a task is a thread, sleep blocks it,
/// awaiting a task joins it, gather and wait are those of concurrent.futures, callbacks run in
/// the thread that finishes. What threads cannot do is recorded as a remark.
class ThreadRuntime final : public MachineHost {
public:
    ThreadRuntime(const Program &program, const RunOptions &options, TraceSink &sink,
                  ThreadScheduler &scheduler, const std::atomic<bool> &stopRequested);
    ~ThreadRuntime();

    RunReport run();

    bool isStopRequested() override;

    // What futures ask for
    void futureDone(ThreadFuture &future);
    void scheduleCallback(ThreadFuture &future, const Value &callable);
    bool refuseCancel(ThreadFuture &thread);
    void cancelAsked(const ThreadFuture &target, const Value &message, bool result);

private:
    void warn(std::string_view category, const std::string &text);
    using Native = Value (ThreadRuntime::*)(Caller &, const Args &);
    using LoopMethod = Native;

    void defineAll(std::int64_t seed);
    Value builtin(std::string name, Native function);
    Value missing(std::string name, const std::string &why);
    Value loopObject();

    // threads
    Ref<ThreadFuture> startThread(const Value &coroutine);
    Ref<ThreadFuture> ensureThread(const Value &awaitable);
    void threadBody(ThreadFuture &thread, const Value &coroutine);
    void runCallbacks(ThreadFuture &future);
    asyncio::Outcome drive(Fiber &fiber);
    asyncio::Outcome serve(const Value &awaitable);
    asyncio::Outcome serveOperation(const ThreadOperation &operation);
    asyncio::Outcome join(ThreadFuture &future);
    asyncio::Outcome wait(const ThreadOperation &operation);
    asyncio::Outcome joinAll();
    void sleep(const Value &seconds, bool compute);
    /// Blocks until \p waiter is released or the time is over.
    void block(ThreadWaiter &waiter, const std::vector<Ref<ThreadFuture>> &futures, double seconds);
    void checkRunning();
    void memberDone(ThreadFuture &gather, ThreadFuture &member);
    void end(asyncio::Outcome outcome);

    // trace
    std::uint64_t record(TraceEvent event);
    void suspended(WaitKind kind, AwaitableId object, const Value &seconds = {});
    void resumed();
    void note(const std::string &sentence);
    void setOutcome(TraceEvent &event, const ThreadFuture &future);

    // functions of the program
    Value sleepFunction(Caller &, const Args &);
    Value createTask(Caller &, const Args &);
    Value ensureFuture(Caller &, const Args &);
    Value shield(Caller &caller, const Args &args);
    Value gather(Caller &, const Args &);
    Value waitFunction(Caller &, const Args &);
    Value runCoroutine(Caller &, const Args &);
    Value runUntilComplete(Caller &, const Args &);
    Value loop(Caller &, const Args &);
    Value nothing(Caller &, const Args &);
    Value currentTask(Caller &, const Args &);
    Value allTasks(Caller &, const Args &);
    Value createFuture(Caller &, const Args &);
    Value isFuture(Caller &, const Args &);
    Value isCoroutine(Caller &, const Args &);
    Value blockingSleep(Caller &, const Args &);
    Value compute(Caller &, const Args &);
    Value monotonic(Caller &, const Args &);
    Value wallTime(Caller &, const Args &);
    Value print(Caller &, const Args &);

    ThreadScheduler &m_scheduler;
    const std::atomic<bool> &m_stopRequested;
    RunOptions m_options;
    Heap m_heap;
    std::unique_ptr<Machine> m_machine;
    TraceWriter m_writer;
    std::vector<Ref<ThreadFuture>> m_threads; ///< by number; 1 is the main thread
    Value m_loop;
    asyncio::Outcome m_result; ///< of the program
    std::set<std::string> m_notes;
    std::string m_output;
    std::uint32_t m_futures = 0;
    std::uint32_t m_handles = 0;
    std::uint32_t m_alive = 0;
    std::uint64_t m_logLines = 0;
    bool m_unwinding = false; ///< stopped, deadlocked or at a limit: threads end
};

} // namespace coroscope
