// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/idle.h"
#include "views/timeline/axis.h"

namespace coroscope {

/// Positions are nanoseconds, save that long stretches in which nothing runs are all as wide as
/// `gapWidth`. Within a gap positions grow evenly, so every time still has its place.
class CompressedAxis final : public Axis {
public:
    explicit CompressedAxis(const ChartSource &source);

    AxisMode mode() const override { return AxisMode::Compressed; }
    double position(Recording::Executor, Nanos time, std::uint32_t) const override
    {
        return positionOf(time);
    }
    Nanos timeAt(double position) const override;
    std::size_t loopEventAt(double position) const override;
    AxisRange content() const override;
    double shortestRange() const override { return 20; }
    AxisRange rangeOfTimes(Nanos begin, Nanos end) const override;
    std::vector<AxisTick> ticks(const AxisRange &range, double width,
                                double spacing) const override;
    std::vector<AxisGap> gaps(const AxisRange &range) const override;

private:
    /// Where the axis changes its pace. From one to the next positions grow evenly.
    struct Knot {
        Nanos time = 0;
        double position = 0;
        bool beginsGap = false;
    };
    double positionOf(Nanos time) const;
    void addKnot(Nanos time, double position, bool beginsGap);

    ChartSource m_source;
    std::vector<Knot> m_knots; ///< the first is at 0; before it and after the last the pace is 1
};

} // namespace coroscope
