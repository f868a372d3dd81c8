// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/fiber.h"

#include "values/errors.h"

#include <set>

namespace coroscope {

BlockId Fiber::block() const
{
    for (const Frame *frame = m_frames.top(); frame; frame = FrameStack::below(*frame)) {
        if (frame->block)
            return frame->block;
    }
    return m_outer ? m_outer->block() : BlockId();
}

Fiber::Pause Fiber::resume(asyncio::Outcome outcome)
{
    /// Makes the fiber the machine's current one, and counts its frames, while it runs.
    struct Running {
        explicit Running(Fiber &fiber) : m_fiber(fiber), m_machine(fiber.m_machine)
        {
            m_fiber.m_outer = std::exchange(m_machine.m_state.fiber, &fiber);
            m_nesting = m_machine.m_state.nesting;
            m_machine.m_state.nesting += fiber.m_frames.size();
        }
        ~Running()
        {
            m_machine.m_state.pausedBlock = m_fiber.block();
            m_machine.m_state.fiber = std::exchange(m_fiber.m_outer, nullptr);
            m_machine.m_state.nesting = m_nesting;
        }
        Fiber &m_fiber;
        Machine &m_machine;
        std::uint32_t m_nesting;
    };

    const Running running(*this);
    Ref<Exception> exception = std::move(outcome.exception);
    if (!exception && m_machine.m_state.nesting > m_machine.m_budgets.recursion)
        exception = makeError(Error::RecursionError, "maximum recursion depth exceeded");
    Frame &top = *m_frames.top();
    if (!exception && m_started && top.code->kind != Code::Kind::Generator)
        top.push(std::move(outcome.value));
    m_started = true;
    for (;;) {
        if (exception && !unwind(exception))
            return {Pause::Kind::Raised, Value(), std::move(exception)};
        try {
            return execute();
        } catch (Raised &raised) {
            exception = std::move(raised.exception);
        }
    }
}

void Fiber::pushFrame(FramePtr frame)
{
    if (++m_machine.m_state.nesting > m_machine.m_budgets.recursion) {
        --m_machine.m_state.nesting;
        raise(Error::RecursionError, "maximum recursion depth exceeded");
    }
    m_frames.push(std::move(frame));
}

void Fiber::popFrame()
{
    m_frames.pop();
    --m_machine.m_state.nesting;
}

Exception *Fiber::handled() const
{
    for (const Frame *frame = m_frames.top(); frame; frame = FrameStack::below(*frame)) {
        if (!frame->handled.empty())
            return frame->handled.front().get();
    }
    return nullptr;
}

/// Makes what is being handled the context of \p exception; a chain that already leads to it is cut
/// there. CPython: _PyErr_SetObject.
void Fiber::setContext(Exception &exception) const
{
    Exception *const context = handled();
    if (!context || context == &exception)
        return;
    std::set<const Exception *> seen;
    for (Exception *each = context; each && seen.insert(each).second; each = each->context.get()) {
        if (each->context.get() == &exception)
            each->context = nullptr;
    }
    exception.context = Ref<Exception>(context);
}

/// Finds the handler of \p exception and goes there; drops frames that have none. False when no
/// frame handles it.
bool Fiber::unwind(Ref<Exception> &exception)
{
    if (!exception->context)
        setContext(*exception);
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
        if (frame.code->kind == Code::Kind::Coroutine &&
            isInstance(*exception, Error::StopIteration)) {
            const Ref<Exception> cause = exception;
            exception = makeError(Error::RuntimeError, "coroutine raised StopIteration");
            exception->cause = exception->context = cause;
        }
        if (m_frames.size() == 1)
            return false;
        popFrame();
    }
}

} // namespace coroscope
