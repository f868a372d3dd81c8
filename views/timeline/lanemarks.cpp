// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/lanemarks.h"

#include "views/timeline/endpill.h"

#include <algorithm>

namespace coroscope {

namespace {

constexpr double logMarkSize = 6, logMarkSpacing = 5;
/// More badges than this in a row say nothing any more.
constexpr std::size_t mostBadges = 64;
constexpr std::size_t mostLinesAt = 12;

/// Those of \p indices whose event is drawn at \p x or right of it.
template <class PixelOf>
std::span<const std::uint32_t> from(std::span<const std::uint32_t> indices, double x,
                                    PixelOf pixelOf)
{
    const auto first = std::partition_point(
        indices.begin(), indices.end(), [&](std::uint32_t index) { return pixelOf(index) < x; });
    return {first, indices.end()};
}

} // namespace

void paintLogMarks(QPainter &painter, const RenderContext &context, const TrackFrame &frame,
                   std::uint32_t lane)
{
    const auto lines = frame.index.logOf(lane);
    const auto &log = frame.recording.lifecycle.log();
    const PixelMap map = context.map(frame.recording.executor);
    const auto pixelOf = [&](std::uint32_t i) { return map.pixel(log[i].time, log[i].event); };
    const double middle = barTop(context.fonts, frame.rect) + context.fonts.barHeight() + 3;

    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(context.color(ColorRole::Surface), 1.2));
    painter.setBrush(context.color(ColorRole::Text));
    for (auto rest = from(lines, -logMarkSize, pixelOf); !rest.empty();) {
        const LogEntry &entry = log[rest.front()];
        const double x = pixelOf(rest.front());
        if (x > context.width ||
            !context.hasHappened(frame.recording.executor, entry.time, entry.event))
            break;
        painter.drawEllipse(QPointF(x, middle), logMarkSize / 2, logMarkSize / 2);
        rest = from(rest, x + logMarkSpacing, pixelOf);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

std::vector<std::uint32_t> logLinesAt(const RenderContext &context, const Recording &recording,
                                      const ChartIndex &index, std::uint32_t lane, double x,
                                      double tolerance)
{
    const auto lines = index.logOf(lane);
    const auto &log = recording.lifecycle.log();
    const PixelMap map = context.map(recording.executor);
    const auto pixelOf = [&](std::uint32_t i) { return map.pixel(log[i].time, log[i].event); };
    std::vector<std::uint32_t> found;
    for (std::uint32_t line : from(lines, x - tolerance, pixelOf)) {
        if (pixelOf(line) > x + tolerance || found.size() == mostLinesAt)
            break;
        found.push_back(line);
    }
    return found;
}

std::vector<CallbackBadge> callbackBadges(const RenderContext &context, const Recording &recording,
                                          const ChartIndex &index, const QRectF &row,
                                          std::uint32_t lane, const QRectF &pill)
{
    const auto ticks = index.callbacksOf(lane);
    const auto &callbacks = recording.lifecycle.callbacks();
    const PixelMap map = context.map(recording.executor);
    const auto pixelOf = [&](std::uint32_t i) {
        return map.pixel(callbacks[i].time, callbacks[i].event);
    };
    const double size = context.fonts.barHeight() + 2;
    const double top = barTop(context.fonts, row) - 1;
    double free = -size;
    std::vector<CallbackBadge> badges;
    for (std::uint32_t callback : from(ticks, -size, pixelOf)) {
        const CallbackTick &tick = callbacks[callback];
        double x = pixelOf(callback);
        if (x > context.width || badges.size() == mostBadges ||
            !context.hasHappened(recording.executor, tick.time, tick.event))
            break;
        const double width = std::max(
            size, context.fonts.smallMetrics.horizontalAdvance(QString::number(tick.number)) + 6);
        x -= width / 2;
        if (!pill.isEmpty() && x + width > pill.left() - 8 && x < pill.right() + 4)
            x = pill.right() + 4;
        x = context.snapped(std::max(x, free));
        badges.push_back({QRectF(x, top, width, size), callback});
        free = x + width + 2;
    }
    return badges;
}

void paintCallbackTicks(QPainter &painter, const RenderContext &context, const TrackFrame &frame,
                        std::uint32_t lane, const QRectF &pill)
{
    const auto badges =
        callbackBadges(context, frame.recording, frame.index, frame.rect, lane, pill);
    painter.setFont(context.fonts.small);
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (const CallbackBadge &badge : badges) {
        painter.setPen(QPen(context.color(ColorRole::GroupFuture), 1));
        painter.setBrush(context.color(ColorRole::GroupFutureSoft));
        painter.drawRoundedRect(badge.rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter.setPen(context.color(ColorRole::Text));
        painter.drawText(
            badge.rect, Qt::AlignCenter,
            QString::number(frame.recording.lifecycle.callbacks()[badge.callback].number));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace coroscope
