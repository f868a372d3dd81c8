// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/gappainter.h"

#include "trace/metrics.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>

namespace coroscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Gaps)
};

/// A break is two wavy lines so far apart; narrower gaps have none.
constexpr double breakWidth = 7, leastGap = 12;
constexpr double waveLength = 14, waveHeight = 2;

/// A wavy line downwards from \p top.
QPainterPath wave(double x, double top, double bottom)
{
    QPainterPath path(QPointF(x, top));
    double side = waveHeight;
    for (double y = top; y < bottom; y += waveLength / 2) {
        path.quadTo(QPointF(x + 2 * side, y + waveLength / 4), QPointF(x, y + waveLength / 2));
        side = -side;
    }
    return path;
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
    for (const AxisGap &gap : gaps) {
        const double left = pixelOf(scene, gap.begin), right = pixelOf(scene, gap.end);
        if (right - left < leastGap)
            continue;
        const double x = context.snapped((left + right - breakWidth) / 2);
        const QPainterPath first = wave(x, area.top(), area.bottom());
        QPainterPath torn = first;
        torn.connectPath(first.translated(breakWidth, 0).toReversed());
        painter.setPen(Qt::NoPen);
        painter.setBrush(context.color(ColorRole::Surface));
        painter.drawPath(torn);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(context.color(ColorRole::BorderStrong), 1.2));
        painter.drawPath(first);
        painter.drawPath(first.translated(breakWidth, 0));
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
            return Words::tr("Nothing runs from %1 to %2: %3, shown shorter")
                .arg(instantLabel(gap.from), instantLabel(gap.to),
                     QString::fromStdString(formatDuration(gap.to - gap.from)));
    }
    return {};
}

} // namespace coroscope
