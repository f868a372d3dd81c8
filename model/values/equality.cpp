// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/container.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/recursion.h"

#include <algorithm>

namespace coroscope {
namespace {

bool equalItems(const std::vector<Value> &a, const std::vector<Value> &b)
{
    if (a.size() != b.size())
        return false;
    const RecursionGuard guard(" in comparison");
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
        const Value x = a[i], y = b[i]; // comparing them may change the lists
        if (!same(x, y))
            return false;
    }
    return a.size() == b.size();
}

[[noreturn]] void raiseUnhashable(std::string_view type)
{
    raise(Error::TypeError, "unhashable type: '" + std::string(type) + "'");
}

} // namespace

bool truthOf(const Value &value)
{
    switch (value.type()) {
    case Type::None:
        return false;
    case Type::Bool:
    case Type::Int:
        return value.asInt() != 0;
    case Type::Float:
        return value.asFloat() != 0;
    default:
        return pyObject(value)->truth();
    }
}

bool equalValues(const Value &a, const Value &b)
{
    if (isNumber(a) && isNumber(b))
        return compareNumbers(a, b) == 0;
    if (a.isObject() && pyObject(a)->equals(b))
        return true;
    const bool isOpen = a.type() != b.type() || (a.as<Instance>() && !specialMember(a, "__eq__"));
    if (b.isObject() && isOpen)
        return pyObject(b)->equals(a);
    return a.isNone() && b.isNone();
}

std::size_t hashOf(const Value &value)
{
    if (value.isObject())
        return pyObject(value)->hash();
    return value.isNone() ? 0xfca86420 : hashNumber(value); // None: as CPython 3.12 has it
}

std::size_t ValueHash::operator()(const Value &value) const { return hash(value); }
bool ValueEqual::operator()(const Value &a, const Value &b) const { return same(a, b); }

bool Tuple::equals(const Value &other) const
{
    const auto *tuple = other.as<Tuple>();
    return tuple && equalItems(items, tuple->items);
}

bool List::equals(const Value &other) const
{
    const auto *list = other.as<List>();
    return list && equalItems(items, list->items);
}

bool Dict::equals(const Value &other) const
{
    const auto *dict = other.as<Dict>();
    if (!dict || dict->table.size() != table.size())
        return false;
    const RecursionGuard guard(" in comparison");
    for (std::size_t i = 0; i < table.entries().size(); ++i) {
        const OrderedTable::Entry entry = table.entries()[i]; // comparing may change the dicts
        if (!entry.live)
            continue;
        const Value *found = dict->table.find(entry.key);
        const Value value = found ? *found : Value();
        if (!found || !same(entry.value, value))
            return false;
    }
    return true;
}

bool Set::equals(const Value &other) const
{
    const auto *set = other.as<Set>();
    if (!set || set->table.size() != table.size())
        return false;
    const std::vector entries(table.entries()); // comparing may change the sets
    return std::all_of(entries.begin(), entries.end(), [&](const auto &entry) {
        return !entry.live || set->table.contains(entry.key);
    });
}

bool Slice::equals(const Value &other) const
{
    const auto *slice = other.as<Slice>();
    const RecursionGuard guard(" in comparison");
    return slice && same(start, slice->start) && same(stop, slice->stop) && same(step, slice->step);
}

bool Range::equals(const Value &other) const
{
    const auto *range = other.as<Range>();
    if (!range || range->length() != length())
        return false;
    return length() == 0 || (start == range->start && (length() == 1 || step == range->step));
}

// CPython's xxHash of tuples, so that equal programs see equal numbers.
std::size_t Tuple::hash() const
{
    if (m_hash != 0)
        return m_hash;
    const RecursionGuard guard("");
    constexpr std::uint64_t prime1 = 11400714785074694791u, prime2 = 14029467366897019727u,
                            prime5 = 2870177450012600261u;
    std::uint64_t sum = prime5;
    for (const Value &item : items) {
        sum += coroscope::hash(item) * prime2;
        sum = (sum << 31) | (sum >> 33);
        sum *= prime1;
    }
    sum += items.size() ^ (prime5 ^ 3527539u);
    m_hash = sum == static_cast<std::uint64_t>(-1) ? 1546275796u : sum;
    return m_hash;
}

std::size_t List::hash() const { raiseUnhashable(typeName()); }
std::size_t Dict::hash() const { raiseUnhashable(typeName()); }
std::size_t Set::hash() const { raiseUnhashable(typeName()); }
std::size_t Slice::hash() const { raiseUnhashable(typeName()); }

std::size_t Range::hash() const
{
    const std::int64_t n = length();
    const auto key =
        make<Tuple>(std::vector<Value>{Value::integer(n), n == 0 ? Value() : Value::integer(start),
                                       n <= 1 ? Value() : Value::integer(step)});
    return key->hash();
}

} // namespace coroscope
