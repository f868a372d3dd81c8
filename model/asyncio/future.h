// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/callback.h"
#include "asyncio/coroutine.h"
#include "core/ids.h"
#include "core/waitkind.h"

#include <cstdint>
#include <memory>
#include <string>
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
    /// The value; raises the exception, CancelledError, or InvalidStateError while pending: as
    /// `raise` does, in the context of what is being handled.
    Value result();
    /// As result(), but does not throw for a failed or cancelled future.
    Outcome outcome();
    /// The exception, or null; raises CancelledError or InvalidStateError.
    Ref<Exception> exception();
    /// The same as result(), for who has run the loop until it was done.
    Value resultOfRun();
    /// When \p raised is its exception, on its way out of the loop: the traceback leads back to the
    /// future, so that neither goes before the program has ended, nor what the traceback keeps.
    void stayWith(Exception &raised);
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
    /// A task has awaited it and was refused: itself, or a future of another loop. From now on
    /// nobody can wait for it. CPython: _asyncio_future_blocking, which is not reset then.
    void setBlocking() { m_blocking = true; }
    /// Raises RuntimeError when it is pending and can be awaited no more.
    void checkAwaitable() const;
    bool hasFinalizer() const override;

    std::string_view typeName() const override { return "Future"; }
    std::string repr() const override;
    const MethodTable *methods() const override;
    /// `_callbacks`, as programs count them: a list of pairs of a function and None in place of its
    /// context, or None.
    bool attribute(std::string_view name, Value &out) const override;
    /// Any attribute but those of asyncio's own, which begin with an underscore.
    bool setAttribute(std::string_view name, const Value &value) override;
    void clearReferences() override;

protected:
    /// A Task to wake, or a Callback to run.
    using DoneCallback = Ref<TrackedObject>;
    /// What few futures have.
    struct Extras {
        std::vector<DoneCallback> moreCallbacks;
        Value cancelMessage;
        Value sleepResult; ///< of a sleep
        Ref<Exception> savedCancel;
        Outcome heldOutcome;             ///< of a task: see Task::holdOutcome
        Ref<Exception> handledByAwaiter; ///< of a task
        std::string name;                ///< of a task that was given one
        Ref<Dict> attributes;            ///< that the program has set
    };
    Future(EventLoop &loop, WaitKind kind, AwaitableId id);
    /// Leaves Pending and schedules the callbacks.
    void finish(State state, Value result, bool failed);
    void setCancelMessage(const Value &message);
    void saveCancelledError(Ref<Exception> exception);
    bool cancelAsFuture(const Value &message);
    /// Reprs of futures inside reprs of futures end in "..." at this depth.
    static constexpr std::size_t deepestRepr = 50;
    /// " cb=[...]" of a repr, empty without callbacks. CPython: base_futures._format_callbacks.
    std::string callbacksText() const;
    void destroy() override;
    Extras &extras();
    bool hasExtras() const { return m_extras != nullptr; }
    /// Only where it has some.
    const Extras &extras() const { return *m_extras; }
    /// The name it was given; empty when it was given none.
    std::string_view givenName() const
    {
        return m_extras ? std::string_view(m_extras->name) : std::string_view();
    }

private:
    friend class SleepFuture;
    static bool isWakeup(const DoneCallback &callback) { return callback->type() == valueType; }
    static const Value &noneValue();
    void addCallback(DoneCallback callback);
    void schedule(DoneCallback callback);
    [[noreturn]] void raiseHere(Ref<Exception> exception) const;

    EventLoop *m_loop;
    Value m_result;          ///< the value, or the exception when m_failed; a sleep's delay before
    DoneCallback m_callback; ///< the first
    std::unique_ptr<Extras> m_extras;
    AwaitableId m_id;
    WaitKind m_kind;
    State m_state = State::Pending;
    bool m_failed : 1 = false;
    bool m_logTraceback : 1 = false;
    bool m_blocking : 1 = false;
};

/// The future that sleep() waits for. It is its own timer: one object a sleep.
class SleepFuture final : public Future {
public:
    /// \p seconds: an int or a float. \p value: the result.
    SleepFuture(EventLoop &loop, const Value &seconds, const Value &value);
    /// Takes the timer back; nothing once it has fired.
    void cancelTimer();
    bool isTimerCancelled() const { return m_timerState == TimerState::Cancelled; }

    /// How long it sleeps, in seconds, as the program gave it: an int or a float. While it is
    /// pending only.
    const Value &delay() const { return m_result; }
    /// What the timer sets as the result.
    const Value &value() const { return hasExtras() ? extras().sleepResult : noneValue(); }

    /// What the coroutine that waits uses first when it goes on. Only a hint.
    void setContinuation(const void *stack) { m_stack = stack; }
    /// Asks for the memory that is used when it is done.
    void prefetchWaiter() const;

private:
    friend class EventLoop;
    enum class TimerState : std::uint8_t { None, InHeap, Ready, Cancelled, Fired };
    TimerState m_timerState = TimerState::None;
    BlockId m_block;            ///< that sleeps
    std::uint32_t m_handle = 0; ///< number of the timer's handle
    const void *m_stack = nullptr;
};

} // namespace coroscope::asyncio
