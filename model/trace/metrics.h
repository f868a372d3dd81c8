// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"

#include <string>
#include <vector>

namespace coroscope {

/// Figures of one recording, all pure functions of it. Times are in the run's clock.
struct Metrics {
    Nanos makespan = 0; ///< from the run's beginning to its end
    Nanos sumOfWork =
        0; ///< what the tasks would take one after another: all their sleeps, blocking and running
    Nanos busy = 0;                    ///< time in which the loop (any thread) was held
    Nanos frozen = 0;                  ///< time in blocking calls on the loop's thread
    std::uint32_t tasks = 0;           ///< those of the scenario, asyncio's own left out
    std::uint32_t peakConcurrency = 0; ///< most tasks alive at one time
    std::uint32_t iterations = 0;
    std::uint32_t steps = 0;
    std::uint32_t returned = 0, failed = 0, cancelled = 0, unfinished = 0;
};

Metrics measure(const Recording &recording);

/// One row of the comparison of the two runs.
struct ComparisonRow {
    std::string name;     ///< "Makespan"
    std::string loop;     ///< "4.000 s"
    std::string threads;  ///< "4.003 s, measured"
    std::string sentence; ///< in words a beginner understands
};

/// The comparison panel's table. \p threads may be null (not run).
std::vector<ComparisonRow> compare(const Recording &loop, const Recording *threads);

/// "4.000 s", "350 ms", "12 µs", "0 s": three or four significant digits, a unit that fits.
std::string formatDuration(Nanos duration);

} // namespace coroscope
