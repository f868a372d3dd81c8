// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/strings.h"

#include "language/grammar.h"

namespace coroscope::language {

namespace {

/// The escapes of one letter, and what they stand for.
constexpr std::string_view simpleEscapes = "\\'\"abfnrtv";
constexpr std::string_view simpleMeanings = "\\'\"\a\b\f\n\r\t\v";

/// The digits that an escape letter wants; 0 for other letters.
int wantedDigits(char letter)
{
    return letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
}

/// Behind `\x`, `\u` or `\U`; \p start is the place of the backslash.
char32_t readHexadecimal(Cursor &cursor, char letter, Position start)
{
    const int wanted = wantedDigits(letter);
    char32_t value = 0;
    for (int i = 0; i < wanted; ++i) {
        const int digit = digitValue(cursor.byte());
        if (digit > 15)
            failAt(start,
                   std::string("The escape \\") + letter + " needs " + std::to_string(wanted) +
                       " hexadecimal digits.",
                   "Write zeros before the number, or double the backslash.");
        value = value * 16 + static_cast<char32_t>(digit);
        cursor.advance();
    }
    if (value > 0x10ffff)
        failAt(start, "There is no character " + codePointName(value) + ".",
               "Characters go up to U+10FFFF.");
    return value;
}

char32_t readOctal(Cursor &cursor)
{
    char32_t value = 0;
    for (int i = 0; i < 3 && cursor.byte() >= '0' && cursor.byte() <= '7'; ++i) {
        value = value * 8 + static_cast<char32_t>(cursor.byte() - '0');
        cursor.advance();
    }
    return value;
}

/// At a backslash.
void readEscape(Cursor &cursor, std::string &text)
{
    const Position start = cursor.position();
    cursor.advance();
    const char letter = cursor.byte();
    if (cursor.atEnd()) {
        text += '\\';
    } else if (cursor.atNewline()) {
        cursor.advance();
    } else if (const auto at = simpleEscapes.find(letter); at != std::string_view::npos) {
        text += simpleMeanings[at];
        cursor.advance();
    } else if (wantedDigits(letter) > 0) {
        cursor.advance();
        encode(readHexadecimal(cursor, letter, start), text);
    } else if (letter >= '0' && letter <= '7') {
        encode(readOctal(cursor), text);
    } else if (letter == 'N') {
        failAt(start, "Names of characters (\\N{...}) are outside of the scenario language.",
               "Write the character itself, or its number: \\u20AC.");
    } else {
        text += '\\'; // Python keeps the backslash of an unknown escape
    }
}

} // namespace

StringLiteral takeApart(std::string_view text, Position position)
{
    StringLiteral literal;
    const std::size_t prefix = text.find_first_of("'\"");
    for (const char letter : text.substr(0, prefix)) {
        literal.isRaw |= (letter | 0x20) == 'r';
        literal.isFormatted |= (letter | 0x20) == 'f';
        literal.isBytes |= (letter | 0x20) == 'b';
    }
    const std::string triple(3, text[prefix]);
    const std::size_t quotes =
        text.substr(prefix).starts_with(triple) && text.size() >= prefix + 6 ? 3 : 1;
    literal.body = text.substr(prefix + quotes, text.size() - prefix - 2 * quotes);
    literal.bodyStart = {position.line, position.column + static_cast<int>(prefix + quotes)};
    return literal;
}

std::string unescape(std::string_view body, Position start, bool isRaw)
{
    std::string text;
    for (Cursor cursor(body, start); !cursor.atEnd();) {
        const std::size_t offset = cursor.offset();
        if (cursor.byte() == '\\' && !isRaw) {
            readEscape(cursor, text);
        } else if (cursor.atNewline()) {
            text += '\n';
            cursor.advance();
        } else {
            cursor.advance();
            text += cursor.since(offset);
        }
    }
    return text;
}

/// One or more literals side by side, which are one text.
ExprPtr Grammar::strings()
{
    const Position start = here();
    FString joined;
    bool isFormatted = false;
    while (peek().kind == TokenKind::String) {
        const Token &token = next();
        const StringLiteral literal = takeApart(token.text, token.position);
        if (literal.isBytes)
            fail(token.position, "Bytes (b'...') are outside of the scenario language.",
                 "Write a text, without the b.");
        if (!literal.isFormatted) {
            addLiteral(joined.parts, unescape(literal.body, literal.bodyStart, literal.isRaw));
            continue;
        }
        isFormatted = true;
        Cursor cursor(literal.body, literal.bodyStart);
        readFormatted(cursor, literal.isRaw, 0, joined.parts);
    }
    if (isFormatted)
        return formatted(start, std::move(joined));
    return make(
        start, Constant{joined.parts.empty() ? std::string() : std::move(joined.parts[0].literal)});
}

} // namespace coroscope::language
