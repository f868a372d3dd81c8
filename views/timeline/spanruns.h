// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/axis.h"

#include <span>
#include <vector>

namespace coroscope {

/// Maps instants of one band to pixels of the chart's time area. Unclamped.
class PixelMap {
public:
    PixelMap(const Axis &axis, Recording::Executor band, const AxisRange &range, double width,
             Nanos now)
        : m_axis(axis), m_band(band), m_range(range), m_width(width), m_now(now)
    {
    }

    double width() const { return m_width; }
    double pixel(Nanos time, std::uint32_t event) const
    {
        return positionToPixel(m_axis.position(m_band, time, event), m_range, m_width);
    }
    double begin(const Span &span) const { return pixel(span.begin, span.beginEvent); }
    /// An open span reaches to the recording's last instant.
    double end(const Span &span) const
    {
        return span.end == openEnd ? pixel(m_now, openEvent) : pixel(span.end, span.endEvent);
    }

private:
    static constexpr std::uint32_t openEvent = std::numeric_limits<std::uint32_t>::max();
    const Axis &m_axis;
    Recording::Executor m_band;
    AxisRange m_range;
    double m_width;
    Nanos m_now;
};

/// One thing to draw of a lane: a span, or neighbours that would be less than a pixel wide and are
/// drawn as one.
struct SpanRun {
    double x0 = 0, x1 = 0;   ///< pixels, x0 <= x1, not clipped
    std::uint32_t first = 0; ///< index of the first span
    std::uint32_t count = 1;
    SpanState state = SpanState::Created; ///< the one with the longest time among them
    bool active = false;                  ///< one of them holds the loop: runs or blocks

    bool isMerged() const { return count > 1; }
};

/// The runs of \p spans that touch the visible width, from left to right. Costs a few binary
/// searches for every run, however many spans lie below one pixel.
void collectRuns(Spans spans, const PixelMap &map, std::vector<SpanRun> &runs);

/// The state that stands for \p spans drawn as one: that with the longest time in an even sample;
/// at one instant, the most telling.
SpanState dominantState(Spans spans);

} // namespace coroscope
