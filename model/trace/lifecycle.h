// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/lifecyclestate.h"
#include "trace/trace.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace coroscope {

/// The states of a task that the chart draws.
enum class SpanState : std::uint8_t {
    Created,    ///< made, its first step not yet run
    Ready,      ///< runnable, waits for the loop
    Running,    ///< holds the loop (a thread: runs)
    Waiting,    ///< suspended on something
    Blocking,   ///< inside a blocking call: holds the loop
    Cancelling, ///< runs or waits after a CancelledError was delivered, until it ends or swallows
                ///< it
    Idle,       ///< of the loop lane alone: nothing to do
};

inline constexpr std::uint32_t noLane = std::numeric_limits<std::uint32_t>::max();
/// The end of a span that is still open.
inline constexpr Nanos openEnd = std::numeric_limits<Nanos>::max();

/// A stretch of a lane in one state. Spans of a lane follow each other without gaps or overlaps; a
/// span of length 0 took no time in the run's clock but did happen.
struct Span {
    Nanos begin = 0;
    Nanos end = openEnd;
    SpanState state = SpanState::Created;
    WaitKind waitKind = WaitKind::Yield; ///< of a Waiting span, and of a Cancelling one that waits
    std::uint32_t beginEvent = 0;        ///< sequence number of the event that began it
    std::uint32_t endEvent = 0;          ///< ... and that ended it; 0 while open
    BlockId block{};
    /// What it waits for; of a Ready span: what woke it; in the loop lane: the task that runs.
    AwaitableId object{};
    /// Whether the task holds its thread: it runs, or blocks.
    bool isHolding() const
    {
        return state == SpanState::Running || state == SpanState::Blocking ||
               (state == SpanState::Cancelling && !isWaiting());
    }
    /// Whether the task is suspended on something, being cancelled or not.
    bool isWaiting() const
    {
        return state == SpanState::Waiting ||
               (state == SpanState::Cancelling && waitKind != WaitKind::Yield);
    }
};

enum class Outcome : std::uint8_t { Pending, Returned, Failed, Cancelled };

/// A task (a thread) over its life.
struct Lane {
    TaskId task{};
    std::uint32_t parent = noLane; ///< lane of its creator
    std::uint16_t depth = 0;       ///< number of creators above it
    Nanos created = 0;
    Nanos ended = openEnd;
    Outcome outcome = Outcome::Pending;
    TextId value = 0; ///< as TaskFinished's detail
    std::vector<Span> spans;
};

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

/// A gather, wait or shield with its members.
struct Combinator {
    CombinatorKind kind = CombinatorKind::Gather;
    std::uint32_t madeEvent = 0;
    std::uint32_t completedEvent = 0; ///< 0 while open
    Nanos made = 0;
    Nanos completed = openEnd;
    std::uint32_t owner = noLane; ///< lane of the task that made it
    AwaitableId future{};
    ListId members = 0;
    ListId done = 0; ///< of a completed wait
    ListId pending = 0;
    Outcome outcome = Outcome::Pending;
    TextId value = 0;
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

/// Length of the loop's ready queue from `time` on. Every change is kept: of those at one instant
/// the last one holds afterwards. Handles that were cancelled while queued are not counted.
struct ReadyDepth {
    Nanos time = 0;
    std::uint32_t depth = 0;
    std::uint32_t event = 0; ///< the event that changed it
};

/// Everything the chart draws of a recording, as a pure function of its trace: feeding the events
/// in one piece or in many gives the same. Never re-enacts anything.
///
/// A task is Created until its first step begins, Ready from TaskReady (or a bare yield) on,
/// Running in a step, Blocking between BlockingBegan and BlockingEnded, and Waiting while
/// suspended. When a CancelledError is thrown in, its running and waiting spans become Cancelling.
/// A trace cannot tell whether the program swallowed the error, so this is the rule: Cancelling
/// lasts until the task ends, or until it suspends again in a step that began without another
/// CancelledError. So an await in a `finally` still counts as cancelling, and a task that goes on
/// with its work does not.
class Lifecycle {
public:
    /// Takes the events that \p trace has gained since the last call (all of them, the first time).
    void update(const Trace &trace);
    void clear();

    std::size_t eventCount() const { return m_eventCount; }
    /// Time of the last event taken.
    Nanos now() const { return m_now; }
    bool isEnded() const { return m_ended; }
    /// By creation; lane i is task i + 1. Tasks of asyncio's own are there too
    /// (TaskInfo::internal).
    const std::vector<Lane> &lanes() const { return m_lanes; }
    /// The lane of \p task, noLane when there is none.
    std::uint32_t laneOf(TaskId task) const;
    /// Who holds the loop: Running and Blocking spans name the task in `object` (nothing: a
    /// callback). One Running span a step or callback. Between spans that do not touch, the loop
    /// itself works. Empty in a threaded recording.
    const std::vector<Span> &loopSpans() const { return m_loopSpans; }
    const std::vector<CallbackTick> &callbacks() const { return m_callbacks; }
    const std::vector<Combinator> &combinators() const { return m_combinators; }
    const std::vector<LogEntry> &log() const { return m_log; }
    const std::vector<Arrow> &arrows() const { return m_arrows; }
    const std::vector<ReadyDepth> &readyDepth() const { return m_readyDepth; }
    /// Sequence numbers of ErrorReported, Deadlock, LimitReached, Note and WarningIssued events.
    const std::vector<std::uint32_t> &remarks() const { return m_remarks; }
    /// The index in lane.spans of the span that holds at \p time (the last one that began then or
    /// before), or -1 when the lane had not begun.
    static int spanAt(const Lane &lane, Nanos time);

private:
    friend class LifecycleBuilder;
    std::size_t m_eventCount = 0;
    Nanos m_now = 0;
    bool m_ended = false;
    std::vector<Lane> m_lanes;
    std::vector<Span> m_loopSpans;
    std::vector<CallbackTick> m_callbacks;
    std::vector<Combinator> m_combinators;
    std::vector<LogEntry> m_log;
    std::vector<Arrow> m_arrows;
    std::vector<ReadyDepth> m_readyDepth;
    std::vector<std::uint32_t> m_remarks;
    LifecycleState m_state;
};

} // namespace coroscope
