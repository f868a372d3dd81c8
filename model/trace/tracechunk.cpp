// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/tracechunk.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <type_traits>

namespace coroscope {

namespace {

template <class T>
using Numbers = std::array<T, TraceChunk::capacity>;

/// How many low bytes are not the same in all numbers.
template <class T>
std::size_t widthOf(const Numbers<T> &numbers)
{
    using Bits = std::make_unsigned_t<T>;
    Bits any = 0;
    const auto first = static_cast<Bits>(numbers[0]);
    for (const T number : numbers)
        any = static_cast<Bits>(any | (static_cast<Bits>(number) ^ first));
    return (static_cast<std::size_t>(std::bit_width(any)) + 7) / 8;
}

/// Writes the low bytes that make up an Out.
template <class Out, class T>
void narrow(const Numbers<T> &numbers, std::byte *to)
{
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto low = static_cast<Out>(numbers[i]);
        std::memcpy(to + i * sizeof low, &low, sizeof low);
    }
}

/// Writes \p width low bytes of each. What the widest stores write beyond a number, the next
/// overwrites; what they write beyond the last lies where the next column comes, or in the padding.
template <class T>
void pack(const Numbers<T> &numbers, std::size_t width, std::byte *to)
{
    switch (width) {
    case 0:
        return;
    case 1:
        return narrow<std::uint8_t>(numbers, to);
    case 2:
        return narrow<std::uint16_t>(numbers, to);
    case 4:
        return narrow<std::uint32_t>(numbers, to);
    default:
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const auto number = static_cast<std::uint64_t>(numbers[i]);
            std::memcpy(to + i * width, &number, sizeof number);
        }
    }
}

} // namespace

/// Calls \p act(column, pointer to its member of Open) for each.
template <class Act>
void TraceChunk::forEachColumn(const Act &act)
{
    act(Flags, &Open::flags); // first, where addFlags() finds them
    act(Kind, &Open::kind);
    act(Aux, &Open::aux);
    act(Subject, &Open::subject);
    act(Object, &Open::object);
    act(Other, &Open::other);
    act(Block, &Open::block);
    act(Detail, &Open::detail);
    act(Time, &Open::time);
}

TraceChunk::TraceChunk(OpenPtr memory) : m_open(memory ? std::move(memory) : OpenPtr(new Open))
{
    forEachColumn([this](Column column, auto member) {
        const auto &numbers = *m_open.*member;
        m_columns[column] =
            PackedColumn(reinterpret_cast<const std::byte *>(numbers.data()), sizeof numbers[0]);
    });
}

TraceChunk::~TraceChunk() = default;

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

TraceChunk::OpenPtr TraceChunk::pack(PackedPieces &pieces)
{
    if (!m_open)
        return {};
    std::array<std::size_t, columnCount> widths;
    forEachColumn([&](Column column, auto member) { widths[column] = widthOf(*m_open.*member); });
    widths[Flags] = 1; // they can be added to
    const std::size_t width = std::accumulate(widths.begin(), widths.end(), std::size_t(0));
    m_packed = pieces.take(width * capacity + PackedColumn::padding);
    std::byte *to = m_packed.get();
    forEachColumn([&](Column column, auto member) {
        const auto &numbers = *m_open.*member;
        coroscope::pack(numbers, widths[column], to);
        m_columns[column] =
            PackedColumn(to, widths[column], static_cast<std::uint64_t>(numbers[0]));
        to += widths[column] * capacity;
    });
    return std::move(m_open);
}

std::size_t TraceChunk::bytes(std::size_t events) const
{
    std::size_t width = 0;
    for (const PackedColumn &column : m_columns)
        width += column.width();
    return sizeof *this + events * width;
}

} // namespace coroscope
