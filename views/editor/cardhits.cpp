// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/cardlayout.h"

namespace coroscope {

int CardLayout::boxAt(QPointF point) const
{
    // A box stands before what is inside it, so the last one that holds the point is innermost.
    for (std::size_t i = boxes.size(); i > 0; --i) {
        if (boxes[i - 1].rect.contains(point))
            return static_cast<int>(i - 1);
    }
    return -1;
}

int CardLayout::indexOf(BlockId id) const
{
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].id == id)
            return static_cast<int>(i);
    }
    return -1;
}

int CardLayout::partAt(int box, QPointF point) const
{
    if (box < 0)
        return -1;
    const std::vector<PlacedPart> &parts = boxes[static_cast<std::size_t>(box)].parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].part.isField() && parts[i].rect.contains(point))
            return static_cast<int>(i);
    }
    return -1;
}

HeaderPart CardLayout::headerPartAt(QPointF point) const
{
    if (!definition)
        return HeaderPart::None;
    if (keywordRect.contains(point))
        return HeaderPart::Keyword;
    if (nameRect.contains(point))
        return HeaderPart::Name;
    if (parametersRect.contains(point))
        return HeaderPart::Parameters;
    return HeaderPart::None;
}

} // namespace coroscope
