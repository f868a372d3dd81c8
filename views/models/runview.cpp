// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/models/runview.h"

#include "views/models/eventsteps.h"

#include <algorithm>

namespace coroscope {

RunView::RunView(QObject *parent) : QObject(parent) {}

void RunView::reset()
{
    m_loop.clear();
    m_threads.clear();
    m_differences.clear();
    for (ActiveBlocks &active : m_active)
        active = {};
    m_liveTime = 0;
    m_playhead = 0;
    m_playheadEvent = 0;
    m_selectedLane = noLane;
    setLive(true);
    Q_EMIT
    cleared();
    Q_EMIT
    playheadChanged();
    Q_EMIT
    rangeChanged();
    Q_EMIT
    selectionChanged();
}

void RunView::setHasThreads(bool has) { m_hasThreads = has; }

void RunView::append(Recording::Executor executor, TraceBatch &&batch)
{
    Recording &grown = editable(executor);
    grown.trace.append(std::move(batch));
    grown.update();
    Q_EMIT
    grew(executor);
}

void RunView::finish(Recording::Executor executor, RunEnd end, const std::string &message,
                     const RunResources &resources)
{
    Recording &ended = editable(executor);
    ended.end = end;
    ended.message = message;
    ended.resources = resources;
    if (m_hasThreads)
        m_differences = coroscope::differences(m_loop, m_threads);
    Q_EMIT
    finished(executor);
}

void RunView::setLive(bool live)
{
    if (live == m_live)
        return;
    m_live = live;
    if (!live) {
        m_liveTime = 0;
        setPlayhead(m_playhead);
    }
    Q_EMIT
    liveChanged(live);
}

void RunView::setLiveTime(Nanos time)
{
    if (m_live)
        m_liveTime = std::max(m_liveTime, time);
}

Nanos RunView::duration() const { return std::max(recordedDuration(), m_liveTime); }

Nanos RunView::recordedDuration() const
{
    return std::max(m_loop.trace.duration(), m_threads.trace.duration());
}

void RunView::setPlayhead(Nanos time)
{
    time = std::clamp<Nanos>(time, 0, duration());
    moveTo(time, eventsUntil(m_loop.trace, time));
}

void RunView::setPlayheadEvent(std::size_t event)
{
    if (event < m_loop.trace.size())
        moveTo(m_loop.trace.event(event).time, event + 1);
}

void RunView::rewind() { moveTo(0, 0); }

void RunView::moveTo(Nanos time, std::size_t event)
{
    if (time == m_playhead && event == m_playheadEvent)
        return;
    m_playhead = time;
    m_playheadEvent = event;
    Q_EMIT
    playheadChanged();
}

void RunView::setRange(Nanos begin, Nanos end)
{
    end = std::max(end, begin + 1);
    if (begin == m_rangeBegin && end == m_rangeEnd)
        return;
    m_rangeBegin = begin;
    m_rangeEnd = end;
    Q_EMIT
    rangeChanged();
}

void RunView::selectBlocks(const QSet<std::uint32_t> &blocks)
{
    if (blocks == m_selectedBlocks)
        return;
    m_selectedBlocks = blocks;
    Q_EMIT
    selectionChanged();
}

void RunView::setHoveredBlock(BlockId block)
{
    if (block == m_hoveredBlock)
        return;
    m_hoveredBlock = block;
    Q_EMIT
    hoverChanged();
}

void RunView::selectLane(Recording::Executor band, std::uint32_t lane)
{
    if (band == m_selectedBand && lane == m_selectedLane)
        return;
    m_selectedBand = band;
    m_selectedLane = lane;
    Q_EMIT
    selectionChanged();
}

std::size_t RunView::reached(Recording::Executor executor) const
{
    return executor == Recording::Executor::Loop ? m_playheadEvent
                                                 : eventsUntil(m_threads.trace, m_playhead);
}

const RunView::ActiveBlocks &RunView::activeBlocks(Recording::Executor executor) const
{
    const Lifecycle &life = recording(executor).lifecycle;
    const std::size_t now = reached(executor);
    ActiveBlocks &active = m_active[executor == Recording::Executor::Loop ? 0 : 1];
    if (active.reached == now && active.events == life.eventCount())
        return active;
    active = {.running = {}, .waiting = {}, .reached = now, .events = life.eventCount()};
    for (const Lane &lane : life.lanes()) {
        const auto after =
            std::partition_point(lane.spans.begin(), lane.spans.end(),
                                 [now](const Span &span) { return span.beginEvent < now; });
        if (after == lane.spans.begin())
            continue;
        const Span &span = *(after - 1);
        const bool isOver = span.endEvent != 0 && span.endEvent < now;
        if (isOver || !span.block)
            continue;
        if (span.state == SpanState::Running || span.state == SpanState::Blocking)
            active.running.insert(span.block.value);
        else if (span.state == SpanState::Waiting || span.state == SpanState::Cancelling)
            active.waiting.insert(span.block.value);
    }
    return active;
}

} // namespace coroscope

#include "moc_runview.cpp"
