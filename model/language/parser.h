// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "language/ast.h"

#include <string_view>

namespace coroscope::language {

/// The caps that keep a hostile text from using up stack or memory.
struct ParseLimits {
    std::size_t bytes = 1'000'000; ///< longest text, in bytes
    int depth = 90;                ///< deepest nesting of parentheses and operators
    int height = 1000;             ///< longest chain of operators, as in a + b + c or a.b.c
};

/// Parses one expression (a starred or bare tuple included: `a, *b`). A Problem says what was
/// expected, with line and column.
Result<ExprPtr> parseExpression(std::string_view source, ParseLimits limits = {});

/// Parses an assignment target: `x`, `a, b`, `xs[0]`, `first, *rest`.
Result<ExprPtr> parseTarget(std::string_view source, ParseLimits limits = {});

/// Parses one simple statement: an expression, assignment, `x += 1`, return, raise, assert, del,
/// pass, break, continue, nonlocal, global.
Result<Statement> parseSimpleStatement(std::string_view source, ParseLimits limits = {});

/// Parses a parameter list as it stands between a definition's parentheses: `a, b=2, *args`.
Result<std::vector<Parameter>> parseParameters(std::string_view source, ParseLimits limits = {});

/// Parses the items of a `with` line, as they stand between `with` and the colon:
/// `lock`, `asyncio.timeout(1) as t, lock`.
Result<std::vector<WithItem>> parseWithItems(std::string_view source, ParseLimits limits = {});

/// True when \p text can name a variable: an identifier that is no Python keyword.
bool isIdentifier(std::string_view text);

/// Splits the source of a call's argument list at its top-level commas, trimmed:
/// `f(1, 2), *xs, name="a,b"` gives three texts. Unbalanced input gives one.
std::vector<std::string> splitArguments(std::string_view source);

} // namespace coroscope::language
