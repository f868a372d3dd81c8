// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/rendercontext.h"

#include <QPainter>

namespace coroscope {

/// All lanes of the loop's recording as thin lines from their begin to their end, an even sample
/// where there are more than fit. \p content is the axis' range that fills \p rect.
void paintOverviewLanes(QPainter &painter, const ChartSource &source, const Axis &axis,
                        const Theme &theme, const AxisRange &content, const QRectF &rect);

/// The frame around what is visible.
QRectF overviewFrame(const AxisRange &visible, const AxisRange &content, const QRectF &rect);
void paintOverviewFrame(QPainter &painter, const Theme &theme, const QRectF &frame,
                        const QRectF &rect);

} // namespace coroscope
