// SPDX-License-Identifier: GPL-3.0-or-later
// The parser of expressions and statements: any bytes, through every function of it.
#include "fuzz/fuzzing.h"

#include "language/names.h"
#include "language/parser.h"
#include "language/unparse.h"

namespace coroscope::fuzz {
namespace {

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
void requireRoundTrip(const language::Expr &expr)
{
    const std::string written = language::unparse(expr);
    require(written.find('\n') == std::string::npos);
    // Written back, an expression may need more parentheses and more digits.
    const auto again = language::parseExpression(written, {10'000'000, 1'000, 2'000});
    require(again.ok());
    require(language::unparse(*again.value()) == written);
    require(language::freeNames(*again.value()) == language::freeNames(expr));
}

} // namespace
} // namespace coroscope::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace coroscope;
    const std::string_view source = fuzz::textOf(data, size);
    const auto expr = language::parseExpression(source);
    fuzz::requireProblem(expr);
    if (expr)
        fuzz::requireRoundTrip(*expr.value());
    fuzz::requireProblem(language::parseTarget(source));
    fuzz::requireProblem(language::parseSimpleStatement(source));
    fuzz::requireProblem(language::parseParameters(source));
    fuzz::requireProblem(language::parseWithItems(source));
    language::splitArguments(source);
    language::isIdentifier(source);
    return 0;
}
