// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/eventloop.h"
#include "asyncio/runner.h"
#include "asyncio/workers.h"
#include "execution/executor.h"
#include "execution/machine.h"
#include "execution/recorder.h"
#include "values/objects.h"

#include <memory>
#include <vector>

namespace coroscope {

namespace language {
class Logging;
class Module;
} // namespace language

/// One run of a program on the event loop: its heap, clock, loops and interpreter, and the
/// functions of `asyncio`, `time` and `print` that programs call.
class LoopRuntime final : public MachineHost {
public:
    LoopRuntime(const Program &program, const RunOptions &options, TraceSink &sink,
                const std::atomic<bool> &stopRequested);
    ~LoopRuntime();

    /// Runs the program to its end and takes everything down.
    RunReport run();
    /// Makes a waiting run look at the stop flag. The run's thread.
    void lookAgain();
    asyncio::Clock &clock() { return *m_clock; }

    asyncio::Workers &workers() { return *m_workers; }
    /// Worker threads that were alive at one time, at most.
    std::size_t peakWorkers() const { return m_peakWorkers; }

    bool isStopRequested() override;
    asyncio::Task *resumedTask() const override;
    Ref<asyncio::EventLoop> asyncGeneratorBegins(asyncio::AsyncGenerator &generator) override;
    void yield() override { m_workers->yield(); }
    bool isWatched() const override { return m_recorder.locals().isKeeping() || isGateWatched(); }
    void blockBegins(BlockId block) override;
    void waitBegins(const Frame *top) override;
    void iterationBegins() override;
    void taskEnded(std::uint8_t flags) override;
    /// Waits while the run is held; its clock stands still.
    void passGate(RunGate::Place place);

private:
    bool isGateWatched() const { return m_options.gate && m_options.gate->isWatched(); }
    void halt();
    void warn(std::string_view category, const std::string &text);
    using Native = Value (LoopRuntime::*)(Caller &, const Args &);
    void defineAll(std::int64_t seed);
    static void addSync(language::Module &asyncio);
    Value builtin(std::string name, Native function);
    void makeWorkers();
    asyncio::Runner::Host runnerHost();
    Ref<asyncio::EventLoop> newLoop();
    asyncio::EventLoop *runningLoop() const;
    asyncio::EventLoop &neededLoop() const;
    asyncio::EventLoop &currentLoop();
    asyncio::EventLoop &loopFor(std::span<const Value> awaitables);
    asyncio::Task *currentTaskOfProgram() const;
    asyncio::Task *heldUpTask() const;
    void endAtTimeLimit();
    void endAtTaskLimit();
    RunReport runToEnd();
    RunReport finish(RunEnd end, std::string message, const Exception *exception);
    Ref<Exception> runModule();
    void reportLeftovers();

    // asyncio
    Value sleep(Caller &caller, const Args &args);
    Value createTask(Caller &caller, const Args &args);
    Value ensureFuture(Caller &caller, const Args &args);
    Value gather(Caller &caller, const Args &args);
    Value wait(Caller &caller, const Args &args);
    Value waitFor(Caller &caller, const Args &args);
    Value shield(Caller &caller, const Args &args);
    Value asCompleted(Caller &caller, const Args &args);
    Value timeout(Caller &caller, const Args &args);
    Value timeoutAt(Caller &caller, const Args &args);
    Value taskGroup(Caller &caller, const Args &args);
    Value runCoroutine(Caller &caller, const Args &args);
    Value makeRunner(Caller &caller, const Args &args);
    Value toThread(Caller &caller, const Args &args);
    Value newEventLoop(Caller &caller, const Args &args);
    Value setEventLoop(Caller &caller, const Args &args);
    Value eventLoop(Caller &caller, const Args &args);
    Value runningEventLoop(Caller &caller, const Args &args);
    Value currentTask(Caller &caller, const Args &args);
    Value allTasks(Caller &caller, const Args &args);
    Value future(Caller &caller, const Args &args);
    // time and output
    Value blockingSleep(Caller &caller, const Args &args);
    Value compute(Caller &caller, const Args &args);
    Value print(Caller &caller, const Args &args);
    void addLogging();
    void countLogLine();

    void block(const Value &seconds, bool compute);

    const std::atomic<bool> &m_stopRequested;
    RunOptions m_options;
    Heap m_heap;
    std::unique_ptr<asyncio::Clock> m_clock;
    std::unique_ptr<asyncio::Workers> m_workers;
    std::size_t m_peakWorkers = 0;
    asyncio::LoopCounters m_counters;
    std::unique_ptr<Machine> m_machine;
    Recorder m_recorder;
    std::unique_ptr<language::Logging> m_logging;
    std::vector<Ref<asyncio::EventLoop>> m_loops;
    Ref<asyncio::EventLoop> m_policyLoop;
    bool m_policyLoopSet = false;
    std::string m_output; ///< printed, without a line end yet
    std::uint64_t m_logLines = 0;
};

} // namespace coroscope
