// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/builtinfunctions.h"
#include "language/builtins.h"
#include "language/lazyiterators.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/iterators.h"
#include "values/numbers.h"
#include "values/operations.h"

namespace coroscope::language {
namespace {

Value enumerate(Caller &, const Args &args)
{
    const ArgumentReader in("enumerate", args, {"iterable", "start"}, 1);
    const Value start = in.get(1, Value::integer(0));
    if (!isInteger(start))
        toIndex(start); // raises TypeError
    return enumerateIterator(iterate(in.get(0)), unary(UnaryOperator::Positive, start));
}

std::vector<Ref<Iterator>> iterators(std::span<const Value> iterables)
{
    std::vector<Ref<Iterator>> all;
    for (const Value &iterable : iterables)
        all.push_back(iterate(iterable));
    return all;
}

Value zip(Caller &, const Args &args)
{
    const ArgumentReader in("zip", {{}, args.keywords}, {"strict"}, 0);
    std::vector<Ref<Iterator>> all;
    for (std::size_t i = 0; i < args.positional.size(); ++i) {
        const Value &iterable = args.positional[i];
        try {
            all.push_back(iterate(iterable));
        } catch (const Raised &raised) {
            if (!isInstance(*raised.exception, Error::TypeError))
                throw;
            raise(Error::TypeError,
                  "'" + std::string(typeName(iterable)) + "' object is not iterable");
        }
    }
    return zipIterator(std::move(all), in.has(0) && truth(in.get(0)));
}

Value map(Caller &caller, const Args &args)
{
    if (!args.keywords.empty())
        raise(Error::TypeError, "map() takes no keyword arguments");
    if (args.positional.size() < 2)
        raise(Error::TypeError, "map() must have at least two arguments.");
    return mapIterator(caller, args.positional[0], iterators(args.positional.subspan(1)));
}

Value filter(Caller &caller, const Args &args)
{
    const ArgumentReader in("filter", args, {"function", "iterable"}, 2, 2);
    return filterIterator(caller, in.get(0), iterate(in.get(1)));
}

Value reversed(Caller &, const Args &args)
{
    const ArgumentReader in("reversed", args, {"sequence"}, 1, 1);
    if (std::optional<Value> given = callSpecial(in.get(0), "__reversed__"))
        return *std::move(given);
    return reversedIterator(in.get(0));
}

Value iter(Caller &caller, const Args &args)
{
    const ArgumentReader in("iter", args, {"object", "sentinel"}, 1, 2);
    if (!in.has(1))
        return iterate(in.get(0));
    if (!isCallable(in.get(0)))
        raise(Error::TypeError, "iter(v, w): v must be callable");
    return callIterator(caller, in.get(0), in.get(1));
}

Value next(Caller &, const Args &args)
{
    const ArgumentReader in("next", args, {"iterator", "default"}, 1, 2);
    const Value source = in.get(0);
    Ref<Iterator> iterator(source.as<Iterator>());
    if (!iterator)
        iterator = nextOfInstance(source);
    if (!iterator) {
        raise(Error::TypeError,
              "'" + std::string(typeName(source)) + "' object is not an iterator");
    }
    Value item;
    if (iterator->next(item))
        return item;
    if (in.has(1))
        return in.get(1);
    throw Raised{stopIteration(*iterator)};
}

constexpr NamedFunction iterationFunctionList[] = {
    {"enumerate", enumerate}, {"filter", filter},     {"iter", iter}, {"map", map},
    {"next", next},           {"reversed", reversed}, {"zip", zip},
};

} // namespace

std::span<const NamedFunction> iterationFunctions() { return iterationFunctionList; }

} // namespace coroscope::language
