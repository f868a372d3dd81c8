// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recordlist.h"
#include "trace/trace.h"

#include <cstdint>
#include <limits>

namespace coroscope {

inline constexpr std::uint32_t noLane = std::numeric_limits<std::uint32_t>::max();

/// A callback that ran.
struct CallbackTick {
    Nanos time = 0;
    Nanos end = 0;
    std::uint32_t event = 0;
    std::uint32_t number = 0;    ///< of user callbacks, from 1, in the order they ran
    std::uint32_t lane = noLane; ///< lane of the task it was registered on, if any
    TextId function = 0;
    BlockId block{};
};

struct LogEntry {
    Nanos time = 0;
    std::uint32_t event = 0;
    std::uint32_t lane = noLane; ///< noLane: printed by a callback or the program
    TextId text = 0;
    BlockId block{};
};

enum class ArrowKind : std::uint8_t { Created, Woke, Cancelled, CalledBack };

/// One thing that made another happen. Created: from its creator to a task. Woke: from the task
/// that made a future done, or ended, to the one that became ready. Cancelled: from who called
/// cancel() to the task. CalledBack: from the task that made a future done, or ended, to the
/// callback. noLane is the loop: a callback, or the program.
struct Arrow {
    ArrowKind kind = ArrowKind::Created;
    Nanos fromTime = 0, toTime = 0;
    std::uint32_t fromLane = noLane, toLane = noLane;
    std::uint32_t fromEvent = 0, toEvent = 0;
};

/// What a Lifecycle keeps of these: the numbers of events, and what no event tells.
namespace kept {

/// The lane of a task that an event names.
inline std::uint32_t laneOf(TaskId task) { return task ? task.value - 1 : noLane; }

struct Callback {
    std::uint32_t event;
    std::uint32_t end; ///< event, itself while the callback runs

    CallbackTick in(const Trace &trace, std::size_t index) const
    {
        const TraceEvent began = trace.event(event);
        return {.time = began.time,
                .end = trace.events().time()[end],
                .event = event,
                .number = static_cast<std::uint32_t>(index + 1),
                .lane = laneOf(began.object.taskId()),
                .function = began.other,
                .block = began.block};
    }
};

struct Log {
    std::uint32_t event;

    LogEntry in(const Trace &trace, std::size_t) const
    {
        const TraceEvent line = trace.event(event);
        return {.time = line.time,
                .event = event,
                .lane = laneOf(line.task()),
                .text = line.detail,
                .block = line.block};
    }
};

struct Cause {
    static constexpr std::uint32_t noFrom = (1u << 30) - 1;
    std::uint32_t from;
    std::uint32_t to;
    std::uint32_t kind : 2;
    std::uint32_t fromLane : 30; ///< noFrom: none

    Arrow in(const Trace &trace, std::size_t) const
    {
        const TraceColumns::Times times = trace.events().time();
        const auto what = static_cast<ArrowKind>(kind);
        const TraceEvent effect = trace.event(to);
        const std::uint32_t toLane = what == ArrowKind::CalledBack  ? noLane
                                     : what == ArrowKind::Cancelled ? laneOf(effect.object.taskId())
                                                                    : laneOf(effect.task());
        return {.kind = what,
                .fromTime = times[from],
                .toTime = effect.time,
                .fromLane = fromLane == noFrom ? noLane : fromLane,
                .toLane = toLane,
                .fromEvent = from,
                .toEvent = to};
    }
};

} // namespace kept

using CallbackTicks = RecordList<kept::Callback>;
using LogEntries = RecordList<kept::Log>;
using Arrows = RecordList<kept::Cause>;

} // namespace coroscope
