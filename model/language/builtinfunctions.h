// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"

#include <span>

/// The built-in functions, by what they work on; builtins() gathers them.
namespace coroscope::language {

struct NamedFunction {
    std::string_view name;
    Value (*call)(Caller &, const Args &);
};

std::span<const NamedFunction> numberFunctions();    ///< abs, round, divmod, pow, hex, chr ...
std::span<const NamedFunction> iterationFunctions(); ///< enumerate, zip, map, next, reversed ...
std::span<const NamedFunction> reductionFunctions(); ///< sum, min, max, any, all, sorted
std::span<const NamedFunction> objectFunctions();    ///< len, repr, isinstance, getattr ...

/// `name(args)` of a function as a value.
Value functionValue(const NamedFunction &function, std::string_view module = {});

} // namespace coroscope::language
