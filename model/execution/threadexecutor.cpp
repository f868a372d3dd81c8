// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/threadexecutor.h"

#include "asyncio/threadpool.h"
#include "execution/threadoperation.h"
#include "execution/threadruntime.h"
#include "values/contextmanager.h"
#include "values/errors.h"

namespace coroscope {

namespace {

ThreadExecutor &executor(const Value &self)
{
    return static_cast<ThreadExecutor &>(*self.object());
}

Value shutdown(Caller &, const Value &self, const Args &args)
{
    const auto [waits, cancels] = asyncio::shutdownArguments(args);
    executor(self).shutdown(waits, cancels);
    return {};
}

Value enter(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("__enter__", args, {}, 0);
    return self;
}

Value exit(Caller &, const Value &self, const Args &args)
{
    leavingException("__exit__", args);
    executor(self).shutdown(true, false);
    return Value::boolean(false);
}

Value refuseSubmit(Caller &, const Value &, const Args &) { asyncio::refuseSubmitting("submit"); }

Value refuseMap(Caller &, const Value &, const Args &) { asyncio::refuseSubmitting("map"); }

constexpr Method executorMethods[] = {{"__enter__", enter},
                                      {"__exit__", exit},
                                      {"map", refuseMap},
                                      {"shutdown", shutdown},
                                      {"submit", refuseSubmit}};
constexpr MethodTable executorTable{executorMethods};

} // namespace

const MethodTable *ThreadExecutor::methods() const { return &executorTable; }

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
