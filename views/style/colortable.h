// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/style/theme.h"

#include <span>
#include <string_view>

namespace coroscope {

/// A colour of both themes, as 0xAARRGGBB. The name is what the style sheet calls it.
struct NamedColor {
    ColorRole role;
    std::string_view name;
    QRgb light;
    QRgb dark;
};

/// One row for each ColorRole, in the enum's order.
std::span<const NamedColor> colorTable();

} // namespace coroscope
