// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/ast.h"
#include "scenario/scenario.h"

namespace coroscope {

/// The module level of \p scenario as statements: the definitions, then the program. Every block is
/// the statement that its Python line stands for; disabled blocks and comments are left out. Only
/// for scenarios in which validate() finds nothing.
language::Body statementsOf(const Scenario &scenario);

} // namespace coroscope
