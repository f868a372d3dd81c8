// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/lanerenderer.h"

namespace coroscope {

/// Who holds the loop; idle stretches are a thin line.
void paintLoopLane(QPainter &painter, const RenderContext &context, const TrackFrame &frame);

/// The length of the ready queue as columns, the highest of what lies under each pixel.
void paintReadyDepth(QPainter &painter, const RenderContext &context, const Recording &recording,
                     const QRectF &rect);

/// A column for the depth of one or several neighbouring instants.
struct DepthColumn {
    double x0 = 0, x1 = 0;
    std::uint32_t depth = 0;
};
std::vector<DepthColumn> depthColumns(const RenderContext &context, const Recording &recording);

/// A stretch in which a blocking call freezes the loop, in pixels, cut to the visible width.
struct FrozenStretch {
    double x0 = 0, x1 = 0;
    std::uint32_t lane = noLane; ///< of the task that blocks
};
/// ... as far as they have happened. \p runs are those of the loop lane.
std::vector<FrozenStretch> frozenStretches(const RenderContext &context, const Recording &recording,
                                           const std::vector<SpanRun> &runs);

/// The band that lies over all other lanes while the loop is frozen.
void paintFrozenBand(QPainter &painter, const RenderContext &context, const FrozenStretch &stretch,
                     const QRectF &area);

} // namespace coroscope
