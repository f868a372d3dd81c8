// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "execution/code.h"
#include "execution/executor.h"
#include "execution/function.h"

#include <atomic>
#include <functional>
#include <string>
#include <unordered_map>

namespace coroscope {

class Fiber;
class Frame;
namespace asyncio {
class AsyncGenerator;
class EventLoop;
class Task;
} // namespace asyncio

/// What a machine asks of the executor it runs for.
class MachineHost {
public:
    /// True when the run is to end now; asked every few steps.
    virtual bool isStopRequested() = 0;
    /// True for what it takes in an await beside coroutines and futures.
    virtual bool isAwaitable(const Value &) const { return false; }
    /// An asynchronous generator is iterated for the first time. Gives the loop that closes it
    /// when it is left; null where there is none.
    virtual Ref<asyncio::EventLoop> asyncGeneratorBegins(asyncio::AsyncGenerator &);
    /// What waits for one turn of the loop: stands for the `yield` of an iterator of `__await__`.
    virtual Value turn();
    /// The task whose coroutine runs; null where there are threads.
    virtual asyncio::Task *resumedTask() const { return nullptr; }
    /// Called every few steps between two statements: another thread may have its turn.
    virtual void yield() {}
    /// True when blockBegins() is to be called.
    virtual bool isWatched() const { return false; }
    /// \p block is about to be executed.
    virtual void blockBegins(BlockId) {}
    /// A coroutine begins to wait; the frame is the one that awaits, null when it is gone.
    virtual void waitBegins(const Frame *) {}
    /// The loop is about to begin an iteration.
    virtual void iterationBegins() {}
    /// A task has ended; \p flags as in its event TaskFinished.
    virtual void taskEnded(std::uint8_t) {}

protected:
    ~MachineHost() = default;
};

/// A fiber that runs, and the one that runs it.
struct RunningFiber {
    Fiber &fiber;
    const RunningFiber *outer; ///< null when a loop or thread does
};

/// The interpreter of one run: module variables, built-in names, budgets. One thread at a time.
class Machine final : public Caller {
public:
    Machine(const Program &program, const Budgets &budgets, MachineHost &host);
    ~Machine();
    Machine(const Machine &) = delete;
    Machine &operator=(const Machine &) = delete;

    /// Makes \p value known as the built-in \p name. Before run() only.
    void define(const std::string &name, Value value);
    /// Runs the module level to its end. Throws Raised, and asyncio::LoopStopped when the run was
    /// stopped or reached a limit.
    void run();
    /// What run() does first: resolves names. For executors that drive the module's fiber
    /// themselves.
    void prepare();
    FramePtr moduleFrame() { return Frame::make(*m_module.code); }
    /// Lets other threads use the machine while \p work runs.
    template <class Work>
    void suspendExecution(Work &&work)
    {
        ExecutionState state = std::exchange(m_state, {});
        work();
        m_state = std::move(state);
    }
    /// Lets a loop run: what is being handled now is so for all that it runs.
    template <class Work>
    void runLoop(Work &&work)
    {
        Ref<Exception> around(handled());
        suspendExecution([&] {
            if (around)
                m_state.around.push_front(std::move(around));
            work();
        });
    }

    /// Lets \p work resume fibers that are not part of the one that runs: what is executed is then
    /// their blocks, also between two resumes.
    template <class Work>
    auto runApart(Work &&work)
    {
        struct Restore {
            Machine &machine;
            const RunningFiber *around;
            ~Restore() { machine.m_state.running = around; }
        };
        const Restore restore{*this, std::exchange(m_state.running, nullptr)};
        return work();
    }

    Value call(const Value &callable, const Args &args) override;
    Value coroutineOf(const Value &object) override;
    FramePtr awaitFrame(const Value &object);
    void reserve(std::size_t bytes) override;
    void wentThrough(std::size_t items) override;
    Exception *handled() const override;
    /// What is being handled outside of all fibers, or null.
    Exception *handledAround() const
    {
        return m_state.around.empty() ? nullptr : m_state.around.front().get();
    }

    /// A frame for calling \p function, its parameters bound. Raises TypeError as CPython does.
    FramePtr bind(const Function &function, const Args &args);
    /// The block that is being executed, or in which the fiber that paused last did so.
    BlockId currentBlock() const;
    /// The innermost fiber that is running, or null.
    const RunningFiber *running() const { return m_state.running; }
    /// What paused before does not matter any more.
    void forgetPausedBlock() { m_state.pausedBlock = BlockId(); }
    /// Looks at the next block already.
    void lookSoon();
    /// Ends the run with a sentence. Nothing of the program can catch it.
    [[noreturn]] void endAtLimit(std::string message);
    /// The sentence of the limit that was reached; empty when none was.
    const std::string &limit() const { return m_limit; }
    /// The sentence of a run that went past its time.
    std::string pastTheTime() const;
    const Budgets &budgets() const { return m_budgets; }
    MachineHost &host() const { return m_host; }
    /// False when nothing of the program is to run any more.
    bool mayRun() const;
    /// Nothing of the program runs from now on. To be called before its values are let go.
    void end() { m_isOver = true; }
    /// Lets go of every variable.
    void clear()
    {
        m_globals.clear();
        m_globalFallbacks.clear();
        m_builtins.clear();
    }
    const CompiledModule &module() const { return m_module; }

private:
    friend class Fiber;
    /// Where the thread that uses the machine stands.
    struct ExecutionState {
        const RunningFiber *running = nullptr; ///< the innermost one
        BlockId pausedBlock;                   ///< where the last fiber paused
        std::uint32_t nesting = 0;             ///< frames of all running fibers
        HandledExceptions around;              ///< being handled outside of all fibers
    };
    void beginHandling(Ref<Exception> exception) override
    {
        handling().push_front(std::move(exception));
    }
    void endHandling() override { handling().pop_front(); }
    HandledExceptions &handling();
    /// To be called for every frame in which \p exception is raised or that it reaches.
    void extendTraceback(Exception &exception) { exception.traceback = ++m_tracebacks; }
    void checkpoint(BlockId block);
    Value callBuilt(const Value &callable, const Args &args);
    const Value &loadGlobal(std::uint32_t index);

    MachineHost &m_host;
    Budgets m_budgets;
    CompiledModule m_module;
    std::unordered_map<std::string, Value> m_builtins;
    std::vector<Value> m_globals;
    std::vector<Value> m_globalFallbacks; ///< the built-in of the same name, or unbound
    std::shared_ptr<Code> m_awaitCode;    ///< when something was awaited by it
    ExecutionState m_state;
    std::string m_limit;
    bool m_isOver = false;
    std::uint64_t m_steps = 0;
    std::uint32_t m_tracebacks = 0;
    std::uint32_t m_stride;     ///< steps from one look at stop, budget and host to the next
    std::uint32_t m_countdown;  ///< ... that are left
    std::uint32_t m_untilYield; ///< steps after this look to the next turn of another thread
};

} // namespace coroscope
