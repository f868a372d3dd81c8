// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/chartscene.h"

#include <QPainter>

namespace coroscope {

/// The breaks over the tracks where the axis shows a stretch shorter than it lasted.
void paintBreaks(QPainter &painter, const ChartScene &scene);

/// "≈ 3.000 s" in the ruler, over each gap where none of \p occupied stands; else the sign alone.
void paintGapLabels(QPainter &painter, const ChartScene &scene, std::vector<QRectF> occupied);

/// What is to be known of the gap at \p x of the chart; empty when there is none.
QString gapText(const ChartScene &scene, double x);

} // namespace coroscope
