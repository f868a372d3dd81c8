// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

/// What a scenario may hold. Editing and reading keep to the same limits, so that whatever can be
/// built can also be saved and opened again.
namespace coroscope::limits {

inline constexpr int nesting = 64;                      ///< blocks inside blocks
inline constexpr std::size_t blocks = 200'000;          ///< in one scenario, clauses included
inline constexpr std::size_t textBytes = 1u << 20;      ///< of one text
inline constexpr std::size_t fileBytes = 64u << 20;     ///< of the file
inline constexpr double coordinate = 1e7;               ///< of a card, either way from 0
inline constexpr double noteTime = 1e9;                 ///< seconds, of a note
inline constexpr std::uint32_t greatestId = 2147483647; ///< of a block or definition

} // namespace coroscope::limits
