// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QHash>
#include <QSet>

#include <cstdint>
#include <optional>

namespace coroscope {

/// What is lit on the cards at the moment. View state alone.
struct Highlights {
    QSet<std::uint32_t> selected;
    QSet<std::uint32_t> running;
    QSet<std::uint32_t> waiting;
    QSet<std::uint32_t> breakpoints;
    BlockId hovered;
    BlockId current;                  ///< the block that the keyboard walks from
    std::optional<DefinitionId> card; ///< the selected card
    /// Blocks at fault, with the indices of their fields at fault (-1: the block as a whole).
    QMultiHash<std::uint32_t, int> faults;
};

} // namespace coroscope
