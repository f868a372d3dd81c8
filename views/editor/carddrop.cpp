// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/carddrop.h"

#include <cmath>

namespace coroscope {

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
    const double y = innermost->gaps[nearest];
    return DropPlace{{innermost->list, nearest},
                     {innermost->content.left(), y, innermost->content.right(), y}};
}

} // namespace coroscope
