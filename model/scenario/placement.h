// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <cstddef>

namespace coroscope {

/// True when a block of kind \p kind may stand in the list at \p address of \p scenario: clauses
/// among the clauses of a statement that has such, all others in bodies and the program.
bool mayStandIn(const Scenario &scenario, const ListAddress &address, BlockKind kind);

/// The kinds of \p blocks themselves.
std::vector<BlockKind> kindsOf(const BlockList &blocks);

/// True when a statement of kind \p owner may have clauses of these kinds in this order: each kind
/// allowed, in the catalog's order, those that may not repeat once. Unknown fits anywhere.
bool areClausesInOrder(BlockKind owner, const std::vector<BlockKind> &clauses);

/// True when bodies and clauses inside \p blocks stand only where they may.
bool areWellFormed(const BlockList &blocks);

/// True when inserting \p blocks at \p at leaves every clause where it may stand, and the nesting
/// within the limits. False also when there is no such place.
bool canInsert(const Scenario &scenario, const BlockAddress &at, const BlockList &blocks);

/// How many blocks there are in \p blocks, with their bodies and clauses.
std::size_t countBlocks(const BlockList &blocks);
std::size_t countBlocks(const Scenario &scenario);

/// Levels of blocks in \p blocks: 1 for a flat list, 0 for an empty one.
int nestingOf(const BlockList &blocks);

} // namespace coroscope
