// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/coroutine.h"

#include "asyncio/sleep.h"
#include "asyncio/task.h"
#include "values/errors.h"

namespace coroscope::asyncio {

namespace {

Value closeCoroutine(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("close", args, {}, 0);
    auto *coroutine = self.as<Coroutine>();
    if (Task *task = coroutine->task()) {
        if (Ref<Exception> raised = task->closeCoroutine())
            throw Raised{std::move(raised)};
    } else if (coroutine->isTaken() && !coroutine->isStarted()) {
        raise(Error::RuntimeError, "a coroutine that another one awaits cannot be closed here: "
                                   "cancel its task");
    } else {
        coroutine->close();
    }
    return {};
}

constexpr Method coroutineMethodList[] = {{"close", closeCoroutine}};
constexpr MethodTable coroutineMethods{coroutineMethodList};

} // namespace

const MethodTable *Coroutine::methods() const { return &coroutineMethods; }

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

QCoro::Task<> refuse(Outcome &outcome)
{
    outcome.exception = makeError(Error::RecursionError, "maximum recursion depth exceeded");
    co_return;
}

} // namespace

QCoro::Task<> Coroutine::start(EventLoop &loop, Outcome &outcome)
{
    m_started = true;
    if (nested >= mostNested) {
        clearReferences();
        return refuse(outcome);
    }
    ++nested;
    QCoro::Task<> task = run(loop, outcome);
    --nested;
    return task;
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
    LeafAwaiter awaiter(loop, beginSleep(loop, delay, result, outcome), outcome);
    co_await awaiter;
}

} // namespace coroscope::asyncio
