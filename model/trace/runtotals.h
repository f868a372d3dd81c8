// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <array>
#include <cstdint>
#include <limits>

namespace coroscope {

/// How a task has ended.
enum class Outcome : std::uint8_t { Pending, Returned, Failed, Cancelled };

/// Figures of a run, added up as its events come, so that none is looked at again at its end. Times
/// are those of the run's clock, and add up as long as something is so: how many tasks work, times
/// how long that is so. Tasks are those of the scenario, asyncio's own left out.
struct RunTotals {
    std::array<std::uint32_t, 4> outcomes{}; ///< tasks by their Outcome up to now
    std::uint32_t alive = 0;                 ///< tasks made and not ended
    std::uint32_t mostAlive = 0;
    std::uint32_t steps = 0; ///< of tasks
    std::uint32_t iterations = 0;

    std::uint32_t working = 0; ///< tasks that run or sleep, and the thread of what is no task
    std::uint32_t holding = 0; ///< threads that are held
    bool isFrozen = false;     ///< the loop's thread is blocked

    Nanos time = 0; ///< up to which it has been added up
    Nanos work = 0; ///< at most what fits
    Nanos busy = 0;
    Nanos frozen = 0;

    /// Adds up to \p now, not earlier than `time`: nothing has changed meanwhile.
    void passTo(Nanos now)
    {
        const Nanos passed = now - time;
        if (passed <= 0)
            return;
        time = now;
        Nanos sum = 0;
        if (__builtin_mul_overflow(passed, static_cast<Nanos>(working), &sum) ||
            __builtin_add_overflow(work, sum, &work))
            work = std::numeric_limits<Nanos>::max();
        busy += holding > 0 ? passed : 0;
        frozen += isFrozen ? passed : 0;
    }
};

} // namespace coroscope
