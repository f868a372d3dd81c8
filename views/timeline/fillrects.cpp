// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/fillrects.h"

#include <QPaintEngine>

namespace coroscope {

void fillRects(QPainter &painter, const QVector<QRectF> &rects, const QColor &color)
{
    if (painter.paintEngine()->type() == QPaintEngine::Raster) {
        for (const QRectF &rect : rects)
            painter.fillRect(rect, color);
        return;
    }
    // One group of an SVG or PDF for all of them.
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRects(rects);
}

} // namespace coroscope
