// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/canvaslayout.h"

#include "views/editor/cardmetrics.h"

#include <algorithm>
#include <array>
#include <optional>

namespace coroscope {

namespace {

constexpr std::size_t columnCount = 3;
constexpr double freeEdge = 8; ///< left free between a new card and the end of what is shown

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

QPointF freeCardPlace(QPointF wanted, QSizeF size, const QRectF &shown,
                      const std::vector<QRectF> &taken)
{
    // The nearest free place is where it is wanted, or touches an end of something in each axis.
    const QRectF inner = shown.adjusted(freeEdge, freeEdge, -freeEdge, -freeEdge);
    std::vector<double> xs{wanted.x(), inner.left(), inner.right() - size.width()};
    std::vector<double> ys{wanted.y(), inner.top(), inner.bottom() - size.height()};
    std::vector<QRectF> inTheWay;
    QRectF all;
    for (const QRectF &card : taken) {
        all |= card;
        if (!card.intersects(shown))
            continue;
        inTheWay.push_back(card);
        xs.insert(xs.end(), {card.right() + cardmetric::cardGap,
                             card.left() - cardmetric::cardGap - size.width()});
        ys.insert(ys.end(), {card.bottom() + cardmetric::cardGap,
                             card.top() - cardmetric::cardGap - size.height()});
    }
    std::optional<QPointF> nearest;
    double least = 0;
    for (const double x : xs) {
        for (const double y : ys) {
            const QRectF place(QPointF(x, y), size);
            const QPointF way = place.topLeft() - wanted;
            const double distance = QPointF::dotProduct(way, way);
            if ((nearest && distance >= least) || !inner.contains(place))
                continue;
            if (std::ranges::any_of(inTheWay, [&](const QRectF &r) { return r.intersects(place); }))
                continue;
            nearest = place.topLeft();
            least = distance;
        }
    }
    if (nearest)
        return *nearest;
    return all.isNull() ? wanted : QPointF(all.right() + cardmetric::cardGap, all.top());
}

} // namespace coroscope
