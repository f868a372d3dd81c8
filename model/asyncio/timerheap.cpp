// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/timerheap.h"

#include <algorithm>

namespace coroscope::asyncio {

namespace {
constexpr std::size_t arity = 4;
}

void TimerHeap::push(double when, Ref<Handle> handle)
{
    m_entries.push_back({when, ++m_sequence, std::move(handle)});
    siftUp(m_entries.size() - 1);
}

TimerHeap::Entry TimerHeap::pop()
{
    Entry top = std::move(m_entries.front());
    if (m_entries.size() > 1)
        m_entries.front() = std::move(m_entries.back());
    m_entries.pop_back();
    if (!m_entries.empty())
        siftDown(0);
    return top;
}

void TimerHeap::removeCancelled()
{
    std::erase_if(m_entries, [](const Entry &entry) { return entry.handle->isCancelled(); });
    std::sort(m_entries.begin(), m_entries.end(),
              [](const Entry &a, const Entry &b) { return a.before(b); });
}

void TimerHeap::siftUp(std::size_t index)
{
    Entry moving = std::move(m_entries[index]);
    while (index > 0) {
        const std::size_t parent = (index - 1) / arity;
        if (!moving.before(m_entries[parent]))
            break;
        m_entries[index] = std::move(m_entries[parent]);
        index = parent;
    }
    m_entries[index] = std::move(moving);
}

void TimerHeap::siftDown(std::size_t index)
{
    Entry moving = std::move(m_entries[index]);
    const std::size_t count = m_entries.size();
    for (;;) {
        const std::size_t first = index * arity + 1;
        if (first >= count)
            break;
        std::size_t least = first;
        for (std::size_t child = first + 1; child < std::min(first + arity, count); ++child) {
            if (m_entries[child].before(m_entries[least]))
                least = child;
        }
        if (!m_entries[least].before(moving))
            break;
        m_entries[index] = std::move(m_entries[least]);
        index = least;
    }
    m_entries[index] = std::move(moving);
}

} // namespace coroscope::asyncio
