// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/characters.h"

#include "language/identifiertable.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace coroscope::language {

namespace {

constexpr CodePointRange invisible[] = {
    {0x00, 0x1f},     {0x7f, 0xa0},       {0xad, 0xad},     {0x600, 0x605},   {0x61c, 0x61c},
    {0x6dd, 0x6dd},   {0x70f, 0x70f},     {0x1680, 0x1680}, {0x180e, 0x180e}, {0x2000, 0x200f},
    {0x2028, 0x202f}, {0x205f, 0x206f},   {0x3000, 0x3000}, {0xe000, 0xf8ff}, {0xfeff, 0xfeff},
    {0xfff9, 0xfffb}, {0xe0001, 0xe007f},
};

bool contains(std::span<const CodePointRange> ranges, char32_t value)
{
    const auto above = std::upper_bound(
        ranges.begin(), ranges.end(), value,
        [](char32_t sought, const CodePointRange &range) { return sought < range.first; });
    return above != ranges.begin() && value <= std::prev(above)->last;
}

bool isAsciiLetter(char32_t value)
{
    return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
}

} // namespace

CodePoint decode(std::string_view text, std::size_t offset)
{
    const auto lead = static_cast<unsigned char>(text[offset]);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t bytes = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || offset + bytes > text.size())
        return {};
    char32_t value = lead & (0x7f >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        const auto next = static_cast<unsigned char>(text[offset + i]);
        if ((next & 0xc0) != 0x80)
            return {};
        value = (value << 6) | (next & 0x3f);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < smallest[bytes] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
        return {};
    return {value, bytes};
}

void encode(char32_t value, std::string &text)
{
    const auto add = [&text](char32_t byte) { text += static_cast<char>(byte); };
    const auto addTail = [&](int shift) { add(0x80 | ((value >> shift) & 0x3f)); };
    if (value < 0x80) {
        add(value);
    } else if (value < 0x800) {
        add(0xc0 | (value >> 6));
        addTail(0);
    } else if (value < 0x10000) {
        add(0xe0 | (value >> 12));
        addTail(6);
        addTail(0);
    } else {
        add(0xf0 | (value >> 18));
        addTail(12);
        addTail(6);
        addTail(0);
    }
}

bool isIdentifierStart(char32_t value)
{
    if (value < 0x80)
        return isAsciiLetter(value) || value == '_';
    return contains(identifierStarts(), value);
}

bool isIdentifierPart(char32_t value)
{
    if (value < 0x80)
        return isIdentifierStart(value) || (value >= '0' && value <= '9');
    return isIdentifierStart(value) || contains(identifierContinuations(), value);
}

bool isInvisible(char32_t value) { return contains(invisible, value); }

std::string codePointName(char32_t value)
{
    char name[16];
    std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(value));
    return name;
}

int digitValue(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 16;
}

void Cursor::advance()
{
    if (byte() == '\r' && byte(1) == '\n')
        ++m_offset;
    if (atNewline()) {
        ++m_offset;
        ++m_position.line;
        m_position.column = 1;
        return;
    }
    m_offset += decode(m_text, m_offset).bytes;
    ++m_position.column;
}

} // namespace coroscope::language
