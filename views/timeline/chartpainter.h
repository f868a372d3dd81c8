// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/chartscene.h"

#include <QPainter>

namespace coroscope {

/// Paints one frame of the chart: ruler, names, rows, and what lies over them. Nothing shines
/// through: the whole of scene.size is filled.
void paintChart(QPainter &painter, const ChartScene &scene);

// Its parts, from the back to the front.

/// Backgrounds of rows and the lines between them.
void paintGround(QPainter &painter, const ChartScene &scene);
/// The bars of all visible rows, frozen bands, brackets and arrows.
void paintTracks(QPainter &painter, const ChartScene &scene);
/// The column of lane names.
void paintNames(QPainter &painter, const ChartScene &scene);
/// The headings of the bands.
void paintHeadings(QPainter &painter, const ChartScene &scene);
/// Ticks and labels, without a cursor.
void paintRuler(QPainter &painter, const ChartScene &scene);
/// The playhead with its handle and time.
void paintPlayhead(QPainter &painter, const ChartScene &scene);

} // namespace coroscope
