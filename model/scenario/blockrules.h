// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "scenario/blockcatalog.h"
#include "scenario/fieldcheck.h"

#include <vector>

namespace coroscope {

/// What is around a block.
struct Surroundings {
    DefinitionId definition;
    int depth = 0;                   ///< definitions around the block, Define blocks included
    bool isCoroutine = false;        ///< the innermost of them is a coroutine
    const BlockList *body = nullptr; ///< of that one; null in the program
    bool isInLoop = false;
    bool isInExceptStar = false; ///< a return may not leave it
    bool isInClass = false;      ///< directly in the body of a class
};

/// What is wrong with \p block where it stands, apart from the texts of its fields: blocks that
/// wait outside a coroutine, break outside a loop, clauses out of order and the like. \p found
/// tells what is in its fields.
std::vector<Problem> checkRules(const Block &block, const Surroundings &around,
                                const Suspensions &found);

} // namespace coroscope
