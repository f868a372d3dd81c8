// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/timerheap.h"

#include "asyncio/future.h"
#include "asyncio/prefetch.h"
#include "core/growth.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace coroscope::asyncio {

namespace {

constexpr std::uint64_t signBit = std::uint64_t(1) << 63;

/// Numbers in the order of the doubles; 0.0 and -0.0 are the same.
std::uint64_t ordered(double number)
{
    const auto bits = std::bit_cast<std::uint64_t>(number + 0.0);
    return (bits & signBit) != 0 ? ~bits : bits | signBit;
}

} // namespace

TimerHeap::Key::Key(double when, std::uint32_t number, std::uint32_t place)
    : m_number(ordered(when))
{
    m_number = (m_number << 64) | (std::uint64_t(number) << 32 | place);
}

double TimerHeap::Key::when() const
{
    const auto bits = static_cast<std::uint64_t>(m_number >> 64);
    return std::bit_cast<double>((bits & signBit) != 0 ? bits ^ signBit : ~bits);
}

SleepFuture &TimerHeap::Timer::sleep() const { return static_cast<SleepFuture &>(*target); }

bool TimerHeap::Timer::isCancelled() const
{
    return isSleep() ? sleep().isTimerCancelled() : handle().isCancelled();
}

void TimerHeap::push(double when, Handle &handle)
{
    push(when, handle.number(), Timer{Ref<TrackedObject>(&handle)});
}

void TimerHeap::push(double when, std::uint32_t number, SleepFuture &sleep)
{
    push(when, number, Timer{Ref<TrackedObject>(&sleep)});
}

void TimerHeap::push(double when, std::uint32_t number, Timer timer)
{
    auto place = static_cast<std::uint32_t>(m_timers.size());
    if (m_free.empty()) {
        reserveMore(m_timers, 1);
        m_timers.push_back(std::move(timer));
    } else {
        place = m_free.back();
        m_free.pop_back();
        m_timers[place] = std::move(timer);
    }
    reserveMore(m_keys, 1);
    m_keys.emplace_back();
    siftUp(m_keys.size() - 1, Key(when, number, place));
}

TimerHeap::Entry TimerHeap::pop()
{
    const Key top = m_keys[root];
    const Key last = m_keys.back();
    m_keys.pop_back();
    // The hole goes down to a leaf, the last key goes in there and up as far as it belongs: it
    // comes from the bottom, so that is hardly ever far. (Wegener, Bottom-up heapsort, 1993.)
    if (const std::size_t end = m_keys.size(); end > root) {
        std::size_t hole = root;
        std::size_t first = firstChild(hole);
        while (first + arity <= end) {
            prefetch(m_keys.data() + firstChild(first), arity * arity * sizeof(Key));
            const std::size_t left = m_keys[first + 1].before(m_keys[first]) ? 1 : 0;
            const std::size_t right = m_keys[first + 3].before(m_keys[first + 2]) ? 3 : 2;
            const std::size_t least =
                first + (m_keys[first + right].before(m_keys[first + left]) ? right : left);
            m_keys[hole] = m_keys[least];
            hole = least;
            first = firstChild(hole);
        }
        if (first < end) {
            const auto least =
                std::min_element(m_keys.begin() + static_cast<std::ptrdiff_t>(first), m_keys.end(),
                                 [](const Key &a, const Key &b) { return a.before(b); });
            m_keys[hole] = *least;
            hole = static_cast<std::size_t>(least - m_keys.begin());
        }
        siftUp(hole, last);
    }
    lookAhead();
    m_free.push_back(top.place());
    return {top.when(), top.number(), std::move(m_timers[top.place()])};
}

/// What fires next is known, and most likely long out of the cache: asks for it now, so that it is
/// there in time. The sleep itself was asked for when it came near the top.
void TimerHeap::lookAhead() const
{
    if (empty())
        return;
    if (const Timer &next = m_timers[m_keys[root].place()]; next.isSleep())
        next.sleep().prefetchWaiter();
    const std::size_t children = std::min(firstChild(root) + arity, m_keys.size());
    for (std::size_t i = firstChild(root); i < children; ++i)
        prefetch(m_timers[m_keys[i].place()].target.get(), sizeof(SleepFuture));
    const std::size_t grandchildren = std::min(children + arity * arity, m_keys.size());
    for (std::size_t i = children; i < grandchildren; ++i)
        prefetch(&m_timers[m_keys[i].place()], sizeof(Timer));
}

void TimerHeap::removeCancelled()
{
    const auto begin = m_keys.begin() + static_cast<std::ptrdiff_t>(root);
    const auto end = std::remove_if(begin, m_keys.end(), [this](const Key &key) {
        Timer &timer = m_timers[key.place()];
        if (!timer.isCancelled())
            return false;
        timer.target = nullptr;
        m_free.push_back(key.place());
        return true;
    });
    std::sort(begin, end, [](const Key &a, const Key &b) { return a.before(b); });
    m_keys.erase(end, m_keys.end());
}

void TimerHeap::clear()
{
    m_keys.resize(root);
    m_timers.clear();
    m_free.clear();
}

void TimerHeap::siftUp(std::size_t index, Key moving)
{
    while (index > root) {
        const std::size_t above = parent(index);
        if (!moving.before(m_keys[above]))
            break;
        m_keys[index] = m_keys[above];
        index = above;
    }
    m_keys[index] = moving;
}

} // namespace coroscope::asyncio
