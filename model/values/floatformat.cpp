// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/formatspec.h"
#include "values/operations.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace coroscope {
namespace {

std::string written(double magnitude, std::chars_format format, std::int64_t precision)
{
    std::string buffer(static_cast<std::size_t>(precision) + 330, '\0');
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude,
                                      format, static_cast<int>(precision));
    buffer.resize(static_cast<std::size_t>(result.ptr - buffer.data()));
    return buffer;
}

void stripZeros(std::string &mantissa)
{
    if (mantissa.find('.') == std::string::npos)
        return;
    mantissa.erase(mantissa.find_last_not_of('0') + 1);
    if (mantissa.back() == '.')
        mantissa.pop_back();
}

/// printf's %g; with \p isRepr as Python formats without a type: never a bare whole number.
std::string general(double magnitude, std::int64_t precision, bool alternate, bool isRepr)
{
    const std::int64_t digits = std::max<std::int64_t>(precision, 1);
    std::string text = written(magnitude, std::chars_format::scientific, digits - 1);
    const std::size_t e = text.find('e');
    const long exponent = std::strtol(text.c_str() + e + 1, nullptr, 10);
    if (exponent < -4 || exponent >= digits - (isRepr ? 1 : 0)) {
        std::string mantissa = text.substr(0, e);
        if (!alternate)
            stripZeros(mantissa);
        return mantissa + text.substr(e);
    }
    text = written(magnitude, std::chars_format::fixed,
                   std::max<std::int64_t>(digits - 1 - exponent, 0));
    if (!alternate)
        stripZeros(text);
    if (isRepr && text.find('.') == std::string::npos)
        text += ".0";
    return text;
}

} // namespace

std::string floatDigits(double magnitude, char type, std::int64_t precision, bool alternate)
{
    const bool isUpper = type == 'E' || type == 'F' || type == 'G';
    std::string text;
    const std::int64_t given = precision < 0 ? 6 : precision;
    if (!std::isfinite(magnitude))
        text = std::isnan(magnitude) ? "nan" : "inf";
    else if (type == 0)
        text =
            precision < 0 ? floatRepr(magnitude) : general(magnitude, precision, alternate, true);
    else if (type == 'e' || type == 'E')
        text = written(magnitude, std::chars_format::scientific, given);
    else if (type == 'g' || type == 'G')
        text = general(magnitude, given, alternate, false);
    else
        text = written(magnitude, std::chars_format::fixed, given);
    if (alternate && std::isfinite(magnitude) && text.find('.') == std::string::npos)
        text.insert(std::min(text.find('e'), text.size()), 1, '.');
    if (isUpper)
        std::transform(text.begin(), text.end(), text.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

} // namespace coroscope
