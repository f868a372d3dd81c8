// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/style/theme.h"
#include "views/timeline/axis.h"
#include "views/timeline/chartlink.h"
#include "views/timeline/rowlayout.h"
#include "views/timeline/spanruns.h"

#include <QFont>
#include <QFontMetricsF>
#include <QRectF>
#include <QSet>

#include <optional>

namespace coroscope {

/// The faces of the chart and the sizes that follow from them.
struct ChartFonts {
    QFont small = font::interface(font::Size::Small);
    QFont strong = font::interface(font::Size::Small, QFont::DemiBold);
    QFont name = font::interface(font::Size::Normal);
    QFont value = font::code(font::Size::Small, QFont::Medium);
    QFontMetricsF smallMetrics{small};
    QFontMetricsF strongMetrics{strong};
    QFontMetricsF nameMetrics{name};
    QFontMetricsF valueMetrics{value};

    /// Height of a bar, and of the room for words above it.
    int barHeight() const;
    int wordsHeight() const;
    int rulerHeight() const;
    int legendHeight() const;
    int overviewHeight() const;
    RowMetrics rowMetrics() const;
};

/// Which arrows are drawn.
enum class ArrowFilter { None, Selection, All };

/// What the person points at or has chosen, as far as the chart shows it.
struct ChartMarks {
    QSet<std::uint32_t> selectedBlocks;
    BlockId hoveredBlock{};
    Recording::Executor selectedBand = Recording::Executor::Loop;
    std::uint32_t selectedLane = noLane;
    int selectedSpan = -1; ///< index in the selected lane's spans
    ArrowFilter arrows = ArrowFilter::Selection;
    std::optional<ChartLink> walked; ///< the arrow that was walked last
};

/// Everything a renderer of a track may use; nothing else. Lives for one frame. Renderers paint in
/// coordinates whose x = 0 is the time area's left edge.
struct RenderContext {
    const ChartSource &source;
    const Axis &axis;
    const Theme &theme;
    const ChartFonts &fonts;
    const ChartMarks &marks;
    AxisRange range{};
    double width = 0; ///< of the time area, in pixels
    Nanos playhead = 0;
    std::size_t playheadEvent = 0;
    double pixelRatio = 1;
    bool detailed = true; ///< few enough things to give them patterns and words
    bool rounded = true;  ///< ... so few that they get round corners, and slim ones words

    QColor color(ColorRole role) const { return theme.color(role); }
    PixelMap map(Recording::Executor band) const;
    /// Whether what \p event (at \p time) did has happened at the playhead.
    bool hasHappened(Recording::Executor band, Nanos time, std::uint32_t event) const;
    double playheadPixel() const;
    /// \p x on the device's pixel grid.
    double snapped(double x) const;
    /// The part of [x0, x1] that can be seen, with a little air, snapped; at least a pixel wide.
    QRectF bar(double x0, double x1, double y, double height) const;
};

} // namespace coroscope
