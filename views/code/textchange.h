// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace coroscope {

/// How one text becomes another: bytes [begin, oldEnd) of the old one give way to bytes
/// [begin, newEnd) of the new one. The rest is the same in both.
struct TextChange {
    std::size_t begin = 0;
    std::size_t oldEnd = 0;
    std::size_t newEnd = 0;

    bool isEmpty() const { return begin == oldEnd && begin == newEnd; }
    bool operator==(const TextChange &) const = default;
};

/// The change from \p before to \p after that begins and ends at ends of lines: whole lines, so
/// that no character is cut in two.
TextChange changeOfLines(std::string_view before, std::string_view after);

} // namespace coroscope
