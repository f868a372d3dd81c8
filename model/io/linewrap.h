// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace coroscope {

/// \p code, one line of Python, as lines of at most \p width characters where its brackets allow
/// it: broken behind an opening bracket, before the closing one and behind commas alone. Joining
/// the lines without their indentation, with a blank between them save beside those brackets, gives
/// \p code again, byte for byte. The first line has \p indent blanks before it.
std::vector<std::string> wrappedLine(std::string_view code, std::size_t indent, std::size_t width);

} // namespace coroscope
