// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <vector>

namespace coroscope {

/// A block that was chosen, and where it stands.
struct SelectedBlock {
    BlockId id;
    BlockAddress at;
};

/// Those of \p ids that are in \p scenario and not inside another of them, in reading order.
std::vector<SelectedBlock> topmost(const Scenario &scenario, const std::vector<BlockId> &ids);

} // namespace coroscope
