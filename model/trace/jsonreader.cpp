// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/jsonreader.h"

#include <algorithm>
#include <charconv>

namespace coroscope {

namespace {

void appendUtf8(std::string &out, unsigned code)
{
    const auto tail = [&out](unsigned bits) { out += static_cast<char>(0x80 | (bits & 0x3f)); };
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xc0 | (code >> 6));
        tail(code);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xe0 | (code >> 12));
        tail(code >> 6);
        tail(code);
    } else {
        out += static_cast<char>(0xf0 | (code >> 18));
        tail(code >> 12);
        tail(code >> 6);
        tail(code);
    }
}

} // namespace

void JsonReader::skipBlanks()
{
    m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t\r\n"), m_rest.size()));
}

bool JsonReader::atEnd()
{
    skipBlanks();
    return m_rest.empty();
}

bool JsonReader::isAtString()
{
    skipBlanks();
    return m_rest.starts_with('"');
}

bool JsonReader::take(char c)
{
    skipBlanks();
    if (!m_rest.starts_with(c))
        return false;
    m_rest.remove_prefix(1);
    return true;
}

bool JsonReader::takeWord(std::string_view word)
{
    skipBlanks();
    if (!m_rest.starts_with(word))
        return false;
    m_rest.remove_prefix(word.size());
    return true;
}

std::string_view JsonReader::takeNumber()
{
    skipBlanks();
    const std::size_t end = std::min(m_rest.find_first_not_of("+-.0123456789eE"), m_rest.size());
    double value = 0;
    const auto [read, error] = std::from_chars(m_rest.data(), m_rest.data() + end, value);
    if (error == std::errc::invalid_argument || read != m_rest.data() + end)
        return {};
    const std::string_view number = m_rest.substr(0, end);
    m_rest.remove_prefix(end);
    return number;
}

bool JsonReader::readString(std::string &out)
{
    if (!take('"'))
        return false;
    while (!m_rest.empty()) {
        const std::size_t plain = std::min(m_rest.find_first_of("\"\\"), m_rest.size());
        out += m_rest.substr(0, plain);
        m_rest.remove_prefix(plain);
        if (m_rest.starts_with('"')) {
            m_rest.remove_prefix(1);
            return true;
        }
        if (!m_rest.empty() && !readEscape(out))
            return false;
    }
    return false;
}

/// An escape, from its backslash on.
bool JsonReader::readEscape(std::string &out)
{
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (m_rest.size() < 2)
        return false;
    const char letter = m_rest[1];
    m_rest.remove_prefix(2);
    if (const std::size_t at = letters.find(letter); at != std::string_view::npos) {
        out += meanings[at];
        return true;
    }
    unsigned code = 0;
    if (letter != 'u' || !readHex(code))
        return false;
    if (code >= 0xd800 && code < 0xdc00 && m_rest.starts_with("\\u")) {
        unsigned low = 0;
        m_rest.remove_prefix(2);
        if (!readHex(low) || low < 0xdc00 || low > 0xdfff)
            return false;
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
    if (code >= 0xd800 && code <= 0xdfff)
        return false;
    appendUtf8(out, code);
    return true;
}

bool JsonReader::readHex(unsigned &code)
{
    if (m_rest.size() < 4)
        return false;
    const char *end = m_rest.data() + 4;
    if (std::from_chars(m_rest.data(), end, code, 16).ptr != end)
        return false;
    m_rest.remove_prefix(4);
    return true;
}

} // namespace coroscope
