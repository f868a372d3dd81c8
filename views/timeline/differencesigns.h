// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/chartscene.h"

#include <QPainter>

namespace coroscope {

/// A ≠ where something went otherwise on threads than on the loop, in each of the two bands.
struct DifferenceSign {
    QRectF rect;                  ///< x = 0 is the time area's left edge
    std::uint32_t difference = 0; ///< index in ChartSource::differences
};

/// Those that have happened and can be seen; at most a few hundred.
std::vector<DifferenceSign> differenceSigns(const ChartScene &scene);

void paintDifferences(QPainter &painter, const ChartScene &scene);

} // namespace coroscope
