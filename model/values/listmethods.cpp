// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/errors.h"
#include "values/methodtables.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/sorting.h"

#include <algorithm>

namespace coroscope {
namespace {

List &listIn(const Value &self) { return *self.as<List>(); }

std::vector<Value>::iterator at(List &list, std::int64_t index)
{
    return list.items.begin() + static_cast<std::ptrdiff_t>(index);
}

/// An index as list.insert and list.index take it: from the end if negative, and cut to length.
std::int64_t clampedPlace(const Value &index, std::size_t size)
{
    const auto length = static_cast<std::int64_t>(size);
    const std::int64_t i = toIndex(index);
    return std::clamp<std::int64_t>(i < 0 ? i + length : i, 0, length);
}

Value append(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("list.append", args, {"object"}, 1, 1);
    const std::size_t size = listIn(self).items.size();
    constexpr std::size_t many = 1u << 16;
    if (size >= many && (size & (size - 1)) == 0)
        caller.reserve(2 * size * sizeof(Value));
    listIn(self).items.push_back(in.get(0));
    return {};
}

Value extend(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("list.extend", args, {"iterable"}, 1, 1);
    binary(caller, BinaryOperator::Add, self, in.get(0), true);
    return {};
}

Value insert(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("list.insert", args, {"index", "object"}, 2, 2);
    List &list = listIn(self);
    list.items.insert(at(list, clampedPlace(in.get(0), list.items.size())), in.get(1));
    return {};
}

Value listPop(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("list.pop", args, {"index"}, 0, 1);
    List &list = listIn(self);
    const auto length = static_cast<std::int64_t>(list.items.size());
    const std::int64_t index = in.has(0) ? toIndex(in.get(0)) : -1;
    const std::int64_t i = index < 0 ? index + length : index;
    if (length == 0)
        raise(Error::IndexError, "pop from empty list");
    if (i < 0 || i >= length)
        raise(Error::IndexError, "pop index out of range");
    Value taken = std::move(*at(list, i));
    list.items.erase(at(list, i));
    return taken;
}

Value listRemove(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("list.remove", args, {"value"}, 1, 1);
    List &list = listIn(self);
    const Value item = in.get(0);
    const std::size_t i = placeOf(list.items, item);
    if (i < list.items.size()) {
        const Value old = std::move(list.items[i]);
        list.items.erase(at(list, static_cast<std::int64_t>(i)));
        return {};
    }
    raise(Error::ValueError, "list.remove(x): x not in list");
}

Value listClear(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("list.clear", args, {}, 0);
    std::vector<Value> old = std::exchange(listIn(self).items, {});
    letGo(old);
    return {};
}

Value listCopy(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("list.copy", args, {}, 0);
    return list(items(caller, self));
}

Value reverse(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("list.reverse", args, {}, 0);
    std::reverse(listIn(self).items.begin(), listIn(self).items.end());
    return {};
}

Value sort(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("list.sort", args, {"key", "reverse"}, 0, 0, 0);
    List &list = listIn(self);
    const bool isReversed = in.has(1) && toIndex(in.get(1)) != 0;
    std::vector<Value> taken = std::exchange(list.items, {});
    const auto giveBack = [&] {
        const bool isModified = !list.items.empty();
        list.items.swap(taken);
        return isModified;
    };
    try {
        sortItems(caller, taken, in.get(0), isReversed);
    } catch (...) {
        giveBack();
        throw;
    }
    if (giveBack())
        raise(Error::ValueError, "list modified during sort");
    return {};
}

Value countIn(const std::vector<Value> &items, const Value &item)
{
    std::int64_t count = 0;
    for (std::size_t i = placeOf(items, item); i < items.size(); i = placeOf(items, item, i + 1))
        ++count;
    return Value::integer(count);
}

/// Where list.index begins or ends to look.
std::int64_t bound(const Value &index, std::size_t size)
{
    if (!isInteger(index))
        raise(Error::TypeError, "slice indices must be integers or have an __index__ method");
    return clampedPlace(Value::integer(toClampedIndex(index)), size);
}

/// The place of argument 0 between arguments 1 and 2; -1 when it is not there.
std::int64_t indexIn(const std::vector<Value> &items, const ArgumentReader &in)
{
    const auto length = static_cast<std::int64_t>(items.size());
    const std::int64_t first = in.has(1) ? bound(in.get(1), items.size()) : 0;
    const std::int64_t last = in.has(2) ? bound(in.get(2), items.size()) : length;
    const Value item = in.get(0);
    for (std::int64_t i = first; i < std::min(last, static_cast<std::int64_t>(items.size())); ++i) {
        const Value held = items[static_cast<std::size_t>(i)];
        if (same(held, item))
            return i;
    }
    return -1;
}

Value listCount(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("list.count", args, {"value"}, 1, 1);
    return countIn(listIn(self).items, in.get(0));
}

Value listIndex(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("list.index", args, {"value", "start", "stop"}, 1, 3);
    const std::int64_t index = indexIn(listIn(self).items, in);
    if (index < 0)
        raise(Error::ValueError, repr(in.get(0)) + " is not in list");
    return Value::integer(index);
}

Value tupleCount(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("tuple.count", args, {"value"}, 1, 1);
    return countIn(self.as<Tuple>()->items, in.get(0));
}

Value tupleIndex(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("tuple.index", args, {"value", "start", "stop"}, 1, 3);
    const std::int64_t index = indexIn(self.as<Tuple>()->items, in);
    if (index < 0)
        raise(Error::ValueError, "tuple.index(x): x not in tuple");
    return Value::integer(index);
}

constexpr Method listMethodList[] = {
    {"append", append},     {"clear", listClear}, {"copy", listCopy}, {"count", listCount},
    {"extend", extend},     {"index", listIndex}, {"insert", insert}, {"pop", listPop},
    {"remove", listRemove}, {"reverse", reverse}, {"sort", sort},
};
constexpr Method tupleMethodList[] = {{"count", tupleCount}, {"index", tupleIndex}};

} // namespace

const MethodTable listMethods(listMethodList);
const MethodTable tupleMethods(tupleMethodList);
const MethodTable *List::methods() const { return &listMethods; }
const MethodTable *Tuple::methods() const { return &tupleMethods; }

} // namespace coroscope
