// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/threadscopes.h"

#include "execution/threadoperation.h"
#include "values/contextmanager.h"
#include "values/errors.h"
#include "values/exceptiongroup.h"
#include "values/operations.h"

#include <algorithm>

namespace coroscope {

// --- ThreadTimeout

bool ThreadTimeout::isExpired() const
{
    return m_state == State::Expired ||
           (m_state == State::Entered && !m_when.isNone() && m_runtime->now() >= toSeconds(m_when));
}

void ThreadTimeout::setWhen(Value when)
{
    if (!m_when.isNone() && m_state == State::Entered)
        m_runtime->forgetInterruption(toSeconds(m_when));
    m_when = std::move(when);
    if (!m_when.isNone())
        m_runtime->expectInterruption(toSeconds(m_when));
}

void ThreadTimeout::reschedule(Value when)
{
    if (m_state != State::Entered)
        raise(Error::RuntimeError, m_state == State::Created
                                       ? "Timeout has not been entered"
                                       : "Cannot change state of finished Timeout");
    setWhen(std::move(when));
}

void ThreadTimeout::enter()
{
    if (m_state != State::Created)
        raise(Error::RuntimeError, "Timeout has already been entered");
    setWhen(m_when);
    m_state = State::Entered;
}

void ThreadTimeout::exit(const Ref<Exception> &raised)
{
    const bool isLate = isExpired();
    if (!m_when.isNone())
        m_runtime->forgetInterruption(toSeconds(m_when));
    m_state = isLate ? State::Expired : State::Exited;
    if (!isLate)
        return;
    m_runtime->note("A timeout cannot interrupt a thread: its body ran on to its end. The block "
                    "raised TimeoutError only then.");
    if (!raised)
        throw Raised{makeError(Error::TimeoutError)};
}

std::string ThreadTimeout::repr() const
{
    static constexpr const char *names[] = {"created", "active", "expired", "finished"};
    std::string text = std::string("<Timeout [") + names[static_cast<std::size_t>(m_state)] + "]";
    if (m_state == State::Entered)
        text += " when=" + coroscope::repr(m_when);
    return text + ">";
}

// --- ThreadGroup

void ThreadGroup::enter()
{
    if (m_isEntered)
        raise(Error::RuntimeError, "TaskGroup " + repr() + " has already been entered");
    m_isEntered = true;
    m_runtime->record({.kind = EventKind::CombinatorMade,
                       .aux = static_cast<std::uint16_t>(CombinatorKind::TaskGroup),
                       .subject = m_runtime->currentThread()});
}

Value ThreadGroup::createTask(const Args &args)
{
    if (!m_isEntered || m_isOver)
        raise(Error::RuntimeError,
              "TaskGroup " + repr() + (m_isOver ? " is finished" : " has not been entered"));
    const Ref<ThreadFuture> task = m_runtime->newTask(args);
    m_tasks.push_back(task);
    return task;
}

std::size_t ThreadGroup::countRunning() const
{
    return static_cast<std::size_t>(std::count_if(
        m_tasks.begin(), m_tasks.end(), [](const auto &task) { return !task->isDone(); }));
}

bool ThreadGroup::hasFailure() const
{
    return std::any_of(m_tasks.begin(), m_tasks.end(),
                       [](const auto &task) { return task->hasFailed(); });
}

/// Others may be made meanwhile. \p hasFailed: the body did.
void ThreadGroup::joinAll(bool hasFailed)
{
    bool isUninterrupted = false;
    const double began = m_runtime->now();
    while (countRunning() > 0) {
        hasFailed = hasFailed || hasFailure();
        if (hasFailed && !std::exchange(isUninterrupted, true)) {
            m_runtime->note("A TaskGroup cannot cancel its threads: when one failed, the others "
                            "and the body ran on to their ends.");
            m_runtime->expectInterruption(began);
        }
        m_runtime->waitForFutures(m_tasks, WaitKind::TaskGroup,
                                  hasFailed ? ThreadWaiter::Until::All
                                            : ThreadWaiter::Until::FirstException);
    }
    if (isUninterrupted)
        m_runtime->forgetInterruption(began);
}

void ThreadGroup::record(const Exception *raised)
{
    std::vector<AwaitableId> members;
    for (const Ref<ThreadFuture> &task : m_tasks)
        members.push_back(task->id());
    TraceEvent event{.kind = EventKind::CombinatorCompleted,
                     .aux = static_cast<std::uint16_t>(CombinatorKind::TaskGroup),
                     .subject = m_runtime->currentThread(),
                     .other = m_runtime->writer().list(std::move(members)),
                     .detail = m_runtime->writer().text(raised ? raised->repr() : "null")};
    if (raised)
        event.flags |=
            isInstance(*raised, Error::CancelledError) ? EventFlag::cancelled : EventFlag::failed;
    m_runtime->record(event);
}

void ThreadGroup::exit(const Ref<Exception> &raised)
{
    joinAll(raised.get() != nullptr);
    m_isOver = true;
    std::vector<Ref<ThreadFuture>> byEnd = m_tasks;
    std::sort(byEnd.begin(), byEnd.end(),
              [](const auto &a, const auto &b) { return a->doneOrder() < b->doneOrder(); });
    std::vector<Value> errors;
    for (const Ref<ThreadFuture> &task : byEnd) {
        if (task->hasFailed())
            errors.emplace_back(task->stored().exception);
    }
    const bool isCancelled = raised && isInstance(*raised, Error::CancelledError);
    if (raised && !isCancelled)
        errors.emplace_back(raised);
    if (errors.empty())
        return record(raised.get());
    Ref<Exception> all = makeGroup(*errorClass(Error::BaseExceptionGroup),
                                   {text("unhandled errors in a TaskGroup"), list(errors)});
    all->suppressContext = true;
    record(all.get());
    throw Raised{std::move(all)};
}

std::string ThreadGroup::repr() const
{
    std::string text = "<TaskGroup";
    if (const std::size_t running = countRunning())
        text += " tasks=" + std::to_string(running);
    return text + (m_isEntered ? " entered>" : ">");
}

// --- methods

namespace {

template <class T>
T &theScope(const Value &self)
{
    return static_cast<T &>(*self.object());
}

template <class T>
Value enterScope(Caller &, const Value &self, const Args &)
{
    return threadOperation("__aenter__", [self] {
        theScope<T>(self).enter();
        return self;
    });
}

template <class T>
Value leaveScope(Caller &, const Value &self, const Args &args)
{
    return threadOperation("__aexit__", [self, raised = leavingException("__aexit__", args)] {
        theScope<T>(self).exit(raised);
        return Value();
    });
}

Value timeoutWhen(Caller &, const Value &self, const Args &)
{
    return theScope<ThreadTimeout>(self).when();
}

Value reschedule(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("Timeout.reschedule", args, {"when"}, 1);
    theScope<ThreadTimeout>(self).reschedule(in.get(0));
    return {};
}

Value expired(Caller &, const Value &self, const Args &)
{
    return Value::boolean(theScope<ThreadTimeout>(self).isExpired());
}

Value createTaskInGroup(Caller &, const Value &self, const Args &args)
{
    return theScope<ThreadGroup>(self).createTask(args);
}

constexpr Method timeoutMethods[] = {
    {"__aenter__", enterScope<ThreadTimeout>, "Timeout"},
    {"__aexit__", leaveScope<ThreadTimeout>},
    {"expired", expired, "Timeout"},
    {"when", timeoutWhen, "Timeout"},
    {"reschedule", reschedule},
};
constexpr MethodTable timeoutTable{timeoutMethods};

constexpr Method groupMethods[] = {
    {"__aenter__", enterScope<ThreadGroup>, "TaskGroup"},
    {"__aexit__", leaveScope<ThreadGroup>},
    {"create_task", createTaskInGroup},
};
constexpr MethodTable groupTable{groupMethods};

} // namespace

const MethodTable *ThreadTimeout::methods() const { return &timeoutTable; }

const MethodTable *ThreadGroup::methods() const { return &groupTable; }

} // namespace coroscope
