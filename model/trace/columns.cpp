// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/columns.h"

#include <sys/mman.h>

#include <algorithm>
#include <new>

namespace coroscope {

namespace {

static_assert(sizeof(TraceChunk) == 2u << 20, "a chunk is one huge page");

TraceChunk *newChunk()
{
    void *memory = ::operator new(sizeof(TraceChunk), std::align_val_t(sizeof(TraceChunk)));
    ::madvise(memory, sizeof(TraceChunk), MADV_HUGEPAGE); // only a hint: it may fail
    return static_cast<TraceChunk *>(memory);
}

void deleteChunk(TraceChunk *chunk)
{
    ::operator delete(chunk, std::align_val_t(sizeof(TraceChunk)));
}

template <class T>
void copyRange(TraceChunk::Column<T> &to, const TraceChunk::Column<T> &from, std::size_t begin,
               std::size_t end)
{
    std::copy(from.begin() + static_cast<std::ptrdiff_t>(begin),
              from.begin() + static_cast<std::ptrdiff_t>(end),
              to.begin() + static_cast<std::ptrdiff_t>(begin));
}

/// Copies events to the same places of another chunk.
void copyEvents(TraceChunk &to, const TraceChunk &from, std::size_t begin, std::size_t end)
{
    copyRange(to.kind, from.kind, begin, end);
    copyRange(to.flags, from.flags, begin, end);
    copyRange(to.aux, from.aux, begin, end);
    copyRange(to.subject, from.subject, begin, end);
    copyRange(to.object, from.object, begin, end);
    copyRange(to.other, from.other, begin, end);
    copyRange(to.block, from.block, begin, end);
    copyRange(to.detail, from.detail, begin, end);
    copyRange(to.time, from.time, begin, end);
}

} // namespace

void TraceColumns::addChunk() { m_chunks.push_back(newChunk()); }

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
        copyEvents(*m_chunks.back(), *more.m_chunks.front(), more.m_begin,
                   std::min(more.m_end, TraceChunk::capacity));
        adopted = 1;
    }
    m_chunks.insert(m_chunks.end(), more.m_chunks.begin() + static_cast<std::ptrdiff_t>(adopted),
                    more.m_chunks.end());
    m_end += more.size();
    more.m_chunks.resize(adopted);
    more.clear();
}

void TraceColumns::clear()
{
    for (TraceChunk *chunk : m_chunks)
        deleteChunk(chunk);
    m_chunks.clear();
    m_end = m_begin = 0;
}

} // namespace coroscope
