// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <QString>

#include <optional>
#include <vector>

namespace coroscope {

/// Why \p blocks may not be put at \p at, as a sentence; empty when they may. \p moving names those
/// of them that stand in the scenario now and leave their place.
QString dropProblem(const Scenario &scenario, const std::vector<const Block *> &blocks,
                    const BlockAddress &at, const std::vector<BlockId> &moving = {});
QString dropProblem(const Scenario &scenario, const BlockList &blocks, const BlockAddress &at);

/// Where blocks go that have a place of their own when nothing says where: at the end of the
/// program what stands there alone, at its beginning, after other classes, what all of it may use.
std::optional<BlockAddress> ownPlace(const Scenario &scenario, const BlockList &blocks);

/// Why \p blocks may not become a coroutine of their own; empty when they may.
QString newCardProblem(const BlockList &blocks);

} // namespace coroscope
