// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace coroscope {

/// Which log lines, callbacks and combinators belong to which lane of one recording. Grows with it.
class ChartIndex {
public:
    /// Takes what \p recording has gained; starts anew when it has fewer things than before.
    void update(const Recording &recording);
    void clear();

    /// Indices into the recording's lists, in order. \p lane may be noLane: what belongs to none.
    std::span<const std::uint32_t> logOf(std::uint32_t lane) const { return of(m_log, lane); }
    std::span<const std::uint32_t> callbacksOf(std::uint32_t lane) const
    {
        return of(m_callbacks, lane);
    }
    /// The gathers and waits that the lane's task made.
    std::span<const std::uint32_t> combinatorsOf(std::uint32_t lane) const
    {
        return of(m_combinators, lane);
    }
    /// The combinator whose future this is; -1 when there is none.
    int combinatorOf(AwaitableId future) const
    {
        const auto it = m_combinatorOf.find(future);
        return it == m_combinatorOf.end() ? -1 : static_cast<int>(it->second);
    }

private:
    struct Lists {
        std::size_t taken = 0;
        std::vector<std::vector<std::uint32_t>> byLane;
        std::vector<std::uint32_t> ofNone;
    };
    static std::span<const std::uint32_t> of(const Lists &lists, std::uint32_t lane);
    template <class Things, class LaneOf>
    static void take(Lists &lists, const Things &things, LaneOf laneOf);

    Lists m_log, m_callbacks, m_combinators;
    std::unordered_map<AwaitableId, std::uint32_t> m_combinatorOf; ///< by its future
};

} // namespace coroscope
