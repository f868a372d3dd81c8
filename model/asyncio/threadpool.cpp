// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/threadpool.h"

#include "asyncio/awaiters.h"
#include "asyncio/workers.h"
#include "values/errors.h"

namespace coroscope::asyncio {

namespace {

/// CPython: _chain_future.<locals>._set_state.
class SetState final : public Callback {
public:
    void run(EventLoop &, std::span<const Value> args) override
    {
        auto &future = *args[0].as<Future>();
        auto &job = static_cast<ThreadJob &>(*args[1].object());
        if (future.isCancelled())
            return;
        if (future.isDone())
            throw Raised{makeError(Error::AssertionError)};
        if (job.state == ThreadJob::State::Cancelled)
            future.cancel();
        else if (job.outcome.exception)
            future.setException(job.outcome.exception);
        else
            future.setResult(job.outcome.value);
    }
    std::string_view internalName() const override { return "_chain_future.<locals>._set_state"; }
};

/// CPython: _chain_future.<locals>._call_check_cancel.
class CheckCancel final : public Callback {
public:
    explicit CheckCancel(Ref<ThreadJob> job) : m_job(std::move(job)) {}
    void run(EventLoop &, std::span<const Value> args) override
    {
        if (args[0].as<Future>()->isCancelled() && m_job)
            m_job->cancel();
    }
    std::string_view internalName() const override
    {
        return "_chain_future.<locals>._call_check_cancel";
    }
    void clearReferences() override { m_job = nullptr; }

private:
    Ref<ThreadJob> m_job;
};

} // namespace

void CallFuture::clearReferences()
{
    m_callable = Value();
    Future::clearReferences();
}

ThreadJob::ThreadJob(Value callable, const Args &args)
    : TrackedObject(Type::Other), m_callable(std::move(callable)),
      m_positional(args.positional.begin(), args.positional.end())
{
    for (const Keyword &keyword : args.keywords)
        m_keywords.emplace_back(keyword.name, keyword.value);
}

void ThreadJob::run()
{
    state = State::Running;
    std::vector<Keyword> keywords;
    for (const auto &[name, value] : m_keywords)
        keywords.push_back({name, value});
    try {
        outcome.value = future->loop().caller().call(m_callable, {m_positional, keywords});
    } catch (Raised &raised) {
        outcome.exception = std::move(raised.exception);
    }
    state = State::Finished;
    tellLoop();
}

void ThreadJob::cancel()
{
    if (state != State::Pending)
        return;
    state = State::Cancelled;
    tellLoop();
}

/// CPython: _chain_future.<locals>._call_set_state.
void ThreadJob::tellLoop()
{
    EventLoop &loop = future->loop();
    if (!loop.isClosed())
        loop.callSoonThreadsafe(make<SetState>(), {Value(future), Value(Ref<ThreadJob>(this))});
}

void ThreadJob::clearReferences()
{
    outcome = {};
    future = nullptr;
    m_callable = Value();
    m_positional.clear();
    m_keywords.clear();
}

ThreadPool::ThreadPool(Workers *workers, std::uint32_t mostThreads)
    : m_workers(workers), m_most(mostThreads)
{
}

Ref<Future> ThreadPool::submit(EventLoop &loop, const Value &callable, const Args &args)
{
    if (m_isShutDown)
        raise(Error::RuntimeError, "cannot schedule new futures after shutdown");
    const Ref<ThreadJob> job = make<ThreadJob>(callable, args);
    m_jobs.push_back(job);
    if (m_busy < m_most) {
        ++m_busy;
        if (!m_workers || !m_workers->spawn([pool = Ref<ThreadPool>(this)] { pool->work(); })) {
            --m_busy;
            m_jobs.pop_back();
            raise(Error::RuntimeError, "can't start new thread");
        }
    }
    job->future = make<CallFuture>(loop, callable);
    job->future->addDoneCallback(make<CheckCancel>(job));
    return job->future;
}

void ThreadPool::work()
{
    while (!m_jobs.empty()) {
        const Ref<ThreadJob> job = std::move(m_jobs.front());
        m_jobs.pop_front();
        if (job->state == ThreadJob::State::Pending)
            job->run();
    }
    --m_busy;
}

void ThreadPool::shutdown(bool waits, bool cancels)
{
    m_isShutDown = true;
    if (cancels) {
        for (const Ref<ThreadJob> &job : std::exchange(m_jobs, {}))
            job->cancel();
    }
    if (waits && m_workers)
        m_workers->waitUntil([this] { return m_busy == 0; });
}

namespace {

struct Call {
    Value callable;
    std::vector<Value> positional;
    std::vector<std::pair<std::string, Value>> keywords;
};

QCoro::Task<Value> toThreadBody(EventLoop &loop, Call call)
{
    std::vector<Keyword> keywords;
    for (const auto &[name, value] : call.keywords)
        keywords.push_back({name, value});
    const Args args{call.positional, keywords};
    const Ref<Future> future = loop.runInExecutor(call.callable, args);
    ValueAwaiter awaiter = valueOf(loop, *future);
    co_return co_await awaiter;
}

QCoro::Task<Value> shutdownBody(EventLoop &loop, Ref<ThreadPool> pool)
{
    if (!pool)
        co_return Value();
    const Ref<Future> future = loop.createFuture();
    const auto wait = [loop = &loop, pool, future] {
        pool->shutdown(true, false);
        if (loop->isClosed())
            return;
        const Value setResult = make<BoundMethod>(future, future->methods()->find("set_result"));
        loop->callSoonThreadsafe(make<ValueCallback>(setResult), {Value()});
    };
    if (!loop.workers()->spawn(wait))
        raise(Error::RuntimeError, "can't start new thread");
    ValueAwaiter awaiter = valueOf(loop, *future);
    co_return co_await awaiter;
}

} // namespace

Ref<Coroutine> toThread(const Value &callable, const Args &args)
{
    Call call{callable, {args.positional.begin(), args.positional.end()}, {}};
    for (const Keyword &keyword : args.keywords)
        call.keywords.emplace_back(keyword.name, keyword.value);
    const auto body = [call](EventLoop &loop) { return toThreadBody(loop, call); };
    return make<NativeCoroutine>("to_thread", body);
}

Ref<Coroutine> shutdownDefaultExecutor()
{
    const auto body = [](EventLoop &running) {
        running.beginExecutorShutdown();
        return shutdownBody(running, running.defaultExecutor());
    };
    return make<NativeCoroutine>("BaseEventLoop.shutdown_default_executor", body);
}

} // namespace coroscope::asyncio
