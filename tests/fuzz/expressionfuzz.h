// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/names.h"
#include "language/parser.h"
#include "language/unparse.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace coroscope::fuzz {

/// Ends the process, as a fuzzer wants it, unless \p holds.
inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Whatever the text, a problem says what and where.
template <class T>
void requireProblem(const Result<T> &result)
{
    if (result)
        return;
    require(!result.problem().what.empty());
    require(result.problem().line >= 1 && result.problem().column >= 1);
}

/// What parses is written back and parses to the same text again.
inline void requireRoundTrip(const language::Expr &expr)
{
    const std::string written = language::unparse(expr);
    require(written.find('\n') == std::string::npos);
    // Written back, an expression may need more parentheses and more digits.
    const auto again = language::parseExpression(written, {10'000'000, 1'000, 2'000});
    require(again.ok());
    require(language::unparse(*again.value()) == written);
    require(language::freeNames(*again.value()) == language::freeNames(expr));
}

/// The body of a libFuzzer target: any bytes, through every function of the parser.
inline int expression(const std::uint8_t *data, std::size_t size)
{
    const std::string_view source(reinterpret_cast<const char *>(data), size);
    const auto expr = language::parseExpression(source);
    requireProblem(expr);
    if (expr)
        requireRoundTrip(*expr.value());
    requireProblem(language::parseTarget(source));
    requireProblem(language::parseSimpleStatement(source));
    requireProblem(language::parseParameters(source));
    requireProblem(language::parseWithItems(source));
    language::splitArguments(source);
    language::isIdentifier(source);
    return 0;
}

} // namespace coroscope::fuzz
