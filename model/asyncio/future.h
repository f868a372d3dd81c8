// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/callback.h"
#include "asyncio/coroutine.h"
#include "core/ids.h"
#include "core/waitkind.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace coroscope::asyncio {

class Task;

/// A result that is not there yet. Once it has left Pending its state is final, and from then on
/// its callbacks list is empty: they have all been scheduled.
/// CPython: asyncio.Future (Modules/_asynciomodule.c).
class Future : public TrackedObject {
public:
    static constexpr Type valueType = Type::Future;
    enum class State : std::uint8_t { Pending, Finished, Cancelled };

    Future(EventLoop &loop, WaitKind kind);
    ~Future() override;

    EventLoop &loop() const { return *m_loop; }
    /// What it was made for: its maker says.
    WaitKind kind() const { return m_kind; }
    AwaitableId id() const { return m_id; }
    State state() const { return m_state; }
    bool isDone() const { return m_state != State::Pending; }
    bool isCancelled() const { return m_state == State::Cancelled; }
    bool isTask() const { return m_id.isTask(); }

    /// Raise InvalidStateError("invalid state") when it is done already.
    void setResult(Value value);
    void setException(Ref<Exception> exception);
    /// False when it is done already. Tasks and gathers pass the request on.
    virtual bool cancel(const Value &message = {});
    /// The value; raises the exception, CancelledError, or InvalidStateError while pending.
    Value result();
    /// As result(), but does not throw for a failed or cancelled future.
    Outcome outcome();
    /// The exception, or null; raises CancelledError or InvalidStateError.
    Ref<Exception> exception();
    /// For observers: the stored value and exception, whatever the state, marking nothing.
    const Value &storedResult() const { return m_failed ? noneValue() : m_result; }
    const Exception *storedException() const
    {
        return m_failed ? m_result.as<Exception>() : nullptr;
    }
    Value cancelMessage() const;
    /// The CancelledError for an awaiter: the original one once, then new ones.
    /// CPython: Future._make_cancelled_error.
    Ref<Exception> makeCancelledError();

    /// Schedules \p callback with this future as its argument when it is done; at once when it is.
    void addDoneCallback(Ref<Callback> callback);
    /// Removes every entry equal to \p callback; returns how many.
    std::int64_t removeDoneCallback(const Callback &callback);
    /// Wakes \p task when done. For awaiters.
    void addWakeup(Task &task);
    /// Reports an exception that nobody has looked at, if there is one. CPython: Future.__del__.
    void reportUnretrieved();
    void markRetrieved() { m_logTraceback = false; }

    std::string_view typeName() const override { return "Future"; }
    std::string repr() const override;
    const MethodTable *methods() const override;
    void clearReferences() override;

protected:
    Future(EventLoop &loop, WaitKind kind, AwaitableId id);
    /// Leaves Pending and schedules the callbacks.
    void finish(State state, Value result, bool failed);
    void setCancelMessage(const Value &message);
    void saveCancelledError(Ref<Exception> exception);
    bool cancelAsFuture(const Value &message);
    /// " cb=[...]" of a repr, empty without callbacks. CPython: base_futures._format_callbacks.
    std::string callbacksText() const;
    void destroy() override;

private:
    struct DoneCallback {
        Ref<TrackedObject> target; ///< a Task to wake, or a Callback to run
        bool isWakeup = false;
    };
    struct CancelInfo {
        Value message;
        Ref<Exception> saved;
    };
    static const Value &noneValue();
    CancelInfo &cancelInfo();
    void schedule(DoneCallback &entry);

    EventLoop *m_loop;
    Value m_result; ///< the value, or the exception when m_failed
    DoneCallback m_first;
    std::unique_ptr<std::vector<DoneCallback>> m_more;
    std::unique_ptr<CancelInfo> m_cancelInfo;
    AwaitableId m_id;
    WaitKind m_kind;
    State m_state = State::Pending;
    bool m_failed = false;
    bool m_logTraceback = false;
};

/// The future that sleep() waits for. It is its own timer: one object a sleep.
class SleepFuture final : public Future {
public:
    SleepFuture(EventLoop &loop, Value seconds, Value result)
        : Future(loop, WaitKind::Sleep), delay(std::move(seconds)), value(std::move(result))
    {
    }
    /// Takes the timer back; nothing once it has fired.
    void cancelTimer();
    bool isTimerCancelled() const { return m_timerState == TimerState::Cancelled; }
    void clearReferences() override;

    const Value delay; ///< seconds as the program gave them
    Value value;       ///< what the timer sets as the result

private:
    friend class EventLoop;
    enum class TimerState : std::uint8_t { None, InHeap, Ready, Cancelled, Fired };
    BlockId m_block;            ///< that sleeps
    std::uint32_t m_handle = 0; ///< number of the timer's handle
    TimerState m_timerState = TimerState::None;
};

} // namespace coroscope::asyncio
