// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/differences.h"
#include "trace/recording.h"
#include "views/timeline/timescale.h"

#include <QString>

#include <memory>
#include <vector>

namespace coroscope {

/// The recordings that a chart shows; either may be null.
struct ChartSource {
    const Recording *loop = nullptr;
    const Recording *threads = nullptr;
    Nanos liveTime = 0; ///< how far a run that is still going on is known to be
    const std::vector<Difference> *differences = nullptr; ///< of the two, or null

    const Recording *of(Recording::Executor band) const
    {
        return band == Recording::Executor::Loop ? loop : threads;
    }
    /// The longer of the two recordings, in ns; while live, at least liveTime.
    Nanos duration() const;
};

/// What an axis runs along.
enum class AxisMode {
    Time,  ///< nanoseconds
    Steps, ///< equal width for each event: what happens at one instant spreads out in its order
    Compressed, ///< nanoseconds, long stretches in which nothing runs shortened
};

/// A stretch of an axis that is shown shorter than it lasted.
struct AxisGap {
    double begin = 0, end = 0; ///< positions
    Nanos from = 0, to = 0;    ///< true times
};

/// A mark on the ruler. Minor ticks have no label.
struct AxisTick {
    double position = 0;
    QString label;
    friend bool operator==(const AxisTick &, const AxisTick &) = default;
};

/// Maps instants to positions along the chart and back. An instant is a time and, within it, the
/// sequence number of an event of its band. Positions never decrease along a recording. Immutable.
class Axis {
public:
    virtual ~Axis() = default;

    virtual AxisMode mode() const = 0;
    /// Where the instant just before event \p event, which happens at \p time, lies.
    virtual double position(Recording::Executor band, Nanos time, std::uint32_t event) const = 0;
    /// The time that is shown at \p position; unclamped.
    virtual Nanos timeAt(double position) const = 0;
    /// How many events of the loop's recording lie before \p position.
    virtual std::size_t loopEventAt(double position) const = 0;
    /// What is to be seen when everything is.
    virtual AxisRange content() const = 0;
    /// The closest zoom.
    virtual double shortestRange() const = 0;
    /// The range that shows the times from \p begin to \p end.
    virtual AxisRange rangeOfTimes(Nanos begin, Nanos end) const = 0;
    /// The ruler's ticks in \p range over \p width pixels, labels at least \p spacing pixels apart.
    virtual std::vector<AxisTick> ticks(const AxisRange &range, double width,
                                        double spacing) const = 0;
    /// The shortened stretches that touch \p range, in order.
    virtual std::vector<AxisGap> gaps(const AxisRange &) const { return {}; }
};

/// The axis of \p mode over the recordings as they are now: make a new one when they have grown.
std::unique_ptr<Axis> makeAxis(AxisMode mode, const ChartSource &source);

} // namespace coroscope
