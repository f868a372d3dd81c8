// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/parser.h"

#include <string>
#include <string_view>
#include <vector>

namespace coroscope {

/// The items of an ExpressionList field: `f(1, 2), *xs` gives two. Unbalanced text gives one.
inline std::vector<std::string> fieldItems(std::string_view text)
{
    return language::splitArguments(text);
}

/// The text of an ExpressionList field with these items; empty ones are left out.
inline std::string joinFieldItems(const std::vector<std::string> &items)
{
    std::string text;
    for (const std::string &item : items) {
        if (item.empty())
            continue;
        if (!text.empty())
            text += ", ";
        text += item;
    }
    return text;
}

} // namespace coroscope
