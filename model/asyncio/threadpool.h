// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/coroutine.h"
#include "asyncio/eventloop.h"
#include "asyncio/future.h"

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
class ThreadPool final : public TrackedObject {
public:
    explicit ThreadPool(EventLoop &loop);
    /// Has a thread call \p callable and gives the future of what it returns.
    /// CPython: submit, futures.wrap_future.
    Ref<Future> submit(const Value &callable, const Args &args);
    /// True when no thread has a job.
    bool isIdle() const { return m_busy == 0; }

    std::string_view typeName() const override { return "ThreadPoolExecutor"; }
    void clearReferences() override { m_jobs.clear(); }

private:
    void work();

    EventLoop &m_loop;
    std::deque<Ref<ThreadJob>> m_jobs;
    std::uint32_t m_busy = 0;
};

/// `asyncio.to_thread(callable, ...)`.
Ref<Coroutine> toThread(const Value &callable, const Args &args);
/// `loop.shutdown_default_executor()`: waits until the threads of the loop that runs it have no job
/// left.
Ref<Coroutine> shutdownDefaultExecutor();

} // namespace coroscope::asyncio
