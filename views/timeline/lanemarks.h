// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/lanerenderer.h"

namespace coroscope {

/// Small marks under the bars at the instants of the lane's log lines, which have happened. Marks
/// that would touch are drawn as one.
void paintLogMarks(QPainter &painter, const RenderContext &context, const TrackFrame &frame,
                   std::uint32_t lane);

/// The numbers of the callbacks that ran for the lane (noLane: for none), in the order they ran; to
/// the right of \p pill where they would cover it.
void paintCallbackTicks(QPainter &painter, const RenderContext &context, const TrackFrame &frame,
                        std::uint32_t lane, const QRectF &pill);

/// Where the callbacks' numbers of a lane are drawn; index is into the recording's callbacks.
struct CallbackBadge {
    QRectF rect;
    std::uint32_t callback = 0;
};
std::vector<CallbackBadge> callbackBadges(const RenderContext &context, const Recording &recording,
                                          const ChartIndex &index, const QRectF &row,
                                          std::uint32_t lane, const QRectF &pill);

/// Indices into the log of the lines whose mark stands within \p tolerance pixels of \p x.
std::vector<std::uint32_t> logLinesAt(const RenderContext &context, const Recording &recording,
                                      const ChartIndex &index, std::uint32_t lane, double x,
                                      double tolerance);

} // namespace coroscope
