// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/overview.h"

#include "views/timeline/fillrects.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

constexpr double narrowestFrame = 6;

} // namespace

void paintOverviewLanes(QPainter &painter, const ChartSource &source, const Axis &axis,
                        const Theme &theme, const AxisRange &content, const QRectF &rect)
{
    const Recording *recording = source.loop ? source.loop : source.threads;
    if (!recording || recording->lifecycle.lanes().empty())
        return;
    const auto &lanes = recording->lifecycle.lanes();
    const PixelMap map(axis, recording->executor, content, rect.width(),
                       recording->lifecycle.now());
    const double room = rect.height() - 6;
    const auto lines = std::min<std::size_t>(lanes.size(), static_cast<std::size_t>(room / 2));
    if (lines == 0)
        return;
    const double pitch = std::min(6.0, room / static_cast<double>(lines));
    const double thickness = std::max(1.0, std::floor(pitch / 2));
    const double top =
        rect.center().y() - pitch * static_cast<double>(lines) / 2 + (pitch - thickness) / 2;
    QVector<QRectF> rects;
    for (std::size_t line = 0; line < lines; ++line) {
        const Lane &lane = lanes[line * lanes.size() / lines];
        if (lane.spans.empty())
            continue;
        const double x0 = map.begin(lane.spans.front()), x1 = map.end(lane.spans.back());
        rects.append(QRectF(rect.left() + x0, std::round(top + pitch * static_cast<double>(line)),
                            std::max(1.0, x1 - x0), thickness));
    }
    QColor ink = theme.color(ColorRole::WaitingInk);
    ink.setAlphaF(0.7F);
    fillRects(painter, rects, ink);
}

QRectF overviewFrame(const AxisRange &visible, const AxisRange &content, const QRectF &rect)
{
    double x0 = positionToPixel(visible.begin, content, rect.width());
    double x1 = positionToPixel(visible.end, content, rect.width());
    x0 = std::clamp(x0, 0.0, rect.width() - narrowestFrame);
    x1 = std::clamp(x1, x0 + narrowestFrame, rect.width());
    return QRectF(rect.left() + x0, rect.top(), x1 - x0, rect.height());
}

void paintOverviewFrame(QPainter &painter, const Theme &theme, const QRectF &frame,
                        const QRectF &rect)
{
    QColor veil = theme.color(ColorRole::SurfaceSunken);
    veil.setAlphaF(0.7F);
    painter.fillRect(QRectF(rect.topLeft(), QPointF(frame.left(), rect.bottom())), veil);
    painter.fillRect(QRectF(QPointF(frame.right(), rect.top()), rect.bottomRight()), veil);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(theme.color(ColorRole::Accent), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 4, 4);
    painter.restore();
}

} // namespace coroscope
