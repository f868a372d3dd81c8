// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/dictmerge.h"
#include "values/dictview.h"
#include "values/errors.h"
#include "values/methodtables.h"
#include "values/operations.h"

namespace coroscope {
namespace {

Dict &dictIn(const Value &self) { return *self.as<Dict>(); }

Value get(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("dict.get", args, {"key", "default"}, 1, 2);
    const Value *value = dictIn(self).table.find(in.get(0));
    return value ? *value : in.get(1);
}

Value keys(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("dict.keys", args, {}, 0);
    return make<DictView>(self.as<Dict>(), DictView::Kind::Keys);
}

Value values(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("dict.values", args, {}, 0);
    return make<DictView>(self.as<Dict>(), DictView::Kind::Values);
}

Value itemPairs(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("dict.items", args, {}, 0);
    return make<DictView>(self.as<Dict>(), DictView::Kind::Items);
}

Value dictPop(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("dict.pop", args, {"key", "default"}, 1, 2);
    Value value;
    if (dictIn(self).table.erase(in.get(0), &value))
        return value;
    if (in.has(1))
        return in.get(1);
    throw Raised{makeError(Error::KeyError, std::vector<Value>{in.get(0)})};
}

Value popItem(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("dict.popitem", args, {}, 0);
    if (dictIn(self).table.size() == 0)
        raise(Error::KeyError, "popitem(): dictionary is empty");
    OrderedTable::Entry entry = dictIn(self).table.takeLast();
    return tuple({std::move(entry.key), std::move(entry.value)});
}

Value setDefault(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("dict.setdefault", args, {"key", "default"}, 1, 2);
    if (const Value *value = dictIn(self).table.find(in.get(0)))
        return *value;
    dictIn(self).table.insert(in.get(0), in.get(1));
    return in.get(1);
}

Value dictUpdate(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("dict.update", {args.positional, {}}, {"other"}, 0, 1);
    if (in.has(0))
        mergeInto(dictIn(self), in.get(0));
    for (const Keyword &keyword : args.keywords)
        dictIn(self).table.insert(text(std::string(keyword.name)), keyword.value);
    return {};
}

Value dictClear(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("dict.clear", args, {}, 0);
    dictIn(self).table.clear();
    return {};
}

Value dictCopy(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("dict.copy", args, {}, 0);
    auto copied = make<Dict>();
    copied->table = dictIn(self).table;
    return copied;
}

Value fromKeys(Caller &caller, const Value &, const Args &args)
{
    const ArgumentReader in("dict.fromkeys", args, {"iterable", "value"}, 1, 2);
    auto dict = make<Dict>();
    for (const Value &key : items(caller, in.get(0)))
        dict->table.insert(key, in.get(1));
    return dict;
}

constexpr Method dictMethodList[] = {
    {"clear", dictClear},   {"copy", dictCopy},   {"fromkeys", fromKeys},
    {"get", get},           {"items", itemPairs}, {"keys", keys},
    {"pop", dictPop},       {"popitem", popItem}, {"setdefault", setDefault},
    {"update", dictUpdate}, {"values", values},
};

} // namespace

void mergeInto(Dict &target, const Value &source)
{
    if (const auto *dict = source.as<Dict>()) {
        if (dict == &target)
            return;
        for (const OrderedTable::Entry &entry : std::vector(dict->table.entries())) {
            if (entry.live)
                target.table.insert(entry.key, entry.value);
        }
        return;
    }
    const Ref<Iterator> pairs = iterate(source);
    std::size_t number = 0;
    for (Value pair; pairs->next(pair); ++number) {
        const std::string element = "dictionary update sequence element #" + std::to_string(number);
        std::vector<Value> parts;
        try {
            parts = items(pair);
        } catch (const Raised &raised) {
            if (!isInstance(*raised.exception, Error::TypeError))
                throw;
            raise(Error::TypeError, "cannot convert " + element + " to a sequence");
        }
        if (parts.size() != 2) {
            raise(Error::ValueError,
                  element + " has length " + std::to_string(parts.size()) + "; 2 is required");
        }
        target.table.insert(parts[0], parts[1]);
    }
}

const MethodTable dictMethods(dictMethodList);
const MethodTable *Dict::methods() const { return &dictMethods; }

} // namespace coroscope
