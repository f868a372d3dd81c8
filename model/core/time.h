// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>

namespace coroscope {

/// An instant or a length of time in whole nanoseconds. Instants count from the run's beginning.
/// The event loop alone keeps deadlines as doubles in seconds, as CPython does.
using Nanos = std::int64_t;

inline constexpr Nanos nanosPerSecond = 1'000'000'000;

/// \p seconds in nanoseconds, rounded to nearest; clamped to what Nanos holds (NaN gives 0).
inline Nanos nanosFromSeconds(double seconds)
{
    const double nanos = seconds * 1e9;
    if (std::isnan(nanos))
        return 0;
    if (nanos >= 9.2e18)
        return std::numeric_limits<Nanos>::max();
    if (nanos <= -9.2e18)
        return std::numeric_limits<Nanos>::min();
    return static_cast<Nanos>(std::llround(nanos));
}

/// \p nanos in seconds.
inline double secondsFromNanos(Nanos nanos) { return static_cast<double>(nanos) / 1e9; }

} // namespace coroscope
