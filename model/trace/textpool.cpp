// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/textpool.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <functional>
#include <iterator>
#include <limits>

namespace coroscope {

namespace {

constexpr std::size_t smallestPiece = 1u << 12;
constexpr std::size_t largestPiece = 1u << 20; // but for a text that is larger itself
constexpr std::size_t recentTexts = 1u << 10;
constexpr std::size_t longestRecent = 256; // bytes

} // namespace

/// A piece that has room for \p bytes.
void TextPool::addPiece(std::size_t bytes)
{
    const std::size_t next = m_pieces.empty() ? smallestPiece : m_pieces.back().size * 2ull;
    const std::size_t size = std::max(bytes, std::min(next, largestPiece));
    m_pieces.push_back(
        {std::make_unique_for_overwrite<char[]>(size), static_cast<std::uint32_t>(size), 0});
}

/// Room for \p bytes in the last piece, or in a new one.
char *TextPool::room(std::size_t bytes)
{
    if (m_pieces.empty() || m_pieces.back().size - m_pieces.back().used < bytes)
        addPiece(bytes);
    Piece &piece = m_pieces.back();
    m_places.push_back({static_cast<std::uint32_t>(m_pieces.size() - 1), piece.used});
    char *const place = piece.characters.get() + piece.used;
    piece.used += static_cast<std::uint32_t>(bytes);
    return place;
}

void TextPool::add(std::string_view text)
{
    const auto length = static_cast<std::uint32_t>(text.size());
    char *const place = room(sizeof length + length);
    std::memcpy(place, &length, sizeof length);
    std::memcpy(place + sizeof length, text.data(), length);
}

void TextPool::add(TextPool &&more)
{
    const auto shift = static_cast<std::uint32_t>(m_pieces.size());
    std::move(more.m_pieces.begin(), more.m_pieces.end(), std::back_inserter(m_pieces));
    for (const Place &place : more.m_places)
        m_places.push_back({place.piece + shift, place.begin});
    more = TextPool();
}

std::string_view TextPool::operator[](std::size_t index) const
{
    const Place &place = m_places[index];
    const char *const at = m_pieces[place.piece].characters.get() + place.begin;
    std::uint32_t length = 0;
    std::memcpy(&length, at, sizeof length);
    return {at + sizeof length, length};
}

std::size_t TextPool::memory() const
{
    std::size_t bytes = m_pieces.capacity() * sizeof(Piece) + m_places.size() * sizeof(Place);
    for (const Piece &piece : m_pieces)
        bytes += piece.size;
    return bytes;
}

TextId TextTable::id(std::string_view text)
{
    if (text.empty())
        return 0;
    if (m_ids.size() * 2 >= m_slots.size())
        grow();
    const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        Slot &slot = m_slots[at];
        if (slot.known == 0) {
            m_known.add(text);
            m_ids.push_back(addNew(text));
            slot = {hash, static_cast<std::uint32_t>(m_ids.size())};
            return m_ids.back();
        }
        if (slot.hash == hash && m_known[slot.known - 1] == text)
            return m_ids[slot.known - 1];
    }
}

TextId TextTable::valueId(std::string_view text)
{
    if (text.empty())
        return 0;
    if (text.size() > longestRecent)
        return addNew(text);
    m_recent.resize(recentTexts);
    Recent &recent = m_recent[std::hash<std::string_view>()(text) % recentTexts];
    if (recent.id == 0 || recent.text != text) {
        recent.text = text;
        recent.id = addNew(text);
    }
    return recent.id;
}

TextId TextTable::numberId(std::int64_t number, bool inBrackets)
{
    m_recentNumbers.resize(recentTexts);
    RecentNumber &recent = m_recentNumbers[static_cast<std::uint64_t>(number) % recentTexts];
    if (recent.id != 0 && recent.number == number && recent.inBrackets == inBrackets)
        return recent.id;
    char text[std::numeric_limits<std::int64_t>::digits10 + 4];
    char *end = text;
    if (inBrackets)
        *end++ = '[';
    end = std::to_chars(end, std::end(text), number).ptr;
    if (inBrackets)
        *end++ = ']';
    recent = {number, addNew({text, end}), inBrackets};
    return recent.id;
}

TextId TextTable::addNew(std::string_view text)
{
    m_new.add(text);
    return ++m_lastId;
}

void TextTable::grow()
{
    constexpr std::size_t fewest = 64;
    std::vector<Slot> old = std::move(m_slots);
    m_slots.assign(old.empty() ? fewest : old.size() * 4, {});
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot &slot : old) {
        if (slot.known == 0)
            continue;
        std::size_t at = slot.hash & mask;
        while (m_slots[at].known != 0)
            at = (at + 1) & mask;
        m_slots[at] = slot;
    }
}

} // namespace coroscope
