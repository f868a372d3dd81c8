// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/ordereddict.h"

#include "language/builtins.h"
#include "values/errors.h"
#include "values/methodtables.h"
#include "values/operations.h"
#include "values/recursion.h"
#include "values/types.h"

#include <algorithm>

namespace coroscope::language {
namespace {

OrderedTable &tableOf(const Value &self) { return self.as<Dict>()->table; }

Value copyOrdered(const Dict &dict)
{
    auto copied = make<OrderedDict>();
    copied->table = dict.table;
    return copied;
}

Value copyMethod(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("OrderedDict.copy", args, {}, 0);
    return copyOrdered(*self.as<Dict>());
}

Value moveToEnd(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("move_to_end", args, {"key", "last"}, 1);
    OrderedTable &table = tableOf(self);
    Value value;
    if (!table.erase(in.get(0), &value))
        throw Raised{makeError(Error::KeyError, std::vector<Value>{in.get(0)})};
    if (truth(in.get(1, Value::boolean(true)))) {
        table.insert(in.get(0), value);
        return {};
    }
    const OrderedTable others = std::exchange(table, {});
    table.insert(in.get(0), value);
    for (const OrderedTable::Entry &entry : others.entries()) {
        if (entry.live)
            table.insert(entry.key, entry.value);
    }
    return {};
}

Value popItem(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("popitem", args, {"last"}, 0);
    OrderedTable &table = tableOf(self);
    if (table.size() == 0)
        raise(Error::KeyError, "dictionary is empty");
    const bool isLast = truth(in.get(0, Value::boolean(true)));
    OrderedTable::Entry entry = isLast ? table.takeLast() : table.takeFirst();
    return tuple({std::move(entry.key), std::move(entry.value)});
}

constexpr Method ownMethods[] = {
    {"copy", copyMethod}, {"move_to_end", moveToEnd}, {"popitem", popItem}};

/// Its own methods, and those of dict that it leaves as they are.
std::vector<Method> methodsOfOrdered()
{
    std::vector<Method> all(std::begin(ownMethods), std::end(ownMethods));
    for (const Method &method : dictMethods.methods) {
        if (std::ranges::find(ownMethods, method.name, &Method::name) == std::end(ownMethods))
            all.push_back(method);
    }
    return all;
}

std::vector<OrderedTable::Entry> liveEntries(const Dict &dict)
{
    std::vector<OrderedTable::Entry> live;
    std::ranges::copy_if(dict.table.entries(), std::back_inserter(live),
                         &OrderedTable::Entry::live);
    return live;
}

} // namespace

const MethodTable *OrderedDict::methods() const
{
    static const std::vector<Method> all = methodsOfOrdered();
    static const MethodTable table(all);
    return &table;
}

void OrderedDict::appendRepr(std::string &out) const
{
    const ReprScope scope(this);
    if (!scope.entered() || table.size() == 0) {
        out += scope.entered() ? "OrderedDict()" : "...";
        return;
    }
    out += "OrderedDict([";
    bool isFirst = true;
    for (const OrderedTable::Entry &entry : liveEntries(*this)) {
        out += isFirst ? "(" : ", (";
        isFirst = false;
        coroscope::appendRepr(out, entry.key);
        out += ", ";
        coroscope::appendRepr(out, entry.value);
        out += ')';
    }
    out += "])";
}

bool OrderedDict::equals(const Value &other) const
{
    const auto *dict = dynamic_cast<const OrderedDict *>(other.object());
    if (!dict)
        return Dict::equals(other);
    return std::ranges::equal(liveEntries(*this), liveEntries(*dict),
                              [](const OrderedTable::Entry &a, const OrderedTable::Entry &b) {
                                  return same(a.key, b.key) && same(a.value, b.value);
                              });
}

std::optional<Value> OrderedDict::combine(BinaryOperator op, const Value &other, bool inPlace)
{
    const std::optional<Value> combined = Dict::combine(op, other, inPlace);
    if (!combined || inPlace)
        return combined;
    return copyOrdered(*combined->as<Dict>());
}

Value makeOrderedDict(Caller &caller, const Args &args)
{
    return copyOrdered(*construct(caller, *builtinType(BuiltinType::Dict), args).as<Dict>());
}

} // namespace coroscope::language
