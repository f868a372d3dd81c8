// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/chartscene.h"

#include <QPainter>

namespace coroscope {

/// A sign for an error that the loop reported, a warning, a deadlock or a limit: on the lane of the
/// task it is about, else on the loop's.
struct RemarkSign {
    QRectF rect; ///< x = 0 is the time area's left edge
    std::uint32_t event = 0;
    bool isError = true;
};

/// Those that have happened and can be seen; at most a few hundred.
std::vector<RemarkSign> remarkSigns(const ChartScene &scene);

void paintRemarks(QPainter &painter, const ChartScene &scene);

/// A mark where a sleep was due, a line from there to where the task went on, and how late that
/// was. \p painter's x = 0 is the time area's left edge.
void paintLateWakes(QPainter &painter, const ChartScene &scene, const Row &row);

/// The lateness that is worth a mark, ns: what a clock's own grain makes is not.
inline constexpr Nanos leastLateness = 1'000'000;

} // namespace coroscope
