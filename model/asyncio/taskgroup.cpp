// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/taskgroup.h"

#include "asyncio/awaiters.h"
#include "values/contextmanager.h"
#include "values/errors.h"
#include "values/exceptiongroup.h"
#include "values/operations.h"

#include <algorithm>

namespace coroscope::asyncio {

namespace {

class OnTaskDone final : public Callback {
public:
    explicit OnTaskDone(Ref<TaskGroup> group) : m_group(std::move(group)) {}
    void run(EventLoop &, std::span<const Value> args) override
    {
        const Ref<TaskGroup> group = m_group;
        group->taskDone(static_cast<Task &>(*args[0].as<Future>()));
    }
    std::string_view internalName() const override { return "TaskGroup._on_task_done"; }
    void clearReferences() override { m_group = nullptr; }

private:
    Ref<TaskGroup> m_group;
};

bool isBaseError(const Exception &exception)
{
    return isInstance(exception, Error::SystemExit) ||
           isInstance(exception, Error::KeyboardInterrupt);
}

bool isCancelledError(const Ref<Exception> &exception)
{
    return exception && exception->cls->isSame(*errorClass(Error::CancelledError));
}

TaskGroup &group(const Value &self) { return static_cast<TaskGroup &>(*self.object()); }

QCoro::Task<Value> enterBody(EventLoop &loop, Value self)
{
    group(self).enter();
    loop.noticeTime();
    loop.observer().groupEntered(loop.currentTask());
    co_return self;
}

QCoro::Task<Value> exitBody(EventLoop &loop, Value self, Ref<Exception> raised)
{
    Ref<Exception> left = raised;
    bool hasRaised = false;
    try {
        QCoro::Task<> leaving = group(self).leave(raised);
        co_await leaving;
    } catch (Raised &error) {
        left = error.exception;
        hasRaised = true;
    }
    loop.noticeTime();
    loop.observer().groupLeft(group(self).members(), left.get(), loop.currentTask());
    if (hasRaised)
        throw Raised{left};
    co_return Value();
}

Value enterGroup(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("TaskGroup.__aenter__", args, {}, 0);
    const auto body = [self](EventLoop &loop) { return enterBody(loop, self); };
    return make<NativeCoroutine>("TaskGroup.__aenter__", body);
}

Value exitGroup(Caller &, const Value &self, const Args &args)
{
    const auto body = [self, raised = leavingException("__aexit__", args)](EventLoop &loop) {
        return exitBody(loop, self, raised);
    };
    return make<NativeCoroutine>("TaskGroup.__aexit__", body);
}

Value createTaskMethod(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("TaskGroup.create_task", args, {"coro", "name", "context"}, 1, 1);
    auto *coroutine = in.get(0).as<Coroutine>();
    if (!coroutine)
        raise(Error::TypeError, "a coroutine was expected, got " + repr(in.get(0)));
    const Ref<Task> task = group(self).createTask(Ref<Coroutine>(coroutine));
    if (!in.get(1).isNone())
        task->setName(str(in.get(1)));
    return task;
}

constexpr Method groupMethodList[] = {
    {"__aenter__", enterGroup},
    {"__aexit__", exitGroup},
    {"create_task", createTaskMethod},
};
constexpr MethodTable groupMethods{groupMethodList};

} // namespace

void TaskGroup::enter()
{
    if (m_entered)
        raise(Error::RuntimeError, "TaskGroup " + repr() + " has already been entered");
    m_parent = Ref<Task>(m_loop->currentTask());
    if (!m_parent)
        raise(Error::RuntimeError, "TaskGroup " + repr() + " cannot determine the parent task");
    m_entered = true;
    m_onTaskDone = make<OnTaskDone>(Ref<TaskGroup>(this));
}

Ref<Task> TaskGroup::createTask(Ref<Coroutine> coroutine)
{
    const char *complaint = !m_entered                     ? " has not been entered"
                            : m_exiting && m_tasks.empty() ? " is finished"
                            : m_aborting                   ? " is shutting down"
                                                           : nullptr;
    if (complaint)
        raise(Error::RuntimeError, "TaskGroup " + repr() + complaint);
    const Ref<Task> task = m_loop->createTask(std::move(coroutine));
    task->addDoneCallback(m_onTaskDone);
    m_tasks.push_back(task);
    m_members.push_back(task->id());
    return task;
}

void TaskGroup::abort()
{
    m_aborting = true;
    for (const Ref<Task> &task : std::vector<Ref<Task>>(m_tasks)) {
        if (!task->isDone())
            task->cancel();
    }
}

void TaskGroup::taskDone(Task &task)
{
    std::erase(m_tasks, Ref<Task>(&task));
    if (m_completed && m_tasks.empty() && !m_completed->isDone())
        m_completed->setResult(Value::boolean(true));
    if (task.isCancelled())
        return;
    const Ref<Exception> exception = task.exception();
    if (!exception)
        return;
    m_errors.emplace_back(exception);
    if (isBaseError(*exception) && !m_baseError)
        m_baseError = exception;
    if (m_parent->isDone()) {
        m_loop->reportError("Task " + task.repr() + " has errored out but its parent task " +
                                m_parent->repr() + " is already completed",
                            exception, &task);
        return;
    }
    if (!m_aborting && !m_parentCancelRequested) {
        abort();
        m_parentCancelRequested = true;
        m_parent->cancel();
    }
}

/// What __aexit__ does before it waits.
void TaskGroup::beginLeaving(const Ref<Exception> &raised)
{
    m_exiting = true;
    if (raised && isBaseError(*raised) && !m_baseError)
        m_baseError = raised;
    m_cancelled = isCancelledError(raised) ? raised : nullptr;
    if (m_parentCancelRequested && m_parent->uncancel() == 0)
        m_cancelled = nullptr;
    if (raised && !m_aborting)
        abort();
}

/// What it raises when all tasks are done.
void TaskGroup::endLeaving(const Ref<Exception> &raised)
{
    if (m_baseError)
        throw Raised{m_baseError};
    if (m_cancelled && m_errors.empty())
        throw Raised{m_cancelled};
    if (raised && !isCancelledError(raised))
        m_errors.emplace_back(raised);
    if (m_errors.empty())
        return;
    Ref<Exception> all =
        makeGroup(*errorClass(Error::BaseExceptionGroup),
                  {text("unhandled errors in a TaskGroup"), list(std::move(m_errors))});
    m_errors.clear();
    all->suppressContext = true;
    throw Raised{std::move(all)};
}

QCoro::Task<> TaskGroup::leave(Ref<Exception> raised)
{
    const Ref<TaskGroup> self(this);
    beginLeaving(raised);
    while (!m_tasks.empty()) {
        m_completed = m_loop->createFuture(WaitKind::TaskGroup);
        OutcomeAwaiter awaiter = outcomeOf(*m_loop, *m_completed);
        const Outcome outcome = co_await awaiter;
        if (outcome.exception && !isInstance(*outcome.exception, Error::CancelledError))
            throw Raised{outcome.exception};
        if (outcome.exception && !m_aborting) {
            m_cancelled = outcome.exception;
            abort();
        }
        m_completed = nullptr;
    }
    endLeaving(raised);
}

std::string TaskGroup::repr() const
{
    std::string text = "<TaskGroup";
    if (!m_tasks.empty())
        text += " tasks=" + std::to_string(m_tasks.size());
    if (!m_errors.empty())
        text += " errors=" + std::to_string(m_errors.size());
    if (m_aborting)
        text += " cancelling";
    else if (m_entered)
        text += " entered";
    return text + ">";
}

const MethodTable *TaskGroup::methods() const { return &groupMethods; }

void TaskGroup::clearReferences()
{
    m_parent = nullptr;
    m_tasks.clear();
    m_errors.clear();
    m_baseError = nullptr;
    m_cancelled = nullptr;
    m_completed = nullptr;
    m_onTaskDone = nullptr;
}

} // namespace coroscope::asyncio
