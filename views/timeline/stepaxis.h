// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/axis.h"

namespace coroscope {

/// Positions are numbers of events: the events of both recordings in one order, by time and, at one
/// time, the loop's first. Every event is one unit wide, so an instant spreads out in its order.
class StepAxis final : public Axis {
public:
    explicit StepAxis(const ChartSource &source);

    AxisMode mode() const override { return AxisMode::Steps; }
    double position(Recording::Executor band, Nanos time, std::uint32_t event) const override;
    Nanos timeAt(double position) const override;
    std::size_t loopEventAt(double position) const override;
    AxisRange content() const override;
    double shortestRange() const override { return 4; }
    AxisRange rangeOfTimes(Nanos begin, Nanos end) const override;
    std::vector<AxisTick> ticks(const AxisRange &range, double width,
                                double spacing) const override;

private:
    const std::vector<std::uint32_t> &band(Recording::Executor executor) const
    {
        return executor == Recording::Executor::Loop ? m_loop : m_threads;
    }
    /// Number of events of both recordings before \p time.
    std::size_t eventsBefore(Nanos time) const;

    std::vector<std::uint32_t> m_loop, m_threads; ///< the position of each event
    std::vector<Nanos> m_times; ///< of all events, in the order of their positions
};

} // namespace coroscope
