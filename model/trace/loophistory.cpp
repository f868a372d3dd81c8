// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/loophistory.h"

#include "core/growth.h"

#include <algorithm>

namespace coroscope {

void LoopHistory::update(const Trace &trace)
{
    for (; m_eventCount < trace.size(); ++m_eventCount)
        take(trace, static_cast<std::uint32_t>(m_eventCount));
}

void LoopHistory::take(const Trace &trace, std::uint32_t index)
{
    switch (trace.events().kind()[index]) {
    case EventKind::Iteration:
        append(m_iterations, index);
        m_newIteration = true;
        queueDueTimers(trace, index);
        break;
    case EventKind::TaskReady:
        queue(m_taskPlaces, trace.events().subject()[index], {index, index, never});
        break;
    case EventKind::StepBegan:
        settle(trace, index);
        leave(m_taskPlaces, trace.events().subject()[index], index);
        break;
    case EventKind::HandleScheduled:
        schedule(trace, trace.event(index), index);
        break;
    case EventKind::CallbackBegan:
        settle(trace, index);
        leave(m_handlePlaces, trace.events().subject()[index], index);
        break;
    case EventKind::HandleCancelled:
        leave(m_handlePlaces, trace.events().subject()[index], index);
        break;
    case EventKind::FutureDone:
        if (FutureFacts &facts = editFacts(trace.events().object()[index]); facts.done == never)
            facts.done = index;
        break;
    case EventKind::CombinatorMade:
        if (const AwaitableId future = trace.events().object()[index]; future.isFuture())
            editFacts(future).made = index;
        break;
    default:
        break;
    }
}

std::uint32_t &LoopHistory::placeOf(std::vector<std::uint32_t> &places, std::uint32_t number)
{
    if (number >= places.size())
        places.resize(number + std::size_t(1), never);
    return places[number];
}

/// Nothing is in the queue twice.
void LoopHistory::queue(std::vector<std::uint32_t> &places, std::uint32_t number, const Stay &stay)
{
    std::uint32_t &place = placeOf(places, number);
    if (place != never && (place & timerBit) == 0)
        return;
    place = static_cast<std::uint32_t>(m_ready.size());
    m_ready.push_back(stay);
}

void LoopHistory::leave(std::vector<std::uint32_t> &places, std::uint32_t number,
                        std::uint32_t index)
{
    std::uint32_t &place = placeOf(places, number);
    if (place == never)
        return;
    const bool isTimer = (place & timerBit) != 0;
    (isTimer ? m_timers[place & ~timerBit] : m_ready[place]).until = index;
    place = never;
}

void LoopHistory::schedule(const Trace &trace, const TraceEvent &event, std::uint32_t index)
{
    if (!event.has(EventFlag::timer))
        return queue(m_handlePlaces, event.subject, {index, index, never});
    std::uint32_t &place = placeOf(m_handlePlaces, event.subject);
    if (place != never)
        return;
    place = static_cast<std::uint32_t>(m_timers.size()) | timerBit;
    m_timers.push_back({index, index, never});
    m_deadlines.push_back({trace.number(event.detail), event.subject});
    std::push_heap(m_deadlines.begin(), m_deadlines.end());
}

void LoopHistory::queueDueTimers(const Trace &trace, std::uint32_t index)
{
    if (m_deadlines.empty())
        return;
    const double end = trace.seconds(index) + clockResolution;
    while (!m_deadlines.empty() && m_deadlines.front().seconds < end) {
        const std::uint32_t handle = m_deadlines.front().handle;
        std::pop_heap(m_deadlines.begin(), m_deadlines.end());
        m_deadlines.pop_back();
        const std::uint32_t place = m_handlePlaces[handle];
        if (place == never || (place & timerBit) == 0)
            continue; // cancelled
        Stay &timer = m_timers[place & ~timerBit];
        timer.until = index;
        queue(m_handlePlaces, handle, {timer.source, index, never});
    }
}

/// What the iteration waited for may have come only after its beginning was recorded.
void LoopHistory::settle(const Trace &trace, std::uint32_t index)
{
    if (m_newIteration)
        queueDueTimers(trace, index);
    m_newIteration = false;
}

LoopHistory::FutureFacts LoopHistory::factsOf(AwaitableId future) const
{
    const std::uint32_t number = future.futureNumber();
    return future.isFuture() && number < m_futures.size() ? m_futures[number] : FutureFacts();
}

LoopHistory::FutureFacts &LoopHistory::editFacts(AwaitableId future)
{
    const std::uint32_t number = future.futureNumber();
    if (number >= m_futures.size())
        m_futures.resize(number + std::size_t(1));
    return m_futures[number];
}

std::size_t LoopHistory::memory() const
{
    return bytesOf(m_ready) + bytesOf(m_timers) + bytesOf(m_iterations) + bytesOf(m_futures) +
           bytesOf(m_taskPlaces) + bytesOf(m_handlePlaces) + bytesOf(m_deadlines);
}

} // namespace coroscope
