// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/ast.h"

#include <functional>

namespace coroscope::language {

/// Calls \p visit for every direct sub-expression of \p expr, in evaluation order.
void forEachChild(const Expr &expr, const std::function<void(const Expr &)> &visit);

} // namespace coroscope::language
