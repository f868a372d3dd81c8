// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/lanerenderer.h"

#include "views/timeline/barpainter.h"
#include "views/timeline/chartwords.h"
#include "views/timeline/endpill.h"
#include "views/timeline/lanemarks.h"

#include <algorithm>

namespace coroscope {

namespace {

/// A run that takes less than this is drawn as a mark of this width, where there is room.
constexpr double tickWidth = 5;
/// Ticks closer than this give way to a line under the bars.
constexpr double tickSpacing = 8;
constexpr double tickOverhang = 4;
constexpr double wordsMargin = 6;
/// Narrower bars have no words; on a crowded chart, where they would be noise, many more have none.
constexpr double leastWordsWidth = 16, leastCrowdedWordsWidth = 64;

struct Tick {
    double x;
    SpanState state;
    bool past;
};

/// The state that a run of several shows: once the playhead stands within it, the one it reached.
SpanState shownState(const RenderContext &context, const TrackFrame &frame, Spans spans,
                     const SpanRun &run)
{
    const auto merged = spans.subspan(run.first, run.count);
    const auto happened = std::partition_point(merged.begin(), merged.end(), [&](const Span &span) {
        return context.hasHappened(frame.recording.executor, span.begin, span.beginEvent);
    });
    if (happened != merged.end() && happened != merged.begin())
        return std::prev(happened)->state;
    if (!run.active)
        return run.state;
    const auto active = std::find_if(
        merged.begin(), merged.begin() + std::min<std::ptrdiff_t>(16, run.count),
        [](const Span &span) {
            return span.state == SpanState::Running || span.state == SpanState::Blocking;
        });
    return active == merged.end() ? SpanState::Running : active->state;
}

bool isLit(const RenderContext &context, const Span &span)
{
    return span.block && (context.marks.selectedBlocks.contains(span.block.value) ||
                          context.marks.hoveredBlock == span.block);
}

class RunsPainter {
public:
    RunsPainter(QPainter &painter, const RenderContext &context, const TrackFrame &frame,
                Spans spans)
        : m_bars(painter, context), m_context(context), m_frame(frame), m_spans(spans),
          m_top(context.snapped(barTop(context.fonts, frame.rect))),
          m_height(context.fonts.barHeight())
    {
    }

    void paint()
    {
        const double playhead = m_context.playheadPixel();
        for (const SpanRun &run : m_frame.runs)
            paintRun(run, playhead);
        m_bars.flush();
        paintTicks();
        for (const auto &[rect, selected] : m_lights)
            m_bars.glow(rect, selected);
    }

private:
    void paintRun(const SpanRun &run, double playhead)
    {
        const Span &first = m_spans[run.first];
        const bool past =
            m_context.hasHappened(m_frame.recording.executor, first.begin, first.beginEvent);
        const SpanState state =
            run.isMerged() ? shownState(m_context, m_frame, m_spans, run) : run.state;
        const bool slim = run.x1 - run.x0 < tickWidth;
        const bool holds = state == SpanState::Running || state == SpanState::Blocking;
        if (slim && (holds || (run.isMerged() && state != run.state)))
            m_ticks.push_back({run.x0, state, past});
        if (!run.isMerged() && m_context.detailed && isLit(m_context, first))
            m_lights.push_back(
                {lightRect(run), m_context.marks.selectedBlocks.contains(first.block.value)});
        if (slim && holds && run.x1 - run.x0 < 1 && m_context.detailed)
            return;
        const bool idle = run.state == SpanState::Idle; // is not foretold
        if (!past) {
            if (!idle)
                m_bars.future(barRect(run.x0, run.x1));
            return;
        }
        if (run.x1 > playhead && playhead > run.x0) {
            m_bars.bar(run.state, barRect(run.x0, playhead));
            if (!idle)
                m_bars.future(barRect(playhead, run.x1));
            return;
        }
        m_bars.bar(run.state, barRect(run.x0, run.x1));
    }

    void paintTicks()
    {
        for (std::size_t i = 0; i < m_ticks.size(); ++i) {
            const Tick &tick = m_ticks[i];
            const bool crowded =
                (i > 0 && tick.x - m_ticks[i - 1].x < tickSpacing) ||
                (i + 1 < m_ticks.size() && m_ticks[i + 1].x - tick.x < tickSpacing);
            if (!m_context.detailed || crowded) {
                const QRectF under = m_context.bar(tick.x, tick.x + 1, m_top + m_height + 1, 2);
                m_bars.tick(tick.past ? tick.state : SpanState::Idle, under);
                continue;
            }
            QRectF rect = m_context.bar(tick.x - tickWidth / 2, tick.x + tickWidth / 2,
                                        m_top - tickOverhang, m_height + 2 * tickOverhang);
            if (tick.past)
                m_bars.tick(tick.state, rect);
            else
                m_bars.future(rect.adjusted(1, tickOverhang, -1, -tickOverhang));
        }
        m_bars.flush();
    }

    QRectF barRect(double x0, double x1) const { return m_context.bar(x0, x1, m_top, m_height); }
    QRectF lightRect(const SpanRun &run) const
    {
        const double middle = (run.x0 + run.x1) / 2,
                     half = std::max(tickWidth, run.x1 - run.x0) / 2;
        return m_context.bar(middle - half, middle + half, m_top, m_height);
    }

    BarPainter m_bars;
    const RenderContext &m_context;
    const TrackFrame &m_frame;
    Spans m_spans;
    double m_top, m_height;
    std::vector<Tick> m_ticks;
    std::vector<std::pair<QRectF, bool>> m_lights;
};

} // namespace

void paintRuns(QPainter &painter, const RenderContext &context, const TrackFrame &frame,
               Spans spans)
{
    RunsPainter(painter, context, frame, spans).paint();
}

void paintWords(QPainter &painter, const RenderContext &context, const TrackFrame &frame,
                Spans spans, const std::function<QStringList(const Span &)> &wordsOf)
{
    const double baseline = barTop(context.fonts, frame.rect) - 3;
    const double least = context.rounded ? leastWordsWidth : leastCrowdedWordsWidth;
    painter.setFont(context.fonts.small);
    painter.setPen(context.color(ColorRole::TextFaint));
    for (const SpanRun &run : frame.runs) {
        // Words keep to the visible part of their bar, so they stay in sight while it scrolls.
        const double left = std::max(run.x0, 0.0) + wordsMargin;
        const double room = std::min(run.x1, context.width) - left;
        const Span &span = spans[run.first];
        if (run.isMerged() || room < least ||
            !context.hasHappened(frame.recording.executor, span.begin, span.beginEvent))
            continue;
        const QStringList words = wordsOf(span);
        const auto fitting = std::find_if(words.begin(), words.end(), [&](const QString &one) {
            return context.fonts.smallMetrics.horizontalAdvance(one) <= room;
        });
        if (fitting != words.end())
            painter.drawText(QPointF(left, baseline), *fitting);
    }
}

void paintLane(QPainter &painter, const RenderContext &context, const TrackFrame &frame,
               std::uint32_t lane)
{
    const Lane &of = frame.recording.lifecycle.lanes()[lane];
    paintRuns(painter, context, frame, of.spans);
    if (!context.detailed)
        return;
    paintWords(painter, context, frame, of.spans,
               [&](const Span &span) { return spanWords(frame.recording, span); });
    const EndPill pill = endPill(context, frame.recording, of, frame.rect);
    paintEndPill(painter, context, pill);
    paintLogMarks(painter, context, frame, lane);
    paintCallbackTicks(painter, context, frame, lane, pill.rect);
}

} // namespace coroscope
