// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/frame.h"

#include "asyncio/coroutine.h"

#include <new>

namespace coroscope {

static_assert(alignof(Frame) >= alignof(Value) && sizeof(Frame) % alignof(Value) == 0);

FramePtr Frame::make(const Code &code)
{
    const std::size_t bytes = bytesOf(code);
    MemoryCount::allocated(bytes);
    void *memory = ::operator new(bytes);
    auto *frame = new (memory) Frame(code);
    for (std::uint32_t i = 0; i < code.slots; ++i)
        new (&frame->values()[i]) Value(Value::unbound());
    return FramePtr(frame);
}

void Frame::endAwaited()
{
    keepsAwaited = false;
    const Value awaited = pop();
    awaited.as<asyncio::Coroutine>()->end();
}

void FrameDeleter::operator()(Frame *frame) const
{
    while (frame->m_top > 0)
        frame->values()[--frame->m_top].~Value();
    const std::size_t bytes = Frame::bytesOf(*frame->code);
    frame->~Frame();
    MemoryCount::freed(bytes);
    ::operator delete(frame);
}

} // namespace coroscope
