// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/container.h"
#include "values/dictview.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/recursion.h"

#include <algorithm>
#include <cmath>

namespace coroscope {
namespace {

/// Whether \p sign (-1, 0, 1) is what \p op asks for.
bool satisfies(Comparison op, int sign)
{
    switch (op) {
    case Comparison::Less:
        return sign < 0;
    case Comparison::LessEqual:
        return sign <= 0;
    case Comparison::Greater:
        return sign > 0;
    default:
        return sign >= 0;
    }
}

std::string_view symbol(Comparison op)
{
    switch (op) {
    case Comparison::Less:
        return "<";
    case Comparison::LessEqual:
        return "<=";
    case Comparison::Greater:
        return ">";
    default:
        return ">=";
    }
}

int threeWay(std::size_t a, std::size_t b) { return a < b ? -1 : a > b ? 1 : 0; }

/// The first items that differ decide, else the lengths.
bool orderItems(Comparison op, const std::vector<Value> &a, const std::vector<Value> &b)
{
    const RecursionGuard guard(" in comparison");
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
        const Value x = a[i], y = b[i]; // comparing them may change the lists
        if (!same(x, y))
            return order(op, x, y);
    }
    return satisfies(op, threeWay(a.size(), b.size()));
}

bool isSubset(const OrderedTable &a, const OrderedTable &b)
{
    const std::vector entries(a.entries()); // comparing may change the sets
    return a.size() <= b.size() &&
           std::all_of(entries.begin(), entries.end(),
                       [&](const auto &entry) { return !entry.live || b.contains(entry.key); });
}

bool orderSets(Comparison op, const OrderedTable &a, const OrderedTable &b)
{
    switch (op) {
    case Comparison::Less:
        return a.size() < b.size() && isSubset(a, b);
    case Comparison::LessEqual:
        return isSubset(a, b);
    case Comparison::Greater:
        return b.size() < a.size() && isSubset(b, a);
    default:
        return isSubset(b, a);
    }
}

bool hasItem(const std::vector<Value> &items, const Value &item)
{
    return placeOf(items, item) < items.size();
}

bool rangeHas(const Range &range, const Value &item)
{
    if (!isNumber(item) || range.length() == 0)
        return false;
    Value number = item;
    if (item.isFloat()) { // only a whole number can be in there
        if (!std::isfinite(item.asFloat()) || std::trunc(item.asFloat()) != item.asFloat())
            return false;
        number = integerFromFloat(item.asFloat());
    }
    if (!isSmall(number))
        return false;
    const std::int64_t first = range.start, last = range.at(range.length() - 1);
    const std::int64_t n = number.asInt();
    if (n < std::min(first, last) || n > std::max(first, last))
        return false;
    return (static_cast<Int128>(n) - first) % range.step == 0;
}

} // namespace

bool order(Comparison op, const Value &a, const Value &b)
{
    if (a.isInt() && b.isInt())
        return satisfies(op, a.asInt() < b.asInt() ? -1 : a.asInt() > b.asInt() ? 1 : 0);
    if (isNumber(a) && isNumber(b)) {
        const std::optional<int> sign = compareNumbers(a, b);
        return sign && satisfies(op, *sign);
    }
    if (a.type() == b.type()) {
        if (const auto *x = a.as<Str>()) // UTF-8 sorts as its code points do
            return satisfies(op, x->text.compare(b.as<Str>()->text));
        if (const auto *x = a.as<Tuple>())
            return orderItems(op, x->items, b.as<Tuple>()->items);
        if (const auto *x = a.as<List>())
            return orderItems(op, x->items, b.as<List>()->items);
    }
    if (const Ref<Set> x = asSet(a), y = asSet(b); x && y)
        return orderSets(op, x->table, y->table);
    if (Container *x = asContainer(a)) {
        if (const std::optional<bool> answer = x->order(op, b))
            return *answer;
    }
    if (const std::optional<bool> answer = instanceOrder(op, a, b))
        return *answer;
    raise(Error::TypeError,
          "'" + std::string(symbol(op)) + "' not supported between instances of '" +
              std::string(typeName(a)) + "' and '" + std::string(typeName(b)) + "'");
}

bool contains(const Value &container, const Value &item)
{
    switch (container.type()) {
    case Type::Tuple:
        return hasItem(container.as<Tuple>()->items, item);
    case Type::List:
        return hasItem(container.as<List>()->items, item);
    case Type::Dict:
        return container.as<Dict>()->table.contains(item);
    case Type::Set:
        return container.as<Set>()->table.contains(item);
    case Type::Range:
        return rangeHas(*container.as<Range>(), item);
    case Type::Str:
        if (const auto *part = item.as<Str>())
            return container.as<Str>()->text.find(part->text) != std::string::npos;
        raise(Error::TypeError,
              "'in <string>' requires string as left operand, not " + std::string(typeName(item)));
    case Type::Iterator: {
        auto *iterator = container.as<Iterator>();
        for (Value member; iterator->next(member);) {
            if (same(member, item))
                return true;
        }
        return false;
    }
    default:
        break;
    }
    if (Container *other = asContainer(container))
        return other->has(item);
    if (const std::optional<bool> answer = instanceContains(container, item))
        return *answer;
    if (const Ref<Iterator> iterator = instanceIterator(container))
        return contains(iterator, item);
    raise(Error::TypeError,
          "argument of type '" + std::string(typeName(container)) + "' is not iterable");
}

bool compare(Comparison op, const Value &a, const Value &b)
{
    switch (op) {
    case Comparison::Equal:
        return equal(a, b);
    case Comparison::NotEqual:
        return !equal(a, b);
    case Comparison::In:
        return contains(b, a);
    case Comparison::NotIn:
        return !contains(b, a);
    case Comparison::Is:
        return a.is(b);
    case Comparison::IsNot:
        return !a.is(b);
    default:
        return order(op, a, b);
    }
}

} // namespace coroscope
