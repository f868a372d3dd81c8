// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/measure.h"

#include "trace/metrics.h"
#include "views/timeline/chartwords.h"
#include "views/timeline/statestyle.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace coroscope {

namespace {

struct MeasureWords {
    Q_DECLARE_TR_FUNCTIONS(Measure)
};

QString lengthText(Nanos time) { return QString::fromStdString(formatDuration(time)); }

/// The states that took some of \p whole, the longest first, and what is left of it.
std::vector<MeasureReport::Line> linesOf(const StateShares &shares, Nanos whole,
                                         QString (*nameOf)(SpanState))
{
    std::vector<MeasureReport::Line> lines;
    const auto add = [&](std::optional<SpanState> state, const QString &name, Nanos time) {
        if (time > 0)
            lines.push_back(
                {state, name, static_cast<double>(time) / static_cast<double>(whole), time});
    };
    for (const StateStyle &style : stateStyles())
        add(style.state, nameOf(style.state), shares.of(style.state));
    std::stable_sort(lines.begin(), lines.end(),
                     [](const auto &a, const auto &b) { return a.time > b.time; });
    add({}, MeasureWords::tr("not there"), whole - shares.total());
    return lines;
}

QString loopStateName(SpanState state)
{
    switch (state) {
    case SpanState::Running:
        return MeasureWords::tr("busy");
    case SpanState::Blocking:
        return MeasureWords::tr("frozen");
    default:
        return stateName(state);
    }
}

QString allLanes(const Recording &recording)
{
    const auto count = std::ranges::count_if(recording.lifecycle.lanes(), [&](const Lane &lane) {
        return !recording.trace.task(lane.task).internal;
    });
    if (recording.executor == Recording::Executor::Loop)
        return count == 1 ? MeasureWords::tr("1 task")
                          : MeasureWords::tr("%1 tasks together").arg(count);
    return count == 1 ? MeasureWords::tr("1 thread")
                      : MeasureWords::tr("%1 threads together").arg(count);
}

} // namespace

QString percentText(double share)
{
    const double percent = share * 100;
    if (percent > 0 && percent < 1)
        return QStringLiteral("< 1 %");
    if (percent < 100 && percent > 99)
        return QStringLiteral("> 99 %");
    return QStringLiteral("%1 %").arg(std::lround(percent));
}

QString MeasureReport::text() const
{
    QStringList all{QStringLiteral("%1 (%2)").arg(length, extent)};
    const auto add = [&all](const QString &title, const std::vector<Line> &lines) {
        if (lines.empty())
            return;
        QStringList words;
        for (const Line &line : lines)
            words << QStringLiteral("%1 %2, %3")
                         .arg(line.name, percentText(line.share), lengthText(line.time));
        all << QStringLiteral("%1: %2").arg(title, words.join(QStringLiteral("; ")));
    };
    add(whose, lines);
    add(loopTitle, loop);
    return all.join(QLatin1Char('\n'));
}

MeasureReport measureReport(const ChartSource &source, const Axis &axis, const ChartMarks &marks,
                            const Measure &measure)
{
    MeasureReport report;
    const Nanos begin = axis.timeAt(measure.begin()), end = axis.timeAt(measure.end());
    report.length = lengthText(end - begin);
    if (axis.mode() == AxisMode::Steps) {
        const auto events = axis.loopEventAt(measure.end()) - axis.loopEventAt(measure.begin());
        report.length = events == 1
                            ? MeasureWords::tr("1 event, %1").arg(report.length)
                            : MeasureWords::tr("%1 events, %2").arg(events).arg(report.length);
    }
    report.extent = QStringLiteral("%1 – %2").arg(lengthText(begin), lengthText(end));

    const Recording *selected = source.of(marks.selectedBand);
    if (selected && marks.selectedLane < selected->lifecycle.lanes().size()) {
        const Lane &lane = selected->lifecycle.lanes()[marks.selectedLane];
        report.whose = laneTitle(*selected, lane);
        report.lines = linesOf(sharesOf(lane.spans, begin, end, selected->lifecycle.now()),
                               end - begin, stateName);
    } else if (const Recording *recording = source.loop ? source.loop : source.threads) {
        report.whose = allLanes(*recording);
        const StateShares shares = sharesOfLanes(*recording, begin, end);
        report.lines = linesOf(shares, shares.total(), stateName);
    }
    if (source.loop) {
        report.loopTitle = MeasureWords::tr("loop");
        report.loop = linesOf(sharesOfLoop(*source.loop, begin, end), end - begin, loopStateName);
    }
    return report;
}

const MeasureReport &MeasureReports::of(const ChartSource &source, const Axis &axis,
                                        const ChartMarks &marks, const Measure &measure)
{
    const Key key{measure.begin(),
                  measure.end(),
                  axis.mode(),
                  marks.selectedBand,
                  marks.selectedLane,
                  source.loop ? source.loop->trace.size() : 0,
                  source.threads ? source.threads->trace.size() : 0};
    if (!m_isMade || !(key == m_key)) {
        m_report = measureReport(source, axis, marks, measure);
        m_key = key;
        m_isMade = true;
    }
    return m_report;
}

} // namespace coroscope
