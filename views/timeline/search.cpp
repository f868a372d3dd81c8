// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/search.h"

#include "trace/eventtext.h"
#include "views/timeline/chartwords.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace coroscope {

namespace {

struct SearchWords {
    Q_DECLARE_TR_FUNCTIONS(Search)
};

QString text(const Recording &recording, TextId id)
{
    const std::string_view utf8 = recording.trace.text(id);
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

struct TimeUnit {
    const char *name;
    double seconds;
};

constexpr TimeUnit units[] = {{"", 1},      {"s", 1},     {"ms", 1e-3}, {"us", 1e-6},
                              {"µs", 1e-6}, {"ns", 1e-9}, {"min", 60},  {"h", 3600}};

Destination mistaken(const QString &sentence)
{
    Destination to;
    to.mistake = sentence;
    return to;
}

} // namespace

std::vector<std::size_t> search(const Recording &recording, const QString &words)
{
    std::vector<std::size_t> found;
    if (words.trimmed().isEmpty())
        return found;
    const auto take = [&](std::size_t event, const QString &in) {
        if (in.contains(words.trimmed(), Qt::CaseInsensitive))
            found.push_back(event);
    };
    const Lifecycle &life = recording.lifecycle;
    for (const Lane &lane : life.lanes()) {
        if (lane.spans.empty())
            continue;
        take(lane.spans.front().beginEvent, laneTitle(recording, lane));
        if (lane.outcome != Outcome::Pending)
            take(lane.spans.back().endEvent, outcomeWords(recording, lane));
    }
    for (const LogEntry &entry : life.log())
        take(entry.event, text(recording, entry.text));
    for (const CallbackTick &tick : life.callbacks())
        take(tick.event, text(recording, tick.function));
    for (const std::uint32_t remark : life.remarks())
        take(remark, QString::fromStdString(describe(recording.trace, remark, recording.executor)));
    std::ranges::sort(found);
    const auto [first, last] = std::ranges::unique(found);
    found.erase(first, last);
    return found;
}

Destination readDestination(const QString &text)
{
    static const QRegularExpression counted(
        QStringLiteral("^(turn|iteration|event|%1|%2)\\s*#?(\\d{1,18})$")
            .arg(QRegularExpression::escape(SearchWords::tr("turn")),
                 QRegularExpression::escape(SearchWords::tr("event"))),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression clock(QStringLiteral("^(\\d{1,9}):(\\d{1,2}(?:\\.\\d*)?)$"));
    static const QRegularExpression time(
        QStringLiteral("^(\\d+(?:[.,]\\d*)?|[.,]\\d+)\\s*([a-zµ]*)$"),
        QRegularExpression::CaseInsensitiveOption);
    const QString words = text.trimmed();
    if (words.isEmpty())
        return mistaken(
            SearchWords::tr("Write a time such as 1.5 s, or a turn or an event by number."));
    Destination to;
    if (const auto match = counted.match(words); match.hasMatch()) {
        const QString kind = match.captured(1).toLower();
        const bool isEvent = kind == QStringLiteral("event") || kind == SearchWords::tr("event");
        to.kind = isEvent ? Destination::Kind::Event : Destination::Kind::Turn;
        to.number = match.captured(2).toULongLong();
        return to;
    }
    if (const auto match = clock.match(words); match.hasMatch()) {
        to.time =
            nanosFromSeconds(match.captured(1).toDouble() * 60 + match.captured(2).toDouble());
        return to;
    }
    const auto match = time.match(words);
    if (!match.hasMatch())
        return mistaken(
            SearchWords::tr("“%1” is no time: write 1.5 s, 250 ms, 1:30, turn 12 or event 300.")
                .arg(words));
    const QString name = match.captured(2).toLower();
    const auto unit = std::ranges::find_if(
        units, [&name](const TimeUnit &one) { return name == QString::fromUtf8(one.name); });
    if (unit == std::end(units))
        return mistaken(
            SearchWords::tr("“%1” is no unit of time: there are h, min, s, ms, us and ns.")
                .arg(match.captured(2)));
    QString number = match.captured(1);
    to.time = nanosFromSeconds(number.replace(QLatin1Char(','), QLatin1Char('.')).toDouble() *
                               unit->seconds);
    return to;
}

std::optional<std::size_t> destinationEvent(const Recording &loop, const Destination &to,
                                            QString &mistake)
{
    if (to.kind == Destination::Kind::Event) {
        if (to.number >= 1 && to.number <= loop.trace.size())
            return to.number - 1;
        mistake = SearchWords::tr("There is no event %1: the run has %2.")
                      .arg(to.number)
                      .arg(loop.trace.size());
    } else if (to.kind == Destination::Kind::Turn) {
        const auto kinds = loop.trace.events().kind();
        std::uint32_t last = 0;
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            if (kinds[i] != EventKind::Iteration)
                continue;
            last = loop.trace.event(i).other;
            if (last == to.number)
                return i;
        }
        mistake =
            SearchWords::tr("There is no turn %1: the loop has made %2.").arg(to.number).arg(last);
    }
    return {};
}

} // namespace coroscope
