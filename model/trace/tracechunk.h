// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/packedcolumn.h"
#include "trace/packedpieces.h"
#include "trace/traceevent.h"

#include <array>
#include <memory>

namespace coroscope {

/// So many events in columns. Open at first, when events can be set; packed once all are there, in
/// about half the memory. Read the same way in both states.
class TraceChunk {
public:
    static constexpr std::size_t capacity = 1u << 10;
    enum Column : std::uint8_t { Kind, Flags, Aux, Subject, Object, Other, Block, Detail, Time };
    static constexpr std::size_t columnCount = Time + 1;

    /// What open chunks are written into.
    struct Open;
    using OpenPtr = std::unique_ptr<Open>;

    /// An open one, in \p memory of another if there is any.
    explicit TraceChunk(OpenPtr memory = {});
    ~TraceChunk();

    TraceEvent at(std::size_t i) const
    {
        return {PackedColumn::fromBits<EventKind>(m_columns[Kind][i]),
                PackedColumn::fromBits<std::uint8_t>(m_columns[Flags][i]),
                PackedColumn::fromBits<std::uint16_t>(m_columns[Aux][i]),
                PackedColumn::fromBits<std::uint32_t>(m_columns[Subject][i]),
                PackedColumn::fromBits<AwaitableId>(m_columns[Object][i]),
                PackedColumn::fromBits<std::uint32_t>(m_columns[Other][i]),
                PackedColumn::fromBits<BlockId>(m_columns[Block][i]),
                PackedColumn::fromBits<std::uint32_t>(m_columns[Detail][i]),
                PackedColumn::fromBits<Nanos>(m_columns[Time][i])};
    }
    const PackedColumn &column(Column which) const { return m_columns[which]; }

    /// Sets an event of an open chunk.
    void set(std::size_t i, const TraceEvent &event);
    /// Sets the events from \p begin to \p end of an open chunk as they are in \p from, open too.
    void copy(const TraceChunk &from, std::size_t begin, std::size_t end);
    /// In either state.
    void addFlags(std::size_t i, std::uint8_t flags);
    /// Packs a chunk of which all events have been set into memory of \p pieces, and gives its own
    /// to the next. Nothing when it is packed.
    OpenPtr pack(PackedPieces &pieces);
    /// Bytes that it takes when \p events of it are set.
    std::size_t bytes(std::size_t events) const;

private:
    template <class Act>
    static void forEachColumn(const Act &act);

    std::array<PackedColumn, columnCount> m_columns;
    OpenPtr m_open;
    std::shared_ptr<std::byte[]> m_packed;
};

struct TraceChunk::Open {
    template <class T>
    using Numbers = std::array<T, capacity>;
    Numbers<Nanos> time;
    Numbers<std::uint32_t> subject, object, other, block, detail;
    Numbers<std::uint16_t> aux;
    Numbers<std::uint8_t> kind, flags;
    std::array<std::byte, PackedColumn::padding> end;
};

inline void TraceChunk::set(std::size_t i, const TraceEvent &event)
{
    Open &open = *m_open;
    open.kind[i] = static_cast<std::uint8_t>(event.kind);
    open.flags[i] = event.flags;
    open.aux[i] = event.aux;
    open.subject[i] = event.subject;
    open.object[i] = static_cast<std::uint32_t>(PackedColumn::toBits(event.object));
    open.other[i] = event.other;
    open.block[i] = event.block.value;
    open.detail[i] = event.detail;
    open.time[i] = event.time;
}

} // namespace coroscope
