// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <string>

namespace coroscope {

/// A definition as the block that defines the same inside another, and back: how a card travels
/// through the clipboard, and how such a block becomes a card.
Block blockFromDefinition(const Definition &definition);
Definition definitionFromBlock(const Block &define);

/// A name that no definition has: \p base itself, or \p base with a number.
std::string unusedName(const Scenario &scenario, const std::string &base);

} // namespace coroscope
