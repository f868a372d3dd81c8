// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/axis.h"

namespace coroscope {

/// How many events of the loop's recording have happened at \p time.
std::size_t loopEventsUntil(const ChartSource &source, Nanos time);

/// Ticks at round times of \p times (ns) over \p width pixels.
std::vector<AxisTick> evenTicks(const AxisRange &times, double width, double spacing);

/// Positions are nanoseconds since the runs began.
class TimeAxis final : public Axis {
public:
    explicit TimeAxis(const ChartSource &source);

    AxisMode mode() const override { return AxisMode::Time; }
    double position(Recording::Executor, Nanos time, std::uint32_t) const override
    {
        return static_cast<double>(time);
    }
    Nanos timeAt(double position) const override;
    std::size_t loopEventAt(double position) const override;
    AxisRange content() const override;
    double shortestRange() const override { return 20; }
    AxisRange rangeOfTimes(Nanos begin, Nanos end) const override;
    std::vector<AxisTick> ticks(const AxisRange &range, double width,
                                double spacing) const override;

private:
    ChartSource m_source;
};

} // namespace coroscope
