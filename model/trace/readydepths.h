// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/indexiterator.h"
#include "trace/trace.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace coroscope {

/// Length of the loop's ready queue from `time` on. Every change is kept: of those at one instant
/// the last one holds afterwards. Handles that were cancelled while queued are not counted.
struct ReadyDepth {
    Nanos time = 0;
    std::uint32_t depth = 0;
    std::uint32_t event = 0; ///< the event that changed it
};

/// All of a run, in some five bytes each: most differ by little from those before. Times are read
/// from the trace, which must outlive the list and stay where it is.
class ReadyDepths {
public:
    using Value = ReadyDepth;
    using Iterator = IndexIterator<ReadyDepths>;

    std::size_t size() const { return m_events.size(); }
    bool empty() const { return m_events.empty(); }
    ReadyDepth operator[](std::size_t index) const
    {
        const std::uint32_t event = m_events[index];
        return {.time = m_trace->events().time()[event], .depth = depthAt(index), .event = event};
    }
    ReadyDepth front() const { return (*this)[0]; }
    ReadyDepth back() const { return (*this)[size() - 1]; }
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, size()}; }

    /// From \p event of \p trace on it is \p depth long.
    void add(const Trace &trace, std::uint32_t event, std::uint32_t depth);
    /// Bytes held.
    std::size_t memory() const;

private:
    /// So many share a base, which the first of them is.
    static constexpr std::size_t runLength = 64;
    static constexpr std::int8_t isFar = -128; ///< differs from the base by more than a step holds
    struct Far {
        std::uint32_t index;
        std::uint32_t depth;
    };
    std::uint32_t depthAt(std::size_t index) const;

    const Trace *m_trace = nullptr;
    std::deque<std::uint32_t> m_events;
    std::deque<std::int8_t> m_steps; ///< from the base
    std::vector<std::uint32_t> m_bases;
    std::vector<Far> m_far; ///< by index
};

} // namespace coroscope
