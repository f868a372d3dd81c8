// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/fiber.h"

#include "execution/generator.h"
#include "values/errors.h"

namespace coroscope {

BlockId Fiber::block() const
{
    for (const Frame *frame = m_frames.top(); frame; frame = FrameStack::below(*frame)) {
        if (frame->block)
            return frame->block;
    }
    return {};
}

Fiber::Pause Fiber::resume(asyncio::Outcome outcome, asyncio::Arrival arrival)
{
    /// Makes the fiber the machine's innermost one, and counts its frames, while it runs.
    struct Running : RunningFiber {
        explicit Running(Fiber &f)
            : RunningFiber{f, f.m_machine.m_state.running}, m_nesting(f.m_machine.m_state.nesting)
        {
            f.m_machine.m_state.running = this;
            f.m_machine.m_state.nesting += f.m_frames.size();
        }
        ~Running()
        {
            Machine &machine = fiber.m_machine;
            machine.m_state.pausedBlock = machine.currentBlock();
            machine.m_state.running = outer;
            machine.m_state.nesting = m_nesting;
        }
        std::uint32_t m_nesting;
    };

    const Running running(*this);
    Ref<Exception> exception = std::move(outcome.exception);
    if (arrival == asyncio::Arrival::Refused && !leaveRefusing())
        return ended({Value(), std::move(exception)});
    if (exception && !m_started)
        arrival = asyncio::Arrival::Thrown;
    if (arrival != asyncio::Arrival::AtOnce || exception)
        receive(arrival, exception);
    if (!exception && m_machine.m_state.nesting > m_machine.m_budgets.recursion)
        exception = makeError(Error::RecursionError, "maximum recursion depth exceeded");
    Frame &top = *m_frames.top();
    if (!exception && m_started)
        top.push(std::move(outcome.value));
    m_started = true;
    for (;;) {
        if (exception && !unwind(exception))
            return ended({Value(), std::move(exception)});
        try {
            return execute();
        } catch (Raised &raised) {
            exception = std::move(raised.exception);
            if (!m_raisesAgain)
                raiseHere(*exception);
            m_raisesAgain = false;
        }
    }
}

/// \p outcome has left the last frame, or the one whose coroutine is being closed.
Fiber::Pause Fiber::ended(asyncio::Outcome outcome)
{
    const Pause::Kind kind = m_hasClosed         ? leaveClosed()
                             : outcome.exception ? Pause::Kind::Raised
                                                 : Pause::Kind::Returned;
    return {kind, std::move(outcome.value), std::move(outcome.exception)};
}

Fiber::Pause::Kind Fiber::leaveClosed()
{
    m_hasClosed = m_isClosing = false;
    return Pause::Kind::Closed;
}

/// Takes note of how \p exception, null for a value, comes into the frame on top.
void Fiber::receive(asyncio::Arrival arrival, Ref<Exception> &exception)
{
    switch (arrival) {
    case asyncio::Arrival::AtOnce:
        break;
    case asyncio::Arrival::Sent:
        m_passingOn = 0;
        break;
    case asyncio::Arrival::Closed:
        m_isClosing = true;
        dropSteps();
        if (!exception)
            exception = makeError(Error::GeneratorExit);
        [[fallthrough]];
    case asyncio::Arrival::Thrown:
        m_passingOn = m_frames.size() - 1;
        [[fallthrough]];
    case asyncio::Arrival::Refused:
        if (exception)
            return chainToTop(*exception);
    }
    if (exception)
        raiseHere(*exception);
}

bool Fiber::closesWhatAwaits(bool isWhole)
{
    if (m_passingOn == 0)
        return isWhole;
    Frame *frame = m_frames.top();
    for (std::uint32_t i = m_frames.size(); i > m_passingOn; --i)
        frame = FrameStack::below(*frame);
    return frame->keepsAwaited && frame->peek().as<asyncio::Coroutine>()->isClosing();
}

/// Drops the coroutine that has awaited something while it was being closed. False when no other
/// one awaits it.
bool Fiber::leaveRefusing()
{
    while (m_frames.size() > 1) {
        const bool passedOn = popFrame();
        if (passedOn || m_hasClosed)
            return passedOn;
    }
    return false;
}

void Fiber::pushFrame(FramePtr frame)
{
    if (++m_machine.m_state.nesting > m_machine.m_budgets.recursion) {
        --m_machine.m_state.nesting;
        raise(Error::RecursionError, "maximum recursion depth exceeded");
    }
    m_frames.push(std::move(frame));
}

bool Fiber::popFrame()
{
    FramePtr frame;
    return popFrame(frame);
}

bool Fiber::popFrame(FramePtr &frame)
{
    if (m_frames.size() == 1) {
        frame = m_frames.pop();
        return false;
    }
    Frame &below = *FrameStack::below(*m_frames.top());
    if (below.keepsAwaited && below.peek().as<asyncio::Coroutine>()->isClosing())
        m_hasClosed = true;
    frame = m_frames.pop();
    --m_machine.m_state.nesting;
    if (m_frames.size() != m_passingOn)
        return false;
    --m_passingOn;
    return true;
}

Exception *Fiber::handled() const
{
    std::uint32_t left = m_frames.size() - m_passingOn;
    for (const Frame *frame = m_frames.top(); left > 0; --left, frame = FrameStack::below(*frame)) {
        if (!frame->handled.empty())
            return frame->handled.front().get();
    }
    return nullptr;
}

/// Gives \p exception, which native code raises in the frame on top, what every new one gets.
void Fiber::raiseHere(Exception &exception)
{
    if (!exception.context)
        setContext(exception, m_machine.handled());
    m_machine.extendTraceback(exception);
}

/// What is thrown into a coroutine gets the context of what that handles itself.
/// CPython: _PyErr_ChainStackItem in gen_send_ex.
void Fiber::chainToTop(Exception &exception)
{
    const Frame &top = *m_frames.top();
    if (!top.handled.empty())
        setContext(exception, top.handled.front().get());
    m_machine.extendTraceback(exception);
}

/// Finds the handler of \p exception and goes there; drops frames that have none. False when no
/// frame handles it, or when the coroutine that is being closed has not.
bool Fiber::unwind(Ref<Exception> &exception)
{
    for (;;) {
        Frame &frame = *m_frames.top();
        const std::uint32_t at = frame.ip == 0 ? 0 : frame.ip - 1;
        for (const HandlerRange &range : frame.code->handlers) {
            if (at < range.begin || at >= range.end)
                continue;
            frame.cutTo(range.stackDepth);
            frame.leaveHandlers(range.handledDepth);
            frame.push(std::move(exception)); // it goes when the program lets it go
            frame.ip = range.handler;
            return true;
        }
        frame.keepFor(*exception);
        exception = escaped(frame, std::move(exception));
        bool passedOn = false;
        if (frame.code->kind == Code::Kind::AsyncGenerator)
            exception = endStep(StepEnd::Raised, {Value(), exception}, passedOn).exception;
        else if (m_frames.size() == 1)
            return false;
        else
            passedOn = popFrame();
        if (m_frames.size() == 0 || m_hasClosed)
            return false;
        if (!exception) {
            m_frames.top()->push(Value());
            return true;
        }
        if (!passedOn) {
            m_machine.extendTraceback(*exception);
            continue;
        }
        if (m_isClosing && (isInstance(*exception, Error::GeneratorExit) ||
                            isInstance(*exception, Error::StopIteration)))
            exception = makeError(Error::GeneratorExit); // each coroutine is closed by its own
        chainToTop(*exception);
    }
}

} // namespace coroscope
