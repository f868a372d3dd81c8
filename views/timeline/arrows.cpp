// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/arrows.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace coroscope {

namespace {

constexpr std::size_t mostThatLeave = 40; ///< arrows to lanes out of sight; more are one grey block
constexpr double headLength = 7, headHalfWidth = 3.5;

struct LinkStyle {
    ColorRole color;
    Qt::PenStyle line;
};

/// By LinkKind.
constexpr LinkStyle styles[] = {
    {ColorRole::TextFaint, Qt::SolidLine},  {ColorRole::ReadyInk, Qt::SolidLine},
    {ColorRole::Cancelling, Qt::SolidLine}, {ColorRole::GroupFuture, Qt::SolidLine},
    {ColorRole::WaitingInk, Qt::DashLine},  {ColorRole::GroupCombine, Qt::SolidLine},
};

void paintHead(QPainter &painter, const QPointF &tip, double angle, const QColor &color)
{
    const auto back = [&](double side) {
        return QPointF(
            tip.x() - headLength * std::cos(angle) - side * headHalfWidth * std::sin(angle),
            tip.y() - headLength * std::sin(angle) + side * headHalfWidth * std::cos(angle));
    };
    const QPointF head[] = {tip, back(1), back(-1)};
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawConvexPolygon(head, 3);
}

} // namespace

void paintLinks(QPainter &painter, const RenderContext &context,
                const std::vector<ChartLink> &links,
                const std::function<double(std::uint32_t)> &centreOf,
                const std::vector<QRectF> &occupied)
{
    const PixelMap map = context.map(Recording::Executor::Loop);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setFont(context.fonts.strong);
    const bool areMany = links.size() > mostThatLeave;
    const QRectF shown = painter.hasClipping() ? painter.clipBoundingRect() : QRectF();
    for (const ChartLink &link : links) {
        const double from = centreOf(link.fromLane), to = centreOf(link.toLane);
        if (std::isnan(from) || std::isnan(to) || from == to)
            continue;
        const auto isShown = [&shown](double y) { return shown.top() <= y && y <= shown.bottom(); };
        if (areMany && !shown.isNull() && !isShown(to))
            continue;
        const LinkStyle &style = styles[static_cast<std::size_t>(link.kind)];
        const QColor color = context.color(style.color);
        const QPointF a(map.pixel(link.fromTime, link.fromEvent), from);
        const double direction = to > from ? 1 : -1;
        const QPointF b(map.pixel(link.toTime, link.toEvent),
                        to - direction * (context.fonts.barHeight() / 2.0 + 3));
        // Within an instant arrows swing out to the left, where no words stand; results, which are
        // labelled, to the right.
        const bool labelled = !link.label.isEmpty();
        const double across = std::abs(b.x() - a.x());
        const double bulge = std::clamp(std::abs(to - from) * 0.3, 12.0, labelled ? 48.0 : 20.0);
        const double lead = across < 2 * bulge && !labelled ? -bulge : bulge;
        QPainterPath path(a);
        const QPointF control1 = a + QPointF(lead, 0);
        const QPointF control2 = b + QPointF(lead, -direction * bulge * 0.6);
        const double angle = std::atan2(b.y() - control2.y(), b.x() - control2.x());
        path.cubicTo(control1, control2,
                     b - QPointF(std::cos(angle), std::sin(angle)) * (headLength - 1));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, link.isWalked ? 3 : 1.5, style.line));
        painter.drawPath(path);
        paintHead(painter, b, angle, color);
        if (labelled) {
            const QPointF middle = path.pointAtPercent(0.5);
            const double width = context.fonts.strongMetrics.horizontalAdvance(link.label) + 8;
            const QRectF box(middle.x() + 4, middle.y() - context.fonts.strongMetrics.height() / 2,
                             width, context.fonts.strongMetrics.height());
            if (std::any_of(occupied.begin(), occupied.end(),
                            [&box](const QRectF &rect) { return rect.intersects(box); }))
                continue;
            QColor veil = context.color(ColorRole::Surface);
            veil.setAlphaF(0.88F);
            painter.setPen(Qt::NoPen);
            painter.setBrush(veil);
            painter.drawRoundedRect(box, 4, 4);
            painter.setPen(context.theme.isDark() ? color.lighter(135) : color);
            painter.drawText(box, Qt::AlignCenter, link.label);
        }
    }
    painter.restore();
}

} // namespace coroscope
