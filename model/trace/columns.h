// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/indexiterator.h"
#include "trace/tracechunk.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace coroscope {

/// A column that is read like a vector: its numbers lie in one packed column a chunk. Valid as long
/// as these do not change.
template <class T, TraceChunk::Column column>
class TraceColumn {
public:
    TraceColumn() = default;
    TraceColumn(const std::vector<TraceChunk *> &chunks, std::size_t begin, std::size_t size)
        : m_chunks(chunks.data()), m_begin(begin), m_size(size)
    {
    }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    T operator[](std::size_t index) const
    {
        index += m_begin;
        const TraceChunk &chunk = *m_chunks[index / TraceChunk::capacity];
        return PackedColumn::fromBits<T>(chunk.column(column)[index % TraceChunk::capacity]);
    }
    T back() const { return (*this)[m_size - 1]; }

    using Value = T;
    using Iterator = IndexIterator<TraceColumn>;
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, m_size}; }

private:
    TraceChunk *const *m_chunks = nullptr;
    std::size_t m_begin = 0;
    std::size_t m_size = 0;
};

/// Events in columns, append-only. Those of a batch may begin within their first chunk, where the
/// trace that takes them ends: so all but the first chunk change hands without a copy.
class TraceColumns {
public:
    using Kinds = TraceColumn<EventKind, TraceChunk::Kind>;
    using Flags = TraceColumn<std::uint8_t, TraceChunk::Flags>;
    using Auxes = TraceColumn<std::uint16_t, TraceChunk::Aux>;
    using Objects = TraceColumn<AwaitableId, TraceChunk::Object>;
    using Others = TraceColumn<std::uint32_t, TraceChunk::Other>;
    using Subjects = TraceColumn<std::uint32_t, TraceChunk::Subject>;
    using Blocks = TraceColumn<BlockId, TraceChunk::Block>;
    using Times = TraceColumn<Nanos, TraceChunk::Time>;

    TraceColumns() = default;
    /// Those of a batch that follows \p before events. \p pieces: memory that is left over.
    explicit TraceColumns(std::size_t before, PackedPieces pieces = {})
        : m_begin(before % TraceChunk::capacity), m_end(m_begin), m_pieces(std::move(pieces))
    {
    }
    ~TraceColumns() { clear(); }
    TraceColumns(TraceColumns &&other) noexcept { swap(other); }
    TraceColumns &operator=(TraceColumns &&other) noexcept
    {
        TraceColumns taken(std::move(other));
        swap(taken);
        return *this;
    }

    std::size_t size() const { return m_end - m_begin; }
    bool empty() const { return m_end == m_begin; }
    TraceEvent at(std::size_t index) const
    {
        index += m_begin;
        return m_chunks[index / TraceChunk::capacity]->at(index % TraceChunk::capacity);
    }
    Kinds kind() const { return {m_chunks, m_begin, size()}; }
    Flags flags() const { return {m_chunks, m_begin, size()}; }
    Auxes aux() const { return {m_chunks, m_begin, size()}; }
    Objects object() const { return {m_chunks, m_begin, size()}; }
    Others other() const { return {m_chunks, m_begin, size()}; }
    Subjects subject() const { return {m_chunks, m_begin, size()}; }
    Blocks block() const { return {m_chunks, m_begin, size()}; }
    Times time() const { return {m_chunks, m_begin, size()}; }

    void append(const TraceEvent &event)
    {
        const std::size_t at = m_end % TraceChunk::capacity;
        if (at == 0 || m_chunks.empty())
            addChunk();
        m_chunks.back()->set(at, event);
        ++m_end;
    }
    /// Memory that it does not need.
    PackedPieces takePieces() { return std::move(m_pieces); }
    /// Takes all of \p more over.
    void append(TraceColumns &&more);
    void addFlags(std::size_t index, std::uint8_t flags)
    {
        index += m_begin;
        m_chunks[index / TraceChunk::capacity]->addFlags(index % TraceChunk::capacity, flags);
    }
    void clear();
    /// Bytes held.
    std::size_t memory() const;

private:
    void addChunk();
    /// Packs the last chunk if it is full and whole; its memory is then free.
    TraceChunk::OpenPtr packLast();
    void swap(TraceColumns &other) noexcept;

    std::vector<TraceChunk *> m_chunks; ///< owned
    std::size_t m_begin = 0; ///< of the first event, counted from the first chunk's start
    std::size_t m_end = 0;
    PackedPieces m_pieces; ///< what is packed next goes there
};

} // namespace coroscope
