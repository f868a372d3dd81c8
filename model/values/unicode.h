// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// UTF-8 and the properties of characters that Python's str methods ask for.
namespace coroscope::unicode {

enum Property : std::uint32_t {
    Alpha = 1,
    Decimal = 2,
    Digit = 4,
    Numeric = 8,
    Upper = 16,
    Lower = 32,
    Space = 64,
    Printable = 128,
    Title = 256,
};

/// The properties of \p c, or-ed together.
std::uint32_t properties(char32_t c);
inline bool is(char32_t c, std::uint32_t any) { return (properties(c) & any) != 0; }

/// Adds \p c in UTF-8; a lone surrogate in its 3-byte form.
void append(std::string &out, char32_t c);
/// The code point at byte \p position, which moves behind it. A malformed byte stands for itself.
char32_t decode(std::string_view text, std::size_t &position);
std::u32string decodeAll(std::string_view text);
/// Number of code points.
std::size_t count(std::string_view text);
/// The byte at which the code point number \p index begins; text.size() when there are fewer.
std::size_t offsetOf(std::string_view text, std::size_t index);

/// Adds the form of \p c that begins a word: ß gives Ss, and the letter ǆ gives ǅ.
void appendTitle(std::string &out, char32_t c);
/// Adds the upper (lower) case form of \p c; sometimes several letters: ß gives SS.
void appendUpper(std::string &out, char32_t c);
void appendLower(std::string &out, char32_t c);

} // namespace coroscope::unicode
