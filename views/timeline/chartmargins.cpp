// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/chartmargins.h"

#include "views/timeline/chartwords.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

constexpr double least = 150, most = 280;
constexpr std::size_t mostMeasured = 300;

// How the room of brackets is estimated, in pixels, and how much is looked at.
constexpr double pillRoom = 42, bracketRoom = 44, characterWidth = 7.5;
constexpr double leastText = 24, mostOfPill = 220, mostOfSlot = 94;
constexpr std::size_t mostCombinators = 200, mostMembers = 30;
constexpr int deepestBracket = 4;

/// The room that the brackets of \p number and of those in it need, and the pills left of them.
double roomOf(const Recording &loop, const ChartIndex &index, std::size_t number, int depth = 0)
{
    const Lifecycle &life = loop.lifecycle;
    const auto members = loop.trace.list(life.combinators()[number].members);
    double slot = leastText, before = pillRoom + leastText;
    for (std::size_t i = 0; i < std::min(members.size(), mostMembers); ++i) {
        if (const std::uint32_t lane = life.laneOf(members[i].taskId()); lane != noLane) {
            const QString words = outcomeWords(loop, life.lanes()[lane]);
            const double text = characterWidth * static_cast<double>(words.size());
            slot = std::max(slot, text);
            before = std::max(before, pillRoom + std::min(text, mostOfPill));
        } else if (const int within = index.combinatorOf(members[i]);
                   within >= 0 && depth < deepestBracket) {
            slot = mostOfSlot;
            before =
                std::max(before, roomOf(loop, index, static_cast<std::size_t>(within), depth + 1));
        }
    }
    return before + bracketRoom + std::min(slot, mostOfSlot);
}

} // namespace

double marginAfter(const ChartSource &source, const ChartIndex &loopIndex)
{
    double room = 0;
    if (!source.loop)
        return marginWhileLive;
    const auto &all = source.loop->lifecycle.combinators();
    const Nanos late = source.duration() / 8 * 7;
    const std::size_t first = all.size() - std::min(all.size(), mostCombinators);
    for (std::size_t i = first; i < all.size(); ++i) {
        const bool isBoxed =
            all[i].kind == CombinatorKind::Gather || all[i].kind == CombinatorKind::TaskGroup;
        if (isBoxed && all[i].completed >= late)
            room = std::max(room, roomOf(*source.loop, loopIndex, i));
    }
    return std::max(room, marginWhileLive);
}

int namesWidth(const ChartSource &source, const RowLayout &layout, const ChartFonts &fonts)
{
    double widest = least;
    std::size_t measured = 0;
    for (const Row &row : layout.rows()) {
        if (row.kind != RowKind::Lane)
            continue;
        const Recording &recording = *source.of(row.band);
        const QString name = laneTitle(recording, recording.lifecycle.lanes()[row.lane]);
        widest = std::max(widest,
                          nameIndent(row) + fonts.nameMetrics.horizontalAdvance(name) + metric::xl);
        if (++measured == mostMeasured || widest >= most)
            break;
    }
    return static_cast<int>(std::ceil(std::min(widest, most)));
}

double nameIndent(const Row &row)
{
    constexpr double indentWidth = 14;
    constexpr int deepest = 8; // beyond it names would have no room
    return metric::l + indentWidth * std::min<int>(row.indent, deepest);
}

} // namespace coroscope
