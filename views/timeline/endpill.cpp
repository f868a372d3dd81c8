// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/endpill.h"

#include "views/timeline/chartwords.h"

#include <QPainterPath>

namespace coroscope {

namespace {

constexpr double gap = 8, padding = 8, signSize = 9, longestText = 220;

struct OutcomeStyle {
    OutcomeSign sign;
    ColorRole ink, fill;
};

OutcomeStyle styleOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Failed:
        return {OutcomeSign::Cross, ColorRole::Failed, ColorRole::FailedSoft};
    case Outcome::Cancelled:
        return {OutcomeSign::Slashed, ColorRole::Cancelled, ColorRole::CancelledSoft};
    case Outcome::Returned:
    case Outcome::Pending:
        break;
    }
    return {OutcomeSign::Check, ColorRole::Returned, ColorRole::ReturnedSoft};
}

} // namespace

double barTop(const ChartFonts &fonts, const QRectF &row)
{
    return row.top() + fonts.wordsHeight() +
           (row.height() - fonts.wordsHeight() - fonts.barHeight()) / 3;
}

void paintSign(QPainter &painter, OutcomeSign sign, const QRectF &box, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, box.width() / 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](double x, double y) {
        return QPointF(box.x() + x * box.width(), box.y() + y * box.height());
    };
    switch (sign) {
    case OutcomeSign::Check: {
        QPainterPath path(at(0.08, 0.55));
        path.lineTo(at(0.38, 0.86));
        path.lineTo(at(0.94, 0.14));
        painter.drawPath(path);
        break;
    }
    case OutcomeSign::Cross:
        painter.drawLine(at(0.14, 0.14), at(0.86, 0.86));
        painter.drawLine(at(0.86, 0.14), at(0.14, 0.86));
        break;
    case OutcomeSign::Slashed:
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
        painter.drawLine(at(0.24, 0.76), at(0.76, 0.24));
        break;
    }
    painter.restore();
}

EndPill endPill(const RenderContext &context, const Recording &recording, const Lane &lane,
                const QRectF &row)
{
    EndPill pill;
    if (lane.outcome == Outcome::Pending || lane.ended == openEnd || lane.spans.empty())
        return pill;
    const std::uint32_t event = lane.spans.back().endEvent;
    if (!context.hasHappened(recording.executor, lane.ended, event))
        return pill;
    const double end = context.map(recording.executor).pixel(lane.ended, event);
    if (end < -longestText || end > context.width)
        return pill;

    const OutcomeStyle style = styleOf(lane.outcome);
    pill.sign = style.sign;
    pill.ink = style.ink;
    pill.fill = style.fill;
    pill.text = context.fonts.valueMetrics.elidedText(outcomeWords(recording, lane), Qt::ElideRight,
                                                      longestText);
    const double words =
        pill.text.isEmpty() ? 0 : context.fonts.valueMetrics.horizontalAdvance(pill.text) + 6;
    const double height = context.fonts.barHeight() + 6;
    const double top = barTop(context.fonts, row) + context.fonts.barHeight() / 2.0 - height / 2;
    pill.rect = QRectF(context.snapped(end + gap), top, signSize + words + 2 * padding, height);
    return pill;
}

void paintEndPill(QPainter &painter, const RenderContext &context, const EndPill &pill)
{
    if (pill.rect.isEmpty())
        return;
    const QRectF &rect = pill.rect;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(context.color(pill.fill));
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    const QRectF sign(rect.x() + padding, rect.center().y() - signSize / 2, signSize, signSize);
    paintSign(painter, pill.sign, sign, context.color(pill.ink));
    painter.setPen(context.color(pill.ink));
    painter.setFont(context.fonts.value);
    painter.drawText(rect.adjusted(padding + signSize + 6, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, pill.text);
    painter.restore();
}

} // namespace coroscope
