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
    const Ref<Set> others = other.type() == Type::Set ? other.as<Set>() : setOf(other);
    OrderedTable common;
    for (const OrderedTable::Entry &entry : target.table.entries()) {
        if (entry.live && others->table.contains(entry.key))
            common.insert(entry.key, {});
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
