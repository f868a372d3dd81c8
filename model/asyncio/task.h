// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/future.h"
#include "asyncio/prefetch.h"

#include <coroutine>
#include <string>

namespace coroscope::asyncio {

/// Runs a coroutine on the loop, one step at a time. Holds these invariants:
///   - done, or a step is queued, or it waits for `waiter`, or it is the current task;
///   - mustCancel is set only while it is not done and no cancel could be passed to a waiter.
/// CPython: asyncio.Task.
class Task final : public Future {
public:
    /// Queues the first step. \p name empty: "Task-N" from the loop's counter.
    Task(EventLoop &loop, Ref<Coroutine> coroutine, std::string name);
    ~Task() override;

    TaskId taskId() const { return id().taskId(); }
    std::string name() const;
    void setName(std::string name);
    /// The N of a name "Task-N" that the loop gave; 0 when a name was given.
    std::uint32_t nameNumber() const { return m_nameNumber; }
    const Ref<Coroutine> &coroutine() const { return m_coroutine; }
    std::string coroutineName() const { return m_coroutine->qualifiedName(); }
    /// The block that created it.
    BlockId block() const { return m_block; }
    /// The block in which it waits, or waited last.
    BlockId waitingBlock() const { return m_waitingBlock; }
    /// Off for tasks that gather and run_until_complete made themselves.
    void setLogDestroyPending(bool on) { m_logDestroyPending = on; }

    bool cancel(const Value &message = {}) override;
    int cancelling() const { return m_cancelsRequested; }
    /// Takes one cancel request back; returns how many are left.
    int uncancel();
    /// Its coroutine has begun and does not run.
    bool isSuspended() const { return m_suspended != nullptr; }
    /// Asks for the memory of its coroutine, which is about to run.
    void prefetchCoroutine() const
    {
        constexpr std::size_t bytes = 112; // of a coroutine of the program, and of its C++ frame
        prefetch(m_coroutine.get(), bytes);
        prefetch(m_suspended.address(), bytes);
    }
    const Future *waiter() const { return m_waiter.get(); }
    /// How this step, or the last one, has resumed the coroutine.
    Arrival arrival() const { return m_arrival; }
    /// What the coroutine handles that awaits one of asyncio's own; may be null.
    void setHandledByAwaiter(Exception *handled);
    /// What is being handled around asyncio's own coroutine. An exception that was thrown into the
    /// task does not see it.
    Exception *handledByAwaiter() const
    {
        return m_arrival == Arrival::Sent && hasExtras() ? extras().handledByAwaiter.get()
                                                         : nullptr;
    }

    /// One step: CPython's Task.__step(exc). \p thrown may be null. The loop's call.
    void step(Ref<Exception> thrown);
    /// Its waiter is done: CPython's Task.__wakeup. The loop's call.
    void wakeup(Future &future);
    /// Closes its coroutine, or one that this awaits, as close() does: GeneratorExit is raised
    /// where it waits, its `finally` blocks run. The task stays as it is. Gives what the coroutine
    /// raised instead, or null: also for one that has not begun. Raises ValueError when it is
    /// running.
    Ref<Exception> close(Coroutine &coroutine);
    /// Takes a suspended coroutine down with LoopStopped. Nothing is scheduled or reported.
    void destroyCoroutine();
    /// Reports it as pending when nobody will ever run it, once.
    void reportPending();

    /// For awaiters, which run inside step().
    void suspendOn(Future &future, std::coroutine_handle<> handle);
    void suspendForYield(std::coroutine_handle<> handle);
    /// The coroutine that is being closed has ended so; whoever awaits it waits as it did.
    void suspendClosed(std::coroutine_handle<> handle, Outcome outcome);
    /// The exception that the resumption throws in, if any. Throws LoopStopped when taken down.
    Ref<Exception> takeThrown();

    std::string_view typeName() const override { return "Task"; }
    std::string repr() const override;
    bool hasFinalizer() const override
    {
        return !isDone() || Future::hasFinalizer() || m_coroutine->hasFinalizer();
    }
    const MethodTable *methods() const override;
    void clearReferences() override;

protected:
    void destroy() override;

private:
    void finishStep();
    void beginRun(Ref<Exception> thrown);
    void holdOutcome();
    void endCoroutine();
    /// Resumes the suspended coroutine to its end, or to that of the one that is being closed.
    void finishCoroutine();

    // First what fits beside the members of the base class: there may be many tasks.
    bool m_started : 1 = false;
    bool m_mustCancel : 1 = false;
    bool m_takenDown : 1 = false;
    bool m_logDestroyPending : 1 = true;
    Arrival m_arrival : 4 = Arrival::Sent;
    Ref<Coroutine> m_coroutine;
    QCoro::Task<> m_driver;
    std::coroutine_handle<> m_suspended;
    Ref<Future> m_waiter;
    BlockId m_block;
    BlockId m_waitingBlock;
    std::uint32_t m_nameNumber = 0;
    int m_cancelsRequested = 0;
};

} // namespace coroscope::asyncio
