// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/grammar.h"
#include "language/strings.h"
#include "language/unparser.h"

#include <algorithm>

// The rules of CPython 3.11's Parser/string_parser.c: a field's expression is cut out of the
// string by its brackets and quotes, and then parsed by itself.
namespace coroscope::language {

namespace {

constexpr int deepestField = 2; ///< a field in a format spec in a field is the last

[[noreturn]] void failUnclosedField(const Cursor &cursor)
{
    failAt(cursor.position(), "f-string: expecting '}'.",
           "Close the field, or write '{{' for a plain brace.");
}

[[noreturn]] void failBackslash(const Cursor &cursor)
{
    failAt(cursor.position(), "f-string expression part cannot include a backslash.",
           "Give the text with the backslash a name first.");
}

/// Passes a string inside of a field's expression.
void passInnerString(Cursor &cursor)
{
    const Position start = cursor.position();
    const std::string triple(3, cursor.byte());
    const std::string_view quotes =
        std::string_view(triple).substr(0, cursor.startsWith(triple) ? 3 : 1);
    cursor.advance(quotes.size());
    while (!cursor.startsWith(quotes)) {
        if (cursor.atEnd())
            failAt(start, "f-string: unterminated string.",
                   "Use other quotes inside than outside.");
        if (cursor.byte() == '\\')
            failBackslash(cursor);
        cursor.advance();
    }
    cursor.advance(quotes.size());
}

/// True where a field's expression ends, outside of its brackets.
bool atFieldEnd(Cursor &cursor)
{
    const char c = cursor.byte();
    const bool isComparison = std::string_view("!=<>").find(c) != std::string_view::npos;
    if (isComparison && cursor.byte(1) == '=') {
        cursor.advance();
        return false;
    }
    return c == '!' || c == ':' || c == '}' || c == '=';
}

/// Minds the brackets of a field's expression: \p open holds those that are open.
void countBracket(Cursor &cursor, std::string &open)
{
    constexpr std::string_view openers = "([{";
    constexpr std::string_view closers = ")]}";
    const char c = cursor.byte();
    if (openers.find(c) != std::string_view::npos)
        open += c;
    const auto kind = closers.find(c);
    if (kind == std::string_view::npos)
        return;
    if (open.empty())
        failAt(cursor.position(), std::string("f-string: unmatched '") + c + "'.", "Delete it.");
    if (open.back() != openers[kind])
        failAt(cursor.position(),
               std::string("f-string: closing parenthesis '") + c +
                   "' does not match opening parenthesis '" + open.back() + "'.",
               "Close the inner bracket first.");
    open.pop_back();
}

/// Passes the expression of a field and gives its text.
std::string_view passExpression(Cursor &cursor)
{
    const std::size_t start = cursor.offset();
    std::string open;
    while (!cursor.atEnd()) {
        const char c = cursor.byte();
        if (c == '\'' || c == '"') {
            passInnerString(cursor);
            continue;
        }
        if (c == '\\')
            failBackslash(cursor);
        if (c == '#')
            failAt(cursor.position(), "f-string expression part cannot include '#'.",
                   "Write the comment outside of the string.");
        if (open.empty() && atFieldEnd(cursor))
            return cursor.since(start);
        countBracket(cursor, open);
        cursor.advance();
    }
    failUnclosedField(cursor);
}

/// The literal text up to the next field, the end or, in a format spec, its closing brace.
std::string passLiteral(Cursor &cursor, bool isRaw, int level)
{
    std::string literal;
    Cursor start = cursor;
    const auto take = [&] {
        literal += unescape(cursor.since(start.offset()), start.position(), isRaw);
    };
    while (!cursor.atEnd()) {
        if (cursor.byte() == '\\' && !isRaw) {
            if (cursor.byte(1) == 'N')
                unescape("\\N", cursor.position(), false); // throws
            cursor.advance();
        }
        const char c = cursor.byte();
        const bool isBrace = c == '{' || c == '}';
        if (isBrace && level == 0 && cursor.byte(1) == c) {
            cursor.advance();
            take();
            cursor.advance();
            start = cursor;
            continue;
        }
        if (c == '}' && level == 0)
            failAt(cursor.position(), "f-string: single '}' is not allowed.",
                   "Write '}}' for a plain brace.");
        if (isBrace)
            break;
        if (!cursor.atEnd())
            cursor.advance();
    }
    take();
    return literal;
}

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Behind the `!`.
char readConversion(Cursor &cursor)
{
    const char conversion = cursor.byte();
    if (conversion != 's' && conversion != 'r' && conversion != 'a')
        failAt(cursor.position(),
               "f-string: invalid conversion character: expected 's', 'r', or 'a'.",
               "Write !r for repr, !s for str.");
    cursor.advance();
    return conversion;
}

} // namespace

void addLiteral(std::vector<FStringPart> &parts, std::string text)
{
    if (text.empty())
        return;
    if (parts.empty() || parts.back().expression)
        parts.emplace_back();
    parts.back().literal += text;
}

/// Makes the f-string, and refuses the few that could not be written back on one line.
ExprPtr Grammar::formatted(Position start, FString joined) const
{
    ExprPtr made = make(start, std::move(joined));
    Unparser unparser;
    unparser.write(*made);
    if (!unparser.isFaithful())
        fail(start,
             "This f-string holds a text with a line break, an invisible character or all kinds "
             "of quotes between its braces.",
             "Give that text a name first, and use the name.");
    return made;
}

void Grammar::readFormatted(Cursor &cursor, bool isRaw, int level,
                            std::vector<FStringPart> &parts) const
{
    for (;;) {
        addLiteral(parts, passLiteral(cursor, isRaw, level));
        if (cursor.byte() != '{')
            return;
        readField(cursor, isRaw, level, parts);
    }
}

void Grammar::readField(Cursor &cursor, bool isRaw, int level,
                        std::vector<FStringPart> &parts) const
{
    if (level >= deepestField)
        failAt(cursor.position(), "f-string: expressions nested too deeply.",
               "Make the format spec first and give it a name.");
    cursor.advance();
    const Cursor start = cursor;
    FStringPart part;
    part.expression = fieldExpression(passExpression(cursor), start.position());
    const bool isDebug = cursor.byte() == '=';
    if (isDebug) {
        do {
            cursor.advance();
        } while (isSpace(cursor.byte()));
        addLiteral(parts, unescape(cursor.since(start.offset()), start.position(), true));
    }
    if (cursor.byte() == '!') {
        cursor.advance();
        part.conversion = readConversion(cursor);
    }
    if (cursor.byte() == ':') {
        cursor.advance();
        const Position position = cursor.position();
        FString spec;
        readFormatted(cursor, isRaw, level + 1, spec.parts);
        part.formatSpec = make(position, std::move(spec));
    }
    if (cursor.byte() != '}')
        failUnclosedField(cursor);
    cursor.advance();
    if (isDebug && part.conversion == 0 && !part.formatSpec)
        part.conversion = 'r';
    parts.push_back(std::move(part));
}

ExprPtr Grammar::fieldExpression(std::string_view text, Position start) const
{
    if (std::ranges::all_of(text, isSpace))
        failAt(start, "f-string: empty expression not allowed.",
               "Write an expression between the braces, or '{{' for a plain brace.");
    Grammar inner(tokenize(text, m_limits, start, true), m_limits, m_depth + 1);
    ExprPtr value = inner.starExpressions();
    if (std::holds_alternative<Starred>(value->node))
        inner.fail(value->position, "f-string: cannot use starred expression here.",
                   "For a tuple, write a comma behind it.");
    if (inner.atComprehension())
        value = inner.comprehension(Comprehension::Kind::Generator, start, std::move(value));
    inner.expectEnd("'}'");
    return value;
}

} // namespace coroscope::language
