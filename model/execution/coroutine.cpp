// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/sleep.h"
#include "execution/fiber.h"
#include "values/errors.h"

/// How a coroutine of the program runs on the loop: a QCoro coroutine that lets a fiber run, awaits
/// what the fiber waits for, and hands it the outcome.
namespace coroscope {

ProgramCoroutine::~ProgramCoroutine()
{
    if (!isTaken() && m_frame && !m_machine->isTakingDown() && m_code->name.front() != '<')
        m_machine->host().warn("RuntimeWarning",
                               "coroutine '" + m_code->qualifiedName + "' was never awaited");
}

QCoro::Task<> ProgramCoroutine::run(asyncio::EventLoop &loop, asyncio::Outcome &outcome)
{
    const Ref<ProgramCoroutine> self(this);
    Fiber fiber(*m_machine, takeFrame());
    try {
        Fiber::Pause pause = fiber.resume();
        while (pause.kind == Fiber::Pause::Kind::Awaits) {
            asyncio::Outcome awaited;
            if (auto *future = pause.value.as<asyncio::Future>()) {
                asyncio::OutcomeAwaiter awaiter(loop, *future);
                pause.value = Value();
                awaited = co_await awaiter;
            } else {
                auto *coroutine = pause.value.as<asyncio::Coroutine>();
                if (coroutine->kind() == asyncio::Coroutine::Kind::Sleep) {
                    const auto *sleep = static_cast<asyncio::SleepCoroutine *>(coroutine);
                    asyncio::SleepWait wait(loop, sleep->delay, sleep->result);
                    awaited.value = sleep->result;
                    coroutine->close();
                    pause.value = Value();
                    if (wait.isYield()) {
                        asyncio::YieldAwaiter awaiter = wait.yield();
                        const Ref<Exception> thrown = co_await awaiter;
                        awaited.exception = thrown;
                    } else if (wait.isValid()) {
                        asyncio::OutcomeAwaiter awaiter = wait.future();
                        awaited = co_await awaiter;
                        wait.finish();
                    } else {
                        awaited.exception = wait.takeError();
                    }
                } else {
                    QCoro::Task<> task = coroutine->start(loop, awaited);
                    co_await task;
                }
            }
            pause = fiber.resume(std::move(awaited));
        }
        outcome.value = std::move(pause.value);
        outcome.exception = std::move(pause.exception);
    } catch (const asyncio::LoopStopped &) {
        loop.halt(asyncio::LoopHalt::Stopped);
    }
}

bool GeneratorIterator::next(Value &out)
{
    if (!m_frame)
        return false;
    if (m_running)
        raise(Error::ValueError, "generator already executing");
    m_running = true;
    Fiber fiber(*m_machine, std::move(m_frame));
    Fiber::Pause pause = fiber.resume();
    m_running = false;
    switch (pause.kind) {
    case Fiber::Pause::Kind::Yielded:
        m_frame = fiber.takeBottom();
        out = std::move(pause.value);
        return true;
    case Fiber::Pause::Kind::Returned:
        return false;
    case Fiber::Pause::Kind::Raised:
        throw Raised{std::move(pause.exception)};
    case Fiber::Pause::Kind::Awaits:
        break;
    }
    raise(Error::RuntimeError, "a generator expression cannot wait");
}

} // namespace coroscope
