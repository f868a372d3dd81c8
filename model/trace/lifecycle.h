// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/lifecyclerecords.h"
#include "trace/lifecyclestate.h"
#include "trace/readydepths.h"
#include "trace/runtotals.h"
#include "trace/spanlist.h"

#include <cstdint>
#include <vector>

namespace coroscope {

/// A task (a thread) over its life.
struct Lane {
    TaskId task{};
    std::uint32_t parent = noLane; ///< lane of its creator
    std::uint16_t depth = 0;       ///< number of creators above it
    Nanos created = 0;
    Nanos ended = openEnd;
    Outcome outcome = Outcome::Pending;
    TextId value = 0; ///< as TaskFinished's detail
    SpanList spans;
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

/// Everything the chart draws of a recording, as a pure function of its trace: feeding the events
/// in one piece or in many gives the same. Never re-enacts anything. Most of it is kept as numbers
/// of events and read from the trace, which must outlive it and stay where it is.
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
    const SpanList &loopSpans() const { return m_loopSpans; }
    const CallbackTicks &callbacks() const { return m_callbacks; }
    const std::vector<Combinator> &combinators() const { return m_combinators; }
    const LogEntries &log() const { return m_log; }
    const Arrows &arrows() const { return m_arrows; }
    const ReadyDepths &readyDepth() const { return m_readyDepth; }
    /// Sequence numbers of ErrorReported, Deadlock, LimitReached, Note and WarningIssued events.
    const std::vector<std::uint32_t> &remarks() const { return m_remarks; }
    /// Sequence numbers of the cancel() calls on tasks that returned True.
    const std::vector<std::uint32_t> &cancelRequests() const { return m_cancelRequests; }
    /// Up to the last event taken.
    const RunTotals &totals() const { return m_totals; }
    /// The index in lane.spans of the span that holds at \p time (the last one that began then or
    /// before), or -1 when the lane had not begun.
    static int spanAt(const Lane &lane, Nanos time);

    /// Bytes held, counting capacity: about what the trace itself takes, or less.
    std::size_t memory() const;

private:
    friend class LifecycleBuilder;
    std::size_t m_eventCount = 0;
    Nanos m_now = 0;
    bool m_ended = false;
    std::vector<Lane> m_lanes;
    SpanList m_loopSpans{SpanList::Of::Loop};
    CallbackTicks m_callbacks;
    std::vector<Combinator> m_combinators;
    LogEntries m_log;
    Arrows m_arrows;
    ReadyDepths m_readyDepth;
    std::vector<std::uint32_t> m_remarks;
    std::vector<std::uint32_t> m_cancelRequests;
    RunTotals m_totals;
    LifecycleState m_state;
};

} // namespace coroscope
