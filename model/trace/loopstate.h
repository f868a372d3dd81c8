// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace coroscope {

/// An event loop at one instant of its recording: what was ready, what was timed, and who waited
/// for what. Holds numbers alone; names come from eventtext.h.
struct LoopState {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    /// A handle in the ready queue.
    struct Ready {
        std::uint32_t source = 0; ///< the TaskReady or HandleScheduled that it comes from
        TaskId task{};            ///< whose step it runs; nothing for a callback
        bool operator==(const Ready &) const = default;
    };
    struct Timer {
        std::uint32_t source = 0; ///< its HandleScheduled
        double deadline = 0;      ///< seconds
        AwaitableId object{};     ///< the future that it sets
        bool operator==(const Timer &) const = default;
    };
    /// A task that has been made and has not ended.
    struct Task {
        TaskId task{};
        SpanState state = SpanState::Created;
        WaitKind waitKind = WaitKind::Yield; ///< of a task that is suspended
        AwaitableId object{};                ///< what it waits for; of a ready one: what woke it
        std::uint32_t since = 0;             ///< the event that began the state
        std::uint32_t place = none;          ///< its own in `ready`
        std::uint32_t timer = none;          ///< in `timers`: the one that ends its wait
        std::uint32_t set = none;            ///< in `sets`: what it waits in
        bool operator==(const Task &) const = default;
        bool isSuspended() const
        {
            return state == SpanState::Waiting ||
                   (state == SpanState::Cancelling && waitKind != WaitKind::Yield);
        }
    };

    std::size_t position = 0;    ///< the events below have happened
    Nanos time = 0;              ///< of the last of them
    std::uint32_t iteration = 0; ///< the number of the loop's turn; 0 before the first
    std::uint32_t holder = none; ///< the StepBegan or CallbackBegan of what holds the loop
    bool isBlocked = false;      ///< ... in a blocking call
    std::vector<Ready> ready;    ///< in the order of the queue; cancelled ones are left out
    std::vector<Timer> timers;   ///< in the order of firing; cancelled ones are left out
    std::vector<Task> tasks;     ///< by creation
    /// Gathers, waits, shields and groups that are not over, by creation: Lifecycle::combinators().
    std::vector<std::uint32_t> sets;

    bool operator==(const LoopState &) const = default;
    /// Null when the task does not live.
    const Task *find(TaskId task) const;
};

/// The state of the loop of \p recording at \p position (clamped to its length). Takes some
/// milliseconds for a million events, wherever the position is.
LoopState loopState(const Recording &recording, std::size_t position);

/// A member of a gather or wait at one instant.
struct MemberState {
    AwaitableId member{};
    Outcome outcome = Outcome::Pending;
    TextId value = 0; ///< as TaskFinished's detail
    bool operator==(const MemberState &) const = default;
};

/// What has become of \p awaitable at \p position.
MemberState memberState(const Recording &recording, AwaitableId awaitable, std::size_t position);

/// The members of a combinator at \p position, in order: the slots of a gather, what a wait waits
/// for. Those of a task group are the tasks made so far.
std::vector<MemberState> membersOf(const Recording &recording, const Combinator &combinator,
                                   std::size_t position);

/// Who has the lock that a task waits for.
struct LockHolder {
    TaskId task{};           ///< nothing when it is not known
    bool isOnItsWay = false; ///< it has been woken and has still to take it
    bool operator==(const LockHolder &) const = default;
};

/// Of a \p task of \p state that waits for a lock.
LockHolder lockHolder(const Recording &recording, const LoopState &state,
                      const LoopState::Task &task);

/// What \p task waits for, and what that waits for, and so on to what is not a task or has not one
/// pending member alone. Empty for a task that is not suspended on a task or combinator.
std::vector<AwaitableId> awaitChain(const Recording &recording, const LoopState &state,
                                    TaskId task);

} // namespace coroscope
