// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/builtinfunctions.h"

namespace coroscope::language {

/// The functions of itertools that go through other iterables item by item (accumulate, groupby,
/// pairwise, starmap, takewhile ...), and those that give every selection of some items
/// (combinations, permutations, product).
std::span<const NamedFunction> itemIterators();

} // namespace coroscope::language
