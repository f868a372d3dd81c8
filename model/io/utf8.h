// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace coroscope {

/// How many bytes the character at \p at of \p text has; 0 when no well-formed UTF-8 begins there
/// (overlong forms, surrogates and what is beyond U+10FFFF are not well-formed).
std::size_t utf8Length(std::string_view text, std::size_t at);
/// Appends the code point \p code, which is no surrogate, to \p out.
void appendUtf8(std::string &out, char32_t code);
/// The number of code points of well-formed \p text.
std::size_t codePointCount(std::string_view text);
/// At most \p count code points from the beginning of well-formed \p text.
std::string firstCodePoints(std::string_view text, std::size_t count);

} // namespace coroscope
