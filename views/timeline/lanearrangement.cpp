// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/lanearrangement.h"

#include "views/timeline/chartwords.h"
#include "views/timeline/statestyle.h"

#include <QCoreApplication>

#include <algorithm>

namespace coroscope {

namespace {

struct LaneFilterWords {
    Q_DECLARE_TR_FUNCTIONS(LaneFilter)
};

struct OutcomeName {
    Outcome outcome;
    const char *name;
};

constexpr OutcomeName outcomeNames[] = {
    {Outcome::Returned, QT_TRANSLATE_NOOP("LaneFilter", "returned")},
    {Outcome::Failed, QT_TRANSLATE_NOOP("LaneFilter", "failed")},
    {Outcome::Cancelled, QT_TRANSLATE_NOOP("LaneFilter", "cancelled")},
    {Outcome::Pending, QT_TRANSLATE_NOOP("LaneFilter", "unfinished")},
};

const QString prefix = QStringLiteral("is:");

/// Takes in "is:..."; false when it is no state.
bool takeState(const QString &word, LaneFilter &filter)
{
    const QString name = word.mid(prefix.size());
    const auto isName = [&name](const QString &other) {
        return name.compare(other, Qt::CaseInsensitive) == 0;
    };
    for (const StateStyle &style : stateStyles()) {
        if (isName(stateName(style.state)) || isName(QLatin1StringView(style.name))) {
            filter.states.push_back(style.state);
            return true;
        }
    }
    for (const OutcomeName &one : outcomeNames) {
        if (isName(LaneFilterWords::tr(one.name)) || isName(QLatin1StringView(one.name))) {
            filter.outcomes.push_back(one.outcome);
            return true;
        }
    }
    return false;
}

bool hasWord(const Recording &recording, const ChartIndex &index, std::uint32_t lane,
             const QString &word)
{
    const auto contains = [&word](const QString &text) {
        return text.contains(word, Qt::CaseInsensitive);
    };
    const Lane &of = recording.lifecycle.lanes()[lane];
    if (contains(laneTitle(recording, of)) || contains(outcomeWords(recording, of)))
        return true;
    return std::ranges::any_of(index.logOf(lane), [&](std::uint32_t line) {
        const std::string_view text = recording.trace.text(recording.lifecycle.log()[line].text);
        return contains(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    });
}

} // namespace

LaneFilter laneFilter(const QString &text)
{
    LaneFilter filter;
    for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (!word.startsWith(prefix) || !takeState(word, filter))
            filter.words << word;
    }
    return filter;
}

QStringList laneFilterStates()
{
    QStringList names;
    for (const StateStyle &style : stateStyles()) {
        if (style.state != SpanState::Idle)
            names << stateName(style.state);
    }
    for (const OutcomeName &one : outcomeNames)
        names << LaneFilterWords::tr(one.name);
    return names;
}

bool passes(const Recording &recording, const ChartIndex &index, std::uint32_t lane,
            const LaneFilter &filter)
{
    const Lane &of = recording.lifecycle.lanes()[lane];
    if (!filter.states.empty() || !filter.outcomes.empty()) {
        const bool wasIn = std::ranges::any_of(of.spans, [&](const Span &span) {
            return std::ranges::count(filter.states, span.state) > 0;
        });
        if (!wasIn && std::ranges::count(filter.outcomes, of.outcome) == 0)
            return false;
    }
    return std::ranges::all_of(
        filter.words, [&](const QString &word) { return hasWord(recording, index, lane, word); });
}

} // namespace coroscope
