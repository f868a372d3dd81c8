// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/sleep.h"
#include "execution/fiber.h"
#include "values/errors.h"

/// How a coroutine of the program runs on the loop: a QCoro coroutine that lets a fiber run, awaits
/// what the fiber waits for, and hands it the outcome.
namespace coroscope {

namespace {

/// What a task waits for itself: a future, or a sleep.
bool isLeaf(const Value &awaitable)
{
    if (awaitable.type() == Type::Future)
        return true;
    const auto *coroutine = awaitable.as<asyncio::Coroutine>();
    return coroutine && coroutine->kind() == asyncio::Coroutine::Kind::Sleep;
}

asyncio::OutcomeAwaiter awaiterOf(asyncio::EventLoop &loop, Value awaitable)
{
    if (auto *future = awaitable.as<asyncio::Future>())
        return {loop, *future};
    auto *sleep = static_cast<asyncio::SleepCoroutine *>(awaitable.as<asyncio::Coroutine>());
    asyncio::OutcomeAwaiter awaiter = asyncio::sleepFor(loop, sleep->delay, sleep->result);
    sleep->close();
    return awaiter;
}

} // namespace

QCoro::Task<> ProgramCoroutine::run(asyncio::EventLoop &loop, asyncio::Outcome &outcome)
{
    Fiber fiber(*m_machine, takeFrame());
    try {
        for (;;) {
            Fiber::Pause pause = fiber.resume(std::exchange(outcome, {}));
            if (pause.kind != Fiber::Pause::Kind::Awaits) {
                outcome = {std::move(pause.value), std::move(pause.exception)};
                break;
            }
            if (isLeaf(pause.value)) {
                asyncio::OutcomeAwaiter awaiter = awaiterOf(loop, std::move(pause.value));
                outcome = co_await awaiter;
            } else {
                auto *coroutine = pause.value.as<asyncio::Coroutine>();
                QCoro::Task<> task = coroutine->start(loop, outcome);
                co_await task;
            }
        }
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
