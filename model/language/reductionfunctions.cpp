// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/builtinfunctions.h"
#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/sorting.h"

namespace coroscope::language {
namespace {

constexpr std::size_t itemsPerLook = 4096;

/// Runs \p visit on each item until it gives false, and stops where the run is stopped.
template <class Visit>
void forEach(Caller &caller, const Value &iterable, Visit visit)
{
    const Ref<Iterator> iterator = iterate(iterable);
    std::size_t count = 0;
    for (Value item; iterator->next(item);) {
        if (++count % itemsPerLook == 0)
            caller.wentThrough(itemsPerLook);
        if (!visit(item))
            return;
    }
}

Value sum(Caller &caller, const Args &args)
{
    const ArgumentReader in("sum", args, {"iterable", "start"}, 1, 1);
    Value total = in.get(1, Value::integer(0));
    if (total.type() == Type::Str)
        raise(Error::TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    forEach(caller, in.get(0), [&](const Value &item) {
        total = binary(caller, BinaryOperator::Add, total, item);
        return true;
    });
    return total;
}

Value extreme(Caller &caller, const Args &args, const std::string &name, Comparison better)
{
    const ArgumentReader in(name, {{}, args.keywords}, {"key", "default"}, 0);
    if (args.positional.empty())
        raise(Error::TypeError, name + " expected at least 1 argument, got 0");
    const bool areMany = args.positional.size() > 1;
    if (areMany && in.has(1)) {
        raise(Error::TypeError,
              "Cannot specify a default for " + name + "() with multiple positional arguments");
    }
    const Value key = in.get(0);
    const auto keyOf = [&](const Value &item) {
        return key.isNone() ? item : caller.call(key, {{&item, 1}, {}});
    };
    Value best, bestKey;
    bool found = false;
    const auto consider = [&](const Value &item) {
        Value itemKey = keyOf(item);
        if (!found || order(better, itemKey, bestKey)) {
            best = item;
            bestKey = std::move(itemKey);
        }
        found = true;
        return true;
    };
    if (areMany) {
        for (const Value &item : args.positional)
            consider(item);
    } else {
        forEach(caller, args.positional[0], consider);
    }
    if (found)
        return best;
    if (in.has(1))
        return in.get(1);
    raise(Error::ValueError, name + "() arg is an empty sequence");
}

Value minimum(Caller &caller, const Args &args)
{
    return extreme(caller, args, "min", Comparison::Less);
}
Value maximum(Caller &caller, const Args &args)
{
    return extreme(caller, args, "max", Comparison::Greater);
}

Value any(Caller &caller, const Args &args)
{
    const ArgumentReader in("any", args, {"iterable"}, 1, 1);
    bool found = false;
    forEach(caller, in.get(0), [&](const Value &item) {
        found = truth(item);
        return !found;
    });
    return Value::boolean(found);
}

Value all(Caller &caller, const Args &args)
{
    const ArgumentReader in("all", args, {"iterable"}, 1, 1);
    bool holds = true;
    forEach(caller, in.get(0), [&](const Value &item) {
        holds = truth(item);
        return holds;
    });
    return Value::boolean(holds);
}

Value sorted(Caller &caller, const Args &args)
{
    if (args.positional.size() != 1) {
        raise(Error::TypeError,
              "sorted expected 1 argument, got " + std::to_string(args.positional.size()));
    }
    const ArgumentReader in("sort", {{}, args.keywords}, {"key", "reverse"}, 0);
    std::vector<Value> all = items(caller, args.positional[0]);
    sortItems(caller, all, in.get(0), in.has(1) && toIndex(in.get(1)) != 0);
    return list(std::move(all));
}

constexpr NamedFunction reductionFunctionList[] = {
    {"all", all},     {"any", any},       {"max", maximum},
    {"min", minimum}, {"sorted", sorted}, {"sum", sum},
};

} // namespace

std::span<const NamedFunction> reductionFunctions() { return reductionFunctionList; }

} // namespace coroscope::language
