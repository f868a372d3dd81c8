// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/brackets.h"
#include "views/timeline/chartindex.h"
#include "views/timeline/chartnotes.h"
#include "views/timeline/measure.h"
#include "views/timeline/rendercontext.h"

#include <QSize>

#include <unordered_map>

namespace coroscope {

/// The runs of the rows that were painted, kept until the range, the width or the recordings
/// change: moving the playhead or the pointer paints from them alone.
class RunCache {
public:
    const std::vector<SpanRun> &runs(const RenderContext &context, const Row &row);
    void clear() { m_runs.clear(); }

private:
    std::unordered_map<std::uint64_t, std::vector<SpanRun>> m_runs;
};

/// One frame of the chart: what to show, and where. The ruler is at the top, the names are at the
/// left, the rest is rows, scrolled by `scroll`. Coordinates are those of the widget or picture.
struct ChartScene {
    const RenderContext &context;
    const RowLayout &layout;
    const ChartIndex &loopIndex;
    const ChartIndex &threadsIndex;
    RunCache &cache;
    QSize size;
    int header = 0; ///< width of the names
    int scroll = 0; ///< of the rows, in pixels
    Measure measure{};
    const MeasureReport *report = nullptr; ///< on the measure; null: none is shown
    int hoveredRow = -1;
    bool showPlayhead = true;
    const ChartNotes *notes = nullptr;
    int selectedNote = -1; ///< ChartNote::index
    int dropY = -1;        ///< where a lane that is dragged would go, as a row's y; -1: none is
    bool loopCollapsed = false, threadsCollapsed = false;

    int rulerHeight() const { return context.fonts.rulerHeight(); }
    /// Below the ruler, names included.
    QRectF rowsArea() const;
    /// Below the ruler, right of the names.
    QRectF timeArea() const;
    QRectF rowRect(const Row &row) const;
    /// Where a lane that leads to others is folded.
    QRectF chevronRect(const Row &row) const;
    /// The index of the first row that can be seen, and one past the last.
    std::pair<int, int> visibleRows() const;
    /// Where the heading of a band stands: in its place, or held at the edge when that is out of
    /// sight.
    QRectF headingRect(Recording::Executor band) const;
    const ChartIndex &index(Recording::Executor band) const
    {
        return band == Recording::Executor::Loop ? loopIndex : threadsIndex;
    }
    /// Of a lane of the loop, with x = 0 at the time area's left edge; empty when it is hidden.
    QRectF laneRect(std::uint32_t lane) const;
    /// The middle of the bar of a lane of the loop; NaN when it is hidden.
    double laneCentre(std::uint32_t lane) const;
    std::vector<Bracket> brackets() const;
    /// The handle that the playhead is dragged by.
    QRectF handleRect() const;
    /// The time at the playhead, and the pill in which it stands beside the handle.
    QString playheadText() const;
    QRectF playheadLabelRect() const;
};

} // namespace coroscope
