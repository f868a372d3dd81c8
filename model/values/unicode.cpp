// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/unicode.h"

#include <algorithm>

namespace coroscope::unicode {
namespace {

bool isContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

} // namespace

void append(std::string &out, char32_t c)
{
    const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xc0 | (c >> 6));
        put(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        put(0xe0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3f));
        put(0x80 | (c & 0x3f));
    } else {
        put(0xf0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3f));
        put(0x80 | ((c >> 6) & 0x3f));
        put(0x80 | (c & 0x3f));
    }
}

char32_t decode(std::string_view text, std::size_t &position)
{
    const auto lead = static_cast<unsigned char>(text[position++]);
    if (lead < 0xc0)
        return lead;
    const int following = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    char32_t c = lead & (0x3f >> following);
    for (int i = 0; i < following && position < text.size() && isContinuation(text[position]); ++i)
        c = (c << 6) | (static_cast<unsigned char>(text[position++]) & 0x3f);
    return c;
}

std::u32string decodeAll(std::string_view text)
{
    std::u32string all;
    for (std::size_t position = 0; position < text.size();)
        all += decode(text, position);
    return all;
}

std::size_t count(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !isContinuation(c); }));
}

std::size_t offsetOf(std::string_view text, std::size_t index)
{
    for (std::size_t position = 0; position < text.size(); ++position) {
        if (!isContinuation(text[position]) && index-- == 0)
            return position;
    }
    return text.size();
}

} // namespace coroscope::unicode
