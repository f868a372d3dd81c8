// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/ast.h"

#include <functional>
#include <set>
#include <string>

namespace coroscope::language {

/// Calls \p visit for every sub-expression of \p expr, itself first, in evaluation order.
/// Bodies of lambdas and comprehensions are visited too.
void forEachExpression(const Expr &expr, const std::function<void(const Expr &)> &visit);

/// The names that \p target binds.
void addTargetNames(const Expr &target, std::set<std::string> &names);

/// Names that \p expr reads from the scope around it (not those bound by its own lambdas and
/// comprehensions).
std::set<std::string> freeNames(const Expr &expr);

/// The variables that a function with this body binds itself: parameters not included, names
/// declared nonlocal or global left out.
std::set<std::string> boundNames(const Body &body);

} // namespace coroscope::language
