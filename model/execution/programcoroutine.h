// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/awaiters.h"
#include "execution/fiber.h"

namespace coroscope {

/// A coroutine of the program. Once it runs on a loop it keeps what that takes itself: each task
/// has one, and the frame of a C++ coroutine has room for what is only used for a moment.
class ProgramCoroutine : public asyncio::Coroutine {
public:
    ProgramCoroutine(Machine &machine, FramePtr frame)
        : Coroutine(Kind::Program), m_code(frame->code), m_fiber(machine, std::move(frame))
    {
    }
    std::string qualifiedName() const override { return m_code->qualifiedName; }
    bool isInternal() const override { return false; }
    /// The frame, given away to whoever runs it. Null when nothing is to be run: then
    /// \p value is what awaiting it gives.
    virtual FramePtr takeFrame(Value & /*value*/) { return m_fiber.takeFrame(); }
    /// What is to be raised in the frame when it begins to run; null for most. And then, when it
    /// has begun with that, what is to be raised when it is resumed with a value; null for nearly
    /// all.
    virtual Ref<Exception> takeThrown() { return nullptr; }
    void clearReferences() override;

    /// Awaits what the fiber waits for.
    struct Awaiter {
        ProgramCoroutine &coroutine;
        bool await_ready() const { return !coroutine.m_fiber.isSuspended(); }
        bool await_suspend(std::coroutine_handle<> handle) const
        {
            return coroutine.suspend(handle);
        }
        void await_resume() const { coroutine.endAwait(); }
    };
    /// For drive() alone, which needs room for no more than this so.
    Awaiter operator co_await() { return {*this}; }

protected:
    /// For one that has no frame of its own.
    explicit ProgramCoroutine(Machine &machine)
        : Coroutine(Kind::Program), m_code(nullptr), m_fiber(machine, nullptr)
    {
    }
    QCoro::Task<> run(asyncio::EventLoop &loop, asyncio::Outcome &outcome) override;

private:
    static QCoro::Task<> drive(ProgramCoroutine &coroutine);
    /// Lets the fiber run on with the outcome of what it awaited. False when it has ended, the
    /// outcome being how, or when the loop goes away; else it awaits something.
    bool advance();
    template <class Work>
    void untilStopped(Work &&work);
    bool resumeFiber();
    asyncio::Arrival arrivalOfOutcome() const;
    asyncio::Arrival beginAgain();
    void beginAwait(Value awaitable);
    void beginLeaf(const Value &awaitable);
    void beginNative(asyncio::Coroutine *coroutine);
    bool goOnWaiting();
    void endWaiting();
    void endRun();
    bool suspend(std::coroutine_handle<> handle);
    void endAwait();
    void setSuspended(bool isSuspended);
    void setHandled(Exception *handled) const;
    asyncio::Future *awaitedFuture() const;
    asyncio::LeafAwaiter leaf() const
    {
        return {*m_loop, awaitedFuture(), *m_outcome, m_fiber.top()};
    }

    /// How it waits for m_awaited.
    enum class Waits : std::uint8_t {
        Itself, ///< a future, or null: the loop's next turn
        InTurn, ///< a WaitingCoroutine, for one future after another; null: that has ended
        Within  ///< a coroutine that m_runner runs, or null: its closing
    };

    // First what fits beside the members of the base class: there is one for each task.
    Waits m_waits = Waits::Itself;
    bool m_isStopped = false;   ///< the loop goes away
    bool m_beganThrown = false; ///< and has not been resumed with a value yet
    const Code *m_code;
    Fiber m_fiber;
    asyncio::EventLoop *m_loop = nullptr;  ///< while it runs
    asyncio::Outcome *m_outcome = nullptr; ///< while it runs
    Ref<TrackedObject> m_awaited;
    QCoro::Task<> m_runner;
};

/// Awaits an object that has `__await__`, for who needs a coroutine. CPython:
/// tasks._wrap_awaitable.
class AwaitableCoroutine final : public ProgramCoroutine {
public:
    using ProgramCoroutine::ProgramCoroutine;
    bool isInternal() const override { return true; }
};

} // namespace coroscope
