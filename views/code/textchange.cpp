// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/code/textchange.h"

#include <algorithm>

namespace coroscope {

TextChange changeOfLines(std::string_view before, std::string_view after)
{
    if (before == after)
        return {before.size(), before.size(), after.size()};
    const std::size_t common = std::min(before.size(), after.size());
    const auto head =
        std::mismatch(before.begin(), before.begin() + std::ptrdiff_t(common), after.begin()).first;
    std::size_t begin = static_cast<std::size_t>(head - before.begin());
    while (begin > 0 && before[begin - 1] != '\n')
        --begin;

    const auto room = static_cast<std::ptrdiff_t>(common - begin);
    const auto tail = std::mismatch(before.rbegin(), before.rbegin() + room, after.rbegin()).first;
    std::size_t same = static_cast<std::size_t>(tail - before.rbegin());
    while (same > 0 && before.size() > same && before[before.size() - same - 1] != '\n')
        --same;
    return {begin, before.size() - same, after.size() - same};
}

} // namespace coroscope
