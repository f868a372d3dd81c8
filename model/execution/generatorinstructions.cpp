// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/fiber.h"
#include "execution/generator.h"
#include "values/errors.h"
#include "values/operations.h"

/// The instructions of generators, and how asynchronous ones come back to who awaits them.
namespace coroscope {

/// False when the iterator below the popped value is at its end.
bool Fiber::sendInto(Frame &frame)
{
    const Value sent = frame.pop();
    const Ref<Iterator> iterator(frame.peek().as<Iterator>());
    Value item;
    const bool isItem = sent.isNone() ? iterator->next(item) : iterator->send(sent, item);
    if (!isItem) {
        frame.drop();
        item = iterator->takeReturned();
    }
    frame.push(std::move(item));
    return isItem;
}

/// Pushes the step that awaits the next item of the iterator on the stack.
void Fiber::pushAsyncNext(Frame &frame, BlockId block)
{
    if (block)
        frame.block = block;
    frame.push(asyncNext(frame.peek()));
}

/// At the exception that awaiting the next item has raised.
void Fiber::endAsyncFor(Frame &frame)
{
    const Ref<Exception> exception(frame.peek().as<Exception>());
    if (!isInstance(*exception, Error::StopAsyncIteration)) {
        m_raisesAgain = true;
        throw Raised{exception};
    }
    frame.drop();
}

/// Takes the frame of an asynchronous generator off the stack: \p how says how its step ends, and
/// \p outcome with what. Gives what comes of awaiting the step. \p hasPassedOn: the frame that is
/// on top now had passed on what was thrown.
asyncio::Outcome Fiber::endStep(StepEnd how, asyncio::Outcome outcome, bool &hasPassedOn)
{
    Value &slot = m_frames.top()->slot(m_frames.top()->code->stepSlot);
    const Ref<AsyncGeneratorStep> step(static_cast<AsyncGeneratorStep *>(slot.object()));
    slot = Value::unbound();
    FramePtr frame;
    hasPassedOn = popFrame(frame);
    return step->end(std::move(frame), how, std::move(outcome));
}

/// The asynchronous generator on top yields or returns the value on its stack. False when the
/// fiber pauses, as \p pause says: nobody in it awaits the step.
bool Fiber::leaveStep(Op op, Pause &pause)
{
    bool hasPassedOn = false;
    const StepEnd how = op == Op::Yield ? StepEnd::Yielded : StepEnd::Returned;
    asyncio::Outcome outcome = endStep(how, {m_frames.top()->pop(), nullptr}, hasPassedOn);
    if (m_frames.size() == 0 || m_hasClosed) {
        pause = ended(std::move(outcome));
        return false;
    }
    if (outcome.exception)
        throw Raised{std::move(outcome.exception)};
    m_frames.top()->push(std::move(outcome.value));
    return true;
}

/// What becomes of \p exception when it leaves \p frame. CPython: gen_send_ex2.
Ref<Exception> Fiber::escaped(const Frame &frame, Ref<Exception> exception)
{
    static constexpr const char *names[] = {nullptr, "coroutine", "generator", "async generator",
                                            nullptr}; // by Code::Kind
    const char *name = names[static_cast<int>(frame.code->kind)];
    const char *stop = nullptr;
    if (isInstance(*exception, Error::StopIteration))
        stop = "StopIteration";
    else if (frame.code->kind == Code::Kind::AsyncGenerator &&
             isInstance(*exception, Error::StopAsyncIteration))
        stop = "StopAsyncIteration";
    if (!name || !stop)
        return exception;
    const Ref<Exception> error =
        makeError(Error::RuntimeError, std::string(name) + " raised " + stop);
    error->cause = error->context = exception;
    return error;
}

/// Drops the asynchronous generators that the fiber awaits, and all that they await: their steps
/// cannot be closed. CPython: async_gen_asend_close.
void Fiber::dropSteps()
{
    std::uint32_t kept = m_frames.size();
    std::uint32_t at = kept;
    for (const Frame *frame = m_frames.top(); at > 1; frame = FrameStack::below(*frame), --at) {
        if (frame->code->kind == Code::Kind::AsyncGenerator)
            kept = at - 1;
    }
    while (m_frames.size() > kept)
        m_frames.pop();
}

} // namespace coroscope
