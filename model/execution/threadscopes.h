// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "execution/threadruntime.h"

namespace coroscope {

/// asyncio.timeout on threads. It cannot interrupt its body: that runs to its end, and leaving the
/// block raises TimeoutError when the time was over then.
class ThreadTimeout final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Other;
    /// \p when: in seconds of the run's clock, or None for never.
    ThreadTimeout(ThreadRuntime &runtime, Value when)
        : TrackedObject(valueType), m_runtime(&runtime), m_when(std::move(when))
    {
    }
    const Value &when() const { return m_when; }
    /// Sets another deadline. Raises RuntimeError unless it is entered.
    void reschedule(Value when);
    bool isExpired() const;
    void enter();
    /// \p raised: what leaves the block, or null.
    void exit(const Ref<Exception> &raised);

    std::string_view typeName() const override { return "Timeout"; }
    std::string repr() const override;
    const MethodTable *methods() const override;
    void clearReferences() override {}

private:
    enum class State : std::uint8_t { Created, Entered, Expired, Exited };
    void setWhen(Value when);

    ThreadRuntime *m_runtime;
    Value m_when;
    State m_state = State::Created;
};

/// asyncio.TaskGroup on threads: starts them, joins all of them when the block is left, and raises
/// what failed together. It cannot cancel the others when one fails.
class ThreadGroup final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Other;
    explicit ThreadGroup(ThreadRuntime &runtime) : TrackedObject(valueType), m_runtime(&runtime) {}
    void enter();
    /// \p args: as of create_task.
    Value createTask(const Args &args);
    /// Blocks until all are done. \p raised: what leaves the block, or null.
    void exit(const Ref<Exception> &raised);

    std::string_view typeName() const override { return "TaskGroup"; }
    std::string repr() const override;
    const MethodTable *methods() const override;
    void clearReferences() override { m_tasks.clear(); }

private:
    std::size_t countRunning() const;
    bool hasFailure() const;
    void joinAll(bool hasFailed);
    void record(const Exception *raised);

    ThreadRuntime *m_runtime;
    std::vector<Ref<ThreadFuture>> m_tasks;
    bool m_isEntered = false;
    bool m_isOver = false;
};

} // namespace coroscope
