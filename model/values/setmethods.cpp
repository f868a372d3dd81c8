// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/dictview.h"
#include "values/errors.h"
#include "values/methodtables.h"
#include "values/operations.h"
#include "values/setoperations.h"

namespace coroscope {
namespace {

Set &setIn(const Value &self) { return *self.as<Set>(); }

Value add(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("set.add", args, {"elem"}, 1, 1);
    setIn(self).table.insert(in.get(0), {});
    return {};
}

Value discard(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("set.discard", args, {"elem"}, 1, 1);
    setIn(self).table.erase(in.get(0));
    return {};
}

Value setRemove(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("set.remove", args, {"elem"}, 1, 1);
    if (!setIn(self).table.erase(in.get(0)))
        throw Raised{makeError(Error::KeyError, std::vector<Value>{in.get(0)})};
    return {};
}

Value setPop(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("set.pop", args, {}, 0);
    if (setIn(self).table.size() == 0)
        raise(Error::KeyError, "pop from an empty set");
    return setIn(self).table.takeFirst().key;
}

Value setClear(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("set.clear", args, {}, 0);
    setIn(self).table.clear();
    return {};
}

Value setCopy(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("set.copy", args, {}, 0);
    return copyOf(setIn(self));
}

using Operation = void (*)(Set &, const Value &);

void checkNoKeywords(const char *name, const Args &args)
{
    if (!args.keywords.empty())
        raise(Error::TypeError, "set." + std::string(name) + "() takes no keyword arguments");
}

/// A new set, or \p self itself, with each argument applied in turn.
template <Operation operation>
Value combined(const Value &self, const Args &args, bool inPlace, const char *name)
{
    checkNoKeywords(name, args);
    const Ref<Set> target = inPlace ? Ref<Set>(self.as<Set>()) : copyOf(setIn(self));
    for (const Value &other : args.positional)
        operation(*target, other);
    return inPlace ? Value() : Value(target);
}

Value unionWith(Caller &, const Value &self, const Args &args)
{
    return combined<unite>(self, args, false, "union");
}
Value setUpdate(Caller &, const Value &self, const Args &args)
{
    return combined<unite>(self, args, true, "update");
}
Value intersection(Caller &, const Value &self, const Args &args)
{
    return combined<intersect>(self, args, false, "intersection");
}
Value intersectionUpdate(Caller &, const Value &self, const Args &args)
{
    return combined<intersect>(self, args, true, "intersection_update");
}
Value difference(Caller &, const Value &self, const Args &args)
{
    return combined<subtract>(self, args, false, "difference");
}
Value differenceUpdate(Caller &, const Value &self, const Args &args)
{
    return combined<subtract>(self, args, true, "difference_update");
}
Value symmetric(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("set.symmetric_difference", args, {"other"}, 1, 1);
    return combined<symmetricDifference>(self, args, false, "symmetric_difference");
}
Value symmetricUpdate(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("set.symmetric_difference_update", args, {"other"}, 1, 1);
    return combined<symmetricDifference>(self, args, true, "symmetric_difference_update");
}

Ref<Set> other(const char *name, const Args &args)
{
    const ArgumentReader in(name, args, {"other"}, 1, 1);
    const Value value = in.get(0);
    return value.type() == Type::Set ? value.as<Set>() : setOf(value);
}

Value isSubset(Caller &, const Value &self, const Args &args)
{
    return Value::boolean(order(Comparison::LessEqual, self, other("set.issubset", args)));
}
Value isSuperset(Caller &, const Value &self, const Args &args)
{
    return Value::boolean(order(Comparison::GreaterEqual, self, other("set.issuperset", args)));
}
Value setIsDisjoint(Caller &, const Value &self, const Args &args)
{
    for (const Value &item : items(other("set.isdisjoint", args))) {
        if (setIn(self).table.contains(item))
            return Value::boolean(false);
    }
    return Value::boolean(true);
}

constexpr Method setMethodList[] = {
    {"add", add},
    {"clear", setClear},
    {"copy", setCopy},
    {"difference", difference},
    {"difference_update", differenceUpdate},
    {"discard", discard},
    {"intersection", intersection},
    {"intersection_update", intersectionUpdate},
    {"isdisjoint", setIsDisjoint},
    {"issubset", isSubset},
    {"issuperset", isSuperset},
    {"pop", setPop},
    {"remove", setRemove},
    {"symmetric_difference", symmetric},
    {"symmetric_difference_update", symmetricUpdate},
    {"union", unionWith},
    {"update", setUpdate},
};

} // namespace

const MethodTable setMethods(setMethodList);
const MethodTable *Set::methods() const { return &setMethods; }

} // namespace coroscope
