// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/barpainter.h"

#include "views/timeline/fillrects.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

constexpr double cornerRadius = 2;
/// Narrower bars are plain.
constexpr double patternWidth = 5;

} // namespace

BarPainter::BarPainter(QPainter &painter, const RenderContext &context)
    : m_painter(painter), m_context(context)
{
}

void BarPainter::bar(SpanState state, const QRectF &rect)
{
    const StateStyle &style = styleOf(state);
    const QColor fill = m_context.color(style.fill);
    if (style.pattern == StatePattern::Thin) {
        const double height = m_context.snapped(rect.height() / 3);
        plain(fill,
              {rect.x(), m_context.snapped(rect.center().y() - height / 2), rect.width(), height});
        return;
    }
    if (!m_context.detailed || rect.width() < patternWidth) {
        plain(fill, rect);
        if (style.pattern == StatePattern::CentreLine && m_context.detailed)
            pattern(style, rect);
        return;
    }
    if (style.pattern == StatePattern::Outline)
        shape(rect, m_context.color(ColorRole::Surface), fill);
    else if (m_context.rounded)
        shape(rect, fill);
    else
        m_painter.fillRect(rect, fill);
    pattern(style, rect);
}

void BarPainter::tick(SpanState state, const QRectF &rect)
{
    const QColor fill = m_context.color(styleOf(state).fill);
    if (m_context.rounded && rect.width() >= 3)
        shape(rect, fill);
    else
        plain(fill, rect);
}

void BarPainter::future(const QRectF &rect)
{
    QColor color = m_context.color(ColorRole::Future);
    if (!m_context.detailed || rect.width() < 2 * patternWidth) {
        color.setAlphaF(0.5F);
        plain(color, rect);
        return;
    }
    flush();
    QPen pen(color, 1);
    pen.setDashPattern({3, 3});
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    m_painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), cornerRadius, cornerRadius);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void BarPainter::glow(const QRectF &rect, bool selected)
{
    flush();
    QColor color = m_context.color(ColorRole::Accent);
    if (!selected)
        color.setAlphaF(0.55F);
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    m_painter.setPen(QPen(color, selected ? 2 : 1.5));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), cornerRadius + 2, cornerRadius + 2);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void BarPainter::plain(const QColor &color, const QRectF &rect)
{
    const QRgb rgb = color.rgba();
    for (Batch &batch : m_batches) {
        if (batch.color == rgb) {
            batch.rects.append(rect);
            return;
        }
    }
    m_batches.append({rgb, {rect}});
}

void BarPainter::shape(const QRectF &rect, const QColor &fill, const QColor &outline)
{
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    m_painter.setBrush(fill);
    if (outline.isValid()) {
        m_painter.setPen(QPen(outline, 1));
        m_painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), cornerRadius, cornerRadius);
    } else {
        m_painter.setPen(Qt::NoPen);
        m_painter.drawRoundedRect(rect, cornerRadius, cornerRadius);
    }
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void BarPainter::pattern(const StateStyle &style, const QRectF &rect)
{
    const QColor ink = m_context.color(style.ink);
    switch (style.pattern) {
    case StatePattern::CentreLine:
        plain(ink, {rect.x(), m_context.snapped(rect.center().y() - 1), rect.width(), 2});
        break;
    case StatePattern::Dots:
        dots(ink, rect);
        break;
    case StatePattern::Hatch:
        diagonals(ink, rect, 7, 2);
        break;
    case StatePattern::Stripes: {
        const double y = m_context.snapped(rect.center().y());
        plain(ink, {rect.x(), y - 3, rect.width(), 1});
        plain(ink, {rect.x(), y + 2, rect.width(), 1});
        break;
    }
    case StatePattern::Solid:
    case StatePattern::Outline:
    case StatePattern::Thin:
        break;
    }
}

void BarPainter::dots(const QColor &ink, const QRectF &rect)
{
    constexpr double spacing = 5, size = 2;
    QVector<QRectF> dots;
    const double left = std::max(rect.left(), 0.0), right = std::min(rect.right(), m_context.width);
    // Counted from the bar's own begin, so that the dots move with it.
    const double first = rect.left() + 2 + std::floor((left - rect.left()) / spacing) * spacing;
    const double top = m_context.snapped(rect.center().y());
    bool upper = std::fmod(std::floor((left - rect.left()) / spacing), 2) == 0;
    for (double x = first; x + size <= right - 1; x += spacing, upper = !upper)
        dots.append({x, upper ? top - 3 : top + 1, size, size});
    fillRects(m_painter, dots, ink);
}

void BarPainter::diagonals(const QColor &ink, const QRectF &rect, double spacing, double thickness)
{
    const QRectF inner = rect.adjusted(1, 1, -1, -1);
    const double height = inner.height();
    QVector<QLineF> lines;
    const double begin =
        std::max(inner.left() - height,
                 inner.left() - height + std::floor(-inner.left() / spacing) * spacing);
    const double end = std::min(inner.right(), m_context.width);
    for (double x = begin; x < end; x += spacing) {
        // From (x, bottom) up to the right, cut where it leaves the bar.
        const double from = std::max(x, inner.left()), to = std::min(x + height, inner.right());
        if (to > from)
            lines.append({from, inner.bottom() - (from - x), to, inner.bottom() - (to - x)});
    }
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    m_painter.setPen(QPen(ink, thickness, Qt::SolidLine, Qt::FlatCap));
    m_painter.drawLines(lines);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void BarPainter::flush()
{
    for (const Batch &batch : m_batches)
        fillRects(m_painter, batch.rects, QColor::fromRgba(batch.color));
    m_batches.clear();
}

} // namespace coroscope
