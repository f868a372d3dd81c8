// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace coroscope {

/// Number of an interned text; 0 is "no text".
using TextId = std::uint32_t;

/// Texts one after the other in one piece of memory. What operator[] gives is valid until the next
/// text is added.
class TextPool {
public:
    std::size_t size() const { return m_ends.size(); }
    bool empty() const { return m_ends.empty(); }
    std::string_view operator[](std::size_t index) const
    {
        const std::size_t begin = index == 0 ? 0 : m_ends[index - 1];
        return std::string_view(m_characters).substr(begin, m_ends[index] - begin);
    }
    void add(std::string_view text)
    {
        m_characters += text;
        m_ends.push_back(m_characters.size());
    }
    /// Adds those of \p more from the text with index \p first on.
    void add(const TextPool &more, std::size_t first = 0);
    /// Bytes held, counting capacity.
    std::size_t memory() const;

private:
    std::string m_characters;
    std::vector<std::size_t> m_ends; ///< where each text ends
};

/// Gives equal texts equal ids, from 1 by first appearance.
class TextTable {
public:
    /// The id of \p text; 0 for "".
    TextId id(std::string_view text);
    /// All texts; that of an id stands at index id - 1.
    const TextPool &texts() const { return m_texts; }

private:
    struct Slot {
        std::uint32_t hash = 0;
        TextId id = 0; ///< 0: free
    };
    void grow();

    TextPool m_texts;
    std::vector<Slot> m_slots; ///< open addressing; the size is a power of two
};

} // namespace coroscope
