// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/tracechunk.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace coroscope {

namespace {

/// How one column is to be packed.
struct Packing {
    std::size_t width = 0; ///< bytes a number
    std::uint64_t base = 0;
};

template <class T>
Packing packingOf(const std::array<T, TraceChunk::capacity> &numbers)
{
    T least = numbers[0];
    T most = numbers[0];
    for (const T number : numbers) {
        least = std::min(least, number);
        most = std::max(most, number);
    }
    const auto base = static_cast<std::uint64_t>(least);
    const auto bits =
        static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(most) - base));
    return {(bits + 7) / 8, base};
}

/// Writes numbers of sizeof(Out) bytes.
template <class Out, class T>
void narrow(const std::array<T, TraceChunk::capacity> &numbers, std::uint64_t base, std::byte *to)
{
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto number = static_cast<Out>(static_cast<std::uint64_t>(numbers[i]) - base);
        std::memcpy(to + i * sizeof number, &number, sizeof number);
    }
}

/// Writes numbers of any width. What the widest stores write beyond a number, the next overwrites;
/// what they write beyond the last lies where the next column comes, or in the padding.
template <class T>
void pack(const std::array<T, TraceChunk::capacity> &numbers, Packing packing, std::byte *to)
{
    switch (packing.width) {
    case 0:
        return;
    case 1:
        return narrow<std::uint8_t>(numbers, packing.base, to);
    case 2:
        return narrow<std::uint16_t>(numbers, packing.base, to);
    case 4:
        return narrow<std::uint32_t>(numbers, packing.base, to);
    default:
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const std::uint64_t number = static_cast<std::uint64_t>(numbers[i]) - packing.base;
            std::memcpy(to + i * packing.width, &number, sizeof number);
        }
    }
}

} // namespace

/// Calls \p act(column, pointer to its member of Open) for each.
template <class Act>
void TraceChunk::forEachColumn(const Act &act)
{
    act(Kind, &Open::kind);
    act(Flags, &Open::flags);
    act(Aux, &Open::aux);
    act(Subject, &Open::subject);
    act(Object, &Open::object);
    act(Other, &Open::other);
    act(Block, &Open::block);
    act(Detail, &Open::detail);
    act(Time, &Open::time);
}

TraceChunk::TraceChunk() : m_open(new Open)
{
    forEachColumn([this](Column column, auto member) {
        const auto &numbers = *m_open.*member;
        m_columns[column] =
            PackedColumn(reinterpret_cast<const std::byte *>(numbers.data()), sizeof numbers[0]);
    });
}

void TraceChunk::copy(const TraceChunk &from, std::size_t begin, std::size_t end)
{
    forEachColumn([&](Column, auto member) {
        const auto &events = *from.m_open.*member;
        std::copy(events.data() + begin, events.data() + end, (*m_open.*member).data() + begin);
    });
}

void TraceChunk::addFlags(std::size_t i, std::uint8_t flags)
{
    (m_open ? m_open->flags[i] : reinterpret_cast<std::uint8_t &>(m_packed[i])) |= flags;
}

void TraceChunk::pack()
{
    if (!m_open)
        return;
    std::array<Packing, columnCount> packings;
    std::size_t size = 0;
    forEachColumn([&](Column column, auto member) {
        packings[column] = packingOf(*m_open.*member);
        if (column == Flags)
            packings[column] = {1, 0}; // they can be added to
        size += packings[column].width * capacity;
    });
    m_packed.reset(new std::byte[size + PackedColumn::padding]);
    // The flags first, where addFlags() finds them.
    std::byte *to = m_packed.get() + capacity;
    forEachColumn([&](Column column, auto member) {
        const Packing packing = packings[column];
        std::byte *const at = column == Flags ? m_packed.get() : to;
        coroscope::pack(*m_open.*member, packing, at);
        m_columns[column] = PackedColumn(at, packing.width, packing.base);
        if (column != Flags)
            to += packing.width * capacity;
    });
    m_open.reset();
}

std::size_t TraceChunk::bytes(std::size_t events) const
{
    std::size_t width = 0;
    for (const PackedColumn &column : m_columns)
        width += column.width();
    return sizeof *this + events * width;
}

} // namespace coroscope
