// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"

#include <string>
#include <unordered_map>

namespace coroscope::language {

using NamedValues = std::unordered_map<std::string, Value>;

/// What a program finds without importing anything, by name: the types, the exception classes and
/// the functions, but for `print`, which the host supplies. The values belong to the current heap.
NamedValues builtins();

/// Calls a type, as in `int("3")`, `list(xs)`, `ValueError("x")`, `ExceptionGroup("m", [...])`.
/// Raises TypeError for types that programs cannot make instances of.
Value construct(Caller &caller, const TypeObject &cls, const Args &args);

} // namespace coroscope::language
