// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/setoperations.h"

#include "values/dictview.h"
#include "values/operations.h"

namespace coroscope {

Ref<Set> copyOf(const Set &set)
{
    auto copy = make<Set>();
    copy->table = set.table;
    return copy;
}

void unite(Set &target, const Value &other)
{
    for (const Value &item : items(other))
        target.table.insert(item, {});
}

void intersect(Set &target, const Value &other)
{
    const bool isSet = other.type() == Type::Set;
    const Ref<Set> others = isSet ? other.as<Set>() : setOf(other);
    // Of two that are equal, such as 1 and 1.0, CPython keeps that of the smaller set, which it
    // goes through; of anything else than a set it keeps the other's.
    const bool keepsOwn = isSet && others->table.size() > target.table.size();
    OrderedTable common;
    for (const OrderedTable::Entry &entry : std::vector(target.table.entries())) {
        const Value *found = entry.live ? others->table.findKey(entry.key) : nullptr;
        if (found)
            common.insert(keepsOwn ? entry.key : Value(*found), {});
    }
    std::swap(target.table, common);
}

void subtract(Set &target, const Value &other)
{
    for (const Value &item : items(other))
        target.table.erase(item);
}

void symmetricDifference(Set &target, const Value &other)
{
    for (const Value &item : items(setOf(other))) {
        if (!target.table.erase(item))
            target.table.insert(item, {});
    }
}

} // namespace coroscope
