// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/parser.h"

#include "language/grammar.h"

namespace coroscope::language {

namespace {

/// Runs \p read on the words of \p source and wants all of them read.
template <class Read>
auto parse(std::string_view source, ParseLimits limits, bool enclosed, Read read)
    -> Result<decltype(read(std::declval<Grammar &>()))>
{
    try {
        checkText(source, limits);
        Grammar grammar(tokenize(source, limits, {}, enclosed), limits);
        auto result = read(grammar);
        grammar.expectEnd();
        return result;
    } catch (SyntaxError &error) {
        return std::move(error.problem);
    }
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\f\r\n";
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

/// Where the commas of an argument list stand: not those in brackets or between a lambda and its
/// colon.
std::vector<std::size_t> topLevelCommas(std::string_view source, const TokenList &list)
{
    std::vector<std::size_t> commas;
    int level = 0;
    int lambdas = 0;
    for (const Token &token : list.tokens) {
        if (token.kind != TokenKind::Operator && token.text != "lambda")
            continue;
        if (token.isOpener())
            ++level;
        else if (token.isCloser())
            --level;
        else if (level == 0 && token.text == "lambda")
            ++lambdas;
        else if (level == 0 && token.text == ":" && lambdas > 0)
            --lambdas;
        else if (level == 0 && token.text == "," && lambdas == 0)
            commas.push_back(static_cast<std::size_t>(token.text.data() - source.data()));
    }
    return commas;
}

} // namespace

Result<ExprPtr> parseExpression(std::string_view source, ParseLimits limits)
{
    return parse(source, limits, false, [](Grammar &grammar) { return grammar.starExpressions(); });
}

Result<ExprPtr> parseTarget(std::string_view source, ParseLimits limits)
{
    return parse(source, limits, false, [](Grammar &grammar) { return grammar.starTargets(); });
}

Result<Statement> parseSimpleStatement(std::string_view source, ParseLimits limits)
{
    return parse(source, limits, false, [](Grammar &grammar) { return grammar.simpleStatement(); });
}

Result<std::vector<Parameter>> parseParameters(std::string_view source, ParseLimits limits)
{
    return parse(source, limits, true, [](Grammar &grammar) { return grammar.parameters(); });
}

Result<std::vector<WithItem>> parseWithItems(std::string_view source, ParseLimits limits)
{
    return parse(source, limits, false, [](Grammar &grammar) { return grammar.withItems(); });
}

bool isIdentifier(std::string_view text)
{
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = decode(text, offset);
        const bool fits =
            offset == 0 ? isIdentifierStart(point.value) : isIdentifierPart(point.value);
        if (point.bytes == 0 || !fits)
            return false;
        offset += point.bytes;
    }
    return !text.empty() && !isKeyword(text);
}

std::vector<std::string> splitArguments(std::string_view source)
{
    std::vector<std::string> texts;
    const std::string_view all = trimmed(source);
    if (all.empty())
        return texts;
    std::vector<std::size_t> commas;
    try {
        const ParseLimits limits;
        checkText(all, limits);
        const TokenList list = tokenize(all, limits, {}, true);
        if (!list.unclosed)
            commas = topLevelCommas(all, list);
    } catch (const SyntaxError &) {
        return {std::string(all)};
    }
    std::size_t start = 0;
    for (const std::size_t comma : commas) {
        texts.emplace_back(trimmed(all.substr(start, comma - start)));
        start = comma + 1;
    }
    if (start < all.size())
        texts.emplace_back(trimmed(all.substr(start)));
    return texts;
}

} // namespace coroscope::language
