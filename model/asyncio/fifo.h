// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace coroscope::asyncio {

/// A queue in one ring of memory: pushing and popping never allocate once it is as large as it has
/// to be, unless a great many items have all gone. T is default-constructible and movable.
template <class T>
class Fifo {
public:
    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    void push(T item)
    {
        if (m_size == m_ring.size())
            grow();
        m_ring[(m_first + m_size) & (m_ring.size() - 1)] = std::move(item);
        ++m_size;
    }
    /// Not when empty.
    T pop()
    {
        T item = std::move(m_ring[m_first]);
        m_first = (m_first + 1) & (m_ring.size() - 1);
        --m_size;
        if (m_size == 0 && m_ring.size() > many)
            clear();
        return item;
    }
    void clear()
    {
        // The ring may be used again while its old items go.
        const std::vector<T> old = std::exchange(m_ring, {});
        m_first = m_size = 0;
    }

private:
    static constexpr std::size_t fewest = 16;
    static constexpr std::size_t many = 1u << 14; ///< not kept when they are not needed

    void grow()
    {
        std::vector<T> larger(m_ring.empty() ? fewest : m_ring.size() * 2);
        for (std::size_t i = 0; i < m_size; ++i)
            larger[i] = std::move(m_ring[(m_first + i) & (m_ring.size() - 1)]);
        m_ring = std::move(larger);
        m_first = 0;
    }

    std::vector<T> m_ring; ///< its size is 0 or a power of two
    std::size_t m_first = 0;
    std::size_t m_size = 0;
};

} // namespace coroscope::asyncio
