// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/canvaslayout.h"

#include "views/editor/cardmetrics.h"

#include <algorithm>
#include <array>

namespace coroscope {

namespace {

constexpr std::size_t columnCount = 3;

struct Place {
    DefinitionId card;
    std::size_t column;
    double y;
};

} // namespace

std::vector<DefinitionId> cardsOf(const Scenario &scenario)
{
    std::vector<DefinitionId> cards;
    if (scenario.definitions.empty() && scenario.program.empty())
        return cards;
    cards.push_back(DefinitionId());
    for (const Definition &definition : scenario.definitions)
        cards.push_back(definition.id);
    return cards;
}

std::map<DefinitionId, QPointF> cardPositions(const Scenario &scenario,
                                              const std::map<DefinitionId, QSizeF> &sizes)
{
    std::array<double, columnCount> heights{};
    std::array<double, columnCount> widths{};
    std::vector<Place> places;
    for (const DefinitionId card : cardsOf(scenario)) {
        const auto size = sizes.find(card);
        if (size == sizes.end())
            continue;
        const auto shortest = std::min_element(heights.begin(), heights.end());
        const auto column = static_cast<std::size_t>(shortest - heights.begin());
        places.push_back({card, column, *shortest});
        *shortest += size->second.height() + cardmetric::cardGap;
        widths[column] = std::max(widths[column], size->second.width());
    }
    std::array<double, columnCount> lefts{};
    for (std::size_t i = 1; i < columnCount; ++i)
        lefts[i] = lefts[i - 1] + widths[i - 1] + cardmetric::cardGap;

    std::map<DefinitionId, QPointF> positions;
    for (const Place &place : places) {
        const auto chosen = scenario.layout.find(place.card);
        positions[place.card] = chosen != scenario.layout.end()
                                    ? QPointF(chosen->second.x, chosen->second.y)
                                    : QPointF(lefts[place.column], place.y);
    }
    return positions;
}

} // namespace coroscope
