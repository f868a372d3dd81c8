// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"

#include <array>

namespace coroscope {

/// How much of a stretch of time was spent in each state.
struct StateShares {
    static constexpr std::size_t stateCount = static_cast<std::size_t>(SpanState::Idle) + 1;
    std::array<Nanos, stateCount> times{}; ///< ns, by SpanState

    Nanos of(SpanState state) const { return times[static_cast<std::size_t>(state)]; }
    /// Of all states; Nanos' greatest when the sum does not fit.
    Nanos total() const;
    friend bool operator==(const StateShares &, const StateShares &) = default;
};

/// The time that \p spans, which follow each other without overlaps, spent in each state from
/// \p begin to \p end. An open span reaches to \p now. Costs a binary search and the spans within.
StateShares sharesOf(Spans spans, Nanos begin, Nanos end, Nanos now);

/// The same of all lanes of \p recording together, asyncio's own tasks left out.
StateShares sharesOfLanes(const Recording &recording, Nanos begin, Nanos end);

/// What the loop did from \p begin to \p end: Running and Blocking as its lane shows them; the rest
/// of the time in which it was recorded is Idle.
StateShares sharesOfLoop(const Recording &recording, Nanos begin, Nanos end);

} // namespace coroscope
