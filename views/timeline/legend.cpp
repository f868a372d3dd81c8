// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/legend.h"

#include "trace/eventtext.h"
#include "views/timeline/barpainter.h"
#include "views/timeline/endpill.h"

#include <QCoreApplication>

#include <span>

namespace coroscope {

namespace {

struct LegendWords {
    Q_DECLARE_TR_FUNCTIONS(Legend)
};

constexpr double swatchWidth = 20, swatchHeight = 12, wordsGap = 7, entryGap = 22;

struct OutcomeEntry {
    OutcomeSign sign;
    ColorRole color;
    const char *name;
};

constexpr OutcomeEntry outcomes[] = {
    {OutcomeSign::Check, ColorRole::Returned, QT_TRANSLATE_NOOP("Legend", "returned")},
    {OutcomeSign::Cross, ColorRole::Failed, QT_TRANSLATE_NOOP("Legend", "failed")},
    {OutcomeSign::Slashed, ColorRole::Cancelled, QT_TRANSLATE_NOOP("Legend", "cancelled")},
};

constexpr double sentenceRoom = 480; ///< that a sentence has before the signs explain themselves

/// Calls \p entry with each swatch's or sign's width and words.
template <class Entry>
void forEachEntry(Entry entry, bool withOutcomes = true)
{
    for (const StateStyle &style : stateStyles()) {
        if (style.state != SpanState::Idle)
            entry(swatchWidth, stateName(style.state), &style, nullptr);
    }
    for (const OutcomeEntry &outcome : std::span(outcomes, withOutcomes ? std::size(outcomes) : 0))
        entry(10.0, LegendWords::tr(outcome.name), nullptr, &outcome);
}

} // namespace

double legendWidth(const ChartFonts &fonts)
{
    double width = 0;
    forEachEntry([&](double swatch, const QString &name, const StateStyle *, const OutcomeEntry *) {
        width += swatch + wordsGap + fonts.smallMetrics.horizontalAdvance(name) + entryGap;
    });
    return width;
}

void paintLegend(QPainter &painter, const Theme &theme, const ChartFonts &fonts, const QRectF &rect,
                 const QString &sentence)
{
    painter.fillRect(rect, theme.color(ColorRole::Surface));
    const ChartSource source;
    const std::unique_ptr<Axis> axis = makeAxis(AxisMode::Time, source);
    const ChartMarks marks;
    const RenderContext context{source, *axis, theme, fonts, marks, {}, rect.width()};
    BarPainter bars(painter, context);

    double x = rect.left() + metric::l;
    const double middle = std::round(rect.center().y());
    painter.setFont(fonts.small);
    const bool isNarrow = rect.width() < legendWidth(fonts) + sentenceRoom;
    const auto paintEntry = [&](double swatch, const QString &name, const StateStyle *style,
                                const OutcomeEntry *outcome) {
        const double width = swatch + wordsGap + fonts.smallMetrics.horizontalAdvance(name);
        if (x + width <= rect.right() - metric::s) {
            if (style)
                bars.bar(style->state, {x, middle - swatchHeight / 2, swatch, swatchHeight});
            else
                paintSign(painter, outcome->sign, {x, middle - 5, 10, 10},
                          theme.color(outcome->color));
            bars.flush();
            painter.setPen(theme.color(ColorRole::TextMuted));
            painter.drawText(QRectF(x + swatch + wordsGap, rect.top(), width, rect.height()),
                             Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
        }
        x += width + entryGap;
    };
    forEachEntry(paintEntry, sentence.isEmpty() || !isNarrow);

    const double room = rect.right() - metric::l - x;
    if (sentence.isEmpty() || room < 120)
        return;
    painter.setFont(fonts.name);
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(QRectF(x, rect.top(), room, rect.height()),
                     Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     fonts.nameMetrics.elidedText(sentence, Qt::ElideRight, room));
}

QString narration(const Recording &loop, std::size_t playheadEvent, Seconds seconds)
{
    const std::size_t count = std::min(playheadEvent, loop.trace.size());
    if (count == 0)
        return {};
    const TraceColumns::Kinds kinds = loop.trace.events().kind();
    if (kinds[count - 1] == EventKind::Iteration)
        return LegendWords::tr("Turn %1 begins").arg(loop.trace.event(count - 1).other);
    const QString sentence =
        QString::fromStdString(describe(loop.trace, count - 1, loop.executor, seconds));
    for (std::size_t i = count; i-- > 0;) {
        if (kinds[i] == EventKind::Iteration)
            return LegendWords::tr("Turn %1: %2").arg(loop.trace.event(i).other).arg(sentence);
    }
    return sentence;
}

} // namespace coroscope
