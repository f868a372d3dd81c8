// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/coroutine.h"
#include "execution/machine.h"

namespace coroscope {

/// A stack of frames that runs until it has to wait, and can then be resumed with what it waited
/// for. A task is a fiber; so is the module level, a thread, and every call from native code.
class Fiber {
public:
    /// How resume() came back.
    struct Pause {
        enum class Kind { Returned, Raised, Awaits, Yielded };
        Kind kind = Kind::Returned;
        Value value;              ///< result, awaitable, or what a generator yields
        Ref<Exception> exception; ///< Raised
    };

    Fiber(Machine &machine, FramePtr bottom) : m_machine(machine), m_frames(std::move(bottom)) {}

    /// Runs on, with the outcome of what it awaited (ignored the first time).
    Pause resume(asyncio::Outcome outcome = {});
    /// The statement that runs or waits.
    BlockId block() const;
    /// The frame that runs.
    const Frame *top() const { return m_frames.top(); }
    /// Gives its only frame back (generators keep theirs between items).
    FramePtr takeFrame() { return m_frames.pop(); }

private:
    Pause execute();
    bool unwind(Ref<Exception> &exception);
    /// The exception that the innermost handler handles, or null.
    Exception *handled() const;
    void setContext(Exception &exception) const;
    void pushFrame(FramePtr frame);
    void popFrame();
    /// Calls; returns true when a frame was pushed, else \p result is the value.
    bool call(const Value &callee, const Args &args, Value &result);
    bool callKeywords(Frame &frame, std::uint32_t namesIndex, Value &result);
    bool callStarred(Frame &frame, Value &result);
    /// The attribute of \p object with the name of index \p name.
    static Value attributeOf(const Frame &frame, const Value &object, std::uint32_t name);
    bool callMethod(Frame &frame, Instruction instruction, Value &result);
    bool await(Frame &frame, Pause &pause);
    void enterWith(Frame &frame, bool isAsync);
    void exitWith(Frame &frame, bool hasFailed);
    void splitForClause(Frame &frame);
    void joinRaised(Frame &frame);
    void unpackSequence(Frame &frame, std::uint32_t count);
    void unpackStarred(Frame &frame, std::uint32_t before, std::uint32_t after);
    void mergeDict(Frame &frame);
    void makeFunction(Frame &frame, std::uint32_t index);
    void formatValue(Frame &frame, std::int32_t how);
    void buildString(Frame &frame, std::uint32_t count);
    Ref<Exception> raised(Frame &frame, std::int32_t count);
    bool matches(Frame &frame, const Value &type) const;
    [[noreturn]] void unboundVariable(const Frame &frame, std::uint32_t slot) const;

    Machine &m_machine;
    Fiber *m_outer = nullptr;
    [[no_unique_address]] FrameStack m_frames;
    bool m_started = false;
};

} // namespace coroscope
