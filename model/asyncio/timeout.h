// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/task.h"

namespace coroscope::asyncio {

/// For `async with`: cancels the task around it when its time is over, and turns that cancellation
/// into TimeoutError when it leaves the block. Programs call when(), reschedule() and expired().
/// CPython: asyncio.Timeout of 3.11.7.
class Timeout final : public TrackedObject {
public:
    enum class State : std::uint8_t { Created, Entered, Expiring, Expired, Exited };

    /// \p when: seconds of loop time, an int or float, or None for never.
    Timeout(EventLoop &loop, Value when)
        : TrackedObject(Type::Other), m_loop(&loop), m_when(std::move(when))
    {
    }
    /// The deadline, or None.
    const Value &when() const { return m_when; }
    /// Sets another deadline; one that has passed expires in the next iteration. Raises
    /// RuntimeError unless it is entered and has not expired.
    void reschedule(Value when);
    bool isExpired() const { return m_state == State::Expiring || m_state == State::Expired; }
    void enter();
    /// \p raised: the exception that leaves the block, or null. Raises TimeoutError in its place
    /// when the timeout is the only one who asked for the cancellation.
    void exit(const Ref<Exception> &raised);
    /// Its time is over. The loop's call.
    void expire();

    std::string_view typeName() const override { return "Timeout"; }
    std::string repr() const override;
    const MethodTable *methods() const override;
    void clearReferences() override;

private:
    EventLoop *m_loop; // outlives every object of its run
    Value m_when;
    Ref<Handle> m_timer;
    Ref<Task> m_task;
    int m_cancelling = 0; ///< of the task when the block was entered
    State m_state = State::Created;
};

} // namespace coroscope::asyncio
