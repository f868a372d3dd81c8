// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/callback.h"

#include <cstdint>
#include <vector>

namespace coroscope::asyncio {

/// Timers ordered by (deadline, order of insertion). A four-ary heap: half the levels of a binary
/// one, and children that share a cache line.
class TimerHeap {
public:
    struct Entry {
        double when;
        std::uint64_t sequence;
        Ref<Handle> handle;

        bool before(const Entry &other) const
        {
            return when < other.when || (when == other.when && sequence < other.sequence);
        }
    };

    bool empty() const { return m_entries.empty(); }
    std::size_t size() const { return m_entries.size(); }
    const Entry &top() const { return m_entries.front(); }
    void push(double when, Ref<Handle> handle);
    Entry pop();
    /// Removes all entries whose handle is cancelled.
    void removeCancelled();
    void clear() { m_entries.clear(); }

private:
    void siftUp(std::size_t index);
    void siftDown(std::size_t index);

    std::vector<Entry> m_entries;
    std::uint64_t m_sequence = 0;
};

} // namespace coroscope::asyncio
