// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"

#include <cstdint>
#include <string>
#include <vector>

namespace coroscope {

enum class DifferenceKind : std::uint8_t {
    HeldUp,  ///< a task waited for another's blocking call; its thread went on during that
    Outcome, ///< a task ended otherwise: returned, failed, cancelled, or not at all
    Value,   ///< ... or with another value or exception
    Order,   ///< the log is another from here on
};

/// Where a difference is to be seen in one of the two recordings.
struct DifferencePlace {
    std::uint32_t lane = noLane;
    Nanos time = 0;
    std::uint32_t event = 0;
};

/// One thing that went otherwise on threads than on the loop.
struct Difference {
    DifferenceKind kind = DifferenceKind::HeldUp;
    DifferencePlace loop;
    DifferencePlace threads;
    std::uint32_t holder = noLane; ///< HeldUp: the loop's lane whose call held the loop
    Nanos waited = 0;              ///< HeldUp: how long, in ns
    std::uint32_t line = 0;        ///< Order: the number of the line, from 1
};

/// What went otherwise, by the loop's time; at most \p most of each kind, and of the log the first
/// line alone. None when one of the recordings is not whole. A task and a thread are the same when
/// they have the same coroutine and are the how-manieth of it. Waits below a millisecond do not
/// count.
std::vector<Difference> differences(const Recording &loop, const Recording &threads,
                                    std::size_t most = 100);

/// "On threads ticks ran during blocks's blocking call; on the loop it waited 1.750 s."
std::string sentence(const Difference &difference, const Recording &loop, const Recording &threads);

/// How one task ended in both runs.
struct EndRow {
    std::uint32_t loopLane = noLane;
    std::string name;    ///< "hello1"
    std::string loop;    ///< "returned 5 at 4.000 s", "not ended"
    std::string threads; ///< ..., "no thread"
};

/// How the scenario's tasks ended, by creation; at most \p most.
std::vector<EndRow> taskEnds(const Recording &loop, const Recording &threads, std::size_t most);

} // namespace coroscope
