// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/grammar.h"

#include "language/children.h"
#include "language/constructs.h"

#include <algorithm>

namespace coroscope::language {

Grammar::Nesting::Nesting(Grammar &grammar) : m_grammar(grammar)
{
    const int limit = grammar.m_limits.depth;
    if (grammar.m_depth >= limit)
        grammar.fail(grammar.here(),
                     "The expression is nested more than " + std::to_string(limit) +
                         " levels deep.",
                     "Give inner parts a name of their own first.");
    ++grammar.m_depth;
}

Grammar::Grammar(TokenList list, ParseLimits limits, int depth)
    : m_tokens(std::move(list.tokens)), m_unclosed(list.unclosed), m_limits(limits), m_depth(depth)
{
}

const Token &Grammar::peek(std::size_t ahead) const
{
    return m_tokens[std::min(m_index + ahead, m_tokens.size() - 1)];
}

const Token &Grammar::next()
{
    const Token &token = peek();
    if (token.kind != TokenKind::End)
        ++m_index;
    return token;
}

bool Grammar::at(std::string_view word) const
{
    const Token &token = peek();
    return token.text == word &&
           (token.kind == TokenKind::Operator || token.kind == TokenKind::Keyword);
}

bool Grammar::accept(std::string_view word)
{
    if (!at(word))
        return false;
    ++m_index;
    return true;
}

void Grammar::expect(std::string_view word)
{
    if (!accept(word))
        unexpected("'" + std::string(word) + "'");
}

std::string Grammar::name(std::string_view what)
{
    const Token &token = peek();
    if (token.kind == TokenKind::Keyword)
        fail(token.position,
             "Invalid syntax: expected " + std::string(what) + ", not the keyword '" +
                 std::string(token.text) + "'.",
             "Choose another name: Python keeps this word for itself.");
    if (token.kind != TokenKind::Name)
        unexpected(what);
    return std::string(next().text);
}

bool Grammar::atListEnd() const
{
    static constexpr std::string_view enders[] = {")", "]", "}", "=", ":", "in", ";"};
    const TokenKind kind = peek().kind;
    return kind == TokenKind::End || kind == TokenKind::Newline ||
           std::ranges::any_of(enders, [this](std::string_view word) { return at(word); }) ||
           (kind == TokenKind::Operator && peek().text.size() > 1 && peek().text.ends_with('=') &&
            !at("=="));
}

bool Grammar::atExpression() const
{
    static constexpr std::string_view starters[] = {
        "(", "[", "{", "-", "+", "~", "...", "None", "True", "False", "lambda", "await", "not"};
    const TokenKind kind = peek().kind;
    return kind == TokenKind::Name || kind == TokenKind::Number || kind == TokenKind::String ||
           std::ranges::any_of(starters, [this](std::string_view word) { return at(word); });
}

void Grammar::failUnclosed() const
{
    const std::string opener(m_unclosed->text);
    const std::string closer = opener == "(" ? ")" : opener == "[" ? "]" : "}";
    failAt(m_unclosed->position, "'" + opener + "' was never closed.",
           "Write the '" + closer + "' that belongs to it.");
}

void Grammar::fail(Position position, std::string what, std::string remedy) const
{
    if (m_unclosed && position.line > m_unclosed->position.line)
        failUnclosed();
    failAt(position, std::move(what), std::move(remedy));
}

void Grammar::unexpected(std::string_view expected) const
{
    const Token &token = peek();
    if (m_unclosed && token.kind == TokenKind::End)
        failUnclosed();
    const std::string_view before = m_index > 0 ? m_tokens[m_index - 1].text : std::string_view();
    if (const Construct *construct = misspeltOperator(before, token.text))
        fail(token.position, std::string(construct->what), std::string(construct->remedy));
    if (at("not"))
        fail(peek(1).position, "Invalid syntax: expected 'in' behind 'not'.");
    const std::string invalid = "Invalid syntax: expected " + std::string(expected);
    if (token.kind == TokenKind::Newline)
        fail(token.position, invalid + ", but the line ends.",
             "Put parentheses around what goes over several lines.");
    if (token.kind == TokenKind::End)
        fail(token.position,
             invalid + (m_index == 0 ? ", but the text is empty." : ", but the text ends."));
    const std::string word = token.kind == TokenKind::String ? "a text"
                             : token.text.size() > 30        ? "a long word"
                                                             : "'" + std::string(token.text) + "'";
    fail(token.position, invalid + ", not " + word + ".");
}

bool Grammar::isDirectlyUnclosed() const
{
    if (!m_unclosed)
        return false;
    int level = 0;
    for (std::size_t index = 0; index < m_index; ++index) {
        const Token &token = m_tokens[index];
        if (token.text.data() == m_unclosed->text.data())
            level = 0;
        if (token.isOpener())
            ++level;
        else if (token.isCloser())
            --level;
    }
    return level == 1;
}

Position Grammar::lastCharacter() const
{
    const Token &token = m_tokens[m_index - 1];
    Cursor cursor(token.text, token.position);
    Position position = token.position;
    while (!cursor.atEnd()) {
        position = cursor.position();
        cursor.advance();
    }
    return position;
}

void Grammar::expectEnd(std::string_view expected)
{
    if (peek().kind == TokenKind::Newline)
        fail(peek(1).position, "Invalid syntax: a second line begins here.",
             "Put parentheses around what goes over several lines, or use another block.");
    if (peek().kind != TokenKind::End)
        unexpected(expected);
}

ExprPtr Grammar::closed(ExprPtr value, std::string_view closer)
{
    expect(closer);
    return value;
}

ExprPtr Grammar::make(Position position, Node node) const
{
    Expr expr{position, std::move(node)};
    int below = 0;
    forEachChild(expr, [&below](const Expr &child) { below = std::max(below, child.height); });
    if (below >= m_limits.height)
        fail(position,
             "The expression chains more than " + std::to_string(m_limits.height) +
                 " operators, calls or attributes.",
             "Split it up: give its first part a name, or use sum(), join() or a loop.");
    expr.height = below + 1;
    return std::make_unique<const Expr>(std::move(expr));
}

} // namespace coroscope::language
