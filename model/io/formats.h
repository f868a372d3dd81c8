// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// What the member "format" says, in files and on the clipboard.
namespace coroscope {

inline constexpr std::string_view scenarioFormat = "coroscope-scenario";
inline constexpr std::string_view blocksFormat = "coroscope-blocks";
inline constexpr std::string_view definitionFormat = "coroscope-definition";

/// What a person calls it: the format without its first word.
constexpr std::string_view formatTitle(std::string_view format)
{
    return format.substr(format.find('-') + 1);
}

} // namespace coroscope
