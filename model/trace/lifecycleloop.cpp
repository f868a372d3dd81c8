// SPDX-License-Identifier: GPL-3.0-or-later
// The loop lane, the ready queue and the callbacks of a Lifecycle.
#include "trace/lifecyclebuilder.h"

#include "trace/loophistory.h"

#include <algorithm>

namespace coroscope {

void LifecycleBuilder::iteration()
{
    m_state.hasLoop = true;
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
    const Nanos begin = std::exchange(m_state.loopFree, m_event.time);
    if (m_event.time <= begin)
        return;
    std::vector<Span> &spans = m_life.m_loopSpans;
    if (!spans.empty() && spans.back().state == SpanState::Idle && spans.back().end == begin) {
        spans.back().end = m_event.time;
        spans.back().endEvent = m_index;
        return;
    }
    Span idle;
    idle.begin = begin;
    idle.end = m_event.time;
    idle.state = SpanState::Idle;
    idle.beginEvent = m_state.freeEvent;
    idle.endEvent = m_index;
    spans.push_back(idle);
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
    m_life.m_readyDepth.push_back({m_event.time, depth, m_index});
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
    CallbackTick tick;
    tick.time = tick.end = m_event.time;
    tick.event = m_index;
    tick.number = static_cast<std::uint32_t>(m_life.m_callbacks.size() + 1);
    tick.lane = m_life.laneOf(m_event.object.taskId());
    tick.function = m_event.other;
    tick.block = m_event.block;
    m_state.openCallbacks.push_back({m_event.subject, tick.number - 1});
    m_life.m_callbacks.push_back(tick);
    addArrow(ArrowKind::CalledBack, doer, noLane);
    if (m_state.hasLoop)
        openLoopSpan(SpanState::Running, {});
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
    m_life.m_callbacks[found->tick].end = m_event.time;
    open.erase(std::prev(found.base()));
    if (m_state.hasLoop) {
        closeLoopSpan();
        m_state.callbackDoer = {};
    }
}

void LifecycleBuilder::openLoopSpan(SpanState state, AwaitableId object)
{
    closeLoopSpan();
    Span span;
    span.begin = m_event.time;
    span.state = state;
    span.beginEvent = m_index;
    span.block = m_event.block;
    span.object = object;
    m_life.m_loopSpans.push_back(span);
    m_state.holding = true;
}

void LifecycleBuilder::closeLoopSpan()
{
    if (!m_state.holding)
        return;
    m_life.m_loopSpans.back().end = m_event.time;
    m_life.m_loopSpans.back().endEvent = m_index;
    m_state.holding = false;
    m_state.holder = LifecycleState::none;
    m_state.loopFree = m_event.time;
    m_state.freeEvent = m_index;
}

} // namespace coroscope
