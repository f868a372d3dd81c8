// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/ast.h"

#include <string>
#include <string_view>

namespace coroscope::language {

/// One code point of a text and the bytes it takes; none of them where the bytes are not UTF-8.
struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 0;
};

/// The code point of UTF-8 \p text at \p offset, which must lie before its end.
CodePoint decode(std::string_view text, std::size_t offset);
/// Appends \p value to UTF-8 \p text; a surrogate, which Python's texts may hold, in three bytes.
void encode(char32_t value, std::string &text);

bool isIdentifierStart(char32_t value);
bool isIdentifierPart(char32_t value);
/// True for a code point that no one can see: format, control and odd space characters.
bool isInvisible(char32_t value);
/// "U+00A0".
std::string codePointName(char32_t value);

inline bool isDigit(char c) { return c >= '0' && c <= '9'; }
/// The worth of a digit of a base up to 16; 16 for anything else.
int digitValue(char c);

/// Walks over valid UTF-8 text and knows its place in it.
class Cursor {
public:
    explicit Cursor(std::string_view text, Position start = {}) : m_text(text), m_position(start) {}

    bool atEnd() const { return m_offset >= m_text.size(); }
    std::size_t offset() const { return m_offset; }
    Position position() const { return m_position; }
    std::string_view text() const { return m_text; }
    /// The text from \p offset up to here.
    std::string_view since(std::size_t offset) const
    {
        return m_text.substr(offset, m_offset - offset);
    }
    bool startsWith(std::string_view prefix) const
    {
        return m_text.substr(m_offset).starts_with(prefix);
    }
    /// The byte \p ahead of here; 0 past the end.
    char byte(std::size_t ahead = 0) const
    {
        return m_offset + ahead < m_text.size() ? m_text[m_offset + ahead] : '\0';
    }
    /// The code point here; not at the end.
    char32_t codePoint() const { return decode(m_text, m_offset).value; }
    bool atNewline() const { return byte() == '\n' || byte() == '\r'; }
    /// Passes one code point; CR LF counts as one.
    void advance();
    /// Passes \p count code points, none of them a line break.
    void advance(std::size_t count)
    {
        while (count-- > 0)
            advance();
    }

private:
    std::string_view m_text;
    std::size_t m_offset = 0;
    Position m_position;
};

} // namespace coroscope::language
