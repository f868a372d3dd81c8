// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/loopstate/loopwords.h"

#include "trace/eventtext.h"
#include "trace/metrics.h"
#include "views/editor/texts.h"

#include <QCoreApplication>
#include <QStringList>

namespace coroscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LoopWords)
};

constexpr std::size_t mostNames = 4;

} // namespace

QString LoopWords::name(AwaitableId awaitable) const
{
    return toQString(awaitableName(m_trace, awaitable, m_recording.executor));
}

QString LoopWords::time(Nanos at) const { return toQString(formatDuration(at)); }

QString LoopWords::names(const std::vector<AwaitableId> &awaitables) const
{
    QStringList all;
    for (std::size_t i = 0; i < awaitables.size() && i < mostNames; ++i)
        all << name(awaitables[i]);
    const QString listed = all.join(QStringLiteral(", "));
    return awaitables.size() <= mostNames
               ? listed
               : Words::tr("%1 and %n more", nullptr,
                           static_cast<int>(awaitables.size() - mostNames))
                     .arg(listed);
}

QString LoopWords::handle(std::uint32_t source) const
{
    const TraceEvent event = m_trace.event(source);
    if (event.kind == EventKind::TaskReady || event.kind == EventKind::StepBegan)
        return name(AwaitableId::task(event.task()));
    return Words::tr("callback %1").arg(toQString(shortName(m_trace.text(event.other))));
}

QString LoopWords::cause(const LoopState::Ready &ready) const
{
    const TraceEvent event = m_trace.event(ready.source);
    if (event.kind == EventKind::TaskReady) {
        if (event.object)
            return Words::tr("%1 is done").arg(name(event.object));
        const LoopState::Task *task = m_state.find(ready.task);
        return task && task->state == SpanState::Created ? Words::tr("its first step")
                                                         : Words::tr("its next step");
    }
    if (event.has(EventFlag::timer))
        return Words::tr("its time, %1, has come").arg(deadline(m_trace.number(event.detail)));
    return event.object ? Words::tr("given %1").arg(name(event.object)) : QString();
}

QString LoopWords::holderName() const
{
    return m_state.holder == LoopState::none ? QString() : handle(m_state.holder);
}

/// asyncio's own callbacks leave no trace of their end: it lies before the loop's next instant.
bool LoopWords::isCallbackDone() const
{
    const TraceEvent event = m_trace.event(m_state.holder);
    return event.kind == EventKind::CallbackBegan && event.has(EventFlag::internal) &&
           m_now > m_state.time;
}

QString LoopWords::holder() const
{
    if (m_state.holder != LoopState::none && !isCallbackDone())
        return m_state.isBlocked
                   ? Words::tr("%1 holds the loop with a blocking call").arg(holderName())
                   : Words::tr("%1 runs").arg(holderName());
    if (m_state.position == 0)
        return Words::tr("Nothing has happened yet");
    if (m_trace.events().kind()[m_state.position - 1] == EventKind::RecordingEnded)
        return Words::tr("The run is over");
    if (!m_state.ready.empty())
        return Words::tr("The loop is about to run %1").arg(handle(m_state.ready.front().source));
    if (!m_state.timers.empty())
        return Words::tr("Nothing runs: the loop waits for %1")
            .arg(deadline(m_state.timers.front().deadline));
    return m_state.position < m_trace.size() || m_state.tasks.empty()
               ? Words::tr("Nothing runs")
               : Words::tr("Nothing runs, and nothing will wake the tasks that are left");
}

QString LoopWords::timer(std::uint32_t index) const
{
    const LoopState::Timer &timer = m_state.timers[index];
    for (const LoopState::Task &task : m_state.tasks) {
        if (task.timer != index)
            continue;
        const QString who = name(AwaitableId::task(task.task));
        return task.waitKind == WaitKind::Sleep ? Words::tr("ends the sleep of %1").arg(who)
                                                : Words::tr("ends the wait of %1").arg(who);
    }
    return handle(timer.source);
}

LoopWords::Members LoopWords::members(const LoopState::Task &task) const
{
    Members found;
    if (task.set == LoopState::none)
        return found;
    const Combinator &set = m_recording.lifecycle.combinators()[m_state.sets[task.set]];
    for (const MemberState &member : membersOf(m_recording, set, m_state.position)) {
        ++found.all;
        if (member.outcome == Outcome::Pending)
            found.pending.push_back(member.member);
    }
    return found;
}

QString LoopWords::combinator(const Combinator &combinator) const
{
    switch (combinator.kind) {
    case CombinatorKind::Gather:
        return Words::tr("gather");
    case CombinatorKind::Wait: {
        const TraceEvent made = m_trace.event(combinator.madeEvent);
        return made.has(EventFlag::firstCompleted)   ? Words::tr("wait for the first")
               : made.has(EventFlag::firstException) ? Words::tr("wait for all or a failure")
                                                     : Words::tr("wait for all");
    }
    case CombinatorKind::WaitFor:
        return Words::tr("wait_for");
    case CombinatorKind::Shield:
        return Words::tr("shield");
    case CombinatorKind::TaskGroup:
        return Words::tr("task group");
    }
    return {};
}

QString LoopWords::outcome(const MemberState &member) const
{
    switch (member.outcome) {
    case Outcome::Pending:
        return Words::tr("pending");
    case Outcome::Returned:
        return Words::tr("returned %1")
            .arg(toQString(valueText(m_trace, member.value, m_recording.executor)));
    case Outcome::Failed:
        return Words::tr("failed: %1").arg(toQString(m_trace.text(member.value)));
    case Outcome::Cancelled:
        return Words::tr("cancelled");
    }
    return {};
}

QString LoopWords::waitsFor(const LoopState::Task &task) const
{
    if (!task.isSuspended())
        return {};
    const QString kind = toQString(waitName(task.waitKind));
    if (task.set != LoopState::none) {
        const Combinator &set = m_recording.lifecycle.combinators()[m_state.sets[task.set]];
        const Members found = members(task);
        const QString what = found.pending.empty()
                                 ? combinator(set)
                                 : Words::tr("%1: %2").arg(combinator(set), names(found.pending));
        const QString done = Words::tr("%1; %2 of %3 done")
                                 .arg(what)
                                 .arg(found.all - found.pending.size())
                                 .arg(found.all);
        return limit(task).isEmpty() ? done : Words::tr("%1; %2").arg(done, limit(task));
    }
    if (task.waitKind == WaitKind::Sleep)
        return limit(task).isEmpty() ? kind : Words::tr("%1 %2").arg(kind, limit(task));
    if (task.object.isTask())
        return name(task.object);
    return task.object ? Words::tr("%1 (%2)").arg(kind, name(task.object)) : kind;
}

/// "until 3.000 s"; empty when there is no end to the wait.
QString LoopWords::limit(const LoopState::Task &task) const
{
    const std::optional<double> end = wakeTime(task);
    return end ? Words::tr("until %1").arg(deadline(*end)) : QString();
}

/// When the timer of a wait fires; of a sleep also without one, told from its delay.
std::optional<double> LoopWords::wakeTime(const LoopState::Task &task) const
{
    if (task.timer != LoopState::none)
        return m_state.timers[task.timer].deadline;
    const TraceEvent begin = m_trace.event(task.since);
    if (task.waitKind != WaitKind::Sleep || begin.kind != EventKind::Suspended || begin.detail == 0)
        return {};
    return secondsFromNanos(begin.time) + m_trace.number(begin.detail);
}

} // namespace coroscope
