// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/chartscene.h"

#include <QPointF>
#include <QString>

namespace coroscope {

/// What lies under a point of the chart.
struct ChartHit {
    enum class Kind : std::uint8_t {
        Nothing,
        Ruler,
        Handle,    ///< of the playhead
        Flag,      ///< of a note, in the ruler
        NamesEdge, ///< the right edge of the names, which can be dragged
        Heading,
        Chevron, ///< of a lane that leads to others
        Name,
        Track, ///< a row, right of the names
    };
    Kind kind = Kind::Nothing;
    Recording::Executor band = Recording::Executor::Loop;
    int row = -1;                ///< index in the layout
    std::uint32_t lane = noLane; ///< of a Lane row
    int span = -1;               ///< the first span under the point, in the lane or the loop lane
    std::uint32_t count = 0;     ///< number of spans that are drawn as one there
    int callback = -1;           ///< index of the callback whose number is there
    int note = -1;               ///< ChartNote::index, of a Flag
    std::int64_t remark = -1;    ///< the event whose sign is there
    int difference = -1;         ///< index in ChartSource::differences of the sign that is there
    int combinator = -1;         ///< index of the combinator whose bracket is there
    bool isEnd = false;          ///< the pill at the lane's end
    std::vector<std::uint32_t> logLines; ///< indices of the lines whose mark is there
};

ChartHit hitTest(const ChartScene &scene, const QPointF &point);

/// What is to be known of \p hit, as plain lines: state, what for, from when to when, how long,
/// block, log lines. Empty when there is nothing.
QString hoverText(const ChartScene &scene, const ChartHit &hit);

/// The position on the axis nearest to \p pixel (of the time area) that is an edge of a bar of row
/// \p row or the playhead, if one is within \p reach pixels; else that of the pixel itself.
MeasureEdge snappedEdge(const ChartScene &scene, double pixel, int row, double reach);

} // namespace coroscope
