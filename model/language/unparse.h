// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/ast.h"

#include <string>

namespace coroscope::language {

/// \p expr as Python source on one line, with no more parentheses than it needs, as CPython's
/// ast.unparse writes it. parseExpression(unparse(e)) gives the same tree.
std::string unparse(const Expr &expr);

} // namespace coroscope::language
