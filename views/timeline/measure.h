// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/shares.h"
#include "views/timeline/rendercontext.h"

#include <QPainter>

#include <algorithm>
#include <optional>
#include <vector>

namespace coroscope {

struct ChartScene;

/// An edge of what is measured: a position on the axis.
struct MeasureEdge {
    double position = 0;
    int row = -1;        ///< of the bar whose edge it is held by
    bool isHeld = false; ///< it snapped to an edge, a mark or the playhead
};

/// What is being measured on the chart.
struct Measure {
    bool active = false;
    MeasureEdge from, to;

    double begin() const { return std::min(from.position, to.position); }
    double end() const { return std::max(from.position, to.position); }
};

/// What a measure says: how long it is, and how much of it was spent in each state.
struct MeasureReport {
    struct Line {
        std::optional<SpanState> state; ///< nothing: the lane was not there
        QString name;                   ///< "waiting"; of the loop "busy", "frozen", "idle"
        double share = 0;               ///< of the stretch, or of the time of all lanes; 0 to 1
        Nanos time = 0;
    };
    QString length; ///< "2.000 s"; along steps with the number of events
    QString extent; ///< "1.000 s – 3.000 s"
    QString whose;  ///< the selected lane, or all of them
    std::vector<Line> lines;
    QString loopTitle;
    std::vector<Line> loop; ///< empty without a recording of the loop

    /// All of it as plain lines, for screen readers and the clipboard.
    QString text() const;
};

/// \p share as "62 %"; what is neither nothing nor all never says that it is.
QString percentText(double share);

/// Of the selected lane; without a selection, of all lanes of the loop (else the threads).
MeasureReport measureReport(const ChartSource &source, const Axis &axis, const ChartMarks &marks,
                            const Measure &measure);

/// Keeps the last report until what it depends on changes: a frame of an animation costs nothing.
class MeasureReports {
public:
    const MeasureReport &of(const ChartSource &source, const Axis &axis, const ChartMarks &marks,
                            const Measure &measure);

private:
    struct Key {
        double begin = 0, end = 0;
        AxisMode mode = AxisMode::Time;
        Recording::Executor band = Recording::Executor::Loop;
        std::uint32_t lane = noLane;
        std::size_t loopEvents = 0, threadEvents = 0;
        bool operator==(const Key &) const = default;
    };
    Key m_key;
    bool m_isMade = false;
    MeasureReport m_report;
};

/// The measured stretch, its held edges, and a card with its report beside it; where there is no
/// room for the card, the length alone.
void paintMeasure(QPainter &painter, const ChartScene &scene);

} // namespace coroscope
