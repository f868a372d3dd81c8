// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/remarks.h"

#include "trace/lateness.h"
#include "trace/metrics.h"
#include "views/timeline/endpill.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace coroscope {

namespace {

struct RemarkWords {
    Q_DECLARE_TR_FUNCTIONS(Remarks)
};

constexpr std::size_t mostSigns = 300;
constexpr double remarkSize = 13, leastLateWidth = 3;

/// The index of the row on which a remark stands, -1 when that is not shown.
int rowOf(const ChartScene &scene, const TraceEvent &event)
{
    const std::uint32_t lane = scene.context.source.loop->lifecycle.laneOf(event.object.taskId());
    const int row = scene.layout.rowOf(Recording::Executor::Loop, lane);
    return row >= 0 ? row : scene.layout.loopRow();
}

} // namespace

std::vector<RemarkSign> remarkSigns(const ChartScene &scene)
{
    const RenderContext &context = scene.context;
    std::vector<RemarkSign> signs;
    const Recording *loop = context.source.loop;
    if (!loop)
        return signs;
    const PixelMap map = context.map(Recording::Executor::Loop);
    const auto pixelOf = [&](std::uint32_t event) {
        return map.pixel(loop->trace.events().time()[event], event);
    };
    const auto &remarks = loop->lifecycle.remarks();
    auto it = std::ranges::partition_point(
        remarks, [&](std::uint32_t event) { return pixelOf(event) < -remarkSize; });
    for (; it != remarks.end() && signs.size() < mostSigns; ++it) {
        const TraceEvent event = loop->trace.event(*it);
        const double x = pixelOf(*it);
        if (x > context.width || !context.hasHappened(Recording::Executor::Loop, event.time, *it))
            break;
        const int row = event.kind == EventKind::Note ? -1 : rowOf(scene, event);
        if (row < 0)
            continue;
        const QRectF rect = scene.rowRect(scene.layout.rows()[static_cast<std::size_t>(row)]);
        const double top = std::max(rect.top(), barTop(context.fonts, rect) - remarkSize - 1);
        signs.push_back({QRectF(context.snapped(x) - remarkSize / 2, top, remarkSize, remarkSize),
                         *it, event.kind != EventKind::WarningIssued});
    }
    return signs;
}

void paintRemarks(QPainter &painter, const ChartScene &scene)
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (const RemarkSign &sign : remarkSigns(scene)) {
        const QRectF &r = sign.rect;
        const QPointF triangle[] = {{r.center().x(), r.top()}, r.bottomRight(), r.bottomLeft()};
        painter.setPen(QPen(scene.context.color(ColorRole::Surface), 1.5));
        painter.setBrush(scene.context.color(sign.isError ? ColorRole::Error : ColorRole::Warning));
        painter.drawConvexPolygon(triangle, 3);
        painter.setPen(
            QPen(scene.context.color(ColorRole::Surface), 1.6, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(r.center() + QPointF(0, -1.5), r.center() + QPointF(0, 2));
        painter.drawPoint(r.center() + QPointF(0, 4.5));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintLateWakes(QPainter &painter, const ChartScene &scene, const Row &row)
{
    const RenderContext &context = scene.context;
    const Recording &recording = *context.source.of(row.band);
    const Lane &lane = recording.lifecycle.lanes()[row.lane];
    const PixelMap map = context.map(row.band);
    const QRectF rect = scene.rowRect(row);
    const double bottom = barTop(context.fonts, rect) + context.fonts.barHeight() + 1;
    for (const SpanRun &run : scene.cache.runs(context, row)) {
        if (run.isMerged() || run.x1 < 0 || run.x0 > context.width)
            continue;
        const auto late = lateWake(recording, lane, run.first, leastLateness);
        if (!late || !context.hasHappened(row.band, lane.spans[run.first].end,
                                          lane.spans[run.first].endEvent))
            continue;
        constexpr auto after = std::numeric_limits<std::uint32_t>::max();
        const double x0 = map.pixel(late->due, after);
        const double x1 = map.pixel(late->due + late->late, after);
        if (x1 - x0 < leastLateWidth)
            continue;
        const QColor ink = context.color(ColorRole::ReadyInk);
        painter.fillRect(context.bar(x0, x1, bottom, 2), ink);
        painter.fillRect(QRectF(context.snapped(x0), barTop(context.fonts, rect) - 2, 1.5,
                                context.fonts.barHeight() + 5),
                         ink);
        const QString words =
            RemarkWords::tr("%1 late").arg(QString::fromStdString(formatDuration(late->late)));
        const double width = context.fonts.smallMetrics.horizontalAdvance(words);
        if (x1 - x0 < width + metric::s || x0 - run.x0 < 4 * metric::l)
            continue;
        painter.setFont(context.fonts.small);
        painter.setPen(context.color(ColorRole::ReadyInk));
        painter.drawText(QPointF(x0 + metric::xs, barTop(context.fonts, rect) - 3), words);
    }
}

} // namespace coroscope
