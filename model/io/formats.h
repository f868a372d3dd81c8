// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// What the member "format" says, in files and on the clipboard.
namespace coroscope {

inline constexpr std::string_view scenarioFormat = "coroscope-scenario";
inline constexpr std::string_view blocksFormat = "coroscope-blocks";
inline constexpr std::string_view definitionFormat = "coroscope-definition";

/// What to say of a text that is not of \p format.
constexpr std::string_view notOfFormat(std::string_view format)
{
    return format == scenarioFormat ? "This is no Coroscope scenario."
           : format == blocksFormat ? "These are no blocks that Coroscope copied."
                                    : "This is no definition that Coroscope copied.";
}

} // namespace coroscope
