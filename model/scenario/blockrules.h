// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "scenario/blockcatalog.h"

#include <vector>

namespace coroscope {

/// What is around a block.
struct Surroundings {
    DefinitionId definition;
    int depth = 0;            ///< definitions around the block, Define blocks included
    bool isCoroutine = false; ///< the innermost of them is a coroutine
    bool isInLoop = false;
    bool isInExceptStar = false; ///< a return may not leave it
};

/// What is wrong with \p block where it stands, apart from the texts of its fields: blocks that
/// wait outside a coroutine, break outside a loop, clauses out of order and the like. \p awaits
/// tells whether a field has an `await` in it.
std::vector<Problem> checkRules(const Block &block, const Surroundings &around, bool awaits);

} // namespace coroscope
