// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/rendercontext.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

/// How far beyond the visible width shapes are drawn, so that their ends stay out of sight.
constexpr double overhang = 32;

int scaled(double pixels) { return static_cast<int>(std::ceil(pixels)); }

} // namespace

int ChartFonts::barHeight() const
{
    return std::max(metric::barHeight, scaled(smallMetrics.height() * 0.8));
}

int ChartFonts::wordsHeight() const { return scaled(smallMetrics.ascent()) + 1; }

int ChartFonts::rulerHeight() const { return scaled(nameMetrics.height()) + 2 * metric::s; }

int ChartFonts::legendHeight() const { return scaled(nameMetrics.height()) + 2 * metric::s; }

int ChartFonts::overviewHeight() const { return scaled(smallMetrics.height()) + metric::xl; }

RowMetrics ChartFonts::rowMetrics() const
{
    RowMetrics rows;
    rows.band = scaled(strongMetrics.height()) + metric::s;
    rows.lane = std::max(metric::laneHeight, wordsHeight() + barHeight() + metric::s);
    rows.loop = rows.lane;
    rows.depth = scaled(smallMetrics.height()) + 2;
    rows.gap = metric::s;
    return rows;
}

PixelMap RenderContext::map(Recording::Executor band) const
{
    const Recording *recording = source.of(band);
    Nanos now = recording ? recording->lifecycle.now() : 0;
    // Between two events of a live run its open spans grow with the time that is shown.
    if (recording && !recording->lifecycle.isEnded())
        now = std::max(now, source.liveTime);
    return {axis, band, range, width, now};
}

bool RenderContext::hasHappened(Recording::Executor band, Nanos time, std::uint32_t event) const
{
    if (band == Recording::Executor::Loop)
        return event < playheadEvent;
    return time <= playhead;
}

double RenderContext::playheadPixel() const
{
    return map(Recording::Executor::Loop)
        .pixel(playhead, static_cast<std::uint32_t>(playheadEvent));
}

double RenderContext::snapped(double x) const { return std::round(x * pixelRatio) / pixelRatio; }

QRectF RenderContext::bar(double x0, double x1, double y, double height) const
{
    const double left = snapped(std::clamp(x0, -overhang, width + overhang));
    const double right = snapped(std::clamp(x1, -overhang, width + overhang));
    return {left, y, std::max(right - left, 1.0), height};
}

} // namespace coroscope
