// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainter>
#include <QVector>

namespace coroscope {

/// Fills \p rects, which lie on the device's pixels, with \p color. On the screen without
/// QPainter::drawRects, where Qt's raster engine draws each as a line of any slope (see
/// QRasterPaintEngine::drawRects in Qt 6.4): a fifth of what a frame of 9,000 bars cost.
void fillRects(QPainter &painter, const QVector<QRectF> &rects, const QColor &color);

} // namespace coroscope
