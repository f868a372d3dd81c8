// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/timerheap.h"

#include "asyncio/future.h"

#include <algorithm>
#include <utility>

namespace coroscope::asyncio {

namespace {
constexpr std::size_t arity = 4;
}

SleepFuture &TimerHeap::Timer::sleep() const { return static_cast<SleepFuture &>(*target); }

bool TimerHeap::Timer::isCancelled() const
{
    return isSleep ? sleep().isTimerCancelled() : handle().isCancelled();
}

void TimerHeap::push(double when, Handle &handle)
{
    push(when, handle.number(), Timer{Ref<TrackedObject>(&handle), false});
}

void TimerHeap::push(double when, std::uint32_t number, SleepFuture &sleep)
{
    push(when, number, Timer{Ref<TrackedObject>(&sleep), true});
}

void TimerHeap::push(double when, std::uint32_t number, Timer timer)
{
    auto place = static_cast<std::uint32_t>(m_timers.size());
    if (m_free.empty()) {
        m_timers.push_back(std::move(timer));
    } else {
        place = m_free.back();
        m_free.pop_back();
        m_timers[place] = std::move(timer);
    }
    m_keys.emplace_back();
    siftUp(m_keys.size() - 1, {when, number, place});
}

TimerHeap::Entry TimerHeap::pop()
{
    const Key top = m_keys.front();
    const Key last = m_keys.back();
    m_keys.pop_back();
    // The hole goes down to a leaf, the last key goes in there and up as far as it belongs: it
    // comes from the bottom, so that is hardly ever far. (Wegener, Bottom-up heapsort, 1993.)
    if (const std::size_t count = m_keys.size(); count > 0) {
        std::size_t hole = 0;
        for (std::size_t first = 1; first < count; first = hole * arity + 1) {
            std::size_t least = first;
            const std::size_t end = std::min(first + arity, count);
            for (std::size_t child = first + 1; child < end; ++child)
                least = m_keys[child].before(m_keys[least]) ? child : least;
            m_keys[hole] = m_keys[least];
            hole = least;
        }
        siftUp(hole, last);
    }
    if (!m_keys.empty())
        __builtin_prefetch(m_timers[m_keys.front().place].target.get());
    m_free.push_back(top.place);
    return {top.when, top.number, std::move(m_timers[top.place])};
}

void TimerHeap::removeCancelled()
{
    std::erase_if(m_keys, [this](const Key &key) {
        Timer &timer = m_timers[key.place];
        if (!timer.isCancelled())
            return false;
        timer.target = nullptr;
        m_free.push_back(key.place);
        return true;
    });
    std::sort(m_keys.begin(), m_keys.end(), [](const Key &a, const Key &b) { return a.before(b); });
}

void TimerHeap::clear()
{
    m_keys.clear();
    m_timers.clear();
    m_free.clear();
}

void TimerHeap::siftUp(std::size_t index, Key moving)
{
    while (index > 0) {
        const std::size_t parent = (index - 1) / arity;
        if (!moving.before(m_keys[parent]))
            break;
        m_keys[index] = m_keys[parent];
        index = parent;
    }
    m_keys[index] = moving;
}

} // namespace coroscope::asyncio
