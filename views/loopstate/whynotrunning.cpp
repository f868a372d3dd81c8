// SPDX-License-Identifier: GPL-3.0-or-later
// The answer to "why is this task not running now?".
#include "trace/eventtext.h"
#include "views/editor/texts.h"
#include "views/loopstate/loopwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace coroscope {

namespace {

struct ReasonWords {
    Q_DECLARE_TR_FUNCTIONS(WhyNotRunning)
};

} // namespace

QString LoopWords::whyNotRunning(const LoopState::Task &task) const
{
    if (task.state == SpanState::Running)
        return ReasonWords::tr("Running now: it holds the event loop until it waits.");
    if (task.state == SpanState::Blocking)
        return ReasonWords::tr("It holds the event loop in a blocking call. Nothing else can run.");
    if (task.state == SpanState::Cancelling && !task.isSuspended())
        return ReasonWords::tr(
            "Running now: a CancelledError was raised in it, and it has not ended "
            "yet.");
    const QString begin =
        task.state == SpanState::Cancelling
            ? ReasonWords::tr("Not running now: a CancelledError was raised in it, it "
                              "has not ended yet, and %1.")
            : ReasonWords::tr("Not running now: %1.");
    return begin.arg(clause(task, ReasonWords::tr("it")) + chainRemark(task)) + cancelRemark(task);
}

/// What a task does, as a clause about \p who.
QString LoopWords::clause(const LoopState::Task &task, const QString &who) const
{
    if (!task.isSuspended()) {
        switch (task.state) {
        case SpanState::Blocking:
            return ReasonWords::tr("%1 holds the loop in a blocking call").arg(who);
        case SpanState::Created:
        case SpanState::Ready:
            return queuedClause(task, who);
        default:
            return ReasonWords::tr("%1 runs").arg(who);
        }
    }
    switch (task.waitKind) {
    case WaitKind::Sleep:
        return sleepClause(task, who);
    case WaitKind::Gather:
    case WaitKind::Wait:
    case WaitKind::WaitFor:
    case WaitKind::CancelAndWait:
    case WaitKind::Shield:
    case WaitKind::TaskGroup:
        return setClause(task, who);
    case WaitKind::Task:
        return ReasonWords::tr("%1 waits for %2 to end").arg(who, name(task.object));
    case WaitKind::Lock:
        return lockClause(task, who);
    case WaitKind::Event:
        return ReasonWords::tr("%1 waits for an event to be set").arg(who);
    case WaitKind::Condition:
        return ReasonWords::tr("%1 waits for a condition to be notified").arg(who);
    case WaitKind::Semaphore:
        return ReasonWords::tr("%1 waits for a place of a semaphore: all are taken").arg(who);
    case WaitKind::QueuePut:
        return ReasonWords::tr("%1 waits for room in a queue, which is full").arg(who);
    case WaitKind::QueueGet:
        return ReasonWords::tr("%1 waits for an item of a queue, which is empty").arg(who);
    case WaitKind::Executor: {
        const TraceEvent begin = m_trace.event(task.since);
        const QString function = toQString(shortName(m_trace.text(begin.other)));
        return function.isEmpty()
                   ? ReasonWords::tr("%1 waits for a call on a worker thread to end").arg(who)
                   : ReasonWords::tr("%1 waits for %2 to end on a worker thread")
                         .arg(who, function);
    }
    default:
        return ReasonWords::tr("%1 waits for %2 to be done").arg(who, name(task.object));
    }
}

QString LoopWords::lockClause(const LoopState::Task &task, const QString &who) const
{
    const LockHolder holder = lockHolder(m_recording, m_state, task);
    if (!holder.task)
        return ReasonWords::tr("%1 waits for a lock that is taken").arg(who);
    if (holder.task == task.task)
        return ReasonWords::tr("%1 waits for a lock that it holds itself").arg(who);
    const QString other = name(AwaitableId::task(holder.task));
    return holder.isOnItsWay
               ? ReasonWords::tr("%1 waits for a lock that %2 is about to take").arg(who, other)
               : ReasonWords::tr("%1 waits for a lock that %2 holds").arg(who, other);
}

QString LoopWords::queuedClause(const LoopState::Task &task, const QString &who) const
{
    const QString is =
        task.state == SpanState::Created
            ? ReasonWords::tr("%1 was made and has not had its first turn yet").arg(who)
            : ReasonWords::tr("%1 is ready and waits for its turn").arg(who);
    if (task.place == LoopState::none)
        return is;
    const QString place =
        task.place == 0 ? ReasonWords::tr("it is the first in the ready queue")
                        : ReasonWords::tr("%n handle(s) go before it in the ready queue, %1 first",
                                          nullptr, static_cast<int>(task.place))
                              .arg(handle(m_state.ready.front().source));
    const QString queued = ReasonWords::tr("%1: %2").arg(is, place);
    if (m_state.holder == LoopState::none)
        return queued;
    return m_state.isBlocked ? ReasonWords::tr("%1, and %2 holds the loop with a blocking call")
                                   .arg(queued, holderName())
                             : ReasonWords::tr("%1, and %2 has the loop").arg(queued, holderName());
}

QString LoopWords::sleepClause(const LoopState::Task &task, const QString &who) const
{
    const bool isOver = std::ranges::any_of(m_state.ready, [&](const LoopState::Ready &ready) {
        return !ready.task && task.object && m_trace.event(ready.source).object == task.object;
    });
    if (isOver)
        return ReasonWords::tr(
                   "%1 has slept long enough: its timer is in the ready queue and will set "
                   "its future")
            .arg(who);
    const std::optional<double> end = wakeTime(task);
    if (!end)
        return ReasonWords::tr("%1 sleeps").arg(who);
    if (m_state.isBlocked && nanosFromSeconds(*end) <= m_now)
        return ReasonWords::tr(
                   "%1 has slept long enough, since %2, but %3 holds the loop with a blocking "
                   "call")
            .arg(who, deadline(*end), holderName());
    return ReasonWords::tr("%1 sleeps until %2").arg(who, deadline(*end));
}

QString LoopWords::setClause(const LoopState::Task &task, const QString &who) const
{
    const Members found = members(task);
    if (task.set == LoopState::none)
        return ReasonWords::tr("%1 waits for %2 to be done")
            .arg(who, toQString(waitName(task.waitKind)));
    const Combinator &set = m_recording.lifecycle.combinators()[m_state.sets[task.set]];
    const QString pending = names(found.pending);
    if (found.pending.empty() && found.all > 0)
        return ReasonWords::tr(
                   "%1 waits for its %2, whose members are all done: the loop has still to "
                   "say so")
            .arg(who, combinator(set));
    const QString until =
        limit(task).isEmpty() ? QString() : ReasonWords::tr(", %1 at most").arg(limit(task));
    const QString count =
        ReasonWords::tr("%1 of %2 done").arg(found.all - found.pending.size()).arg(found.all);
    const TraceEvent made = m_trace.event(set.madeEvent);
    switch (set.kind) {
    case CombinatorKind::Gather:
        return ReasonWords::tr("%1 waits for its gather: %2 pending, %3").arg(who, pending, count);
    case CombinatorKind::Wait:
        return (made.has(EventFlag::firstCompleted)
                    ? ReasonWords::tr("%1 waits for the first of %2 to be done%3")
                : made.has(EventFlag::firstException)
                    ? ReasonWords::tr("%1 waits for %2 to be done or the first of them to fail%3")
                    : ReasonWords::tr("%1 waits for %2 to be done%3"))
                   .arg(who, pending, until) +
               ReasonWords::tr(" (%1)").arg(count);
    case CombinatorKind::WaitFor:
        return task.waitKind == WaitKind::CancelAndWait
                   ? ReasonWords::tr(
                         "%1 has cancelled %2, whose time was over, and waits for its end")
                         .arg(who, pending)
                   : ReasonWords::tr("%1 waits for %2%3").arg(who, pending, until);
    case CombinatorKind::Shield:
        return ReasonWords::tr("%1 waits for the shielded %2").arg(who, pending);
    case CombinatorKind::TaskGroup:
        return found.all == 0
                   ? ReasonWords::tr("%1 waits at the end of its task group").arg(who)
                   : ReasonWords::tr("%1 waits at the end of its task group: %2 pending, %3")
                         .arg(who, pending, count);
    }
    return {};
}

/// A cancellation that it has not been told of yet.
QString LoopWords::cancelRemark(const LoopState::Task &task) const
{
    const bool isAsked = isCancelRequested(task);
    if (task.isSuspended())
        return isAsked && task.state != SpanState::Cancelling
                   ? ReasonWords::tr(
                         " cancel() was called on it and passed on to what it waits for.")
                   : QString();
    if (isAsked)
        return ReasonWords::tr(
            " cancel() was called on it: a CancelledError is raised in it at its next "
            "step.");
    const bool isPassed =
        memberState(m_recording, task.object, m_state.position).outcome == Outcome::Cancelled;
    return isPassed
               ? ReasonWords::tr(" %1, which it waited for, was cancelled: a CancelledError is "
                                 "raised in it at its next step.")
                     .arg(name(task.object))
               : QString();
}

/// Whether cancel() was called on it with effect since its last step.
bool LoopWords::isCancelRequested(const LoopState::Task &task) const
{
    const TraceColumns &events = m_trace.events();
    const std::vector<std::uint32_t> &all = m_recording.lifecycle.cancelRequests();
    const auto before = std::ranges::lower_bound(all, m_state.position);
    const std::uint32_t step = lastStep(task);
    for (auto it = before; it != all.begin() && *std::prev(it) > step; --it) {
        if (events.object()[*std::prev(it)] == AwaitableId::task(task.task))
            return true;
    }
    return false;
}

/// The event that began its last step, or made it.
std::uint32_t LoopWords::lastStep(const LoopState::Task &task) const
{
    const SpanList &spans =
        m_recording.lifecycle.lanes()[m_recording.lifecycle.laneOf(task.task)].spans;
    auto span = std::ranges::partition_point(
        spans, [this](const Span &one) { return one.beginEvent < m_state.position; });
    while (--span != spans.begin()) {
        if (m_trace.events().kind()[span->beginEvent] == EventKind::StepBegan)
            break;
    }
    return span->beginEvent;
}

/// Who at the end of a chain of waiting tasks will set all of it going.
QString LoopWords::chainRemark(const LoopState::Task &task) const
{
    if (task.isSuspended() && task.waitKind == WaitKind::Lock) {
        const LockHolder holder = lockHolder(m_recording, m_state, task);
        const LoopState::Task *other = m_state.find(holder.task);
        return other && other->task != task.task
                   ? ReasonWords::tr("; %1").arg(
                         clause(*other, name(AwaitableId::task(holder.task))))
                   : QString();
    }
    const std::vector<AwaitableId> chain = awaitChain(m_recording, m_state, task.task);
    if (chain.empty())
        return {};
    const LoopState::Task *last = m_state.find(chain.back().taskId());
    if (!last)
        return {};
    const QString end = clause(*last, name(chain.back()));
    return chain.size() > 1 ? ReasonWords::tr("; behind %1, %2")
                                  .arg(names({chain.begin(), chain.end() - 1}), end)
                            : ReasonWords::tr("; %1").arg(end);
}

} // namespace coroscope
