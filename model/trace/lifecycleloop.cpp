// SPDX-License-Identifier: GPL-3.0-or-later
// The loop lane, the ready queue and the callbacks of a Lifecycle.
#include "trace/lifecyclebuilder.h"

#include "trace/loophistory.h"

#include <algorithm>

namespace coroscope {

void LifecycleBuilder::iteration()
{
    m_state.hasLoop = true;
    ++m_life.m_totals.iterations;
    closeLoopSpan();
    addIdle();
    queueDueTimers();
    m_state.newIteration = true;
    m_state.callbackDoer = {};
}

/// What the iteration waited for may have come only after its beginning was recorded.
void LifecycleBuilder::settleIteration()
{
    m_state.newIteration = false;
    addIdle();
    queueDueTimers();
}

void LifecycleBuilder::addIdle()
{
    const std::uint32_t begin = std::exchange(m_state.freeEvent, m_index);
    const Nanos since = m_trace.events().time()[begin];
    if (m_event.time <= since)
        return;
    SpanList &spans = m_life.m_loopSpans;
    const bool goesOn =
        !spans.empty() && spans.back().state == SpanState::Idle && spans.back().end == since;
    if (!goesOn)
        spans.open(m_trace, begin, SpanState::Idle);
    spans.close(m_index);
}

void LifecycleBuilder::queueDueTimers()
{
    std::vector<LifecycleState::Timer> &timers = m_state.timers;
    if (timers.empty())
        return;
    const double end = m_trace.seconds(m_index) + LoopHistory::clockResolution;
    std::uint32_t due = 0;
    while (!timers.empty() && timers.front().deadline < end) {
        Handle &state = handle(timers.front().handle);
        if (state == Handle::Timer) {
            state = Handle::Queued;
            ++due;
        }
        std::pop_heap(timers.begin(), timers.end());
        timers.pop_back();
    }
    if (due > 0)
        setDepth(m_state.depth + due);
}

void LifecycleBuilder::setDepth(std::uint32_t depth)
{
    m_state.depth = depth;
    m_life.m_readyDepth.add(m_trace, m_index, depth);
}

LifecycleState::Handle &LifecycleBuilder::handle(std::uint32_t number)
{
    if (number >= m_state.handles.size())
        m_state.handles.resize(number + 1, Handle::Unknown);
    return m_state.handles[number];
}

void LifecycleBuilder::handleScheduled()
{
    if (m_event.has(EventFlag::timer)) {
        handle(m_event.subject) = Handle::Timer;
        m_state.timers.push_back({m_trace.number(m_event.detail), m_event.subject});
        std::push_heap(m_state.timers.begin(), m_state.timers.end());
    } else {
        handle(m_event.subject) = Handle::Queued;
        setDepth(m_state.depth + 1);
    }
}

void LifecycleBuilder::handleCancelled()
{
    if (std::exchange(handle(m_event.subject), Handle::Past) == Handle::Queued)
        setDepth(m_state.depth - 1);
}

void LifecycleBuilder::callbackBegan()
{
    if (std::exchange(handle(m_event.subject), Handle::Past) == Handle::Queued)
        setDepth(m_state.depth - 1);
    const Doer doer = doerOf(m_event.object);
    if (m_state.hasLoop)
        m_state.callbackDoer = doer;
    if (m_event.has(EventFlag::internal))
        return;
    m_state.openCallbacks.push_back(
        {m_event.subject, static_cast<std::uint32_t>(m_life.m_callbacks.size())});
    m_life.m_callbacks.add(m_trace, {m_index, m_index});
    addArrow(ArrowKind::CalledBack, doer);
    if (m_state.hasLoop)
        openLoopSpan(SpanState::Running);
}

void LifecycleBuilder::callbackEnded()
{
    auto &open = m_state.openCallbacks;
    const auto found =
        std::find_if(open.rbegin(), open.rend(), [this](const LifecycleState::OpenCallback &c) {
            return c.handle == m_event.subject;
        });
    if (found == open.rend())
        return;
    m_life.m_callbacks.record(found->tick).end = m_index;
    open.erase(std::prev(found.base()));
    if (m_state.hasLoop) {
        closeLoopSpan();
        m_state.callbackDoer = {};
    }
}

void LifecycleBuilder::openLoopSpan(SpanState state)
{
    closeLoopSpan();
    m_life.m_loopSpans.open(m_trace, m_index, state);
    m_state.holding = true;
    m_state.holdsForTask = m_event.kind != EventKind::CallbackBegan && m_event.subject != 0;
    RunTotals &totals = m_life.m_totals;
    totals.passTo(m_event.time);
    ++totals.holding;
    totals.working += m_state.holdsForTask ? 0 : 1;
    totals.isFrozen = state == SpanState::Blocking;
}

void LifecycleBuilder::closeLoopSpan()
{
    if (!m_state.holding)
        return;
    m_life.m_loopSpans.close(m_index);
    RunTotals &totals = m_life.m_totals;
    totals.passTo(m_event.time);
    --totals.holding;
    totals.working -= m_state.holdsForTask ? 0 : 1;
    totals.isFrozen = false;
    m_state.holding = false;
    m_state.holder = LifecycleState::none;
    m_state.freeEvent = m_index;
}

} // namespace coroscope
