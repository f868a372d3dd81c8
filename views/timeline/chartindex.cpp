// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/chartindex.h"

namespace coroscope {

void ChartIndex::clear() { *this = {}; }

template <class Things, class LaneOf>
void ChartIndex::take(Lists &lists, const Things &things, LaneOf laneOf)
{
    for (; lists.taken < things.size(); ++lists.taken) {
        const std::uint32_t lane = laneOf(things[lists.taken]);
        if (lane != noLane && lane >= lists.byLane.size())
            lists.byLane.resize(lane + 1);
        (lane == noLane ? lists.ofNone : lists.byLane[lane])
            .push_back(static_cast<std::uint32_t>(lists.taken));
    }
}

void ChartIndex::update(const Recording &recording)
{
    const Lifecycle &life = recording.lifecycle;
    if (life.log().size() < m_log.taken || life.callbacks().size() < m_callbacks.taken ||
        life.combinators().size() < m_combinators.taken)
        clear();
    take(m_log, life.log(), [](const LogEntry &entry) { return entry.lane; });
    take(m_callbacks, life.callbacks(), [](const CallbackTick &tick) { return tick.lane; });
    for (std::size_t i = m_combinators.taken; i < life.combinators().size(); ++i) {
        if (const AwaitableId future = life.combinators()[i].future)
            m_combinatorOf.emplace(future, static_cast<std::uint32_t>(i));
    }
    take(m_combinators, life.combinators(), [](const Combinator &made) { return made.owner; });
}

std::span<const std::uint32_t> ChartIndex::of(const Lists &lists, std::uint32_t lane)
{
    if (lane == noLane)
        return lists.ofNone;
    if (lane >= lists.byLane.size())
        return {};
    return lists.byLane[lane];
}

} // namespace coroscope
