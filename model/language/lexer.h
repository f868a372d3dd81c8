// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/characters.h"
#include "language/parser.h"

#include <optional>
#include <string_view>
#include <vector>

namespace coroscope::language {

enum class TokenKind : std::uint8_t {
    Name,
    Keyword,
    Number,
    String,   ///< with its prefix and quotes
    Operator, ///< brackets and punctuation, and ASCII characters that Python does not use
    Newline,  ///< between two lines, outside of brackets
    End,
};

/// A word of the source. Its text is a part of the source, which must outlive it.
struct Token {
    TokenKind kind = TokenKind::End;
    bool inBrackets = false; ///< whether a bracket is open at its end
    Position position;
    std::string_view text;

    bool isOpener() const { return text == "(" || text == "[" || text == "{"; }
    bool isCloser() const { return text == ")" || text == "]" || text == "}"; }
};

/// All words of a source, closed by an End, which stands right behind the last word.
struct TokenList {
    std::vector<Token> tokens;
    std::optional<Token> unclosed; ///< the innermost bracket left open
};

/// True for Python's reserved words.
bool isKeyword(std::string_view word);

/// Throws a SyntaxError if \p source is too long, holds a NUL or is not UTF-8. To be called before
/// anything else here.
void checkText(std::string_view source, const ParseLimits &limits);

/// Splits \p source as CPython's tokenizer does, and throws a SyntaxError with its wording. With
/// \p enclosed, the source stands between parentheses, so that line breaks in it are mere space.
TokenList tokenize(std::string_view source, const ParseLimits &limits, Position start = {},
                   bool enclosed = false);

} // namespace coroscope::language
