// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/traceevent.h"

#include <array>
#include <compare>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace coroscope {

/// So many events in columns, in 2 MiB: made, passed on and kept as one piece, never copied.
struct TraceChunk {
    static constexpr std::size_t capacity = 1u << 16;

    TraceEvent at(std::size_t i) const
    {
        return {kind[i],  flags[i], aux[i],    subject[i], object[i],
                other[i], block[i], detail[i], time[i]};
    }
    void set(std::size_t i, const TraceEvent &event)
    {
        kind[i] = event.kind;
        flags[i] = event.flags;
        aux[i] = event.aux;
        subject[i] = event.subject;
        object[i] = event.object;
        other[i] = event.other;
        block[i] = event.block;
        detail[i] = event.detail;
        time[i] = event.time;
    }

    template <class T>
    using Column = std::array<T, capacity>;
    Column<EventKind> kind;
    Column<std::uint8_t> flags;
    Column<std::uint16_t> aux;
    Column<std::uint32_t> subject;
    Column<AwaitableId> object;
    Column<std::uint32_t> other;
    Column<BlockId> block;
    Column<std::uint32_t> detail;
    Column<Nanos> time;
};

/// One column of a TraceColumns, read like a vector. Valid as long as these do not change.
template <class T, TraceChunk::Column<T> TraceChunk::*column>
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
        return (m_chunks[index / TraceChunk::capacity]->*column)[index % TraceChunk::capacity];
    }
    T back() const { return (*this)[m_size - 1]; }

    class Iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = const T *;
        using reference = T;

        Iterator() = default;
        Iterator(const TraceColumn *of, std::size_t index) : m_of(of), m_index(index) {}
        T operator*() const { return (*m_of)[m_index]; }
        T operator[](difference_type n) const { return *(*this + n); }
        Iterator &operator+=(difference_type n)
        {
            m_index += static_cast<std::size_t>(n);
            return *this;
        }
        Iterator &operator-=(difference_type n) { return *this += -n; }
        Iterator &operator++() { return *this += 1; }
        Iterator &operator--() { return *this -= 1; }
        Iterator operator++(int) { return std::exchange(*this, *this + 1); }
        Iterator operator--(int) { return std::exchange(*this, *this - 1); }
        friend Iterator operator+(Iterator a, difference_type n) { return a += n; }
        friend Iterator operator+(difference_type n, Iterator a) { return a += n; }
        friend Iterator operator-(Iterator a, difference_type n) { return a -= n; }
        friend difference_type operator-(const Iterator &a, const Iterator &b)
        {
            return static_cast<difference_type>(a.m_index) -
                   static_cast<difference_type>(b.m_index);
        }
        friend bool operator==(const Iterator &a, const Iterator &b)
        {
            return a.m_index == b.m_index;
        }
        friend auto operator<=>(const Iterator &a, const Iterator &b)
        {
            return a.m_index <=> b.m_index;
        }

    private:
        const TraceColumn *m_of = nullptr;
        std::size_t m_index = 0;
    };
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
    using Kinds = TraceColumn<EventKind, &TraceChunk::kind>;
    using Flags = TraceColumn<std::uint8_t, &TraceChunk::flags>;
    using Auxes = TraceColumn<std::uint16_t, &TraceChunk::aux>;
    using Objects = TraceColumn<AwaitableId, &TraceChunk::object>;
    using Others = TraceColumn<std::uint32_t, &TraceChunk::other>;
    using Subjects = TraceColumn<std::uint32_t, &TraceChunk::subject>;
    using Times = TraceColumn<Nanos, &TraceChunk::time>;

    TraceColumns() = default;
    /// Those of a batch that follows \p before events.
    explicit TraceColumns(std::size_t before)
        : m_begin(before % TraceChunk::capacity), m_end(m_begin)
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
    Times time() const { return {m_chunks, m_begin, size()}; }

    void append(const TraceEvent &event)
    {
        const std::size_t at = m_end % TraceChunk::capacity;
        if (at == 0 || m_chunks.empty())
            addChunk();
        m_chunks.back()->set(at, event);
        ++m_end;
    }
    /// Takes all of \p more over.
    void append(TraceColumns &&more);
    void addFlags(std::size_t index, std::uint8_t flags)
    {
        index += m_begin;
        m_chunks[index / TraceChunk::capacity]->flags[index % TraceChunk::capacity] |= flags;
    }
    void clear();
    /// Bytes held: what the events fill, and what is set aside for more in whole chunks.
    std::size_t memory() const { return size() * eventBytes; }

private:
    static constexpr std::size_t eventBytes = sizeof(TraceChunk) / TraceChunk::capacity;
    void addChunk();
    void swap(TraceColumns &other) noexcept
    {
        m_chunks.swap(other.m_chunks);
        std::swap(m_begin, other.m_begin);
        std::swap(m_end, other.m_end);
    }

    std::vector<TraceChunk *> m_chunks; ///< owned
    std::size_t m_begin = 0; ///< of the first event, counted from the first chunk's start
    std::size_t m_end = 0;
};

} // namespace coroscope
