// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/jsontext.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace coroscope {

namespace {

/// The escape of a character that may not stand in a JSON string, or "".
std::string_view shortEscape(char c)
{
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    case '\b':
        return "\\b";
    case '\f':
        return "\\f";
    default:
        return {};
    }
}

} // namespace

void appendJsonString(std::string &out, std::string_view text)
{
    constexpr char digits[] = "0123456789abcdef";
    out += '"';
    const auto isSpecial = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
    };
    for (auto at = text.begin(); at != text.end();) {
        const auto plainEnd = std::find_if(at, text.end(), isSpecial);
        out.append(at, plainEnd);
        at = plainEnd;
        if (at == text.end())
            break;
        const char c = *at++;
        if (const std::string_view escape = shortEscape(c); !escape.empty()) {
            out += escape;
        } else {
            out += "\\u00";
            out += digits[c >> 4];
            out += digits[c & 15];
        }
    }
    out += '"';
}

void appendJsonFloat(std::string &out, double number)
{
    if (!std::isfinite(number)) {
        out += std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        return;
    }
    // CPython's repr: the shortest digits; an exponent below 1e-4 and from 1e16 on.
    const double size = std::abs(number);
    const bool exponent = size != 0 && (size < 1e-4 || size >= 1e16);
    char buffer[32];
    const auto format = exponent ? std::chars_format::scientific : std::chars_format::fixed;
    char *const end = std::to_chars(buffer, buffer + sizeof buffer, number, format).ptr;
    out.append(buffer, end);
    if (!exponent && std::find(buffer, end, '.') == end)
        out += ".0";
}

void appendJsonWhole(std::string &out, double number)
{
    if (!std::isfinite(number)) {
        appendJsonFloat(out, number);
        return;
    }
    char buffer[320];                              // the largest double has 309 digits
    const double whole = std::trunc(number) + 0.0; // no "-0"
    out.append(buffer,
               std::to_chars(buffer, buffer + sizeof buffer, whole, std::chars_format::fixed).ptr);
}

} // namespace coroscope
