// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/chartwords.h"

#include "trace/eventtext.h"
#include "trace/metrics.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <string_view>

namespace coroscope {

namespace {

struct ChartText {
    Q_DECLARE_TR_FUNCTIONS(ChartWords)
};

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString number(double value) { return QString::number(value, 'g', 6); }

/// ", timeout 2": what the combinator that was made just before \p suspended allows.
QString combinatorTerms(const Recording &recording, std::uint32_t suspended)
{
    constexpr std::uint32_t farthest = 16;
    const std::uint32_t task = recording.trace.event(suspended).subject;
    for (std::uint32_t back = 1; back <= std::min(farthest, suspended); ++back) {
        const TraceEvent event = recording.trace.event(suspended - back);
        if (event.kind != EventKind::CombinatorMade || event.subject != task)
            continue;
        QString terms;
        if (event.has(EventFlag::firstCompleted))
            terms += ChartText::tr(", first completed");
        if (event.has(EventFlag::firstException))
            terms += ChartText::tr(", first exception");
        if (event.has(EventFlag::hasTimeout))
            terms +=
                ChartText::tr(", timeout %1").arg(number(recording.trace.number(event.detail)));
        return terms;
    }
    return {};
}

QStringList waitWords(const Recording &recording, const Span &span)
{
    const QString name = text(waitName(span.waitKind));
    const std::uint32_t lane = recording.lifecycle.laneOf(span.object.taskId());
    const QString task =
        lane == noLane ? QString() : laneTitle(recording, recording.lifecycle.lanes()[lane]);
    switch (span.waitKind) {
    case WaitKind::Yield:
        return {};
    case WaitKind::Sleep: {
        const TraceEvent event = recording.trace.event(span.beginEvent);
        if (event.detail == 0)
            return {name};
        const QString seconds = number(recording.trace.number(event.detail));
        return {QStringLiteral("%1 %2").arg(name, seconds), seconds};
    }
    case WaitKind::Wait:
    case WaitKind::WaitFor:
        return {name + combinatorTerms(recording, span.beginEvent), name};
    case WaitKind::Task:
        return {task.isEmpty() ? name : task};
    case WaitKind::Join: {
        const QString join = ChartText::tr("join");
        return task.isEmpty() ? QStringList{join}
                              : QStringList{QStringLiteral("%1 %2").arg(join, task), join};
    }
    default:
        return {name};
    }
}

QStringList blockingWords(const Recording &recording, const Span &span)
{
    const TraceEvent event = recording.trace.event(span.beginEvent);
    if (event.kind != EventKind::BlockingBegan)
        return {};
    const bool compute = event.has(EventFlag::compute);
    const QString seconds = number(recording.trace.number(event.detail));
    return {(compute ? ChartText::tr("compute %1") : ChartText::tr("blocking %1")).arg(seconds),
            seconds};
}

} // namespace

QString laneTitle(const Recording &recording, const Lane &lane)
{
    return text(laneName(recording.trace, lane.task, recording.executor));
}

QStringList spanWords(const Recording &recording, const Span &span)
{
    switch (span.state) {
    case SpanState::Waiting: {
        QStringList words = waitWords(recording, span);
        if (recording.executor == Recording::Executor::Threads && !words.isEmpty())
            words.prepend(ChartText::tr("blocked in %1").arg(words.front()));
        return words;
    }
    case SpanState::Blocking:
        return blockingWords(recording, span);
    case SpanState::Ready:
        return {ChartText::tr("ready")};
    case SpanState::Cancelling:
        return {ChartText::tr("cancelling")};
    default:
        return {};
    }
}

QString outcomeWords(const Recording &recording, const Lane &lane)
{
    const std::string_view value = recording.trace.text(lane.value);
    if (lane.outcome == Outcome::Failed)
        return text(value);
    if (value.empty() || value == "null")
        return {};
    return text(valueText(recording.trace, lane.value, recording.executor));
}

QString byteSize(std::int64_t count)
{
    return QLocale::c().formattedDataSize(count, 1, QLocale::DataSizeSIFormat);
}

QString bandSummary(const Recording &recording)
{
    const bool loop = recording.executor == Recording::Executor::Loop;
    const RunResources &used = recording.resources;
    const auto threads = loop ? 1
                         : used.threads >= 0
                             ? used.threads
                             : static_cast<std::int64_t>(recording.lifecycle.lanes().size());
    QStringList parts{threads == 1 ? ChartText::tr("1 thread")
                                   : ChartText::tr("%1 threads").arg(threads)};
    const QString time = QString::fromStdString(formatDuration(recording.lifecycle.now()));
    parts << (recording.end == RunEnd::Running ? ChartText::tr("running, %1").arg(time)
                                               : ChartText::tr("makespan %1").arg(time));
    if (!loop) {
        parts << (used.measured ? ChartText::tr("measured") : ChartText::tr("modelled"));
        if (used.contextSwitches >= 0)
            parts << (used.contextSwitches == 1
                          ? ChartText::tr("1 switch")
                          : ChartText::tr("%1 switches").arg(used.contextSwitches));
        if (used.peakMemory >= 0)
            parts << byteSize(used.peakMemory);
    }
    return parts.join(QStringLiteral(" · "));
}

QString headingWords(const ChartSource &source, Recording::Executor band)
{
    const QString summary = bandSummary(*source.of(band));
    const std::size_t count = source.differences ? source.differences->size() : 0;
    if (band == Recording::Executor::Loop || count == 0)
        return summary;
    return summary + (count == 1 ? ChartText::tr(" · ≠ 1 difference")
                                 : ChartText::tr(" · ≠ %1 differences").arg(count));
}

} // namespace coroscope
