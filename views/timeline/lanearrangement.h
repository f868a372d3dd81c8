// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/chartindex.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace coroscope {

/// The order of lanes that have the same creator.
enum class LaneOrder { Creation, FirstStart, End };

/// Which lanes are shown, as a person writes it: words that a lane's name, its outcome or a line it
/// printed has, and "is:failed" for what it was at any time.
struct LaneFilter {
    QStringList words;
    std::vector<SpanState> states;
    std::vector<Outcome> outcomes;

    bool isEmpty() const { return words.isEmpty() && states.empty() && outcomes.empty(); }
};

/// Reads \p text: words apart from each other by spaces. An unknown "is:" is a word like any other.
LaneFilter laneFilter(const QString &text);

/// The words that can follow "is:", in the person's language.
QStringList laneFilterStates();

/// Whether a lane has all words of \p filter and was in one of its states, if it names any.
bool passes(const Recording &recording, const ChartIndex &index, std::uint32_t lane,
            const LaneFilter &filter);

/// How the lanes are arranged. Lanes are known by their names, so that another run of the scenario
/// is arranged in the same way.
struct LaneArrangement {
    LaneOrder order = LaneOrder::Creation;
    LaneFilter filter;
    bool loopCollapsed = false, threadsCollapsed = false; ///< the band shows its heading alone
    QSet<QString> hidden;                                 ///< these, with what they created
    QSet<QString> folded;                                 ///< what these created is not shown
    QHash<QString, int> ranks; ///< those moved by hand: their places among their siblings

    bool isCollapsed(Recording::Executor band) const
    {
        return band == Recording::Executor::Loop ? loopCollapsed : threadsCollapsed;
    }
};

} // namespace coroscope
