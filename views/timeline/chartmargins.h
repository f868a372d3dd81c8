// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/chartindex.h"
#include "views/timeline/rendercontext.h"

namespace coroscope {

/// Pixels left free beside the content when everything is shown.
inline constexpr double marginBefore = 14;
/// ... and on the right: for the lanes' ends, and the brackets of gathers and task groups that
/// complete late, also of those within each other.
double marginAfter(const ChartSource &source, const ChartIndex &loopIndex);
/// ... as long as that is not known.
inline constexpr double marginWhileLive = 150;

/// Bounds of the column of names.
inline constexpr int narrowestNames = 96, widestNames = 480;

/// The width of the column of names in which those of the first few hundred lanes fit, within a
/// comfortable bound.
int namesWidth(const ChartSource &source, const RowLayout &layout, const ChartFonts &fonts);

/// Where the name of a row begins.
double nameIndent(const Row &row);

} // namespace coroscope
