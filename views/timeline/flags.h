// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/chartnotes.h"
#include "views/timeline/chartscene.h"

#include <QPainter>

namespace coroscope {

/// A flag of a note in the ruler.
struct Flag {
    int note = -1; ///< ChartNote::index
    double x = 0;  ///< of its pole, in the chart
    QRectF rect;   ///< what can be clicked
    QString words; ///< as many as fit before the next flag
};

/// The flags that can be seen, from left to right.
std::vector<Flag> flagsOf(const ChartScene &scene);

/// Poles over the tracks, and flags in the ruler.
void paintPoles(QPainter &painter, const ChartScene &scene);
void paintFlags(QPainter &painter, const ChartScene &scene);

/// ChartNote::index of the flag at \p point; -1 when there is none.
int flagAt(const ChartScene &scene, const QPointF &point);

} // namespace coroscope
