// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/task.h"

#include <vector>

namespace coroscope::asyncio {

/// For `async with`: the block is left when all tasks made in the group are done. The first one
/// that fails has the others and the block cancelled; the failures are raised together as an
/// ExceptionGroup, in the order in which they came. Tasks are cancelled in the order in which they
/// were made (CPython: an arbitrary one). CPython: asyncio.TaskGroup of 3.11.7.
class TaskGroup final : public TrackedObject {
public:
    explicit TaskGroup(EventLoop &loop) : TrackedObject(Type::Other), m_loop(&loop) {}

    void enter();
    /// Makes a task of the group. Raises RuntimeError when the group is not entered, finished or
    /// shutting down.
    Ref<Task> createTask(Ref<Coroutine> coroutine);
    /// Leaves the block with \p raised, an exception or null: waits for the tasks, and raises what
    /// is to be raised.
    QCoro::Task<> leave(Ref<Exception> raised);
    /// One of its tasks is done. The loop's call.
    void taskDone(Task &task);
    /// Every task that was made in it.
    const std::vector<AwaitableId> &members() const { return m_members; }

    std::string_view typeName() const override { return "TaskGroup"; }
    std::string repr() const override;
    const MethodTable *methods() const override;
    void clearReferences() override;

private:
    void abort();
    void beginLeaving(const Ref<Exception> &raised);
    void endLeaving(const Ref<Exception> &raised);

    EventLoop *m_loop; // outlives every object of its run
    Ref<Task> m_parent;
    std::vector<Ref<Task>> m_tasks; ///< that are not done, by creation
    std::vector<AwaitableId> m_members;
    std::vector<Value> m_errors;
    Ref<Exception> m_baseError; ///< SystemExit or KeyboardInterrupt: goes before all others
    Ref<Exception> m_cancelled; ///< the CancelledError to pass on
    Ref<Future> m_completed;    ///< what the parent waits for
    Ref<Callback> m_onTaskDone;
    bool m_entered = false;
    bool m_exiting = false;
    bool m_aborting = false;
    bool m_parentCancelRequested = false;
};

} // namespace coroscope::asyncio
