// SPDX-License-Identifier: GPL-3.0-or-later
// How the canvas measures.
#include "views/timeline/chartcanvas.h"

namespace coroscope {

namespace {

constexpr double snapReach = 7;

/// The position after (before, for direction < 0) \p from at which a span begins or the last one
/// ends; \p from itself when there is none.
double nextEdge(Spans spans, const PixelMap &positions, double from, int direction)
{
    if (spans.empty())
        return from;
    const double last = positions.end(spans.back());
    if (direction > 0) {
        const auto next = std::partition_point(spans.begin(), spans.end(), [&](const Span &span) {
            return positions.begin(span) <= from;
        });
        return next != spans.end() ? positions.begin(*next) : std::max(from, last);
    }
    if (last < from)
        return last;
    const auto next = std::partition_point(
        spans.begin(), spans.end(), [&](const Span &span) { return positions.begin(span) < from; });
    return next != spans.begin() ? positions.begin(*std::prev(next)) : from;
}

} // namespace

const MeasureReport &ChartCanvas::measureReport() const
{
    return m_reports.of(m_state.source(), m_state.axis(), m_state.marks(), m_measure);
}

MeasureEdge ChartCanvas::edgeAt(const QPointF &point) const
{
    return withScene([&](const ChartScene &scene) {
        return snappedEdge(scene, timePixel(point), hitAt(point).row, snapReach);
    });
}

void ChartCanvas::extendMeasure(int direction)
{
    const ChartMarks &marks = m_state.marks();
    const Recording *recording = m_state.source().of(marks.selectedBand);
    const bool ofLane = recording && marks.selectedLane < recording->lifecycle.lanes().size();
    if (!ofLane)
        recording = m_state.source().loop;
    if (!recording)
        return;
    const Lifecycle &life = recording->lifecycle;
    const auto &spans = ofLane ? life.lanes()[marks.selectedLane].spans : life.loopSpans();
    const int row = ofLane ? m_state.layout().rowOf(recording->executor, marks.selectedLane)
                           : m_state.layout().loopRow();
    if (!m_measure.active) {
        m_measure.active = true;
        m_measure.from = m_measure.to = {m_state.playheadPosition(), -1, true};
    }
    const PixelMap positions(m_state.axis(), recording->executor, {0, 1}, 1, life.now());
    const double next = nextEdge(spans, positions, m_measure.to.position, direction);
    if (next != m_measure.to.position)
        m_measure.to = {next, row, true};
    m_state.reveal(next);
    describeMeasure();
    update();
}

void ChartCanvas::describeMeasure() { describe(measureReport().text()); }

bool ChartCanvas::zoomToMeasure()
{
    if (!m_measure.active || m_measure.begin() == m_measure.end())
        return false;
    m_state.setRange({m_measure.begin(), m_measure.end()});
    clearMeasure();
    return true;
}

void ChartCanvas::clearMeasure()
{
    m_measure = {};
    update();
}

} // namespace coroscope
