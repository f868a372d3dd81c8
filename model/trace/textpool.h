// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace coroscope {

/// Number of an interned text; 0 is "no text".
using TextId = std::uint32_t;

/// Texts one after the other in a few pieces of memory. They never move.
class TextPool {
public:
    std::size_t size() const { return m_places.size(); }
    bool empty() const { return m_places.empty(); }
    std::string_view operator[](std::size_t index) const;
    void add(std::string_view text);
    /// Adds those of \p more, which gives its memory away.
    void add(TextPool &&more);
    /// Bytes held, counting capacity.
    std::size_t memory() const;

private:
    struct Piece {
        std::unique_ptr<char[]> characters;
        std::uint32_t size = 0;
        std::uint32_t used = 0;
    };
    struct Place {
        std::uint32_t piece = 0;
        std::uint32_t begin = 0; ///< of the length, which the characters follow
    };
    void addPiece(std::size_t bytes);
    char *room(std::size_t bytes);

    std::vector<Piece> m_pieces; ///< the last is being filled
    std::deque<Place> m_places;
};

/// Gives texts their ids, from 1 by first appearance.
class TextTable {
public:
    /// The id of \p text, the same for equal ones; 0 for "". For names: few, and each often.
    TextId id(std::string_view text);
    /// An id of \p text; 0 for "". For values, most of which come once: one that came a while ago
    /// may get a new id.
    TextId valueId(std::string_view text);
    /// As valueId() of the digits of \p number, or of these in brackets.
    TextId numberId(std::int64_t number, bool inBrackets);
    /// The texts whose ids are new since the last call.
    TextPool takeNew() { return std::exchange(m_new, {}); }
    bool hasNew() const { return !m_new.empty(); }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t known = 0; ///< index in m_known + 1; 0: free
    };
    struct Recent {
        std::string text;
        TextId id = 0;
    };
    struct RecentNumber {
        std::int64_t number = 0;
        TextId id = 0;
        bool inBrackets = false;
    };
    TextId addNew(std::string_view text);
    void grow();

    TextPool m_known;
    std::vector<TextId> m_ids;    ///< of the known ones
    std::vector<Slot> m_slots;    ///< open addressing; the size is a power of two
    std::vector<Recent> m_recent; ///< by hash
    std::vector<RecentNumber> m_recentNumbers;
    TextPool m_new;
    TextId m_lastId = 0;
};

} // namespace coroscope
