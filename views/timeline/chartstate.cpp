// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/chartstate.h"

#include "views/timeline/chartmargins.h"

#include <algorithm>

namespace coroscope {

ChartState::ChartState(RunView &view, QObject *parent)
    : QObject(parent), m_view(view), m_axis(makeAxis(AxisMode::Time, m_source))
{
    connect(&view, &RunView::cleared, this, &ChartState::onCleared);
    connect(&view, &RunView::grew, this, &ChartState::onGrew);
    connect(&view, &RunView::finished, this, &ChartState::onGrew);
    connect(&view, &RunView::liveChanged, this, &ChartState::onGrew);
    connect(&view, &RunView::playheadChanged, this, &ChartState::onPlayheadMoved);
    connect(&view, &RunView::rangeChanged, this, &ChartState::onRangeMoved);
    connect(&view, &RunView::selectionChanged, this, &ChartState::onSelectionMoved);
    connect(&view, &RunView::hoverChanged, this, [this] {
        m_marks.hoveredBlock = m_view.hoveredBlock();
        Q_EMIT
        changed();
    });
    rebuild();
    showWhole();
}

void ChartState::onCleared()
{
    m_fitsAll = m_following = true;
    m_marks.selectedSpan = -1;
    m_loopIndex.clear();
    m_threadsIndex.clear();
    rebuild();
    showRange(wholeRange());
}

void ChartState::onGrew()
{
    rebuild();
    if (m_fitsAll)
        showWhole();
    Q_EMIT
    changed();
}

void ChartState::rebuild()
{
    m_source.loop = m_view.isEmpty() ? nullptr : &m_view.loop();
    m_source.threads =
        m_view.hasThreads() && !m_view.threads().trace.empty() ? &m_view.threads() : nullptr;
    m_source.differences = m_source.threads ? &m_view.differences() : nullptr;
    m_source.liveTime = m_view.isLive() ? m_view.liveTime() : 0;
    if (m_source.loop)
        m_loopIndex.update(*m_source.loop);
    if (m_source.threads)
        m_threadsIndex.update(*m_source.threads);
    m_marginAfter = m_view.isLive() ? marginWhileLive : marginAfter(m_source, m_loopIndex);
    renewAxis();
    rebuildLayout();
}

void ChartState::renewAxis()
{
    const bool moves = axisMode() == AxisMode::Compressed;
    const Nanos begin = m_axis->timeAt(m_range.begin), end = m_axis->timeAt(m_range.end);
    m_axis = makeAxis(axisMode(), m_source);
    if (!moves)
        return;
    // What was idle for a while becomes a gap, and all that follows moves.
    if (!m_fitsAll)
        m_range = m_axis->rangeOfTimes(begin, end);
    Q_EMIT
    positionsMoved();
}

void ChartState::rebuildLayout()
{
    m_cache.clear();
    m_layout.build({m_source.loop, &m_loopIndex}, {m_source.threads, &m_threadsIndex}, m_metrics,
                   m_lanes);
    Q_EMIT
    layoutChanged();
}

void ChartState::setRowMetrics(const RowMetrics &metrics)
{
    m_metrics = metrics;
    rebuildLayout();
    Q_EMIT
    changed();
}

void ChartState::setWidth(double width)
{
    if (width == m_width)
        return;
    const double pixel = m_range.length() / m_width;
    m_width = std::max(1.0, width);
    if (m_fitsAll)
        showWhole();
    else
        showRange({m_range.begin, m_range.begin + pixel * m_width});
}

void ChartState::setAxisMode(AxisMode mode)
{
    if (mode == axisMode())
        return;
    m_axis = makeAxis(mode, m_source);
    m_cache.clear();
    m_fitsAll = true;
    showWhole();
    Q_EMIT
    layoutChanged();
    Q_EMIT
    changed();
}

void ChartState::setArrowFilter(ArrowFilter filter)
{
    m_marks.arrows = filter;
    Q_EMIT
    changed();
}

AxisRange ChartState::wholeRange() const
{
    return fitted(m_axis->content(), m_width, marginBefore, m_marginAfter);
}

double ChartState::longestRange() const { return std::max(1.0, wholeRange().length()) * 4; }

void ChartState::showRange(const AxisRange &range)
{
    m_range = range;
    m_cache.clear();
    m_isSettingRange = true;
    m_view.setRange(m_axis->timeAt(range.begin), m_axis->timeAt(range.end));
    m_isSettingRange = false;
    Q_EMIT
    changed();
}

void ChartState::showWhole()
{
    const AxisRange whole = wholeRange();
    if (!m_view.isLive()) {
        showRange(whole);
        return;
    }
    // While live the window grows by leaps, so that it stands still most of the time.
    const bool outgrown = whole.end > m_range.end;
    const bool anew = m_range.begin != whole.begin && m_range.length() > 4 * whole.length();
    if (outgrown || anew)
        showRange(fitted({0, m_axis->content().end * 1.5}, m_width, marginBefore, m_marginAfter));
    else
        m_cache.clear();
}

void ChartState::setRange(const AxisRange &range)
{
    m_fitsAll = m_following = false;
    showRange(range);
}

void ChartState::zoomAt(double pixel, double factor)
{
    setRange(zoomed(m_range, positionAt(pixel), factor, m_axis->shortestRange(), longestRange()));
}

void ChartState::panBy(double pixels)
{
    setRange(panned(m_range, pixels / m_width * m_range.length()));
}

void ChartState::fitAll()
{
    m_fitsAll = m_following = true;
    m_fitted = {0, 0};
    showRange(wholeRange());
}

void ChartState::fitSelection()
{
    const Recording *recording = m_source.of(m_marks.selectedBand);
    const bool shown = m_fitted == m_range;
    if (shown || !recording || m_marks.selectedLane >= recording->lifecycle.lanes().size()) {
        fitAll();
        return;
    }
    fitSpan(m_marks.selectedBand, m_marks.selectedLane, m_marks.selectedSpan);
}

void ChartState::fitSpan(Recording::Executor band, std::uint32_t lane, int span)
{
    const Lifecycle &life = m_source.of(band)->lifecycle;
    const auto &spans = life.lanes()[lane].spans;
    if (spans.empty())
        return;
    const bool one = span >= 0 && static_cast<std::size_t>(span) < spans.size();
    const Span &first = one ? spans[static_cast<std::size_t>(span)] : spans.front();
    const Span &last = one ? first : spans.back();
    const PixelMap map(*m_axis, band, {0, 1}, 1, life.now());
    AxisRange content{map.begin(first), map.end(last)};
    // Something that took no time is shown in its surroundings.
    const double least = m_axis->shortestRange();
    if (content.length() < least)
        content = {content.begin - least / 2, content.begin + least / 2};
    setRange(fitted(content, m_width, m_width * 0.08, m_width * 0.08));
    m_fitted = m_range;
}

double ChartState::playheadPosition() const
{
    return m_axis->position(Recording::Executor::Loop, m_view.playhead(),
                            static_cast<std::uint32_t>(m_view.playheadEvent()));
}

void ChartState::reveal(double position)
{
    const double pixel = pixelOf(position);
    if (pixel >= 0 && pixel <= m_width)
        return;
    const double target = pixel < 0 ? 0.2 : 0.8;
    setRange(panned(m_range, (pixel / m_width - target) * m_range.length()));
}

void ChartState::scrubTo(double pixel)
{
    const double position = positionAt(pixel);
    if (axisMode() != AxisMode::Steps) {
        m_view.setPlayhead(m_axis->timeAt(position));
        return;
    }
    const std::size_t events = m_axis->loopEventAt(position);
    if (events == 0)
        m_view.setPlayhead(m_axis->timeAt(position));
    else
        m_view.setPlayheadEvent(events - 1);
}

void ChartState::followPlayhead() { m_following = true; }

void ChartState::onPlayheadMoved()
{
    if (m_view.isLive()) {
        // Open spans grow with it.
        m_source.liveTime = m_view.liveTime();
        renewAxis();
        m_cache.clear();
        if (m_fitsAll)
            showWhole();
    }
    endWalk();
    const double pixel = pixelOf(playheadPosition());
    if (m_following && !m_fitsAll && (pixel < 0 || pixel > m_width)) {
        const double target = pixel < 0 ? 0.8 : 0.1;
        showRange(panned(m_range, (pixel / m_width - target) * m_range.length()));
    }
    Q_EMIT
    changed();
}

void ChartState::onRangeMoved()
{
    const bool isOurs = m_view.rangeBegin() == m_axis->timeAt(m_range.begin) &&
                        m_view.rangeEnd() == m_axis->timeAt(m_range.end);
    if (m_isSettingRange || isOurs)
        return;
    m_fitsAll = m_following = false;
    m_range = m_axis->rangeOfTimes(m_view.rangeBegin(), m_view.rangeEnd());
    m_cache.clear();
    Q_EMIT
    changed();
}

} // namespace coroscope

#include "moc_chartstate.cpp"
