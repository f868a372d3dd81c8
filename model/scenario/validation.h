// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "scenario/scenario.h"

#include <vector>

namespace coroscope {

/// What keeps \p scenario from running: fields that do not parse, required fields left empty,
/// blocks where they may not stand (await outside a coroutine, break outside a loop), duplicate
/// definition names, unknown kinds. Disabled blocks are not looked at. Empty: it can run.
std::vector<Problem> validate(const Scenario &scenario);

/// The problems of one field alone; used while it is edited.
std::vector<Problem> validateField(const Block &block, std::size_t field);

} // namespace coroscope
