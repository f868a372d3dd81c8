// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace coroscope {

/// Python's format mini-language, taken apart:
/// [[fill]align][sign][z][#][0][width][grouping][.precision][type]
struct FormatSpec {
    std::string fill = " "; ///< one character
    char align = 0;         ///< '<', '>', '^' or '='; 0 when not given
    char sign = 0;          ///< '+', '-' or ' '; 0 when not given
    bool noNegativeZero = false;
    bool alternate = false;
    std::int64_t width = -1;
    char grouping = 0; ///< ',' or '_'; 0 when not given
    std::int64_t precision = -1;
    char32_t type = 0; ///< 0 when not given

    /// \p typeName is the type of the value, for errors; \p zeroAlign is where a leading 0 aligns
    /// ('=' for numbers, 0 for text). Raises ValueError.
    static FormatSpec parse(std::string_view text, std::string_view typeName, char zeroAlign);
};

[[noreturn]] void raiseUnknownFormat(char32_t type, std::string_view typeName);

/// \p text in the width of \p spec; \p defaultAlign is '<' or '>'.
std::string aligned(const FormatSpec &spec, const std::string &text, char defaultAlign);

/// A number, put together from its parts as \p spec asks: sign, prefix (0x), whole digits (which
/// are grouped and filled) and the rest (point, fraction, exponent, %).
std::string layOutNumber(const FormatSpec &spec, bool isNegative, std::string_view prefix,
                         const std::string &digits, std::string_view rest);

/// A finite or infinite float without its sign, by type (e E f F g G %, or 0 for repr-like).
/// \p precision -1 stands for the default.
std::string floatDigits(double magnitude, char type, std::int64_t precision, bool alternate);

} // namespace coroscope
