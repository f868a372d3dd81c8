// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/ast.h"

#include <functional>

namespace coroscope::language {

/// Calls \p visit for every direct sub-expression of \p expr, in evaluation order.
void forEachChild(const Expr &expr, const std::function<void(const Expr &)> &visit);

/// True for an await, and for a comprehension with an `async for` that makes a list, set or dict:
/// only a coroutine can evaluate them. Says nothing of what is inside.
bool suspends(const Expr &expr);
/// True for one with an `async for`.
bool isAsynchronous(const Comprehension &node);

} // namespace coroscope::language
