// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/frame.h"

#include <new>

namespace coroscope {

static_assert(alignof(Frame) >= alignof(Value) && sizeof(Frame) % alignof(Value) == 0);

FramePtr Frame::make(const Code &code)
{
    void *memory =
        ::operator new(sizeof(Frame) + (std::size_t(code.slots) + code.maxStack) * sizeof(Value));
    auto *frame = new (memory) Frame(code);
    for (std::uint32_t i = 0; i < code.slots; ++i)
        new (&frame->values()[i]) Value(Value::unbound());
    return FramePtr(frame);
}

void FrameDeleter::operator()(Frame *frame) const
{
    while (frame->m_top > 0)
        frame->values()[--frame->m_top].~Value();
    frame->~Frame();
    ::operator delete(frame);
}

} // namespace coroscope
