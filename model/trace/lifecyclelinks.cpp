// SPDX-License-Identifier: GPL-3.0-or-later
// Futures, combinators and arrows of a Lifecycle: who made what happen.
#include "trace/lifecyclebuilder.h"

namespace coroscope {

namespace {

/// Whether the maker stays inside a combinator until it has completed; a gather or shield is a
/// future, which is done by itself.
constexpr bool isEntered(CombinatorKind kind)
{
    return kind != CombinatorKind::Gather && kind != CombinatorKind::Shield;
}

} // namespace

LifecycleState::FutureState &LifecycleBuilder::future(AwaitableId id)
{
    const std::uint32_t number = id.futureNumber();
    if (number >= m_state.futures.size())
        m_state.futures.resize(number + 1);
    return m_state.futures[number];
}

LifecycleState::Doer LifecycleBuilder::doerOf(AwaitableId awaitable) const
{
    if (const std::uint32_t index = m_life.laneOf(awaitable.taskId()); index != noLane) {
        const Lane &lane = m_life.m_lanes[index];
        if (lane.outcome != Outcome::Pending && !lane.spans.empty())
            return {index, lane.spans.back().endEvent};
    }
    const std::uint32_t number = awaitable.futureNumber();
    return number != 0 && number < m_state.futures.size() ? m_state.futures[number].doer : Doer();
}

void LifecycleBuilder::addArrow(ArrowKind kind, const Doer &from)
{
    if (from.event == LifecycleState::none)
        return;
    const std::uint32_t lane = from.lane == noLane ? kept::Cause::noFrom : from.lane;
    m_life.m_arrows.add(m_trace,
                        {from.event, m_index, static_cast<std::uint32_t>(kind) & 3u, lane});
}

void LifecycleBuilder::futureDone()
{
    if (!m_event.object.isFuture())
        return;
    LifecycleState::FutureState &state = future(m_event.object);
    const std::uint32_t lane = subjectLane() != noLane ? subjectLane() : m_state.holder;
    if (lane != LifecycleState::none)
        state.doer = {lane, m_index};
    else
        state.doer = m_state.callbackDoer;
    if (state.combinator != LifecycleState::none)
        completeCombinator(state.combinator, outcomeOf(m_event), m_event.detail);
}

void LifecycleBuilder::combinatorMade()
{
    const auto number = static_cast<std::uint32_t>(m_life.m_combinators.size());
    Combinator made;
    made.kind = static_cast<CombinatorKind>(m_event.aux);
    made.madeEvent = m_index;
    made.made = m_event.time;
    made.owner = subjectLane();
    made.future = m_event.object;
    made.members = m_event.other;
    made.block = m_event.block;
    m_life.m_combinators.push_back(made);
    m_state.enclosingCombinator.push_back(LifecycleState::none);
    if (made.future.isFuture()) {
        future(made.future).combinator = number;
    } else if (isEntered(made.kind) && made.owner != noLane) {
        std::uint32_t &open = m_state.lanes[made.owner].openCombinator;
        m_state.enclosingCombinator[number] = open;
        open = number;
    }
}

void LifecycleBuilder::combinatorCompleted()
{
    const std::uint32_t lane = subjectLane();
    if (lane == noLane)
        return;
    const auto kind = static_cast<CombinatorKind>(m_event.aux);
    std::uint32_t &open = m_state.lanes[lane].openCombinator;
    std::uint32_t found = open;
    while (found != LifecycleState::none && m_life.m_combinators[found].kind != kind)
        found = m_state.enclosingCombinator[found];
    if (found == LifecycleState::none)
        return;
    // What was entered within it and not reported was left by an exception.
    for (; open != found; open = m_state.enclosingCombinator[open])
        completeCombinator(open, Outcome::Failed, 0);
    open = m_state.enclosingCombinator[found];
    if (kind == CombinatorKind::Wait) {
        m_life.m_combinators[found].done = m_event.other;
        m_life.m_combinators[found].pending = m_event.detail;
        completeCombinator(found, Outcome::Returned, 0);
    } else {
        if (kind == CombinatorKind::TaskGroup)
            m_life.m_combinators[found].members = m_event.other;
        completeCombinator(found, outcomeOf(m_event), m_event.detail);
    }
}

void LifecycleBuilder::completeCombinator(std::uint32_t combinator, Outcome outcome, TextId value)
{
    Combinator &done = m_life.m_combinators[combinator];
    done.completed = m_event.time;
    done.completedEvent = m_index;
    done.outcome = outcome;
    done.value = value;
}

/// An exception thrown into a task that waits in asyncio.wait ends that wait.
void LifecycleBuilder::leaveInterruptedWait(std::uint32_t lane)
{
    std::uint32_t &open = m_state.lanes[lane].openCombinator;
    if (open == LifecycleState::none || m_life.m_combinators[open].kind != CombinatorKind::Wait)
        return;
    completeCombinator(open,
                       m_state.lanes[lane].resumedSince ? Outcome::Failed : Outcome::Cancelled, 0);
    open = m_state.enclosingCombinator[open];
}

void LifecycleBuilder::cancelRequested()
{
    const std::uint32_t target = m_life.laneOf(m_event.object.taskId());
    if (target != noLane && m_event.has(EventFlag::returnedTrue))
        addArrow(ArrowKind::Cancelled, {subjectLane(), m_index});
}

} // namespace coroscope
