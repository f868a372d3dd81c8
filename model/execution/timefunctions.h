// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/modules.h"

namespace coroscope {

/// \p seconds since 1970, in UTC, as \p format says, with the names of the C locale, as Python has
/// them. CPython: time.strftime.
std::string formattedTime(Caller &caller, double seconds, const std::string &format);

/// Adds to Python's `time` what follows from its clocks `monotonic`, `perf_counter` and `time`,
/// which it has already: `strftime(format)` of the run's own time of day, which is told in UTC,
/// `localtime()` and `gmtime()`, and the clocks in whole nanoseconds.
void addTimeFunctions(language::Module &time);

} // namespace coroscope
