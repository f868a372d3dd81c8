// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <utility>

namespace coroscope::asyncio {

/// A queue in chunks of memory that are given back as it is worked off, all but one. While there
/// are few items they stay in the same few cache lines. T is default-constructible and movable.
template <class T>
class Fifo {
public:
    Fifo() = default;
    ~Fifo() { clear(); }
    Fifo(const Fifo &) = delete;
    Fifo &operator=(const Fifo &) = delete;

    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    void push(T item)
    {
        if (!m_last || m_end == chunkSize)
            addChunk();
        m_last->items[m_end++] = std::move(item);
        ++m_size;
    }
    /// Not when empty.
    T pop()
    {
        T item = std::move(m_first->items[m_begin++]);
        if (--m_size == 0)
            m_begin = m_end = 0; // of the only chunk that is left
        else if (m_begin == chunkSize)
            dropChunk();
        return item;
    }
    void clear()
    {
        while (m_size > 0)
            pop(); // more may be pushed while an item goes
    }

private:
    static constexpr std::size_t chunkSize = 1024;
    struct Chunk {
        std::array<T, chunkSize> items;
        std::unique_ptr<Chunk> next;
    };

    void addChunk()
    {
        auto chunk = std::make_unique<Chunk>();
        Chunk *const added = chunk.get();
        (m_last ? m_last->next : m_first) = std::move(chunk);
        m_last = added;
        m_end = 0;
    }
    void dropChunk()
    {
        m_first = std::move(m_first->next);
        m_begin = 0;
    }

    std::unique_ptr<Chunk> m_first;
    Chunk *m_last = nullptr;
    std::size_t m_begin = 0; ///< of the first item, in the first chunk
    std::size_t m_end = 0;   ///< behind the last item, in the last chunk
    std::size_t m_size = 0;
};

} // namespace coroscope::asyncio
