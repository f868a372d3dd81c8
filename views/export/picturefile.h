// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "views/timeline/chartpicture.h"

#include <string>
#include <string_view>

namespace coroscope {

/// How a picture becomes a file.
struct PictureWish {
    double scale = 1;          ///< pixels of a PNG for each of the picture's
    std::string_view scenario; ///< to travel along; empty: none does
};

/// The bytes of a PNG file. A Problem when it would be larger than can be drawn.
Result<std::string> pngFile(const ChartPicture &picture, const PictureWish &wish);
/// The bytes of an SVG file, with real text.
Result<std::string> svgFile(const ChartPicture &picture, const PictureWish &wish);
/// The bytes of a PDF file with one page of the picture's size, at 96 pixels an inch. The scenario
/// is a file attached to it.
Result<std::string> pdfFile(const ChartPicture &picture, const PictureWish &wish);

} // namespace coroscope
