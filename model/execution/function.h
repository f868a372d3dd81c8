// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/coroutine.h"
#include "execution/frame.h"

namespace coroscope {

/// `__name__` and `__qualname__` of what was made of \p code.
bool codeAttribute(const Code &code, std::string_view name, Value &out);

/// A function of the program: code and what it closed over. Calling an async one makes a
/// coroutine.
class Function final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Function;
    Function(const Code &functionCode, std::vector<Value> defaultValues,
             std::vector<Ref<Cell>> cells)
        : TrackedObject(valueType), code(&functionCode), defaults(std::move(defaultValues)),
          closure(std::move(cells))
    {
    }
    std::string_view typeName() const override { return "function"; }
    std::string repr() const override { return "<function " + code->qualifiedName + ">"; }
    std::string qualifiedName() const override { return code->qualifiedName; }
    bool attribute(std::string_view name, Value &out) const override;
    void clearReferences() override
    {
        defaults.clear();
        closure.clear();
    }

    const Code *const code;
    std::vector<Value> defaults; ///< of the positional parameters that have one, then keyword-only
    std::vector<Ref<Cell>> closure;
};

/// A coroutine of the program: a frame that has not begun.
class ProgramCoroutine : public asyncio::Coroutine {
public:
    explicit ProgramCoroutine(FramePtr frame)
        : Coroutine(Kind::Program), m_code(frame->code), m_frame(std::move(frame))
    {
    }
    std::string qualifiedName() const override { return m_code->qualifiedName; }
    bool isInternal() const override { return false; }
    /// The frame, given away to whoever runs it. Null when nothing is to be run: then
    /// \p value is what awaiting it gives.
    virtual FramePtr takeFrame(Value & /*value*/) { return std::move(m_frame); }
    /// What is to be raised in the frame when it begins to run; null for most. And then, when it
    /// has begun with that, what is to be raised when it is resumed with a value; null for nearly
    /// all.
    virtual Ref<Exception> takeThrown() { return nullptr; }
    void clearReferences() override { m_frame.reset(); }

protected:
    /// For one that has no frame of its own.
    ProgramCoroutine() : Coroutine(Kind::Program), m_code(nullptr) {}
    QCoro::Task<> run(asyncio::EventLoop &loop, asyncio::Outcome &outcome) override;

private:
    const Code *m_code;
    FramePtr m_frame;
};

/// Awaits an object that has `__await__`, for who needs a coroutine. CPython:
/// tasks._wrap_awaitable.
class AwaitableCoroutine final : public ProgramCoroutine {
public:
    using ProgramCoroutine::ProgramCoroutine;
    bool isInternal() const override { return true; }
};

} // namespace coroscope
