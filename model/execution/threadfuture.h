// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/coroutine.h"
#include "core/ids.h"
#include "core/waitkind.h"
#include "execution/threadline.h"
#include "values/objects.h"

#include <optional>
#include <string>
#include <vector>

namespace coroscope {

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
    /// Done with an exception, not cancelled.
    bool hasFailed() const { return m_state == State::Finished && m_outcome.exception; }
    const asyncio::Outcome &stored() const { return m_outcome; }
    /// Value or exception; CancelledError when cancelled; InvalidStateError while pending.
    asyncio::Outcome outcome() const;
    /// Raises InvalidStateError when it is done already. A thread that ends with a CancelledError
    /// counts as cancelled, as a task does.
    void finish(asyncio::Outcome outcome);
    /// Plain futures alone can be cancelled; for threads, false and a remark in the trace.
    bool cancel(const Value &message);
    void addCallback(Value callable);
    /// Calls a done callback in the current thread.
    void callBack(const Value &callable);
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

    /// When it became done, as a number that counts those of the run; 0: it is not.
    std::uint64_t doneOrder() const { return m_doneOrder; }

    std::string name;                       ///< a thread's: "Task-2", as on the loop
    bool isTimer = false;                   ///< a thread that calls a function: no task
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
    std::optional<double> m_refusedAt;        ///< when cancel() was first refused
    std::uint64_t m_doneOrder = 0;
    WaitKind m_kind;
    AwaitableId m_id;
    State m_state = State::Pending;
};

/// \p value as a ThreadFuture, null when it is none.
inline ThreadFuture *threadFuture(const Value &value)
{
    return value.type() == Type::Other ? dynamic_cast<ThreadFuture *>(value.object()) : nullptr;
}

} // namespace coroscope
