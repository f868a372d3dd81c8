// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/lifecyclebuilder.h"

#include <algorithm>
#include <utility>

namespace coroscope {

namespace {

/// Whether with such an event the loop no longer waits in an iteration that has begun. What worker
/// threads do meanwhile comes before.
bool endsWait(EventKind kind)
{
    return kind == EventKind::StepBegan || kind == EventKind::CallbackBegan ||
           kind == EventKind::RunEnded || kind == EventKind::Deadlock ||
           kind == EventKind::RecordingEnded;
}

} // namespace

LifecycleBuilder::LifecycleBuilder(Lifecycle &lifecycle, const Trace &trace)
    : m_life(lifecycle), m_state(lifecycle.m_state), m_trace(trace)
{
}

LifecycleBuilder::Take LifecycleBuilder::handlerOf(EventKind kind)
{
    using B = LifecycleBuilder;
    switch (kind) {
    case EventKind::Iteration:
        return &B::iteration;
    case EventKind::TaskCreated:
        return &B::taskCreated;
    case EventKind::TaskReady:
        return &B::taskReady;
    case EventKind::StepBegan:
        return &B::stepBegan;
    case EventKind::Suspended:
        return &B::suspended;
    case EventKind::TaskFinished:
        return &B::taskFinished;
    case EventKind::FutureDone:
        return &B::futureDone;
    case EventKind::HandleScheduled:
        return &B::handleScheduled;
    case EventKind::HandleCancelled:
        return &B::handleCancelled;
    case EventKind::CallbackBegan:
        return &B::callbackBegan;
    case EventKind::CallbackEnded:
        return &B::callbackEnded;
    case EventKind::CombinatorMade:
        return &B::combinatorMade;
    case EventKind::CombinatorCompleted:
        return &B::combinatorCompleted;
    case EventKind::CancelRequested:
        return &B::cancelRequested;
    case EventKind::BlockingBegan:
        return &B::blockingBegan;
    case EventKind::BlockingEnded:
        return &B::blockingEnded;
    case EventKind::LogLine:
        return &B::logLine;
    case EventKind::ErrorReported:
    case EventKind::WarningIssued:
    case EventKind::Note:
    case EventKind::Deadlock:
    case EventKind::LimitReached:
        return &B::remark;
    case EventKind::RecordingEnded:
        return &B::recordingEnded;
    case EventKind::RunBegan:
    case EventKind::RunEnded:
    case EventKind::Uncancelled:
    case EventKind::BreakpointMet:
        break;
    }
    return &B::ignore;
}

void LifecycleBuilder::take(std::uint32_t index)
{
    m_index = index;
    m_event = m_trace.event(index);
    if (m_state.newIteration && endsWait(m_event.kind))
        settleIteration();
    (this->*handlerOf(m_event.kind))();
    if (!m_state.holding && !m_state.newIteration)
        m_state.freeEvent = index;
    m_life.m_now = m_event.time;
}

void LifecycleBuilder::openSpan(std::uint32_t lane, SpanState state, WaitKind waitKind)
{
    m_life.m_lanes[lane].spans.open(m_trace, m_index, state, waitKind);
    const Span span{.state = state, .waitKind = waitKind};
    countTask(lane, span.isWork(), span.isHolding());
}

/// From this event on the task works, and holds its thread, or not.
void LifecycleBuilder::countTask(std::uint32_t lane, bool works, bool holds)
{
    LaneState &state = m_state.lanes[lane];
    if (state.internal || (state.works == works && state.holds == holds))
        return;
    RunTotals &totals = m_life.m_totals;
    totals.passTo(m_event.time);
    totals.working += works - state.works;
    totals.holding += holds - state.holds;
    state.works = works;
    state.holds = holds;
}

void LifecycleBuilder::addLane()
{
    const TaskId task(static_cast<std::uint32_t>(m_life.m_lanes.size() + 1));
    Lane lane;
    lane.task = task;
    lane.created = m_event.time;
    m_life.m_lanes.push_back(std::move(lane));
    LaneState &state = m_state.lanes.emplace_back();
    state.internal = m_trace.task(task).internal;
    if (!state.internal)
        ++m_life.m_totals.outcomes[static_cast<std::size_t>(Outcome::Pending)];
}

void LifecycleBuilder::taskCreated()
{
    while (m_life.m_lanes.size() < m_event.subject)
        addLane();
    const std::uint32_t index = subjectLane();
    if (index == noLane)
        return;
    Lane &lane = m_life.m_lanes[index];
    const std::uint32_t parent = m_life.laneOf(m_event.object.taskId());
    if (parent != noLane && parent != index) {
        lane.parent = parent;
        lane.depth = static_cast<std::uint16_t>(m_life.m_lanes[parent].depth + 1);
        addArrow(ArrowKind::Created, {parent, m_index});
    }
    if (!m_state.lanes[index].internal) {
        RunTotals &totals = m_life.m_totals;
        totals.mostAlive = std::max(totals.mostAlive, ++totals.alive);
    }
    openSpan(index, SpanState::Created);
}

void LifecycleBuilder::taskReady()
{
    const std::uint32_t lane = subjectLane();
    if (lane == noLane)
        return;
    LaneState &state = m_state.lanes[lane];
    if (!state.queued) {
        state.queued = true;
        setDepth(m_state.depth + 1);
    }
    addArrow(ArrowKind::Woke, doerOf(m_event.object));
    const SpanList &spans = m_life.m_lanes[lane].spans;
    if (!spans.empty() && spans.back().isWaiting())
        openSpan(lane, SpanState::Ready);
}

SpanState LifecycleBuilder::heldState(std::uint32_t lane) const
{
    return m_state.lanes[lane].cancelling ? SpanState::Cancelling : SpanState::Running;
}

void LifecycleBuilder::notePassedError(std::uint32_t lane)
{
    LaneState &state = m_state.lanes[lane];
    const bool cancelled = m_event.has(EventFlag::thrown) &&
                           m_trace.text(m_event.detail).starts_with("CancelledError");
    state.resumedSince = !cancelled;
    state.cancelling = cancelled || state.cancelling;
}

void LifecycleBuilder::stepBegan()
{
    const std::uint32_t lane = subjectLane();
    if (lane == noLane)
        return;
    LaneState &state = m_state.lanes[lane];
    if (state.queued) {
        state.queued = false;
        setDepth(m_state.depth - 1);
    }
    m_life.m_totals.steps += state.internal ? 0 : 1;
    notePassedError(lane);
    const SpanList &spans = m_life.m_lanes[lane].spans;
    if (m_event.has(EventFlag::thrown))
        leaveInterruptedWait(lane);
    if (!spans.empty() && spans.back().isWaiting()) // a thread goes on without being queued
        addArrow(ArrowKind::Woke, doerOf(spans.back().object));
    openSpan(lane, heldState(lane));
    if (m_state.hasLoop) {
        openLoopSpan(SpanState::Running);
        m_state.holder = lane;
        m_state.callbackDoer = {};
    }
}

void LifecycleBuilder::suspended()
{
    const std::uint32_t lane = subjectLane();
    if (lane == noLane)
        return;
    LaneState &state = m_state.lanes[lane];
    if (state.resumedSince)
        state.cancelling = false;
    if (m_event.waitKind() == WaitKind::Yield)
        openSpan(lane, SpanState::Ready);
    else
        openSpan(lane, state.cancelling ? SpanState::Cancelling : SpanState::Waiting,
                 m_event.waitKind());
    if (m_state.holder == lane)
        closeLoopSpan();
}

void LifecycleBuilder::taskFinished()
{
    const std::uint32_t index = subjectLane();
    if (index == noLane)
        return;
    Lane &lane = m_life.m_lanes[index];
    if (!lane.spans.empty())
        lane.spans.close(m_index);
    lane.ended = m_event.time;
    const Outcome before = std::exchange(lane.outcome, outcomeOf(m_event));
    countTask(index, false, false);
    if (!m_state.lanes[index].internal) {
        RunTotals &totals = m_life.m_totals;
        totals.alive -= totals.alive > 0 ? 1 : 0;
        --totals.outcomes[static_cast<std::size_t>(before)];
        ++totals.outcomes[static_cast<std::size_t>(lane.outcome)];
    }
    lane.value = m_event.detail;
    std::uint32_t &open = m_state.lanes[index].openCombinator;
    for (; open != LifecycleState::none; open = m_state.enclosingCombinator[open])
        completeCombinator(open, lane.outcome, 0);
    if (m_state.holder == index)
        closeLoopSpan();
}

void LifecycleBuilder::blockingBegan()
{
    const std::uint32_t lane = subjectLane();
    if (lane != noLane)
        openSpan(lane, SpanState::Blocking);
    if (m_state.hasLoop || lane == noLane) {
        const std::uint32_t holder = m_state.holder;
        openLoopSpan(SpanState::Blocking);
        m_state.holder = holder;
    }
}

void LifecycleBuilder::blockingEnded()
{
    const std::uint32_t lane = subjectLane();
    if (lane != noLane)
        openSpan(lane, heldState(lane));
    if (m_state.hasLoop && (lane != noLane || !m_state.openCallbacks.empty())) {
        const std::uint32_t holder = m_state.holder;
        openLoopSpan(SpanState::Running);
        m_state.holder = holder;
    } else if (lane == noLane) {
        closeLoopSpan();
    }
}

void LifecycleBuilder::logLine()
{
    if (!m_event.has(EventFlag::unwritten))
        m_life.m_log.add(m_trace, {m_index});
}

void LifecycleBuilder::remark()
{
    const bool isSilent =
        m_event.kind == EventKind::ErrorReported && m_event.has(EventFlag::silent);
    if (!isSilent)
        m_life.m_remarks.push_back(m_index);
}

void LifecycleBuilder::recordingEnded()
{
    closeLoopSpan();
    m_life.m_ended = true;
}

} // namespace coroscope
