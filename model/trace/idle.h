// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"

#include <vector>

namespace coroscope {

/// A stretch of time, in ns since the runs began. `end` > `begin`.
struct TimeStretch {
    Nanos begin = 0;
    Nanos end = 0;

    Nanos length() const { return end - begin; }
    friend bool operator==(const TimeStretch &, const TimeStretch &) = default;
};

/// Where nothing runs up to \p until in either recording (which may be null): no callback and no
/// step holds the loop, no thread runs or blocks. In order; what ends where the next begins is cut
/// by something that took no time.
std::vector<TimeStretch> idleStretches(const Recording *loop, const Recording *threads,
                                       Nanos until);

/// Those of \p idle, which lies within \p whole ns, that are worth shortening: the longest first,
/// each longer than \p share of what is left of the whole without them. In their order.
std::vector<TimeStretch> longStretches(const std::vector<TimeStretch> &idle, Nanos whole,
                                       double share);

} // namespace coroscope
