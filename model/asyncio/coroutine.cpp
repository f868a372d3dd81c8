// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/coroutine.h"

#include "asyncio/sleep.h"
#include "values/errors.h"

namespace coroscope::asyncio {

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
    SleepWait wait(loop, delay, result);
    if (wait.isYield()) {
        YieldAwaiter awaiter = wait.yield();
        const Ref<Exception> thrown = co_await awaiter;
        outcome.exception = thrown;
        outcome.value = result;
    } else if (wait.isValid()) {
        OutcomeAwaiter awaiter = wait.future();
        outcome = co_await awaiter;
        wait.finish();
    } else {
        outcome.exception = wait.takeError();
    }
}

} // namespace coroscope::asyncio
