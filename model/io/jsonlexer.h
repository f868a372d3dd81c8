// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace coroscope {

/// Cuts a JSON text into tokens, checking UTF-8, escapes and numbers, and counting lines.
class JsonLexer {
public:
    enum class Token {
        Null,
        False,
        True,
        Number,
        String,
        OpenBracket,
        CloseBracket,
        OpenBrace,
        CloseBrace,
        Comma,
        Colon,
        End,
    };

    /// Thrown by next() and fail(); caught in parseJson.
    struct Failure {
        Problem problem;
    };

    /// Strings and numbers may have up to \p textBytes bytes.
    JsonLexer(std::string_view text, std::size_t textBytes);

    Token next();
    /// Where the last token begins.
    int line() const { return m_tokenLine; }
    int column() const { return m_tokenColumn; }
    /// The text of the last String (unescaped) or Number.
    std::string takeText() { return std::move(m_token); }
    /// Ends the parse with a problem at the last token.
    [[noreturn]] void fail(std::string what, std::string remedy) const;

private:
    [[noreturn]] void failHere(std::string what, std::string remedy);
    void skipByteOrderMark();
    void skipWhitespace();
    void markToken();
    Token word();
    void string();
    void escape();
    unsigned hexDigits();
    void character();
    void number();
    void digits();
    void checkLength();

    std::string_view m_text;
    std::size_t m_textBytes;
    std::size_t m_at = 0;
    std::size_t m_lineStart = 0;
    std::size_t m_countedTo = 0; ///< up to where the columns of this line are counted
    int m_countedColumn = 1;
    int m_line = 1;
    int m_tokenLine = 1;
    int m_tokenColumn = 1;
    std::string m_token;
};

} // namespace coroscope
