// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <QString>

namespace coroscope {

// The chart's coordinates, as free functions without a GUI. Nothing here is clamped: what lies
// outside of the visible range gets a pixel outside of the width, and the other way round.
// Positions are in the unit of the axis (nanoseconds, or steps), pixels are logical ones.

/// A visible stretch of an axis. `end` > `begin`.
struct AxisRange {
    double begin = 0;
    double end = 1;

    double length() const { return end - begin; }
    friend bool operator==(const AxisRange &, const AxisRange &) = default;
};

/// The pixel of \p position when \p range fills \p width pixels; 0 for the range's begin.
double positionToPixel(double position, const AxisRange &range, double width);

/// The position under \p pixel; the inverse of positionToPixel.
double pixelToPosition(double pixel, const AxisRange &range, double width);

/// The range after zooming by \p factor (> 1: closer) so that \p anchor stays at its pixel. Its
/// length is kept between \p shortest and \p longest.
AxisRange zoomed(const AxisRange &range, double anchor, double factor, double shortest,
                 double longest);

/// The range moved by \p distance (> 0: later).
AxisRange panned(const AxisRange &range, double distance);

/// The range that shows \p content from \p before pixels after the left edge to \p after pixels
/// before the right edge of \p width pixels. Margins that leave less than half of the width shrink.
AxisRange fitted(const AxisRange &content, double width, double before, double after);

/// The smallest of 1, 2, 5 times a power of ten (of minutes and hours: 1, 2, 5, 10, 15, 30) whose
/// ticks stand at least \p minimumPixels apart. At least 1 ns.
Nanos tickStep(double nanosPerPixel, double minimumPixels);

/// \p time as a tick's label in the unit of \p step, with no more digits than it needs: "0 s",
/// "2.5 s", "250 ms", "1:30".
QString tickLabel(Nanos time, Nanos step);

/// \p time as the label of an instant that lies on no scale: round times as a ruler writes them,
/// "1.5 s"; others with the digits that matter.
QString instantLabel(Nanos time);

} // namespace coroscope
