// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/callback.h"

#include <cstdint>
#include <vector>

namespace coroscope::asyncio {

class SleepFuture;

/// Timers ordered by (deadline, number of the handle): handles are numbered as they are made, so
/// equal deadlines keep the order of the calls. A four-ary heap of plain keys: half the levels of a
/// binary one, and the children of a key share a cache line.
class TimerHeap {
public:
    /// What is due: a SleepFuture, or a Handle.
    struct Timer {
        Ref<TrackedObject> target;
        bool isSleep = false;

        bool isCancelled() const;
        SleepFuture &sleep() const;
        Handle &handle() const { return static_cast<Handle &>(*target); }
    };
    struct Entry {
        double when;
        std::uint32_t number;
        Timer timer;
    };

    bool empty() const { return m_keys.empty(); }
    std::size_t size() const { return m_keys.size(); }
    /// The next deadline. Not when empty.
    double deadline() const { return m_keys.front().when; }
    bool isNextCancelled() const { return m_timers[m_keys.front().place].isCancelled(); }
    void push(double when, Handle &handle);
    /// \p number: that of the handle that the sleep's timer is.
    void push(double when, std::uint32_t number, SleepFuture &sleep);
    Entry pop();
    /// Removes all entries that are cancelled.
    void removeCancelled();
    void clear();

private:
    struct Key {
        double when;
        std::uint32_t number;
        std::uint32_t place; ///< in m_timers
        bool before(const Key &other) const
        {
            return when < other.when || (when == other.when && number < other.number);
        }
    };
    void push(double when, std::uint32_t number, Timer timer);
    void siftUp(std::size_t index, Key moving);

    std::vector<Key> m_keys;
    std::vector<Timer> m_timers;
    std::vector<std::uint32_t> m_free; ///< places of m_timers without a timer
};

} // namespace coroscope::asyncio
