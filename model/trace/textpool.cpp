// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/textpool.h"

#include <functional>

namespace coroscope {

void TextPool::add(const TextPool &more, std::size_t first)
{
    if (first >= more.size())
        return;
    const std::size_t begin = first == 0 ? 0 : more.m_ends[first - 1];
    const std::size_t shift = m_characters.size() - begin; // may wrap around, and back
    m_characters.append(more.m_characters, begin);
    for (std::size_t i = first; i < more.size(); ++i)
        m_ends.push_back(more.m_ends[i] + shift);
}

std::size_t TextPool::memory() const
{
    static const std::size_t inlineCapacity = std::string().capacity();
    const std::size_t characters = m_characters.capacity();
    return (characters > inlineCapacity ? characters + 1 : 0) +
           m_ends.capacity() * sizeof(std::size_t);
}

TextId TextTable::id(std::string_view text)
{
    if (text.empty())
        return 0;
    if (m_texts.size() * 2 >= m_slots.size())
        grow();
    const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        Slot &slot = m_slots[at];
        if (slot.id == 0) {
            m_texts.add(text);
            slot = {hash, static_cast<TextId>(m_texts.size())};
            return slot.id;
        }
        if (slot.hash == hash && m_texts[slot.id - 1] == text)
            return slot.id;
    }
}

void TextTable::grow()
{
    constexpr std::size_t fewest = 64;
    std::vector<Slot> old = std::move(m_slots);
    m_slots.assign(old.empty() ? fewest : old.size() * 4, {});
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot &slot : old) {
        if (slot.id == 0)
            continue;
        std::size_t at = slot.hash & mask;
        while (m_slots[at].id != 0)
            at = (at + 1) & mask;
        m_slots[at] = slot;
    }
}

} // namespace coroscope
