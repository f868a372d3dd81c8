// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/threadexecutor.h"

#include "execution/threadoperation.h"
#include "execution/threadruntime.h"
#include "values/errors.h"

namespace coroscope {

Ref<ThreadFuture> ThreadExecutor::submit(const Value &callable, const Args &args)
{
    if (m_isShutDown)
        raise(Error::RuntimeError, "cannot schedule new futures after shutdown");
    const Ref<ThreadFuture> future(threadFuture(m_runtime.newFuture()));
    m_jobs.push_back({future, callable, {args.positional.begin(), args.positional.end()}});
    if (m_busy < m_most) {
        ++m_busy;
        const auto body = [self = Ref<ThreadExecutor>(this)] {
            self->work();
            return Value();
        };
        m_runtime.startThread(threadOperation("run_in_executor", body),
                              m_names + "_" + std::to_string(m_threads++ % m_most));
    }
    return future;
}

void ThreadExecutor::work()
{
    while (!m_jobs.empty()) {
        const Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        if (job.future->isDone())
            continue; // cancelled
        asyncio::Outcome outcome;
        try {
            outcome.value = m_runtime.machine().call(job.callable, {job.args, {}});
        } catch (Raised &raised) {
            outcome.exception = std::move(raised.exception);
        }
        if (!job.future->isDone()) // cancelled meanwhile: the call went on all the same
            job.future->finish(std::move(outcome));
    }
    if (--m_busy == 0)
        m_line.releaseAll(m_runtime);
}

void ThreadExecutor::shutdown(bool waits, bool cancels)
{
    m_isShutDown = true;
    if (cancels) {
        for (const Job &job : std::exchange(m_jobs, {}))
            job.future->cancel(Value());
    }
    while (waits && m_busy > 0)
        m_line.wait(m_runtime, WaitKind::Join);
}

} // namespace coroscope
