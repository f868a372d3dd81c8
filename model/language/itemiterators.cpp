// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/itemiterators.h"

#include "values/arithmetic.h"
#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <numeric>

namespace coroscope::language {
namespace {

using Items = std::vector<Value>;

/// Gives what a step gives, until that says that there is no more. The step owns what it needs.
class StepIterator final : public Iterator {
public:
    using Step = std::function<bool(Value &)>;
    StepIterator(std::string_view name, Caller &caller, Step step)
        : m_name("itertools." + std::string(name)), m_caller(caller),
          m_step(std::make_shared<Step>(std::move(step)))
    {
    }
    std::string_view typeName() const override { return m_name; }
    bool next(Value &out) override
    {
        m_caller.wentThrough(1);
        const std::shared_ptr<Step> step = m_step; // it may be let go while it calls the program
        if (step && (*step)(out))
            return true;
        m_step = nullptr;
        return false;
    }
    void clearReferences() override { m_step = nullptr; }

private:
    const std::string m_name;
    Caller &m_caller;
    std::shared_ptr<Step> m_step;
};

Value stepping(const char *name, Caller &caller, StepIterator::Step step)
{
    return make<StepIterator>(name, caller, std::move(step));
}

Value called(Caller &caller, const Value &function, const Value &item)
{
    return caller.call(function, {{&item, 1}, {}});
}

Value accumulate(Caller &caller, const Args &args)
{
    const ArgumentReader in("accumulate", args, {"iterable", "func", "initial"}, 1, 0, 2);
    auto begin = [source = iterate(in.get(0)), function = in.get(1), total = in.get(2),
                  hasTotal = !in.get(2).isNone(), isFirst = true, &caller](Value &out) mutable {
        const bool givesInitial = std::exchange(isFirst, false) && hasTotal;
        Value item;
        if (!givesInitial) {
            if (!source->next(item))
                return false;
            const Value pair[] = {total, item};
            total = !std::exchange(hasTotal, true) ? item
                    : function.isNone() ? binary(caller, BinaryOperator::Add, total, item)
                                        : caller.call(function, {pair, {}});
        }
        out = total;
        return true;
    };
    return stepping("accumulate", caller, std::move(begin));
}

Value takeWhile(Caller &caller, const Args &args)
{
    const ArgumentReader in("takewhile", args, {"predicate", "iterable"}, 2, 2);
    return stepping("takewhile", caller,
                    [test = in.get(0), source = iterate(in.get(1)), &caller](Value &out) {
                        return source->next(out) && truth(called(caller, test, out));
                    });
}

/// The items of \p iterable but for those that \p isLeftOut.
template <typename Test>
Value leavingOut(const char *name, Caller &caller, const Value &iterable, Test isLeftOut)
{
    return stepping(name, caller,
                    [source = iterate(iterable), isLeftOut, &caller](Value &out) mutable {
                        while (source->next(out)) {
                            if (!isLeftOut(out))
                                return true;
                            caller.wentThrough(1);
                        }
                        return false;
                    });
}

Value dropWhile(Caller &caller, const Args &args)
{
    const ArgumentReader in("dropwhile", args, {"predicate", "iterable"}, 2, 2);
    const auto isDropped = [test = in.get(0), isOver = false, &caller](const Value &item) mutable {
        isOver = isOver || !truth(called(caller, test, item));
        return !isOver;
    };
    return leavingOut("dropwhile", caller, in.get(1), isDropped);
}

Value filterFalse(Caller &caller, const Args &args)
{
    const ArgumentReader in("filterfalse", args, {"function", "iterable"}, 2, 2);
    const auto isTrue = [test = in.get(0), &caller](const Value &item) {
        return truth(test.isNone() ? item : called(caller, test, item));
    };
    return leavingOut("filterfalse", caller, in.get(1), isTrue);
}

Value starMap(Caller &caller, const Args &args)
{
    const ArgumentReader in("starmap", args, {"function", "iterable"}, 2, 2);
    return stepping("starmap", caller,
                    [function = in.get(0), source = iterate(in.get(1)), &caller](Value &out) {
                        Value item;
                        if (!source->next(item))
                            return false;
                        out = caller.call(function, {items(caller, item), {}});
                        return true;
                    });
}

Value pairwise(Caller &caller, const Args &args)
{
    const ArgumentReader in("pairwise", args, {"iterable"}, 1, 1);
    return stepping(
        "pairwise", caller,
        [source = iterate(in.get(0)), last = Value(), hasLast = false](Value &out) mutable {
            Value item;
            if (!std::exchange(hasLast, true) && !source->next(last))
                return false;
            if (!source->next(item))
                return false;
            out = tuple({std::exchange(last, item), item});
            return true;
        });
}

Value zipLongest(Caller &caller, const Args &args)
{
    const ArgumentReader in("zip_longest", {{}, args.keywords}, {"fillvalue"}, 0, 0, 0);
    std::vector<Ref<Iterator>> sources;
    for (const Value &iterable : args.positional)
        sources.push_back(iterate(iterable));
    return stepping("zip_longest", caller, [sources, fill = in.get(0)](Value &out) mutable {
        Items row;
        bool isOver = true;
        for (Ref<Iterator> &source : sources) {
            Value item = fill;
            if (source && !source->next(item))
                source = nullptr, item = fill;
            isOver = isOver && !source;
            row.push_back(item);
        }
        out = tuple(std::move(row));
        return !isOver;
    });
}

/// Where groupby stands in its iterable, known to it and to the group that it gave last.
struct Groups {
    bool advance()
    {
        hasItem = source->next(item);
        if (hasItem)
            key = function.isNone() ? item : called(caller, function, item);
        return hasItem;
    }

    Caller &caller;
    Ref<Iterator> source;
    Value function;
    Value item, key; ///< that came last
    Value groupKey;  ///< of the group that was given last
    std::size_t group = 0;
    bool hasItem = false; ///< it has not been given
};

/// Goes to the first item that is not of the group that was given last.
bool nextGroup(Groups &groups)
{
    while (groups.group == 0 ? !groups.hasItem
                             : !groups.hasItem || same(groups.key, groups.groupKey)) {
        groups.caller.wentThrough(1);
        if (!groups.advance())
            return false;
    }
    groups.groupKey = groups.key;
    ++groups.group;
    return true;
}

Value groupBy(Caller &caller, const Args &args)
{
    const ArgumentReader in("groupby", args, {"iterable", "key"}, 1);
    const auto groups = std::make_shared<Groups>(
        Groups{caller, iterate(in.get(0)), in.get(1), {}, {}, {}, 0, false});
    return stepping("groupby", caller, [groups](Value &out) {
        if (!nextGroup(*groups))
            return false;
        const auto member = [groups, number = groups->group](Value &item) {
            if (groups->group != number || (!groups->hasItem && !groups->advance()) ||
                !same(groups->key, groups->groupKey))
                return false;
            groups->hasItem = false;
            item = groups->item;
            return true;
        };
        out = tuple({groups->key, stepping("_grouper", groups->caller, member)});
        return true;
    });
}

/// The items of \p pool at \p places.
Value selected(const Items &pool, const std::vector<std::size_t> &places)
{
    Items chosen;
    for (const std::size_t place : places)
        chosen.push_back(pool[place]);
    return tuple(std::move(chosen));
}

/// How many items a selection is to have.
std::size_t selectionSize(const Value &given)
{
    const std::int64_t size = toIndex(given);
    if (size < 0)
        raise(Error::ValueError, "r must be non-negative");
    return static_cast<std::size_t>(size);
}

Value combinations(Caller &caller, const Args &args)
{
    const ArgumentReader in("combinations", args, {"iterable", "r"}, 2);
    const Items pool = items(caller, in.get(0));
    const std::size_t size = selectionSize(in.get(1));
    std::vector<std::size_t> places(std::min(size, pool.size() + 1));
    std::iota(places.begin(), places.end(), 0);
    return stepping("combinations", caller,
                    [pool, size, places, isFirst = true](Value &out) mutable {
                        if (size > pool.size())
                            return false;
                        if (!std::exchange(isFirst, false)) {
                            std::size_t i = size;
                            while (i > 0 && places[i - 1] == i - 1 + pool.size() - size)
                                --i;
                            if (i == 0)
                                return false;
                            std::iota(places.begin() + static_cast<std::ptrdiff_t>(i - 1),
                                      places.end(), places[i - 1] + 1);
                        }
                        out = selected(pool, places);
                        return true;
                    });
}

/// CPython's order: that of the places, the first ones slowest.
bool nextPermutation(std::vector<std::size_t> &places, std::size_t size)
{
    // Those behind the first `size` are in order: turned round, the next one changes these.
    std::reverse(places.begin() + static_cast<std::ptrdiff_t>(size), places.end());
    return std::next_permutation(places.begin(), places.end());
}

Value permutations(Caller &caller, const Args &args)
{
    const ArgumentReader in("permutations", args, {"iterable", "r"}, 1);
    const Items pool = items(caller, in.get(0));
    const std::size_t size = in.get(1).isNone() ? pool.size() : selectionSize(in.get(1));
    std::vector<std::size_t> places(pool.size());
    std::iota(places.begin(), places.end(), 0);
    return stepping(
        "permutations", caller, [pool, size, places, isFirst = true](Value &out) mutable {
            if (size > pool.size() ||
                (!std::exchange(isFirst, false) && !nextPermutation(places, size)))
                return false;
            out = selected(pool,
                           {places.begin(), places.begin() + static_cast<std::ptrdiff_t>(size)});
            return true;
        });
}

Value product(Caller &caller, const Args &args)
{
    const ArgumentReader in("product", {{}, args.keywords}, {"repeat"}, 0, 0, 0);
    const std::int64_t times = in.has(0) ? toIndex(in.get(0)) : 1;
    if (times < 0)
        raise(Error::ValueError, "repeat argument cannot be negative");
    std::vector<Items> once, pools;
    std::size_t bytes = 0;
    for (const Value &iterable : args.positional) {
        once.push_back(items(caller, iterable));
        bytes += sizeof(Items) + once.back().size() * sizeof(Value);
    }
    reserveMany(caller, static_cast<std::size_t>(times), bytes);
    for (std::int64_t i = 0; i < times && !once.empty(); ++i) {
        caller.wentThrough(once.size());
        pools.insert(pools.end(), once.begin(), once.end());
    }
    const bool isEmpty = std::ranges::any_of(pools, &Items::empty);
    return stepping("product", caller,
                    [pools, isEmpty, places = std::vector<std::size_t>(pools.size()),
                     isFirst = true](Value &out) mutable {
                        if (isEmpty)
                            return false;
                        if (!std::exchange(isFirst, false)) {
                            std::size_t i = pools.size();
                            while (i > 0 && ++places[i - 1] == pools[i - 1].size())
                                places[--i] = 0;
                            if (i == 0)
                                return false;
                        }
                        Items row;
                        for (std::size_t i = 0; i < pools.size(); ++i)
                            row.push_back(pools[i][places[i]]);
                        out = tuple(std::move(row));
                        return true;
                    });
}

constexpr NamedFunction itemIteratorList[] = {
    {"accumulate", accumulate},     {"combinations", combinations}, {"dropwhile", dropWhile},
    {"filterfalse", filterFalse},   {"groupby", groupBy},           {"pairwise", pairwise},
    {"permutations", permutations}, {"product", product},           {"starmap", starMap},
    {"takewhile", takeWhile},       {"zip_longest", zipLongest},
};

} // namespace

std::span<const NamedFunction> itemIterators() { return itemIteratorList; }

} // namespace coroscope::language
