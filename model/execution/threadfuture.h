// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/coroutine.h"
#include "core/ids.h"
#include "core/waitkind.h"
#include "values/objects.h"

#include <string>
#include <vector>

namespace coroscope {

class ThreadFuture;
class ThreadRuntime;

/// Somebody who waits for some of several futures. Told of each one that becomes done.
struct ThreadWaiter {
    enum class Until { All, First, FirstException };
    std::uint32_t thread = 0; ///< who waits, as the scheduler numbers threads
    Until until = Until::All;
    std::size_t left = 0;  ///< futures not done yet
    bool released = false; ///< the waiting is over
};

/// What a program on threads gets from create_task, gather and create_future: a
/// concurrent.futures.Future with asyncio's method names. Touched under the interpreter lock alone.
class ThreadFuture final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Other;
    enum class State : std::uint8_t { Pending, Finished, Cancelled };

    ThreadFuture(ThreadRuntime &runtime, WaitKind kind, AwaitableId id)
        : TrackedObject(valueType), m_runtime(&runtime), m_kind(kind), m_id(id)
    {
    }

    WaitKind kind() const { return m_kind; }
    AwaitableId id() const { return m_id; }
    bool isThread() const { return m_id.isTask(); }
    State state() const { return m_state; }
    bool isDone() const { return m_state != State::Pending; }
    const asyncio::Outcome &stored() const { return m_outcome; }
    /// Value or exception; CancelledError when cancelled; InvalidStateError while pending.
    asyncio::Outcome outcome() const;
    /// Raises InvalidStateError when it is done already.
    void finish(asyncio::Outcome outcome);
    /// Plain futures alone can be cancelled; for threads, false and a remark in the trace.
    bool cancel(const Value &message);
    void addCallback(Value callable);
    std::int64_t removeCallback(const Value &callable);
    /// The callbacks, given away: whoever finished it calls them.
    std::vector<Value> takeCallbacks() { return std::exchange(m_callbacks, {}); }
    void addWaiter(ThreadWaiter &waiter) { m_waiters.push_back(&waiter); }
    void removeWaiter(ThreadWaiter &waiter) { std::erase(m_waiters, &waiter); }
    ThreadRuntime &runtime() const { return *m_runtime; }

    std::string_view typeName() const override { return isThread() ? "Task" : "Future"; }
    std::string repr() const override;
    const MethodTable *methods() const override;
    void clearReferences() override;

    std::string name;                       ///< a thread's: "Task-2", as on the loop
    std::vector<Ref<ThreadFuture>> members; ///< of a gather
    bool returnExceptions = false;          ///< of a gather

private:
    friend class ThreadRuntime;
    ThreadRuntime *m_runtime;
    asyncio::Outcome m_outcome;
    Value m_cancelMessage;
    std::vector<Value> m_callbacks;
    std::vector<ThreadWaiter *> m_waiters;
    std::vector<Ref<ThreadFuture>> m_gathers; ///< gathers that it is a member of
    WaitKind m_kind;
    AwaitableId m_id;
    State m_state = State::Pending;
};

/// A blocking operation that has not begun: `asyncio.sleep(..)`, `asyncio.wait(..)`,
/// `time.sleep(..)`, `compute(..)`. Awaiting it blocks the thread; made a task, it gets a thread of
/// its own.
class ThreadOperation final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Other;
    enum class Kind : std::uint8_t { Sleep, Compute, Wait, JoinAll };
    ThreadOperation(Kind k, std::string functionName)
        : TrackedObject(valueType), kind(k), name(std::move(functionName))
    {
    }
    std::string_view typeName() const override { return "coroutine"; }
    std::string repr() const override { return "<coroutine object " + name + ">"; }
    void clearReferences() override { result = futures = Value(); }

    const Kind kind;
    const std::string name;
    Value seconds;    ///< Sleep, Compute; Wait: the timeout or None
    Value result;     ///< Sleep
    Value futures;    ///< Wait
    Value returnWhen; ///< Wait
};

} // namespace coroscope
