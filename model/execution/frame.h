// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "execution/code.h"

#include <forward_list>
#include <memory>

namespace coroscope {

/// Exceptions that are being handled, the innermost first.
using HandledExceptions = std::forward_list<Ref<Exception>>;

class Frame;
struct FrameDeleter {
    void operator()(Frame *frame) const;
};
using FramePtr = std::unique_ptr<Frame, FrameDeleter>;

/// One activation of a Code: its variables, its value stack and where it stands. One allocation.
class Frame {
public:
    static FramePtr make(const Code &code);

    Value &slot(std::uint32_t index) { return values()[index]; }
    const Value &slot(std::uint32_t index) const { return values()[index]; }
    /// Gives an unbound slot its value.
    void bind(std::uint32_t index, Value value) { new (&values()[index]) Value(std::move(value)); }
    void push(const Value &value) { new (&values()[m_top++]) Value(value); }
    void push(Value &&value) { new (&values()[m_top++]) Value(std::move(value)); }
    Value pop()
    {
        Value &place = values()[--m_top];
        Value value = std::move(place);
        place.~Value();
        return value;
    }
    void drop() { values()[--m_top].~Value(); }
    void drop(std::uint32_t count)
    {
        while (count-- > 0)
            drop();
    }
    /// The value \p below places under the top; 0 is the top.
    Value &peek(std::uint32_t below = 0) { return values()[m_top - 1 - below]; }
    std::uint32_t depth() const { return m_top - code->slots; }
    void cutTo(std::uint32_t depth) { drop(this->depth() - depth); }
    /// Handles no more than the \p left outermost exceptions from now on.
    void leaveHandlers(std::uint32_t left)
    {
        for (auto count = std::distance(handled.begin(), handled.end()); count > left; --count)
            handled.pop_front();
    }
    /// Keeps the coroutine that it awaits, since somebody else knows it and may ask for it.
    void keepAwaited(Value coroutine)
    {
        push(std::move(coroutine));
        keepsAwaited = true;
    }
    void endAwaited();
    /// \p exception leaves the frame: its traceback keeps what the variables hold.
    void keepFor(Exception &exception) const;
    /// The \p count topmost values, lowest first.
    std::span<const Value> topValues(std::uint32_t count)
    {
        return {&values()[m_top - count], count};
    }

    const Code *const code;
    std::uint32_t ip = 0;
    BlockId block{}; ///< the statement that is being executed
    HandledExceptions handled;
    /// Its topmost value is the coroutine that it awaits, whose frame is the one above it.
    bool keepsAwaited = false;

private:
    friend struct FrameDeleter;
    friend class FrameStack;
    explicit Frame(const Code &c) : code(&c), m_top(c.slots) {}
    static std::size_t bytesOf(const Code &code)
    {
        return sizeof(Frame) + (std::size_t(code.slots) + code.maxStack) * sizeof(Value);
    }
    Value *values() { return reinterpret_cast<Value *>(this + 1); }
    const Value *values() const { return reinterpret_cast<const Value *>(this + 1); }

    std::uint32_t m_top;
    FramePtr m_below; ///< on the stack
};

/// Frames of which the topmost runs: each holds the one below it.
class FrameStack {
public:
    /// \p bottom: null for an empty one.
    explicit FrameStack(FramePtr bottom) : m_top(std::move(bottom)), m_size(m_top ? 1 : 0) {}
    ~FrameStack() { clear(); }
    FrameStack(const FrameStack &) = delete;
    FrameStack &operator=(const FrameStack &) = delete;

    Frame *top() const { return m_top.get(); }
    /// The frame below \p frame, or null.
    static Frame *below(const Frame &frame) { return frame.m_below.get(); }
    std::uint32_t size() const { return m_size; }
    void push(FramePtr frame)
    {
        frame->m_below = std::move(m_top);
        m_top = std::move(frame);
        ++m_size;
    }
    FramePtr pop()
    {
        FramePtr frame = std::move(m_top);
        m_top = std::move(frame->m_below);
        --m_size;
        if (m_top && m_top->keepsAwaited)
            m_top->endAwaited();
        return frame;
    }
    void clear()
    {
        while (m_top)
            pop();
    }

private:
    FramePtr m_top;
    std::uint32_t m_size;
};

} // namespace coroscope
