// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/errors.h"
#include "values/operations.h"

namespace coroscope {
namespace {

constexpr std::size_t fewEntries = 8; // are searched without an index
constexpr int mostLooks = 100;

std::size_t mixed(std::size_t hash)
{
    const std::uint64_t product = hash * 0x9e3779b97f4a7c15u;
    return product ^ (product >> 32);
}

} // namespace

/// Comparing keys may run the program, which may change the table: then it looks again.
/// CPython: dictobject.c, where a lookup restarts.
std::size_t OrderedTable::indexOf(const Value &key, std::size_t hash) const
{
    for (int looks = 0; looks < mostLooks; ++looks) {
        const std::uint64_t version = m_version;
        const std::size_t index = lookUp(key, hash);
        if (m_version == version)
            return index;
    }
    raise(Error::RuntimeError,
          "the __eq__ of its keys changes a dict or set while it looks for one");
}

/// indexOf(); anything when the table has changed meanwhile.
std::size_t OrderedTable::lookUp(const Value &key, std::size_t hash) const
{
    const std::uint64_t version = m_version;
    const auto matches = [&](const Entry &entry) {
        if (!entry.live || entry.hash != hash)
            return false;
        const Value held = entry.key;
        return same(held, key) || m_version != version;
    };
    if (m_slots.empty()) {
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            if (matches(m_entries[i]))
                return i;
        }
        return none;
    }
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = mixed(hash) & mask; m_slots[slot] != emptySlot;
         slot = (slot + 1) & mask) {
        const Slot index = m_slots[slot];
        if (index >= 0 && matches(m_entries[static_cast<std::size_t>(index)]))
            return static_cast<std::size_t>(index);
    }
    return none;
}

void OrderedTable::addSlot(std::size_t hash, std::size_t index)
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = mixed(hash) & mask;
    while (m_slots[slot] >= 0)
        slot = (slot + 1) & mask;
    m_usedSlots += m_slots[slot] == emptySlot;
    m_slots[slot] = static_cast<Slot>(index);
}

void OrderedTable::rebuild()
{
    std::erase_if(m_entries, [](const Entry &entry) { return !entry.live; });
    m_usedSlots = 0;
    m_first = 0;
    if (m_entries.size() < fewEntries) {
        m_slots.clear();
        return;
    }
    std::size_t capacity = 4 * fewEntries;
    while (capacity < 3 * m_entries.size())
        capacity *= 2;
    m_slots.assign(capacity, emptySlot);
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        addSlot(m_entries[i].hash, i);
}

const Value *OrderedTable::find(const Value &key) const
{
    const std::size_t index = indexOf(key, hash(key));
    return index == none ? nullptr : &m_entries[index].value;
}

const Value *OrderedTable::findKey(const Value &key) const
{
    const std::size_t index = indexOf(key, hash(key));
    return index == none ? nullptr : &m_entries[index].key;
}

Value *OrderedTable::find(const Value &key)
{
    return const_cast<Value *>(std::as_const(*this).find(key));
}

void OrderedTable::insert(const Value &key, Value value)
{
    const std::size_t h = hash(key);
    const std::size_t index = indexOf(key, h);
    if (index != none) {
        m_entries[index].value.swap(value); // the old value goes when the table is in order
        return;
    }
    m_entries.push_back({key, std::move(value), h, true});
    ++m_size;
    ++m_version;
    const bool isFull = m_slots.empty() ? m_entries.size() >= fewEntries
                                        : 3 * (m_usedSlots + 1) > 2 * m_slots.size();
    if (isFull)
        rebuild();
    else if (!m_slots.empty())
        addSlot(h, m_entries.size() - 1);
}

OrderedTable::Entry OrderedTable::takeAt(std::size_t index)
{
    Entry taken = std::exchange(m_entries[index], Entry{{}, {}, 0, false});
    --m_size;
    ++m_version;
    if (!m_slots.empty()) {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t slot = mixed(taken.hash) & mask;
        while (m_slots[slot] != static_cast<Slot>(index))
            slot = (slot + 1) & mask;
        m_slots[slot] = erasedSlot;
    }
    while (!m_entries.empty() && !m_entries.back().live)
        m_entries.pop_back();
    while (m_first < m_entries.size() && !m_entries[m_first].live)
        ++m_first;
    m_first = std::min(m_first, m_entries.size());
    if (m_entries.size() > 2 * m_size + fewEntries)
        rebuild();
    return taken;
}

bool OrderedTable::erase(const Value &key, Value *value)
{
    const std::size_t index = indexOf(key, hash(key));
    if (index == none)
        return false;
    Entry taken = takeAt(index);
    if (value)
        *value = std::move(taken.value);
    return true;
}

void OrderedTable::clear()
{
    const std::vector<Entry> old = std::exchange(m_entries, {}); // may call back into this table
    m_slots.clear();
    m_usedSlots = 0;
    m_size = 0;
    m_first = 0;
    ++m_version;
}

} // namespace coroscope
