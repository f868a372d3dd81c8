// SPDX-License-Identifier: GPL-3.0-or-later
// How causes and effects are walked.
#include "trace/eventtext.h"
#include "views/models/eventsteps.h"
#include "views/timeline/arrows.h"
#include "views/timeline/chartstate.h"
#include "views/timeline/eventplace.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace coroscope {

namespace {

struct WalkWords {
    Q_DECLARE_TR_FUNCTIONS(ChartWalk)
};

QString sentence(const Recording &recording, std::size_t event)
{
    return QString::fromStdString(describe(recording.trace, event, recording.executor));
}

std::optional<LinkKind> linkKind(const Trace &trace, std::size_t cause, std::size_t effect)
{
    switch (trace.event(effect).kind) {
    case EventKind::TaskCreated:
        return LinkKind::Created;
    case EventKind::CallbackBegan:
        return LinkKind::CalledBack;
    case EventKind::TaskReady:
    case EventKind::StepBegan:
        return trace.event(cause).kind == EventKind::CancelRequested ? LinkKind::Cancelled
                                                                     : LinkKind::Woke;
    default:
        return {};
    }
}

/// The arrow from a cause to its effect; nothing within a lane.
std::optional<ChartLink> linkOf(const Recording &recording, std::size_t cause, std::size_t effect)
{
    const std::optional<LinkKind> kind = linkKind(recording.trace, cause, effect);
    const std::uint32_t from = placeOf(recording, cause).lane;
    const std::uint32_t to = placeOf(recording, effect).lane;
    if (!kind || from == to || from == noLane || to == noLane)
        return {};
    ChartLink link;
    link.kind = *kind;
    link.isWalked = true;
    link.fromEvent = static_cast<std::uint32_t>(cause);
    link.toEvent = static_cast<std::uint32_t>(effect);
    link.fromTime = recording.trace.event(cause).time;
    link.toTime = recording.trace.event(effect).time;
    link.fromLane = from;
    link.toLane = to;
    return link;
}

QString causeWords(const std::optional<ChartLink> &link)
{
    switch (link ? link->kind : LinkKind::Result) {
    case LinkKind::Created:
        return WalkWords::tr("Created by: %1");
    case LinkKind::Woke:
        return WalkWords::tr("Woken by: %1");
    case LinkKind::Cancelled:
        return WalkWords::tr("Cancelled by: %1");
    case LinkKind::CalledBack:
        return WalkWords::tr("Called back by: %1");
    default:
        return WalkWords::tr("Cause: %1");
    }
}

} // namespace

void ChartState::showEvent(Recording::Executor band, std::size_t event)
{
    const Recording *recording = m_source.of(band);
    if (!recording || event >= recording->trace.size())
        return;
    m_following = true;
    if (band == Recording::Executor::Loop)
        m_view.setPlayheadEvent(event);
    else
        m_view.setPlayhead(recording->trace.event(event).time);
    const EventPlace place = placeOf(*recording, event);
    if (place.lane == noLane) {
        clearSelection();
        return;
    }
    select(band, place.lane, place.span);
    Q_EMIT
    laneChosen(m_layout.rowOf(band, place.lane));
}

std::optional<ChartState::Place> ChartState::here() const
{
    const auto band = m_marks.selectedBand;
    const Recording *recording = m_source.of(band);
    if (m_walked && m_source.of(m_walked->band))
        return m_walked;
    if (recording && m_marks.selectedLane < recording->lifecycle.lanes().size()) {
        const auto &spans = recording->lifecycle.lanes()[m_marks.selectedLane].spans;
        if (spans.empty())
            return {};
        const bool isOne =
            m_marks.selectedSpan >= 0 && std::cmp_less(m_marks.selectedSpan, spans.size());
        if (!isOne) {
            const int at = Lifecycle::spanAt(recording->lifecycle.lanes()[m_marks.selectedLane],
                                             m_view.playhead());
            return Place{band, spans[static_cast<std::size_t>(std::max(0, at))].beginEvent};
        }
        const Span &span = spans[static_cast<std::size_t>(m_marks.selectedSpan)];
        const bool atEnd = band == Recording::Executor::Loop && span.end != openEnd &&
                           m_view.playheadEvent() == span.endEvent + 1u;
        return Place{band, atEnd ? span.endEvent : span.beginEvent};
    }
    if (m_source.loop && m_view.playheadEvent() > 0)
        return Place{Recording::Executor::Loop, m_view.playheadEvent() - 1};
    return {};
}

void ChartState::walk(const Place &from, const Place &to)
{
    const Recording &recording = *m_source.of(to.band);
    std::vector<std::size_t> trail = std::move(m_trail);
    showEvent(to.band, to.event);
    m_walked = to;
    m_trail = std::move(trail);
    const auto link =
        to.band == Recording::Executor::Loop
            ? linkOf(recording, std::min(from.event, to.event), std::max(from.event, to.event))
            : std::nullopt;
    m_marks.walked = link;
    Q_EMIT
    changed();
}

void ChartState::endWalk()
{
    m_walked.reset();
    m_marks.walked.reset();
    m_trail.clear();
}

void ChartState::showCause()
{
    const std::optional<Place> from = here();
    if (!from) {
        Q_EMIT
        said(WalkWords::tr("Select a bar first: [ goes to what caused it, ] to its effect."));
        return;
    }
    const Recording &recording = *m_source.of(from->band);
    const auto found = shownCause(recording.trace, from->event);
    if (!found) {
        Q_EMIT
        said(WalkWords::tr("No cause is recorded of this: %1.")
                 .arg(sentence(recording, from->event)));
        return;
    }
    m_trail.push_back(from->event);
    walk(*from, {from->band, *found});
    Q_EMIT
    said(causeWords(m_marks.walked).arg(sentence(recording, *found)));
}

std::vector<std::size_t> ChartState::effectsHere() const
{
    const std::optional<Place> from = here();
    return from ? shownEffects(m_source.of(from->band)->trace, from->event)
                : std::vector<std::size_t>();
}

QString ChartState::sentenceOf(std::size_t effect) const
{
    const std::optional<Place> from = here();
    return from ? sentence(*m_source.of(from->band), effect) : QString();
}

void ChartState::showEffect()
{
    const std::vector<std::size_t> effects = effectsHere();
    const std::optional<Place> from = here();
    if (effects.empty()) {
        Q_EMIT
        said(from
                 ? WalkWords::tr("Nothing follows from this: %1.")
                       .arg(sentence(*m_source.of(from->band), from->event))
                 : WalkWords::tr("Select a bar first: [ goes to what caused it, ] to its effect."));
        return;
    }
    const bool isBack = !m_trail.empty() && std::ranges::count(effects, m_trail.back()) > 0;
    showEffect(isBack ? m_trail.back() : effects.front());
}

void ChartState::showEffect(std::size_t effect)
{
    const std::optional<Place> from = here();
    if (!from)
        return;
    const Recording &recording = *m_source.of(from->band);
    const std::vector<std::size_t> effects = shownEffects(recording.trace, from->event);
    const auto which = std::ranges::find(effects, effect) - effects.begin();
    if (!m_trail.empty() && m_trail.back() == effect)
        m_trail.pop_back();
    else
        m_trail.clear();
    walk(*from, {from->band, effect});
    Q_EMIT
    said(effects.size() == 1 ? WalkWords::tr("Effect: %1").arg(sentence(recording, effect))
                             : WalkWords::tr("Effect %1 of %2: %3")
                                   .arg(which + 1)
                                   .arg(effects.size())
                                   .arg(sentence(recording, effect)));
}

} // namespace coroscope
