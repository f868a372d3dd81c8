// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/coroutine.h"

#include "asyncio/sleep.h"
#include "asyncio/task.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/operations.h"

namespace coroscope::asyncio {

namespace {

Value closeCoroutine(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("close", args, {}, 0);
    self.as<Coroutine>()->close();
    return {};
}

constexpr Method coroutineMethodList[] = {
    {"__await__", awaitMethod, "coroutine"},
    {"close", closeCoroutine},
};
constexpr MethodTable coroutineMethods{coroutineMethodList};

} // namespace

bool Coroutine::attribute(std::string_view name, Value &out) const
{
    const std::string whole = qualifiedName();
    if (name == "__qualname__")
        out = text(whole);
    else if (name == "__name__")
        out = text(whole.substr(whole.rfind('.') + 1));
    else
        return false;
    return true;
}

const MethodTable *Coroutine::methods() const { return &coroutineMethods; }

void Coroutine::close()
{
    if (m_progress == Progress::New || m_progress == Progress::Over)
        return end();
    if (!m_task)
        raise(Error::RuntimeError, "a coroutine that a thread runs cannot be closed");
    if (Ref<Exception> raised = m_task->close(*this))
        throw Raised{std::move(raised)};
}

void Coroutine::checkAwaitable() const
{
    if (m_progress == Progress::New)
        return;
    if (m_progress == Progress::Over)
        raise(Error::RuntimeError, "cannot reuse already awaited coroutine");
    if (m_task && !m_task->isSuspended())
        raise(Error::ValueError, "coroutine already executing");
    raise(Error::RuntimeError, "coroutine is being awaited already");
}

void Coroutine::destroy()
{
    if (!isTaken())
        Heap::current()->warn("RuntimeWarning",
                              "coroutine '" + qualifiedName() + "' was never awaited");
    TrackedObject::destroy();
}

namespace {

constexpr int mostNested = 1000;
thread_local int nested = 0;

QCoro::Task<> refused() { co_return; }

} // namespace

bool Coroutine::beginNested(EventLoop &loop, Outcome &outcome)
{
    begin(loop.resumedTask());
    if (nested < mostNested)
        return true;
    end();
    outcome.exception = makeError(Error::RecursionError, "maximum recursion depth exceeded");
    return false;
}

QCoro::Task<> Coroutine::start(EventLoop &loop, Outcome &outcome)
{
    if (!beginNested(loop, outcome))
        return refused();
    ++nested;
    QCoro::Task<> task = run(loop, outcome);
    --nested;
    return task;
}

QCoro::Task<> Coroutine::startAwaited(EventLoop &loop, Outcome &outcome)
{
    return references() == 1 ? start(loop, outcome) : startKnown(loop, outcome);
}

/// Somebody else knows it too, and may await or close it while it runs or later.
QCoro::Task<> Coroutine::startKnown(EventLoop &loop, Outcome &outcome)
{
    struct Running {
        ~Running() { coroutine->end(); }
        const Ref<Coroutine> coroutine;
    };
    const Running running{Ref<Coroutine>(this)};
    QCoro::Task<> task = start(loop, outcome);
    co_await task;
    if (isClosing()) {
        end();
        QCoro::Task<> waiting = waitClosed(loop, outcome);
        co_await waiting;
    }
}

namespace {

/// What waitClosed() awaits.
class ClosedAwaiter {
public:
    ClosedAwaiter(EventLoop &loop, Outcome &outcome) : m_loop(loop), m_outcome(outcome) {}
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> handle)
    {
        m_loop.resumedTask()->suspendClosed(handle, std::exchange(m_outcome, {}));
    }
    void await_resume()
    {
        Task &task = *m_loop.resumedTask();
        Ref<Exception> thrown = task.takeThrown();
        if (task.arrival() != Arrival::Closed)
            thrown = makeError(Error::RuntimeError, "cannot reuse already awaited coroutine");
        m_outcome = {Value(), std::move(thrown)};
    }

private:
    EventLoop &m_loop;
    Outcome &m_outcome;
};

} // namespace

QCoro::Task<> waitClosed(EventLoop &loop, Outcome &outcome)
{
    ClosedAwaiter awaiter(loop, outcome);
    co_await awaiter;
}

QCoro::Task<> NativeCoroutine::run(EventLoop &loop, Outcome &outcome)
{
    const Ref<NativeCoroutine> self(this);
    const Body body = std::move(m_body);
    try {
        QCoro::Task<Value> task = body(loop);
        outcome.value = co_await task;
    } catch (Raised &raised) {
        outcome.exception = std::move(raised.exception);
    }
}

QCoro::Task<> SleepCoroutine::run(EventLoop &loop, Outcome &outcome)
{
    const Ref<SleepCoroutine> self(this);
    const Ref<Future> future = beginSleep(loop, delay, result, outcome);
    LeafAwaiter awaiter(loop, future.get(), outcome);
    co_await awaiter;
}

} // namespace coroscope::asyncio
