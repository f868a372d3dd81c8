// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/growth.h"
#include "core/ids.h"
#include "core/time.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace coroscope {

/// What Lifecycle remembers of the events taken so far beyond what it shows. A plain value; flat
/// tables indexed by the numbers of tasks, futures and handles.
struct LifecycleState {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    struct LaneState {
        bool internal = false;     ///< asyncio's own
        bool works = false;        ///< as RunTotals counts it
        bool holds = false;        ///< its thread
        bool queued = false;       ///< a step of it is in the ready queue
        bool cancelling = false;   ///< a CancelledError was thrown in and not yet swallowed
        bool resumedSince = false; ///< ... and a step without one has begun since
        std::uint32_t openCombinator = none; ///< the last wait that it has not left yet
    };

    /// Who made a future done: the lane, and the event on it that did.
    struct Doer {
        std::uint32_t lane = none;
        std::uint32_t event = none;
    };

    struct FutureState {
        Doer doer;                       ///< its event is `none` while the future is pending
        std::uint32_t combinator = none; ///< the gather or shield that it belongs to
    };

    enum class Handle : std::uint8_t { Unknown, Timer, Queued, Past };

    struct Timer {
        double deadline = 0;
        std::uint32_t handle = 0;
        /// Puts the earliest deadline on top of a std heap.
        friend bool operator<(const Timer &a, const Timer &b) { return a.deadline > b.deadline; }
    };

    struct OpenCallback {
        std::uint32_t handle = 0;
        std::uint32_t tick = 0; ///< index in Lifecycle::callbacks()
    };

    std::vector<LaneState> lanes;     ///< parallel to Lifecycle::lanes()
    std::vector<FutureState> futures; ///< by future number
    std::vector<Handle> handles;      ///< by handle number
    std::vector<Timer> timers;        ///< a heap
    std::vector<std::uint32_t>
        enclosingCombinator; ///< parallel to combinators(): the lane's next open one
    std::vector<OpenCallback> openCallbacks;

    bool hasLoop = false;        ///< an iteration was seen: the recording is of a loop
    bool newIteration = false;   ///< nothing has run yet in the current iteration
    bool holding = false;        ///< the last loop span is open
    bool holdsForTask = false;   ///< ... which is of a task
    std::uint32_t holder = none; ///< lane of the task that holds the loop, none for a callback
    Doer callbackDoer;           ///< who made the future done whose callback runs
    std::uint32_t freeEvent = 0; ///< since when nobody holds the loop
    std::uint32_t depth = 0;     ///< of the ready queue

    /// Bytes held, counting capacity.
    std::size_t memory() const
    {
        return bytesOf(lanes) + bytesOf(futures) + bytesOf(handles) + bytesOf(timers) +
               bytesOf(enclosingCombinator) + bytesOf(openCallbacks);
    }
};

} // namespace coroscope
