// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/differencesigns.h"

#include "views/timeline/endpill.h"

namespace coroscope {

namespace {

constexpr double differenceSize = 15;

/// The middle of the sign at \p place, on the bar; null when it is not to be seen.
std::optional<QPointF> centreOf(const ChartScene &scene, Recording::Executor band,
                                const DifferencePlace &place, DifferenceKind kind)
{
    const RenderContext &context = scene.context;
    if (place.time > context.playhead || !context.hasHappened(band, place.time, place.event))
        return {};
    const bool isOfLoop = place.lane == noLane && band == Recording::Executor::Loop;
    const int row = isOfLoop ? scene.layout.loopRow() : scene.layout.rowOf(band, place.lane);
    if (row < 0)
        return {};
    const QRectF rect = scene.rowRect(scene.layout.rows()[static_cast<std::size_t>(row)]);
    const double middle = barTop(context.fonts, rect) + context.fonts.barHeight() / 2.0;
    double x = context.map(band).pixel(place.time, place.event);
    if (kind == DifferenceKind::Outcome || kind == DifferenceKind::Value) {
        const Recording &recording = *context.source.of(band);
        const EndPill pill =
            endPill(context, recording, recording.lifecycle.lanes()[place.lane], rect);
        if (!pill.rect.isEmpty())
            x = pill.rect.right() + differenceSize * 0.75;
    }
    if (x < -differenceSize || x > context.width + differenceSize)
        return {};
    return QPointF(context.snapped(x), middle);
}

void paintDifference(QPainter &painter, const RenderContext &context, const QRectF &rect)
{
    painter.setPen(QPen(context.color(ColorRole::Surface), 1.5));
    painter.setBrush(context.color(ColorRole::Text));
    painter.drawEllipse(rect);
    painter.setPen(QPen(context.color(ColorRole::Surface), 1.4, Qt::SolidLine, Qt::RoundCap));
    const QPointF centre = rect.center();
    for (const double y : {-1.8, 1.8})
        painter.drawLine(centre + QPointF(-3, y), centre + QPointF(3, y));
    painter.drawLine(centre + QPointF(-1.8, 4), centre + QPointF(1.8, -4));
}

} // namespace

std::vector<DifferenceSign> differenceSigns(const ChartScene &scene)
{
    std::vector<DifferenceSign> signs;
    const ChartSource &source = scene.context.source;
    if (!source.differences || !source.loop || !source.threads)
        return signs;
    for (std::uint32_t i = 0; i < source.differences->size(); ++i) {
        const Difference &one = (*source.differences)[i];
        for (const auto &[band, place] : {std::pair(Recording::Executor::Loop, &one.loop),
                                          std::pair(Recording::Executor::Threads, &one.threads)}) {
            const auto centre = centreOf(scene, band, *place, one.kind);
            if (!centre)
                continue;
            const QPointF corner(differenceSize / 2, differenceSize / 2);
            signs.push_back({QRectF(*centre - corner, *centre + corner), i});
        }
    }
    return signs;
}

void paintDifferences(QPainter &painter, const ChartScene &scene)
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (const DifferenceSign &sign : differenceSigns(scene))
        paintDifference(painter, scene.context, sign.rect);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace coroscope
