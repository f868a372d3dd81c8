// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/threadpoolexecutor.h"
#include "execution/threadfuture.h"
#include "execution/threadline.h"

#include <deque>

namespace coroscope {

/// A ThreadPoolExecutor of a program on threads: some threads, and calls that wait for one to be
/// free, first come, first served. CPython: concurrent.futures.ThreadPoolExecutor.
class ThreadExecutor final : public asyncio::ThreadPoolExecutor {
public:
    ThreadExecutor(ThreadRuntime &runtime, std::uint32_t mostThreads, std::string threadNames)
        : m_runtime(runtime), m_most(mostThreads), m_names(std::move(threadNames))
    {
    }
    /// Has a thread call \p callable. Raises RuntimeError after shutdown().
    Ref<ThreadFuture> submit(const Value &callable, const Args &args);
    void shutdown(bool waits, bool cancels) override;
    void clearReferences() override { m_jobs.clear(); }

private:
    struct Job {
        Ref<ThreadFuture> future;
        Value callable;
        std::vector<Value> args;
    };
    void work();

    ThreadRuntime &m_runtime;
    const std::uint32_t m_most;
    const std::string m_names;
    std::deque<Job> m_jobs;
    ThreadLine m_line; ///< who waits for the last call
    std::uint32_t m_busy = 0;
    std::uint32_t m_threads = 0; ///< that have been started
    bool m_isShutDown = false;
};

} // namespace coroscope
