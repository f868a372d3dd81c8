// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/lexer.h"

namespace coroscope::language {

/// What to say where a word stands that begins nothing of the scenario language.
struct Construct {
    std::string_view word;
    std::string_view what;
    std::string_view remedy;
};

/// The construct that \p word begins where an expression is wanted; null if none.
const Construct *constructAt(std::string_view word);

/// What people mean by \p second right behind \p first (`&&`), or by \p second where an expression
/// should have ended (`a ? b`); null if unknown.
const Construct *misspeltOperator(std::string_view first, std::string_view second);

/// The kind of an expression in a sentence, as CPython names it: "function call", "literal".
std::string_view expressionName(const Expr &expr);

} // namespace coroscope::language
