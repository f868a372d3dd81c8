// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/columns.h"

#include <algorithm>

namespace coroscope {

TraceChunk::OpenPtr TraceColumns::packLast()
{
    // The first one of a batch may be the end of one that somebody else has begun.
    const bool isWhole = m_chunks.size() > 1 || m_begin == 0;
    if (m_chunks.empty() || !isWhole || m_end % TraceChunk::capacity != 0)
        return {};
    return m_chunks.back()->pack(m_pieces);
}

void TraceColumns::addChunk() { m_chunks.push_back(new TraceChunk(packLast())); }

void TraceColumns::append(TraceColumns &&more)
{
    if (more.empty())
        return;
    if (empty() && m_begin == more.m_begin) {
        swap(more);
        return;
    }
    if (m_end % TraceChunk::capacity != more.m_begin) {
        for (std::size_t i = 0; i < more.size(); ++i)
            append(more.at(i));
        return;
    }
    std::size_t adopted = 0;
    if (more.m_begin != 0) {
        const std::size_t end = std::min(more.m_end, TraceChunk::capacity);
        m_chunks.back()->copy(*more.m_chunks.front(), more.m_begin, end);
        m_end += end - more.m_begin;
        adopted = 1;
    }
    packLast();
    m_chunks.insert(m_chunks.end(), more.m_chunks.begin() + static_cast<std::ptrdiff_t>(adopted),
                    more.m_chunks.end());
    m_end += more.m_end - std::min(more.m_end, adopted * TraceChunk::capacity);
    more.m_chunks.resize(adopted);
    more.clear();
}

void TraceColumns::clear()
{
    for (TraceChunk *chunk : m_chunks)
        delete chunk;
    m_chunks.clear();
    m_end = m_begin = 0;
}

std::size_t TraceColumns::memory() const
{
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < m_chunks.size(); ++i) {
        const std::size_t before = i * TraceChunk::capacity;
        bytes += m_chunks[i]->bytes(std::min(m_end - before, TraceChunk::capacity));
    }
    return bytes;
}

void TraceColumns::swap(TraceColumns &other) noexcept
{
    m_chunks.swap(other.m_chunks);
    std::swap(m_begin, other.m_begin);
    std::swap(m_end, other.m_end);
    std::swap(m_pieces, other.m_pieces);
}

} // namespace coroscope
