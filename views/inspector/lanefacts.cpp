// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/lanefacts.h"

#include "trace/eventtext.h"
#include "trace/metrics.h"
#include "views/editor/texts.h"
#include "views/loopstate/loopwords.h"

#include <QCoreApplication>

#include <optional>

namespace coroscope {

namespace {

/// Finds out about one lane at one instant.
class LaneQuestion {
    Q_DECLARE_TR_FUNCTIONS(LaneFacts)

public:
    LaneQuestion(const Recording &recording, const Lane &lane, Nanos time, std::size_t event)
        : m_recording(recording), m_trace(recording.trace), m_lane(lane), m_time(time),
          m_event(event)
    {
        const bool isLoop = recording.executor == Recording::Executor::Loop;
        const int index = isLoop ? spanBefore(event) : Lifecycle::spanAt(lane, time);
        if (index >= 0)
            m_span = lane.spans[static_cast<std::size_t>(index)];
        const bool isLast = static_cast<std::size_t>(index + 1) == lane.spans.size();
        if (m_span && isLast && lane.outcome != Outcome::Pending)
            m_isEnded = isLoop ? m_span->endEvent < event : lane.ended <= time;
    }

    LaneFacts facts() const;

private:
    int spanBefore(std::size_t event) const;
    QString time(Nanos at) const { return toQString(formatDuration(at)); }
    QString value() const
    {
        return toQString(valueText(m_trace, m_lane.value, m_recording.executor));
    }
    QString waitedFor() const;
    QString until() const;
    Nanos wakeTime() const;
    void tellEnded(LaneFacts &facts) const;
    void tellState(LaneFacts &facts) const;
    void tellLoop(LaneFacts &facts) const;
    void tellLocals(LaneFacts &facts) const;
    QString waitingSentence() const;
    void addRows(LaneFacts &facts) const;
    bool isThread() const { return m_recording.executor == Recording::Executor::Threads; }

    const Recording &m_recording;
    const Trace &m_trace;
    const Lane &m_lane;
    Nanos m_time;
    std::size_t m_event;
    std::optional<Span> m_span; ///< none before the task is made
    bool m_isEnded = false;
};

int LaneQuestion::spanBefore(std::size_t event) const
{
    int found = -1;
    for (std::size_t i = 0; i < m_lane.spans.size() && m_lane.spans[i].beginEvent < event; ++i)
        found = static_cast<int>(i);
    return found;
}

QString LaneQuestion::waitedFor() const
{
    const QString kind = toQString(waitName(m_span->waitKind));
    if (!m_span->object || m_span->waitKind == WaitKind::Sleep)
        return kind;
    const QString name = toQString(awaitableName(m_trace, m_span->object, m_recording.executor));
    return m_span->object.isTask() ? name : tr("%1 (%2)").arg(kind, name);
}

/// When a sleep ends, told from its delay; openEnd when that is not known.
Nanos LaneQuestion::wakeTime() const
{
    if (m_span->waitKind != WaitKind::Sleep || m_span->beginEvent >= m_trace.size())
        return m_span->end;
    const TraceEvent begin = m_trace.event(m_span->beginEvent);
    if (begin.kind != EventKind::Suspended || begin.detail == 0)
        return m_span->end;
    return m_span->begin + nanosFromSeconds(m_trace.number(begin.detail));
}

QString LaneQuestion::until() const
{
    const Nanos wake = wakeTime();
    return wake == openEnd ? QString() : time(wake);
}

/// Of a thread: the loop's tasks are told of in LoopWords.
QString LaneQuestion::waitingSentence() const
{
    switch (m_span->waitKind) {
    case WaitKind::Sleep:
        return tr("Not running now: its thread sleeps until %1.").arg(until());
    case WaitKind::Gather:
        return tr("Not running now: it waits until every part of the gather is done.");
    case WaitKind::Wait:
        return tr("Not running now: it waits until enough of the tasks in its wait are done.");
    case WaitKind::Task:
    case WaitKind::Join:
        return tr("Not running now: it waits until %1 has ended.").arg(waitedFor());
    default:
        return tr("Not running now: it waits for %1 to be done.").arg(waitedFor());
    }
}

void LaneQuestion::tellState(LaneFacts &facts) const
{
    const auto tell = [&facts](const QString &state, ColorRole color, const QString &sentence) {
        facts.state = state;
        facts.stateColor = color;
        facts.sentence = sentence;
    };
    if (!m_span)
        return tell(tr("not made yet"), ColorRole::Created,
                    tr("It does not exist yet: it is made at %1.").arg(time(m_lane.created)));
    switch (m_span->state) {
    case SpanState::Created:
        return tell(tr("created"), ColorRole::Created,
                    tr("Not running now: it was made and has not had its first turn yet."));
    case SpanState::Ready:
        return tell(tr("ready"), ColorRole::Ready,
                    tr("Not running now: it could run, and waits for its turn."));
    case SpanState::Running:
        return tell(tr("running"), ColorRole::Running, tr("Running now, on a thread of its own."));
    case SpanState::Waiting:
        return tell(tr("waiting"), ColorRole::Waiting, waitingSentence());
    case SpanState::Blocking:
        return tell(tr("blocking"), ColorRole::Blocking,
                    tr("Blocked in a call; the other threads go on."));
    case SpanState::Cancelling:
        return tell(tr("cancelling"), ColorRole::Cancelling,
                    tr("It was cancelled: a CancelledError was raised in it, and it has not ended "
                       "yet."));
    case SpanState::Idle:
        return tell(tr("idle"), ColorRole::Idle, tr("Nothing is ready."));
    }
}

/// Of a task on the loop: what it waits for, and who will wake it.
void LaneQuestion::tellLoop(LaneFacts &facts) const
{
    const LoopState state = loopState(m_recording, m_event);
    const LoopState::Task *task = state.find(m_lane.task);
    if (!task)
        return;
    const LoopWords words(m_recording, state, m_time);
    facts.sentence = words.whyNotRunning(*task);
    if (const QString what = words.waitsFor(*task); !what.isEmpty())
        facts.rows.emplace_back(tr("Waits for"), what);
    QStringList chain;
    for (const AwaitableId link : awaitChain(m_recording, state, m_lane.task))
        chain << words.name(link);
    if (!chain.isEmpty())
        facts.rows.emplace_back(tr("Await chain"), chain.join(QStringLiteral(" → ")));
}

/// A row for each frame, the innermost first.
void LaneQuestion::tellLocals(LaneFacts &facts) const
{
    const auto locals = m_trace.localsOf(m_lane.task, m_event);
    for (auto it = locals.begin(); it != locals.end();) {
        const QString function = toQString(m_trace.text(it->name));
        QStringList lines;
        for (++it; it != locals.end() && it->value != 0; ++it)
            lines << QStringLiteral("%1 = %2").arg(toQString(m_trace.text(it->name)),
                                                   toQString(valueText(m_trace, it->value)));
        if (!lines.isEmpty())
            facts.rows.emplace_back(tr("In %1").arg(function), lines.join(QLatin1Char('\n')));
    }
}

void LaneQuestion::tellEnded(LaneFacts &facts) const
{
    const bool isReturned = m_lane.outcome == Outcome::Returned;
    const bool isFailed = m_lane.outcome == Outcome::Failed;
    facts.state = isReturned ? tr("returned") : isFailed ? tr("failed") : tr("cancelled");
    facts.stateColor = isReturned ? ColorRole::Returned
                       : isFailed ? ColorRole::Failed
                                  : ColorRole::Cancelled;
    facts.sentence = isReturned
                         ? tr("It ended at %1 and returned %2.").arg(time(m_lane.ended), value())
                     : isFailed ? tr("It ended at %1 with %2.").arg(time(m_lane.ended), value())
                                : tr("It was cancelled and ended at %1.").arg(time(m_lane.ended));
}

void LaneQuestion::addRows(LaneFacts &facts) const
{
    const auto add = [&facts](const QString &label, const QString &text) {
        if (!text.isEmpty())
            facts.rows.emplace_back(label, text);
    };
    const auto &lanes = m_recording.lifecycle.lanes();
    const QString made = time(m_lane.created);
    add(tr("Created"), m_lane.parent < lanes.size()
                           ? tr("at %1 by %2")
                                 .arg(made, toQString(laneName(m_trace, lanes[m_lane.parent].task,
                                                               m_recording.executor)))
                           : tr("at %1").arg(made));
    if (m_isEnded) {
        add(tr("Ended"), tr("at %1").arg(time(m_lane.ended)));
        if (m_lane.outcome != Outcome::Cancelled)
            add(m_lane.outcome == Outcome::Returned ? tr("Value") : tr("Exception"), value());
        return;
    }
    if (!m_span)
        return;
    add(tr("Since"), time(m_span->begin));
    if (!isThread())
        tellLoop(facts);
    const bool isWaiting = m_span->state == SpanState::Waiting;
    if (isThread() && isWaiting)
        add(tr("Waits for"), waitedFor());
    if (const Nanos wake = wakeTime(); isWaiting && wake != openEnd && wake >= m_time)
        add(tr("Until"), tr("%1, %2 left").arg(time(wake), time(wake - m_time)));
    if (!isThread())
        tellLocals(facts);
}

LaneFacts LaneQuestion::facts() const
{
    LaneFacts facts;
    facts.name = toQString(laneName(m_trace, m_lane.task, m_recording.executor));
    if (m_isEnded)
        tellEnded(facts);
    else
        tellState(facts);
    addRows(facts);
    return facts;
}

} // namespace

LaneFacts laneFacts(const Recording &recording, std::uint32_t lane, Nanos time, std::size_t event)
{
    const std::vector<Lane> &lanes = recording.lifecycle.lanes();
    if (lane >= lanes.size())
        return {};
    return LaneQuestion(recording, lanes[lane], time, event).facts();
}

} // namespace coroscope
