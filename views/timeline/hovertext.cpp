// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/eventtext.h"
#include "trace/lateness.h"
#include "trace/metrics.h"
#include "views/timeline/chartwords.h"
#include "views/timeline/hittest.h"
#include "views/timeline/remarks.h"
#include "views/timeline/statestyle.h"

#include <QCoreApplication>
#include <QStringList>

namespace coroscope {

namespace {

struct HoverWords {
    Q_DECLARE_TR_FUNCTIONS(HoverText)
};

QString duration(Nanos time) { return QString::fromStdString(formatDuration(time)); }

QString eventSentence(const Recording &recording, std::size_t event)
{
    return QString::fromStdString(describe(recording.trace, event, recording.executor));
}

QString extent(Nanos begin, Nanos end)
{
    return HoverWords::tr("%1 – %2 · %3")
        .arg(duration(begin), duration(end), duration(end - begin));
}

/// Spans that are drawn as one: how many, and what they are.
QStringList mergedLines(const Recording &recording, Spans spans)
{
    const Nanos end = spans.back().end == openEnd ? recording.lifecycle.now() : spans.back().end;
    QStringList lines;
    constexpr std::size_t fewest = 6;
    if (spans.size() <= fewest) {
        QStringList states;
        for (const Span &span : spans)
            states << stateName(span.state);
        lines << states.join(QStringLiteral(" → "));
    } else {
        lines << HoverWords::tr("%n states drawn as one, mostly %1", nullptr,
                                static_cast<int>(spans.size()))
                     .arg(stateName(dominantState(spans)));
    }
    return lines << extent(spans.front().begin, end);
}

QStringList spanLines(const Recording &recording, const Span &span)
{
    const QStringList words = spanWords(recording, span);
    QStringList lines;
    lines << (words.isEmpty() || words.front() == stateName(span.state)
                  ? stateName(span.state)
                  : QStringLiteral("%1: %2").arg(stateName(span.state), words.front()));
    const Nanos end = span.end == openEnd ? recording.lifecycle.now() : span.end;
    lines << extent(span.begin, end);
    lines << eventSentence(recording, span.beginEvent);
    if (span.block)
        lines << HoverWords::tr("block %1").arg(span.block.value);
    return lines;
}

QStringList trackLines(const Recording &recording, const Row &row, const ChartHit &hit)
{
    const Lifecycle &life = recording.lifecycle;
    QStringList lines;
    if (hit.callback >= 0) {
        const CallbackTick &tick = life.callbacks()[static_cast<std::size_t>(hit.callback)];
        return {HoverWords::tr("callback %1 at %2").arg(tick.number).arg(duration(tick.time)),
                eventSentence(recording, tick.event)};
    }
    if (row.kind == RowKind::Lane) {
        const Lane &lane = life.lanes()[row.lane];
        lines << laneTitle(recording, lane);
        if (hit.isEnd)
            return lines << eventSentence(recording, lane.spans.back().endEvent)
                         << HoverWords::tr("at %1").arg(duration(lane.ended));
    }
    if (hit.span >= 0) {
        const SpanList &spans =
            row.kind == RowKind::Loop ? life.loopSpans() : life.lanes()[row.lane].spans;
        const Spans under(spans, static_cast<std::size_t>(hit.span), hit.count);
        lines << (hit.count > 1 ? mergedLines(recording, under)
                                : spanLines(recording, under.front()));
        const auto late = row.kind == RowKind::Lane && hit.count == 1
                              ? lateWake(recording, life.lanes()[row.lane],
                                         static_cast<std::size_t>(hit.span), leastLateness)
                              : std::nullopt;
        if (late)
            lines << HoverWords::tr("due at %1, went on %2 late")
                         .arg(duration(late->due), duration(late->late));
    }
    for (std::uint32_t line : hit.logLines) {
        const std::string_view text = recording.trace.text(life.log()[line].text);
        lines << HoverWords::tr("logs: %1")
                     .arg(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    }
    return lines.size() > 1 || hit.span >= 0 ? lines : QStringList();
}

} // namespace

QString hoverText(const ChartScene &scene, const ChartHit &hit)
{
    if (hit.row < 0 || (hit.kind != ChartHit::Kind::Track && hit.kind != ChartHit::Kind::Name))
        return {};
    const Row &row = scene.layout.rows()[static_cast<std::size_t>(hit.row)];
    const Recording &recording = *scene.context.source.of(row.band);
    if (hit.kind == ChartHit::Kind::Name) {
        switch (row.kind) {
        case RowKind::Lane:
            return laneTitle(recording, recording.lifecycle.lanes()[row.lane]);
        case RowKind::Loop:
            return HoverWords::tr("Who holds the event loop");
        case RowKind::Depth:
            return HoverWords::tr("How many handles are ready and wait for the loop");
        default:
            return {};
        }
    }
    if (hit.difference >= 0) {
        const ChartSource &source = scene.context.source;
        const Difference &one = (*source.differences)[static_cast<std::size_t>(hit.difference)];
        return QString::fromStdString(sentence(one, *source.loop, *source.threads));
    }
    if (hit.remark >= 0) {
        const auto event = static_cast<std::size_t>(hit.remark);
        return eventSentence(recording, event) + QLatin1Char('\n') +
               HoverWords::tr("at %1").arg(duration(recording.trace.event(event).time));
    }
    if (hit.combinator >= 0) {
        const Combinator &made =
            recording.lifecycle.combinators()[static_cast<std::size_t>(hit.combinator)];
        return eventSentence(recording, made.madeEvent);
    }
    return trackLines(recording, row, hit).join(QLatin1Char('\n'));
}

} // namespace coroscope
