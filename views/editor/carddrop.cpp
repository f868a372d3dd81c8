// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/carddrop.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

QLineF barIn(const ListBox &list, std::size_t place)
{
    const double y = list.gaps[place];
    return {list.content.left(), y, list.content.right(), y};
}

} // namespace

std::optional<DropPlace> dropPlaceAt(const CardLayout &card, QPointF point, bool clauses)
{
    const ListBox *innermost = nullptr;
    for (const ListBox &list : card.lists) {
        const bool isMeant = list.area.contains(point) || (list.owner < 0 && !clauses);
        if (list.list.clauses == clauses && isMeant)
            innermost = &list;
    }
    if (!innermost)
        return {};
    std::size_t nearest = 0;
    for (std::size_t i = 1; i < innermost->gaps.size(); ++i) {
        if (std::abs(innermost->gaps[i] - point.y()) <
            std::abs(innermost->gaps[nearest] - point.y()))
            nearest = i;
    }
    return DropPlace{{innermost->list, nearest}, barIn(*innermost, nearest)};
}

std::optional<QLineF> barAt(const CardLayout &card, const BlockAddress &address)
{
    const auto list = std::ranges::find(card.lists, address.list, &ListBox::list);
    if (list == card.lists.end() || address.index >= list->gaps.size())
        return {};
    return barIn(*list, address.index);
}

} // namespace coroscope
