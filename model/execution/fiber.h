// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/coroutine.h"
#include "execution/machine.h"

namespace coroscope {

enum class StepEnd : std::uint8_t;

/// A stack of frames that runs until it has to wait, and can then be resumed with what it waited
/// for. A task is a fiber; so is the module level, a thread, and every call from native code.
class Fiber {
public:
    /// How resume() came back.
    struct Pause {
        enum class Kind { Returned, Raised, Awaits, Yielded, Closed };
        Kind kind = Kind::Returned;
        Value value;              ///< result, awaitable, or what a generator yields
        Ref<Exception> exception; ///< Raised, or Closed: by the coroutine that was closed
    };

    Fiber(Machine &machine, FramePtr bottom) : m_machine(machine), m_frames(std::move(bottom)) {}

    /// Runs on, with the outcome of what it awaited (ignored the first time) and how that came.
    Pause resume(asyncio::Outcome outcome = {},
                 asyncio::Arrival arrival = asyncio::Arrival::AtOnce);
    /// The statement that runs or waits; none where no frame has begun one.
    BlockId block() const;
    /// The frame that runs.
    const Frame *top() const { return m_frames.top(); }
    Frame *top() { return m_frames.top(); }
    /// The exception that the innermost handler in it around what runs handles, or null.
    Exception *handled() const;
    /// Whether its task was suspended for what it awaited last; false before the first await.
    bool isSuspended() const { return m_suspended; }
    void setSuspended(bool suspended) { m_suspended = suspended; }
    bool isClosing() const { return m_isClosing; }
    /// Whether what awaits is the coroutine that is to be closed, and not one that this awaits.
    /// \p isWhole: all of the fiber is to be closed.
    bool closesWhatAwaits(bool isWhole);
    /// It waits although it was to be closed.
    void stopClosing()
    {
        m_isClosing = false;
        m_passingOn = 0;
    }
    /// Gives its only frame back, or null (generators keep theirs between items).
    FramePtr takeFrame() { return m_frames.top() ? m_frames.pop() : nullptr; }
    /// It has no frame: it is to run this one.
    void giveFrame(FramePtr frame) { m_frames.push(std::move(frame)); }
    /// Lets go of all its frames.
    void dropFrames() { m_frames.clear(); }

private:
    Pause execute();
    void receive(asyncio::Arrival arrival, Ref<Exception> &exception);
    bool leaveRefusing();
    Pause ended(asyncio::Outcome outcome);
    /// The coroutine that was to be closed has ended: the one on top is not to be closed.
    Pause::Kind leaveClosed();
    bool unwind(Ref<Exception> &exception);
    void raiseHere(Exception &exception);
    void chainToTop(Exception &exception);
    void pushFrame(FramePtr frame);
    /// True when the frame that is on top now had passed on what was thrown into the one above it.
    bool popFrame();
    /// The same, giving the frame.
    bool popFrame(FramePtr &frame);
    bool sendInto(Frame &frame);
    static void pushAsyncNext(Frame &frame, BlockId block);
    void endAsyncFor(Frame &frame);
    asyncio::Outcome endStep(StepEnd how, asyncio::Outcome outcome, bool &hasPassedOn);
    bool leaveStep(Op op, Pause &pause);
    static Ref<Exception> escaped(const Frame &frame, Ref<Exception> exception);
    void dropSteps();
    static void loadLocals(Frame &frame);
    void buildClass(Frame &frame, std::uint32_t index);
    static void awaitIterator(Frame &frame);
    bool throwInto(Frame &frame);
    void makeAwaitable(Frame &frame);
    /// Calls; returns true when a frame was pushed, else \p result is the value.
    bool call(const Value &callee, const Args &args, Value &result);
    bool callKeywords(Frame &frame, std::uint32_t namesIndex, Value &result);
    bool callStarred(Frame &frame, bool isOneIterable, Value &result);
    /// The attribute of \p object with the name of index \p name.
    static Value attributeOf(const Frame &frame, const Value &object, std::uint32_t name);
    /// The method of that name which the type of \p object has, or null.
    static const Method *methodOf(const Frame &frame, const Value &object, std::uint32_t name);
    static const Value *functionOf(const Frame &frame, const Value &object, std::uint32_t name);
    bool callMethod(Frame &frame, Instruction instruction, Value &result);
    static void checkMethod(Frame &frame, std::uint32_t name);
    bool await(Frame &frame, Pause &pause);
    void enterWith(Frame &frame, bool isAsync);
    void enterInstance(Frame &frame, const Value &object, bool isAsync);
    void exitWith(Frame &frame, bool hasFailed);
    void splitForClause(Frame &frame);
    void joinRaised(Frame &frame);
    void unpackSequence(Frame &frame, std::uint32_t count);
    void unpackStarred(Frame &frame, std::uint32_t before, std::uint32_t after);
    /// What `*iterable` stands for: in a list or a tuple, or alone in a call of \p callee.
    std::vector<Value> starredItems(const Value &iterable, const Value *callee = nullptr);
    void mergeDict(Frame &frame, bool isOfCall);
    static void buildSet(Frame &frame, std::uint32_t count);
    static void buildSlice(Frame &frame);
    static void changeItem(Frame &frame, bool isDeleted);
    void extendList(Frame &frame);
    void updateSet(Frame &frame);
    static void makeCell(Frame &frame, std::uint32_t slot);
    void deleteCell(Frame &frame, std::uint32_t slot) const;
    void makeFunction(Frame &frame, std::uint32_t index);
    void formatValue(Frame &frame, std::int32_t how);
    void buildString(Frame &frame, std::uint32_t count);
    Ref<Exception> raised(Frame &frame, std::int32_t count);
    bool matches(Frame &frame, const Value &type) const;
    [[noreturn]] void unboundVariable(const Frame &frame, std::uint32_t slot) const;

    Machine &m_machine;
    [[no_unique_address]] FrameStack m_frames;
    /// Frames at the bottom whose coroutines only pass on what was thrown into the task. What they
    /// handle is no context of what is raised above them. CPython: _gen_throw and gi_exc_state.
    std::uint32_t m_passingOn : 27 = 0;
    bool m_started : 1 = false;
    bool m_suspended : 1 = false;
    bool m_isClosing : 1 = false;   ///< GeneratorExit has been raised in it
    bool m_hasClosed : 1 = false;   ///< the frame of what was to be closed alone has gone
    bool m_raisesAgain : 1 = false; ///< what is thrown now was raised before: it stays as it is
};

} // namespace coroscope
