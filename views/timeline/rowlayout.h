// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/axis.h"
#include "views/timeline/lanearrangement.h"

#include <vector>

namespace coroscope {

enum class RowKind : std::uint8_t {
    Band,  ///< the heading of a band
    Loop,  ///< who holds the loop
    Depth, ///< length of the loop's ready queue
    Lane,  ///< a task or a thread
    Gap,   ///< air between the bands
};

/// A horizontal stripe of the chart. y counts from the top of the first row.
struct Row {
    RowKind kind = RowKind::Lane;
    Recording::Executor band = Recording::Executor::Loop;
    std::uint32_t lane = noLane; ///< of a Lane row
    std::uint16_t indent = 0;    ///< visible creators above it
    std::uint32_t below = 0;     ///< number of shown or folded lanes that it leads to
    bool isFolded = false;       ///< ... which are not shown
    bool isContext = false;      ///< it does not pass the filter, but what it created does
    int y = 0;
    int height = 0;

    int bottom() const { return y + height; }
};

/// Heights of the rows in pixels; they follow the font.
struct RowMetrics {
    int band = 24;
    int loop = 28;
    int depth = 14;
    int lane = 30;
    int gap = 8;
};

/// What the rows of a band are made from.
struct LaneSource {
    const Recording *recording = nullptr;
    const ChartIndex *index = nullptr; ///< what the filter looks into
};

/// The rows of a chart from top to bottom: for each band its heading, the loop's lane and depth,
/// and the lanes, each after its creator. asyncio's own tasks stay hidden unless they failed or
/// took time.
class RowLayout {
public:
    void build(const ChartSource &source, const RowMetrics &metrics);
    /// The same, arranged by the person.
    void build(const LaneSource &loop, const LaneSource &threads, const RowMetrics &metrics,
               const LaneArrangement &arrangement);

    const std::vector<Row> &rows() const { return m_rows; }
    int height() const { return m_rows.empty() ? 0 : m_rows.back().bottom(); }
    /// Index of the row at \p y, -1 when there is none.
    int rowAt(int y) const;
    /// Index of the row of a lane, -1 when it is hidden.
    int rowOf(Recording::Executor band, std::uint32_t lane) const;
    /// Index of the row of the loop's lane, -1 when it is not shown.
    int loopRow() const { return rowOfKind(RowKind::Loop, Recording::Executor::Loop); }
    /// Index of the heading of \p band, -1 when the band is not shown.
    int headingOf(Recording::Executor band) const { return rowOfKind(RowKind::Band, band); }
    /// How many lanes the filter and the person keep out of sight, folded ones not counted.
    std::size_t hiddenCount() const { return m_hidden; }

private:
    int rowOfKind(RowKind kind, Recording::Executor band) const;
    void addLanes(const LaneSource &source, const RowMetrics &metrics,
                  const LaneArrangement &arrangement);
    Row &add(RowKind kind, Recording::Executor band, int height, std::uint32_t lane = noLane,
             std::uint16_t indent = 0);

    std::vector<Row> m_rows;
    std::vector<int> m_rowOfLoopLane, m_rowOfThreadLane;
    std::size_t m_hidden = 0;
};

/// The lanes that \p lane's creator made, \p lane included, in the order of \p arrangement.
std::vector<std::uint32_t> siblingsOf(const Recording &recording, std::uint32_t lane,
                                      const LaneArrangement &arrangement);

/// Whether the chart leaves \p lane out: one of asyncio's own tasks that did nothing worth seeing.
bool isHidden(const Recording &recording, const Lane &lane);

} // namespace coroscope
