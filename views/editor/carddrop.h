// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/editor/cardlayout.h"

#include <QLineF>

#include <optional>

namespace coroscope {

/// A place on a card where blocks can land, and the bar that shows it.
struct DropPlace {
    BlockAddress address;
    QLineF bar;
};

/// The place that \p point on the card means: in the innermost list around it, the nearest gap.
/// \p clauses: look for a place among a statement's clauses instead; nothing where there is none.
std::optional<DropPlace> dropPlaceAt(const CardLayout &card, QPointF point, bool clauses);

/// The bar that shows \p address, if it is on the card.
std::optional<QLineF> barAt(const CardLayout &card, const BlockAddress &address);

} // namespace coroscope
