// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/gappainter.h"

#include "trace/metrics.h"
#include "views/timeline/endpill.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>

namespace coroscope {

namespace {

struct GapWords {
    Q_DECLARE_TR_FUNCTIONS(Gaps)
};

/// A break is two wavy lines so far apart; narrower gaps have none. They stand out of the bar.
constexpr double breakWidth = 7, leastGap = 12, standOut = 3;
constexpr double waveLength = 12, waveHeight = 2;
constexpr double slack = 0.5; ///< pixels by which a bar may miss the gap that it covers

/// A wavy line downwards from \p top.
QPainterPath wave(double x, double top, double bottom)
{
    QPainterPath path(QPointF(x, top));
    double side = waveHeight;
    for (double y = top; y < bottom; y += waveLength / 2) {
        const double end = std::min(y + waveLength / 2, bottom);
        path.quadTo(QPointF(x + 2 * side, (y + end) / 2), QPointF(x, end));
        side = -side;
    }
    return path;
}

/// Tears a bar from \p top to \p bottom at \p x.
void paintBreak(QPainter &painter, const RenderContext &context, double x, double top,
                double bottom)
{
    const QPainterPath first = wave(x, top, bottom);
    QPainterPath torn = first;
    torn.connectPath(first.translated(breakWidth, 0).toReversed());
    painter.fillPath(torn, context.color(ColorRole::Surface));
    painter.setPen(QPen(context.color(ColorRole::BorderStrong), 1.2));
    painter.drawPath(first);
    painter.drawPath(first.translated(breakWidth, 0));
}

/// Whether one of \p runs lies over the whole of [left, right].
bool isCovered(const std::vector<SpanRun> &runs, double left, double right)
{
    const auto run = std::ranges::lower_bound(runs, right, {}, &SpanRun::x1);
    return run != runs.end() && run->x0 <= left;
}

double pixelOf(const ChartScene &scene, double position)
{
    return scene.header + positionToPixel(position, scene.context.range, scene.context.width);
}

} // namespace

void paintBreaks(QPainter &painter, const ChartScene &scene)
{
    const RenderContext &context = scene.context;
    const std::vector<AxisGap> gaps = context.axis.gaps(context.range);
    if (gaps.empty())
        return;
    const QRectF area = scene.timeArea();
    painter.save();
    painter.setClipRect(area);
    painter.setRenderHint(QPainter::Antialiasing, true);
    const auto [firstRow, lastRow] = scene.visibleRows();
    for (int i = firstRow; i < lastRow; ++i) {
        const Row &row = scene.layout.rows()[static_cast<std::size_t>(i)];
        if (row.kind != RowKind::Lane && row.kind != RowKind::Loop)
            continue;
        const std::vector<SpanRun> &runs = scene.cache.runs(context, row);
        const double top = barTop(context.fonts, scene.rowRect(row)) - standOut;
        const double bottom = top + context.fonts.barHeight() + 2 * standOut;
        for (const AxisGap &gap : gaps) {
            const double left = pixelOf(scene, gap.begin), right = pixelOf(scene, gap.end);
            if (right - left >= leastGap &&
                isCovered(runs, left - scene.header + slack, right - scene.header - slack))
                paintBreak(painter, context, context.snapped((left + right - breakWidth) / 2), top,
                           bottom);
        }
    }
    painter.restore();
}

void paintGapLabels(QPainter &painter, const ChartScene &scene, std::vector<QRectF> occupied)
{
    const RenderContext &context = scene.context;
    painter.setFont(context.fonts.small);
    painter.setPen(context.color(ColorRole::TextFaint));
    const double height = scene.rulerHeight() - 8;
    for (const AxisGap &gap : context.axis.gaps(context.range)) {
        const double left = pixelOf(scene, gap.begin), right = pixelOf(scene, gap.end);
        const QString length = QString::fromStdString(formatDuration(gap.to - gap.from));
        for (const QString &label : {QStringLiteral("≈ %1").arg(length), QStringLiteral("≈")}) {
            const double width = context.fonts.smallMetrics.horizontalAdvance(label);
            const QRectF box((left + right - width) / 2, 0, width, height);
            const bool isFree =
                width <= right - left &&
                std::ranges::none_of(occupied, [&box](const QRectF &other) {
                    return other.intersects(box.adjusted(-metric::xs, 0, metric::xs, 0));
                });
            if (!isFree)
                continue;
            painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, label);
            occupied.push_back(box);
            break;
        }
    }
}

QString gapText(const ChartScene &scene, double x)
{
    const RenderContext &context = scene.context;
    const double position = pixelToPosition(x - scene.header, context.range, context.width);
    for (const AxisGap &gap : context.axis.gaps(context.range)) {
        if (gap.begin < position && position < gap.end)
            return GapWords::tr("Nothing runs from %1 to %2: %3, shown shorter")
                .arg(instantLabel(gap.from), instantLabel(gap.to),
                     QString::fromStdString(formatDuration(gap.to - gap.from)));
    }
    return {};
}

} // namespace coroscope
