// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/sleep.h"
#include "asyncio/task.h"
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
    return coroutine && coroutine->kind() == asyncio::Coroutine::Kind::Sleep &&
           coroutine->references() == 1; // else somebody may close it
}

/// The future of \p leaf; null when it takes only a turn of the loop.
Ref<asyncio::Future> beginLeaf(asyncio::EventLoop &loop, const Value &leaf,
                               asyncio::Outcome &outcome)
{
    if (auto *future = leaf.as<asyncio::Future>())
        return Ref<asyncio::Future>(future);
    auto *sleep = static_cast<asyncio::SleepCoroutine *>(leaf.as<asyncio::Coroutine>());
    Ref<asyncio::Future> future = asyncio::beginSleep(loop, sleep->delay, sleep->result, outcome);
    sleep->end();
    return future;
}

/// Begins to wait for what is no leaf, or for nothing: what it awaited has been closed.
QCoro::Task<> beginOther(asyncio::EventLoop &loop, const Value &awaitable,
                         asyncio::Outcome &outcome)
{
    auto *coroutine = awaitable.as<asyncio::Coroutine>();
    return coroutine ? coroutine->startAwaited(loop, outcome) : asyncio::waitClosed(loop, outcome);
}

/// Tells the task that runs what its coroutine handles while it awaits one of asyncio's own.
void setHandled(const asyncio::EventLoop &loop, Exception *handled)
{
    if (asyncio::Task *task = loop.resumedTask()) // none where all is being closed
        task->setHandledByAwaiter(handled);
}

/// Not kept in the coroutine's frame: there is one for each task.
Machine &machineOf(const asyncio::EventLoop &loop) { return static_cast<Machine &>(loop.caller()); }

/// How \p outcome of what was awaited has come. \p wasSuspended: the task had to wait for it.
asyncio::Arrival arrivalOf(asyncio::EventLoop &loop, const asyncio::Outcome &outcome,
                           bool wasSuspended)
{
    if (loop.isClosingCoroutine() && outcome.exception == loop.ignoredExit())
        return asyncio::Arrival::Refused;
    return wasSuspended ? loop.resumedTask()->arrival() : asyncio::Arrival::AtOnce;
}

/// Tells \p loop whether what \p fiber awaits while it is being closed may be waited for.
/// \p coroutine: that of the fiber.
void beforeAwait(asyncio::EventLoop &loop, Fiber &fiber, const asyncio::Coroutine &coroutine)
{
    if (loop.isClosingCoroutine() && fiber.isClosing())
        loop.letClosedWait(fiber.closesWhatAwaits(
            coroutine.isClosing() || loop.resumedTask()->coroutine().get() == &coroutine));
}

/// \p isSuspended: its task has to wait for what \p fiber awaits.
void setSuspended(const asyncio::EventLoop &loop, Fiber &fiber, bool isSuspended)
{
    fiber.setSuspended(isSuspended);
    if (isSuspended && loop.isClosingCoroutine())
        fiber.stopClosing();
}

/// Lets \p fiber run on with \p outcome. False when it has ended, \p outcome being how; else it
/// waits for \p awaitable, or for nothing: what was to be closed in it has ended, with \p outcome.
bool advance(asyncio::EventLoop &loop, Fiber &fiber, asyncio::Outcome &outcome, Value &awaitable)
{
    const asyncio::Arrival arrival = arrivalOf(loop, outcome, fiber.isSuspended());
    Fiber::Pause pause = fiber.resume(std::exchange(outcome, {}), arrival);
    if (pause.kind == Fiber::Pause::Kind::Awaits) {
        awaitable = std::move(pause.value);
        return true;
    }
    awaitable = Value();
    outcome = {std::move(pause.value), std::move(pause.exception)};
    return pause.kind == Fiber::Pause::Kind::Closed;
}

} // namespace

QCoro::Task<> ProgramCoroutine::run(asyncio::EventLoop &loop, asyncio::Outcome &outcome)
{
    Fiber fiber(machineOf(loop), takeFrame());
    Value awaitable;
    try {
        while (advance(loop, fiber, outcome, awaitable)) {
            beforeAwait(loop, fiber, *this);
            if (isLeaf(awaitable)) {
                asyncio::LeafAwaiter leaf(
                    loop, beginLeaf(loop, std::exchange(awaitable, Value()), outcome), outcome,
                    fiber.top());
                setSuspended(loop, fiber, !leaf.await_ready());
                if (fiber.isSuspended())
                    machineOf(loop).host().waitBegins(fiber.top());
                co_await leaf;
            } else {
                setHandled(loop, fiber.handled());
                machineOf(loop).host().waitBegins(fiber.top());
                QCoro::Task<> task = beginOther(loop, awaitable, outcome);
                setSuspended(loop, fiber, !task.isReady());
                co_await task;
                setHandled(loop, nullptr);
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
        m_frame = fiber.takeFrame();
        out = std::move(pause.value);
        return true;
    case Fiber::Pause::Kind::Returned:
        return false;
    case Fiber::Pause::Kind::Raised:
        throw Raised{std::move(pause.exception)};
    case Fiber::Pause::Kind::Awaits:
    case Fiber::Pause::Kind::Closed:
        break;
    }
    raise(Error::RuntimeError, "a generator expression cannot wait");
}

} // namespace coroscope
