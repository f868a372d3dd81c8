// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/callback.h"

#include <cstdint>
#include <new>
#include <vector>

namespace coroscope::asyncio {

class SleepFuture;

/// Memory that begins where a cache line does.
template <class T>
struct LineAllocator {
    using value_type = T;
    static constexpr std::align_val_t line{64};

    LineAllocator() = default;
    template <class Other>
    LineAllocator(const LineAllocator<Other> &)
    {
    }
    T *allocate(std::size_t count)
    {
        return static_cast<T *>(::operator new(count * sizeof(T), line));
    }
    void deallocate(T *memory, std::size_t count)
    {
        ::operator delete(memory, count * sizeof(T), line);
    }
    bool operator==(const LineAllocator &) const = default;
};

/// Timers ordered by (deadline, number of the handle): handles are numbered as they are made, so
/// equal deadlines keep the order of the calls. A four-ary heap of plain keys: half the levels of a
/// binary one, and the children of a key share a cache line.
class TimerHeap {
public:
    /// What is due: a SleepFuture, or a Handle.
    struct Timer {
        Ref<TrackedObject> target;

        bool isSleep() const { return target->type() == Type::Future; }
        bool isCancelled() const;
        SleepFuture &sleep() const;
        Handle &handle() const { return static_cast<Handle &>(*target); }
    };
    struct Entry {
        double when;
        std::uint32_t number;
        Timer timer;
    };

    TimerHeap() : m_keys(root) {}
    bool empty() const { return size() == 0; }
    std::size_t size() const { return m_keys.size() - root; }
    /// The next deadline. Not when empty.
    double deadline() const { return m_keys[root].when(); }
    bool isNextCancelled() const { return m_timers[m_keys[root].place()].isCancelled(); }
    void push(double when, Handle &handle);
    /// \p number: that of the handle that the sleep's timer is.
    void push(double when, std::uint32_t number, SleepFuture &sleep);
    Entry pop();
    /// Removes all entries that are cancelled.
    void removeCancelled();
    void clear();

private:
    /// Deadline, number and place as one number, so that one comparison without a branch orders
    /// them: what comes first is the smaller.
    class Key {
    public:
        Key() = default;
        Key(double when, std::uint32_t number, std::uint32_t place);
        double when() const;
        std::uint32_t number() const { return static_cast<std::uint32_t>(m_number >> 32); }
        std::uint32_t place() const
        {
            return static_cast<std::uint32_t>(m_number);
        } ///< in m_timers
        bool before(const Key &other) const { return m_number < other.m_number; }

    private:
        __extension__ unsigned __int128 m_number = 0; ///< deadline, number, place: 64, 32, 32 bits
    };
    /// Where the heap begins: so the children of a key, from firstChild() on, fill a cache line.
    static constexpr std::size_t arity = 4;
    static constexpr std::size_t root = arity - 1;
    static std::size_t firstChild(std::size_t index) { return arity * (index - root + 1); }
    static std::size_t parent(std::size_t index) { return index / arity + root - 1; }
    void push(double when, std::uint32_t number, Timer timer);
    void lookAhead() const;
    void siftUp(std::size_t index, Key moving);

    std::vector<Key, LineAllocator<Key>> m_keys; ///< from `root` on
    std::vector<Timer> m_timers;
    std::vector<std::uint32_t> m_free; ///< places of m_timers without a timer
};

} // namespace coroscope::asyncio
