// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <QSet>

#include <functional>
#include <vector>

namespace coroscope {

/// Questions on the order and nesting of blocks. All are pure functions of the scenario.

/// Calls \p visit for each block and clause, in document order: the definitions, then the program.
void forEachBlock(const Scenario &scenario, const std::function<void(const Block &)> &visit);
void forEachBlock(const BlockList &blocks, const std::function<void(const Block &)> &visit);

/// \p ids in document order, without those that stand inside others of them.
std::vector<BlockId> topBlocks(const Scenario &scenario, const QSet<std::uint32_t> &ids);

/// \p id and the blocks after it in its list. A clause stands for itself alone.
std::vector<BlockId> withFollowing(const Scenario &scenario, BlockId id);

/// Where an arrow key leads.
enum class WalkTo { Up, Down, Parent, Child };

/// The block that lies \p to of \p from, or 0. Up and Down go to the siblings (a statement's
/// clauses follow its body); at the ends of a list they leave it for its parent or for what
/// comes after that.
BlockId walk(const Scenario &scenario, BlockId from, WalkTo to);

/// The first and the last top-level block of a card; 0 when it has none.
BlockId firstBlock(const Scenario &scenario, DefinitionId card);
BlockId lastBlock(const Scenario &scenario, DefinitionId card);

/// The list of a card: a definition's body, or the program.
ListAddress listOf(DefinitionId card);

} // namespace coroscope
