// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/coroutine.h"
#include "asyncio/eventloop.h"
#include "asyncio/future.h"
#include "asyncio/threadpoolexecutor.h"

#include <deque>

namespace coroscope::asyncio {

/// The future of a call that a thread makes. CPython: what futures.wrap_future gives.
class CallFuture final : public Future {
public:
    CallFuture(EventLoop &loop, Value callable)
        : Future(loop, WaitKind::Executor), m_callable(std::move(callable))
    {
    }
    /// The function, by the name that traces use.
    std::string function() const { return ValueCallback(m_callable).name(); }
    void clearReferences() override;

private:
    Value m_callable;
};

/// A call that a thread makes, and its result. CPython: concurrent.futures.Future and _WorkItem.
class ThreadJob final : public TrackedObject {
public:
    enum class State : std::uint8_t { Pending, Running, Cancelled, Finished };

    ThreadJob(Value callable, const Args &args);
    /// Calls it, in a worker; \p future's loop is told when it is over.
    void run();
    /// Takes it back when it has not begun. CPython: concurrent.futures.Future.cancel.
    void cancel();

    std::string_view typeName() const override { return "Future"; }
    std::string repr() const override { return "<thread job>"; }
    void clearReferences() override;

    State state = State::Pending;
    Outcome outcome;    ///< when Finished
    Ref<Future> future; ///< the loop's, which gets the outcome

private:
    void tellLoop();

    Value m_callable;
    std::vector<Value> m_positional;
    std::vector<std::pair<std::string, Value>> m_keywords;
};

/// The threads that a loop's run_in_executor uses. CPython: ThreadPoolExecutor.
class ThreadPool final : public ThreadPoolExecutor {
public:
    explicit ThreadPool(Workers *workers, std::uint32_t mostThreads = defaultThreads);
    /// Has a thread call \p callable and gives \p loop's future of what it returns. Raises
    /// RuntimeError after shutdown(). CPython: submit, futures.wrap_future.
    Ref<Future> submit(EventLoop &loop, const Value &callable, const Args &args);
    /// Waiting in the loop's thread holds all of the loop.
    void shutdown(bool waits, bool cancels) override;
    void clearReferences() override { m_jobs.clear(); }

private:
    void work();

    Workers *m_workers; ///< null: there are no threads
    const std::uint32_t m_most;
    std::deque<Ref<ThreadJob>> m_jobs;
    std::uint32_t m_busy = 0;
    bool m_isShutDown = false;
};

/// `asyncio.to_thread(callable, ...)`.
Ref<Coroutine> toThread(const Value &callable, const Args &args);
/// `loop.shutdown_default_executor()`: waits until the threads of the loop that runs it have no job
/// left.
Ref<Coroutine> shutdownDefaultExecutor();

} // namespace coroscope::asyncio
