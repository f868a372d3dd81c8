// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace coroscope {

/// Appends \p text as a JSON string, quotes included, as Python's json.dumps(ensure_ascii=False)
/// writes it.
void appendJsonString(std::string &out, std::string_view text);
/// Appends \p number as Python's repr of a float: 1.0, 0.5, 1e-12, 1e+16; Infinity and NaN as
/// json.dumps writes them.
void appendJsonFloat(std::string &out, double number);
/// Appends the whole number \p number without a fraction or an exponent: 3, -1.
void appendJsonWhole(std::string &out, double number);

} // namespace coroscope
