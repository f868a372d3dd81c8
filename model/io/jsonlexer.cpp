// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/jsonlexer.h"

#include "io/utf8.h"

#include <charconv>

namespace coroscope {
namespace {

constexpr std::string_view broken = "Correct the file, or take it from a copy.";
constexpr std::string_view encoding = "Save the file as UTF-8.";

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

} // namespace

JsonLexer::JsonLexer(std::string_view text, std::size_t textBytes)
    : m_text(text), m_textBytes(textBytes)
{
}

void JsonLexer::fail(std::string what, std::string remedy) const
{
    throw Failure{{.what = std::move(what),
                   .where = "line " + std::to_string(m_tokenLine) + ", column " +
                            std::to_string(m_tokenColumn),
                   .remedy = std::move(remedy),
                   .line = m_tokenLine,
                   .column = m_tokenColumn}};
}

void JsonLexer::failHere(std::string what, std::string remedy)
{
    markToken();
    fail(std::move(what), std::move(remedy));
}

/// Counts on from the last token of the line, so that a long line costs no more than a short one.
void JsonLexer::markToken()
{
    if (m_countedTo < m_lineStart || m_countedTo > m_at) {
        m_countedTo = m_lineStart;
        m_countedColumn = 1;
    }
    m_countedColumn +=
        static_cast<int>(codePointCount(m_text.substr(m_countedTo, m_at - m_countedTo)));
    m_countedTo = m_at;
    m_tokenLine = m_line;
    m_tokenColumn = m_countedColumn;
}

/// Skips a byte order mark of UTF-8; refuses UTF-16, which has zero bytes even without a mark.
void JsonLexer::skipByteOrderMark()
{
    if (m_text.starts_with("\xef\xbb\xbf")) {
        m_at = m_lineStart = 3;
    } else if (m_text.starts_with("\xff\xfe") || m_text.starts_with("\xfe\xff") ||
               m_text.substr(0, 4).find('\0') != std::string_view::npos) {
        fail("The file is not UTF-8 but UTF-16, UTF-32 or no text at all.", std::string(encoding));
    }
}

void JsonLexer::skipWhitespace()
{
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        const bool isLineEnd =
            c == '\n' || (c == '\r' && (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '\n'));
        if (isLineEnd) {
            ++m_line;
            m_lineStart = m_at + 1;
        } else if (c != ' ' && c != '\t' && c != '\r') {
            return;
        }
    }
}

JsonLexer::Token JsonLexer::next()
{
    if (m_at == 0)
        skipByteOrderMark();
    skipWhitespace();
    markToken();
    if (m_at >= m_text.size())
        return Token::End;
    const char c = m_text[m_at];
    static constexpr std::string_view marks = "[]{},:";
    static constexpr Token tokens[] = {Token::OpenBracket, Token::CloseBracket, Token::OpenBrace,
                                       Token::CloseBrace,  Token::Comma,        Token::Colon};
    if (const std::size_t mark = marks.find(c); mark != std::string_view::npos) {
        ++m_at;
        return tokens[mark];
    }
    m_token.clear();
    if (c == '"') {
        string();
        return Token::String;
    }
    if (c == '-' || isDigit(c)) {
        number();
        return Token::Number;
    }
    return word();
}

JsonLexer::Token JsonLexer::word()
{
    std::size_t end = m_at;
    while (end < m_text.size() && end - m_at < 20 && isLetter(m_text[end]))
        ++end;
    const std::string_view found = m_text.substr(m_at, end - m_at);
    if (found == "null" || found == "true" || found == "false") {
        m_at = end;
        return found == "null" ? Token::Null : found == "true" ? Token::True : Token::False;
    }
    if (found == "NaN" || found == "Infinity")
        fail(std::string(found) + " is not a number that a file may hold.",
             "Write a finite number.");
    if (utf8Length(m_text, m_at) == 0)
        fail("The bytes here are not UTF-8.", std::string(encoding));
    fail(found.empty() ? "This character does not belong here."
                       : "«" + std::string(found) + "» does not belong here.",
         std::string(broken));
}

void JsonLexer::checkLength()
{
    if (m_token.size() > m_textBytes)
        fail("A text is longer than " + std::to_string(m_textBytes) + " bytes.",
             "Shorten the text.");
}

void JsonLexer::string()
{
    ++m_at;
    while (m_at < m_text.size() && m_text[m_at] != '"') {
        character();
        checkLength();
    }
    if (m_at >= m_text.size())
        fail("The text that begins here does not end.", "Close it with a quote.");
    ++m_at;
}

void JsonLexer::character()
{
    const char c = m_text[m_at];
    if (c == '\\') {
        escape();
        return;
    }
    if (static_cast<unsigned char>(c) < 0x20)
        failHere("A line break or control character stands inside a text.",
                 "Write it as an escape, such as \\n.");
    const std::size_t length = utf8Length(m_text, m_at);
    if (length == 0)
        failHere("The bytes here are not UTF-8.", std::string(encoding));
    m_token += m_text.substr(m_at, length);
    m_at += length;
}

void JsonLexer::escape()
{
    static constexpr std::string_view escapes = "\"\"\\\\//b\bf\fn\nr\rt\t";
    const char c = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
    if (c == 'u') {
        char32_t code = hexDigits();
        const bool isHigh = code >= 0xd800 && code < 0xdc00;
        if (isHigh && m_text.substr(m_at, 2) == "\\u") {
            const std::size_t pair = m_at;
            const unsigned low = hexDigits();
            if (low >= 0xdc00 && low < 0xe000)
                code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            else
                m_at = pair;
        }
        if (code >= 0xd800 && code < 0xe000) {
            m_at -= 6;
            failHere("A \\u escape is half of a surrogate pair.",
                     "Write both halves, or the character itself.");
        }
        appendUtf8(m_token, code);
        return;
    }
    for (std::size_t i = 0; i < escapes.size(); i += 2) {
        if (escapes[i] == c) {
            m_token += escapes[i + 1];
            m_at += 2;
            return;
        }
    }
    failHere("This is no escape that JSON knows.", "Write a backslash as \\\\.");
}

/// The value of the `\uXXXX` at m_at, behind which it moves.
unsigned JsonLexer::hexDigits()
{
    unsigned code = 0;
    const std::string_view hex = m_text.substr(m_at + 2, 4);
    const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
    if (error != std::errc() || end != hex.data() + 4)
        failHere("A \\u escape needs four hexadecimal digits.", std::string(broken));
    m_at += 6;
    return code;
}

void JsonLexer::digits()
{
    if (m_at >= m_text.size() || !isDigit(m_text[m_at]))
        fail("The number that begins here is not complete.", "Write it as in 12, -3.5 or 1e6.");
    while (m_at < m_text.size() && isDigit(m_text[m_at]))
        ++m_at;
}

void JsonLexer::number()
{
    const std::size_t start = m_at;
    const auto skip = [&](std::string_view any) {
        const bool found = m_at < m_text.size() && any.find(m_text[m_at]) != std::string_view::npos;
        m_at += found;
        return found;
    };
    skip("-");
    if (m_text.substr(m_at, 8) == "Infinity")
        fail("-Infinity is not a number that a file may hold.", "Write a finite number.");
    const std::size_t whole = m_at;
    digits();
    if (m_text[whole] == '0' && m_at - whole > 1)
        fail("A number begins with 0.", "Leave the 0 out.");
    if (skip("."))
        digits();
    if (skip("eE")) {
        skip("+-");
        digits();
    }
    m_token = m_text.substr(start, m_at - start);
    checkLength();
    double value = 0;
    const auto error = std::from_chars(m_token.data(), m_token.data() + m_token.size(), value).ec;
    if (error == std::errc::result_out_of_range)
        fail("The number " + firstCodePoints(m_token, 20) + " is outside of what can be stored.",
             "Write a number between -1e308 and 1e308.");
}

} // namespace coroscope
