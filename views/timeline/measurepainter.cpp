// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/metrics.h"
#include "views/timeline/barpainter.h"
#include "views/timeline/chartscene.h"
#include "views/timeline/endpill.h"
#include "views/timeline/measure.h"

#include <cmath>

namespace coroscope {

namespace {

constexpr double sampleWidth = 18, sampleHeight = 8, gaugeWidth = 72, gaugeHeight = 4;

/// Where the parts of the card stand.
struct CardColumns {
    double name = 0, percent = 0, time = 0; ///< widths
    double line = 0;                        ///< height of a line

    CardColumns(const ChartFonts &fonts, const MeasureReport &report)
    {
        const QFontMetricsF &metrics = fonts.smallMetrics;
        for (const auto *lines : {&report.lines, &report.loop}) {
            for (const MeasureReport::Line &one : *lines) {
                name = std::max(name, metrics.horizontalAdvance(one.name));
                time = std::max(time, metrics.horizontalAdvance(timeText(one)));
            }
        }
        percent = metrics.horizontalAdvance(QStringLiteral("> 99 %"));
        line = std::ceil(metrics.height()) + 2;
    }
    static QString timeText(const MeasureReport::Line &line)
    {
        return QString::fromStdString(formatDuration(line.time));
    }
    double width() const
    {
        return sampleWidth + metric::s + name + metric::m + gaugeWidth + metric::s + percent +
               metric::m + time;
    }
};

class CardPainter {
public:
    CardPainter(QPainter &painter, const RenderContext &context, const MeasureReport &report)
        : m_painter(painter), m_context(context), m_report(report), m_columns(context.fonts, report)
    {
    }

    QSizeF size() const
    {
        const ChartFonts &fonts = m_context.fonts;
        const double head = fonts.nameMetrics.horizontalAdvance(m_report.length) + metric::m +
                            fonts.smallMetrics.horizontalAdvance(m_report.extent);
        double height = std::ceil(fonts.nameMetrics.height()) + 2 * metric::s;
        for (const auto *lines : {&m_report.lines, &m_report.loop}) {
            if (!lines->empty())
                height += metric::xs + m_columns.line * (1 + static_cast<double>(lines->size()));
        }
        return {std::max(head, m_columns.width()) + 2 * metric::m, height};
    }

    void paint(const QRectF &card)
    {
        const ChartFonts &fonts = m_context.fonts;
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        m_painter.setPen(QPen(m_context.color(ColorRole::BorderStrong), 1));
        m_painter.setBrush(m_context.color(ColorRole::SurfaceRaised));
        m_painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), metric::radius,
                                  metric::radius);
        m_left = card.left() + metric::m;
        m_right = card.right() - metric::m;
        const QRectF head(m_left, card.top() + metric::s, m_right - m_left,
                          std::ceil(fonts.nameMetrics.height()));
        QFont strong = fonts.name;
        strong.setWeight(QFont::DemiBold);
        text(head, Qt::AlignLeft, strong, ColorRole::Text, m_report.length);
        text(head, Qt::AlignRight, fonts.small, ColorRole::TextMuted, m_report.extent);
        m_y = head.bottom();
        section(m_report.whose, m_report.lines);
        section(m_report.loopTitle, m_report.loop);
    }

private:
    void text(const QRectF &box, Qt::AlignmentFlag side, const QFont &font, ColorRole role,
              const QString &words)
    {
        m_painter.setFont(font);
        m_painter.setPen(m_context.color(role));
        m_painter.drawText(box, side | Qt::AlignVCenter | Qt::TextSingleLine, words);
    }

    void section(const QString &title, const std::vector<MeasureReport::Line> &lines)
    {
        if (lines.empty())
            return;
        const ChartFonts &fonts = m_context.fonts;
        m_y += metric::xs;
        text({m_left, m_y, m_right - m_left, m_columns.line}, Qt::AlignLeft, fonts.strong,
             ColorRole::TextMuted,
             fonts.strongMetrics.elidedText(title, Qt::ElideRight, m_right - m_left));
        m_y += m_columns.line;
        for (const MeasureReport::Line &one : lines) {
            line(one);
            m_y += m_columns.line;
        }
    }

    void line(const MeasureReport::Line &one)
    {
        const ChartFonts &fonts = m_context.fonts;
        const double middle = std::round(m_y + m_columns.line / 2);
        if (one.state) {
            BarPainter bars(m_painter, m_context);
            bars.bar(*one.state, {m_left, middle - sampleHeight / 2, sampleWidth, sampleHeight});
        }
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        double x = m_left + sampleWidth + metric::s;
        const auto box = [&](double width) { return QRectF(x, m_y, width, m_columns.line); };
        text(box(m_columns.name), Qt::AlignLeft, fonts.small, ColorRole::Text, one.name);
        x += m_columns.name + metric::m;
        const QRectF gauge(x, middle - gaugeHeight / 2, gaugeWidth, gaugeHeight);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_context.color(ColorRole::Border));
        m_painter.drawRoundedRect(gauge, gaugeHeight / 2, gaugeHeight / 2);
        m_painter.setBrush(
            m_context.color(one.state ? styleOf(*one.state).fill : ColorRole::BorderStrong));
        QRectF full = gauge;
        full.setWidth(std::max(gaugeHeight, gauge.width() * one.share));
        m_painter.drawRoundedRect(full, gaugeHeight / 2, gaugeHeight / 2);
        x += gaugeWidth + metric::s;
        text(box(m_columns.percent), Qt::AlignRight, fonts.small, ColorRole::Text,
             percentText(one.share));
        text({m_right - m_columns.time, m_y, m_columns.time, m_columns.line}, Qt::AlignRight,
             fonts.small, ColorRole::TextMuted, CardColumns::timeText(one));
    }

    QPainter &m_painter;
    const RenderContext &m_context;
    const MeasureReport &m_report;
    CardColumns m_columns;
    double m_left = 0, m_right = 0, m_y = 0;
};

/// Beside \p band, where there is more room; within \p area.
QRectF placed(const QSizeF &size, const QRectF &band, const QRectF &area)
{
    const double right = band.right() + metric::s, left = band.left() - metric::s - size.width();
    double x = area.right() - size.width() - metric::s;
    if (right + size.width() + metric::s <= area.right())
        x = std::max(right, area.left() + metric::s);
    else if (left >= area.left() + metric::s)
        x = std::min(left, x);
    return {QPointF(x, area.bottom() - size.height() - metric::s), size};
}

/// A small sign on the bar whose edge holds an edge of the measure.
void paintHold(QPainter &painter, const ChartScene &scene, const MeasureEdge &edge, double x)
{
    if (!edge.isHeld)
        return;
    const QRectF area = scene.timeArea();
    double y = area.top() + metric::s;
    if (edge.row >= 0 && static_cast<std::size_t>(edge.row) < scene.layout.rows().size()) {
        const QRectF row = scene.rowRect(scene.layout.rows()[static_cast<std::size_t>(edge.row)]);
        y = barTop(scene.context.fonts, row) + scene.context.fonts.barHeight() / 2.0;
    }
    constexpr double half = 4.5;
    const QPointF diamond[] = {{x, y - half}, {x + half, y}, {x, y + half}, {x - half, y}};
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(scene.context.color(ColorRole::Surface), 1.5));
    painter.setBrush(scene.context.color(ColorRole::Accent));
    painter.drawConvexPolygon(diamond, 4);
}

void paintPill(QPainter &painter, const RenderContext &context, const QString &text,
               const QRectF &band, const QRectF &area)
{
    const double width = context.fonts.strongMetrics.horizontalAdvance(text) + 2 * metric::s;
    const double height = context.fonts.strongMetrics.height() + metric::xs;
    QRectF box(band.center().x() - width / 2, area.bottom() - height - metric::s, width, height);
    box.moveLeft(std::clamp(box.left(), area.left() + 2,
                            std::max(area.left() + 2, area.right() - width - 2)));
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(context.color(ColorRole::Accent));
    painter.drawRoundedRect(box, height / 2, height / 2);
    painter.setPen(context.color(ColorRole::TextOnAccent));
    painter.setFont(context.fonts.strong);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace

void paintMeasure(QPainter &painter, const ChartScene &scene)
{
    if (!scene.measure.active)
        return;
    const RenderContext &context = scene.context;
    const auto pixelOf = [&](double position) {
        return scene.header +
               context.snapped(positionToPixel(position, context.range, context.width));
    };
    const double x0 = pixelOf(scene.measure.begin()), x1 = pixelOf(scene.measure.end());
    const QRectF area = scene.timeArea();
    const QRectF band(x0, area.top(), std::max(1.0, x1 - x0), area.height());
    painter.save();
    painter.setClipRect(area);
    QColor veil = context.color(ColorRole::Accent);
    veil.setAlphaF(0.12F);
    painter.fillRect(band, veil);
    const QColor edge = context.color(ColorRole::Accent);
    painter.fillRect(QRectF(band.left(), band.top(), 1, band.height()), edge);
    painter.fillRect(QRectF(band.right() - 1, band.top(), 1, band.height()), edge);
    paintHold(painter, scene, scene.measure.from, pixelOf(scene.measure.from.position));
    paintHold(painter, scene, scene.measure.to, pixelOf(scene.measure.to.position));

    if (scene.report) {
        CardPainter card(painter, context, *scene.report);
        const QSizeF size = card.size();
        if (size.height() + 2 * metric::s <= area.height() &&
            size.width() + 2 * metric::s <= area.width())
            card.paint(placed(size, band, area));
        else
            paintPill(painter, context, scene.report->length, band, area);
    }
    painter.restore();
}

} // namespace coroscope
