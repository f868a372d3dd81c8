// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/looprenderer.h"

#include "trace/metrics.h"
#include "views/timeline/chartwords.h"
#include "views/timeline/endpill.h"
#include "views/timeline/fillrects.h"
#include "views/timeline/lanemarks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

struct LoopLaneWords {
    Q_DECLARE_TR_FUNCTIONS(LoopLane)
};

constexpr double thinnestColumn = 3;

QStringList holderWords(const Recording &recording, const Span &span)
{
    const std::uint32_t lane = recording.lifecycle.laneOf(span.object.taskId());
    const QString who = lane == noLane ? LoopLaneWords::tr("callback")
                                       : laneTitle(recording, recording.lifecycle.lanes()[lane]);
    if (span.state == SpanState::Running)
        return {who};
    if (span.state != SpanState::Blocking)
        return {};
    const Nanos end = span.end == openEnd ? recording.lifecycle.now() : span.end;
    const QString time = QString::fromStdString(formatDuration(end - span.begin));
    return {LoopLaneWords::tr("loop frozen for %1 by %2").arg(time, who),
            LoopLaneWords::tr("loop frozen, %1").arg(time), LoopLaneWords::tr("loop frozen"),
            LoopLaneWords::tr("frozen")};
}

/// "idle" in the middle of the line, where there is room for it.
void paintIdleWords(QPainter &painter, const RenderContext &context, const TrackFrame &frame)
{
    const QString words = LoopLaneWords::tr("idle");
    const double width = context.fonts.smallMetrics.horizontalAdvance(words) + 2 * metric::s;
    const auto &spans = frame.recording.lifecycle.loopSpans();
    const double playhead = context.playheadPixel();
    const double middle = barTop(context.fonts, frame.rect) + context.fonts.barHeight() / 2.0;
    painter.setFont(context.fonts.small);
    for (const SpanRun &run : frame.runs) {
        const double left = std::max(run.x0, 0.0);
        const double right = std::min({run.x1, context.width, playhead});
        if (run.isMerged() || spans[run.first].state != SpanState::Idle || right - left < 3 * width)
            continue;
        const QRectF box((left + right - width) / 2,
                         middle - context.fonts.smallMetrics.height() / 2, width,
                         context.fonts.smallMetrics.height());
        painter.fillRect(box, context.color(ColorRole::Surface));
        painter.setPen(context.color(ColorRole::TextFaint));
        painter.drawText(box, Qt::AlignCenter, words);
    }
}

} // namespace

void paintLoopLane(QPainter &painter, const RenderContext &context, const TrackFrame &frame)
{
    const auto &spans = frame.recording.lifecycle.loopSpans();
    paintRuns(painter, context, frame, spans);
    if (!context.detailed)
        return;
    paintIdleWords(painter, context, frame);
    paintWords(painter, context, frame, spans,
               [&](const Span &span) { return holderWords(frame.recording, span); });
    paintCallbackTicks(painter, context, frame, noLane, {});
}

std::vector<DepthColumn> depthColumns(const RenderContext &context, const Recording &recording)
{
    const auto &depths = recording.lifecycle.readyDepth();
    const PixelMap map = context.map(recording.executor);
    const auto pixel = [&](const ReadyDepth &depth) { return map.pixel(depth.time, depth.event); };
    const auto after = [&](auto first, double x) {
        return std::partition_point(first, depths.end(),
                                    [&](const ReadyDepth &depth) { return pixel(depth) < x; });
    };
    std::vector<DepthColumn> columns;
    auto it = after(depths.begin(), 0);
    if (it != depths.begin())
        --it;
    while (it != depths.end() && pixel(*it) < context.width) {
        if (!context.hasHappened(recording.executor, it->time, it->event))
            break;
        const double x0 = pixel(*it);
        const auto next = after(std::next(it), std::max(x0, 0.0) + 1);
        // Far out many changes lie under one pixel: an even sample of them tells how high it went.
        constexpr std::ptrdiff_t sampleSize = 32;
        const std::ptrdiff_t stride = std::max<std::ptrdiff_t>(1, (next - it) / sampleSize);
        std::uint32_t highest = 0;
        for (auto one = it; one < next;
             one += std::min(stride, std::max<std::ptrdiff_t>(1, next - one)))
            highest = std::max(highest, one->depth);
        const std::uint32_t last = std::prev(next)->depth;
        const double end = next == depths.end() ? context.width : pixel(*next);
        columns.push_back({x0, std::max(x0 + 1, last == highest ? end : x0 + 1), highest});
        if (last != highest && last > 0)
            columns.push_back({x0 + 1, end, last});
        it = next;
    }
    return columns;
}

void paintReadyDepth(QPainter &painter, const RenderContext &context, const Recording &recording,
                     const QRectF &rect)
{
    const std::vector<DepthColumn> columns = depthColumns(context, recording);
    std::uint32_t highest = 3;
    for (const DepthColumn &column : columns)
        highest = std::max(highest, column.depth);
    QVector<QRectF> rects;
    const double playhead = context.playheadPixel();
    for (const DepthColumn &column : columns) {
        if (column.depth == 0)
            continue;
        const double height =
            std::max(2.0, std::round((rect.height() - 2) * column.depth / highest));
        const double right = std::max(column.x0 + thinnestColumn, std::min(column.x1, playhead));
        rects.append(context.bar(column.x0 - 1, right - 1, rect.bottom() - 1 - height, height));
    }
    painter.fillRect(QRectF(0, rect.bottom() - 1, context.width, 1),
                     context.color(ColorRole::Border));
    fillRects(painter, rects, context.color(ColorRole::ReadyInk));
}

std::vector<FrozenStretch> frozenStretches(const RenderContext &context, const Recording &recording,
                                           const std::vector<SpanRun> &runs)
{
    std::vector<FrozenStretch> stretches;
    const auto &spans = recording.lifecycle.loopSpans();
    const double playhead = context.playheadPixel();
    for (const SpanRun &run : runs) {
        if (run.state != SpanState::Blocking || run.x1 - run.x0 < 1)
            continue;
        const Span &span = spans[run.first];
        if (!context.hasHappened(recording.executor, span.begin, span.beginEvent))
            break;
        const double x0 = std::max(run.x0, 0.0), x1 = std::min({run.x1, context.width, playhead});
        if (x1 > x0)
            stretches.push_back({context.snapped(x0), context.snapped(x1),
                                 recording.lifecycle.laneOf(span.object.taskId())});
    }
    return stretches;
}

void paintFrozenBand(QPainter &painter, const RenderContext &context, const FrozenStretch &stretch,
                     const QRectF &area)
{
    const QRectF band(stretch.x0, area.top(), std::max(1.0, stretch.x1 - stretch.x0),
                      area.height());
    painter.fillRect(band, context.color(ColorRole::FrozenBand));
    if (!context.detailed)
        return;
    QColor edge = context.color(ColorRole::Blocking);
    edge.setAlphaF(0.5F);
    painter.fillRect(QRectF(band.left(), band.top(), 1, band.height()), edge);
    painter.fillRect(QRectF(band.right() - 1, band.top(), 1, band.height()), edge);
}

} // namespace coroscope
