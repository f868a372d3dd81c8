// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/lifecycle.h"

#include "core/growth.h"
#include "trace/lifecyclebuilder.h"

#include <algorithm>

namespace coroscope {

void Lifecycle::update(const Trace &trace)
{
    LifecycleBuilder builder(*this, trace);
    for (; m_eventCount < trace.size(); ++m_eventCount)
        builder.take(static_cast<std::uint32_t>(m_eventCount));
}

void Lifecycle::clear() { *this = Lifecycle(); }

std::uint32_t Lifecycle::laneOf(TaskId task) const
{
    return task && task.value <= m_lanes.size() ? task.value - 1 : noLane;
}

std::size_t Lifecycle::memory() const
{
    std::size_t bytes =
        bytesOf(m_lanes) + bytesOf(m_combinators) + bytesOf(m_remarks) + bytesOf(m_cancelRequests);
    for (const Lane &lane : m_lanes)
        bytes += lane.spans.memory();
    return bytes + m_loopSpans.memory() + m_callbacks.memory() + m_log.memory() +
           m_arrows.memory() + m_readyDepth.memory() + m_state.memory();
}

int Lifecycle::spanAt(const Lane &lane, Nanos time)
{
    const auto after = std::upper_bound(lane.spans.begin(), lane.spans.end(), time,
                                        [](Nanos t, const Span &span) { return t < span.begin; });
    return static_cast<int>(after - lane.spans.begin()) - 1;
}

} // namespace coroscope
