// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/builtinfunctions.h"
#include "language/itemiterators.h"
#include "language/lazyiterators.h"
#include "language/modules.h"
#include "values/errors.h"
#include "values/iterators.h"
#include "values/numbers.h"
#include "values/operations.h"

#include <algorithm>
#include <optional>

/// Python's itertools: those of its functions that go through no more than their own place.

namespace coroscope::language {
namespace {

class ChainIterator final : public Iterator {
public:
    explicit ChainIterator(Ref<Iterator> iterables) : m_iterables(std::move(iterables)) {}
    std::string_view typeName() const override { return "itertools.chain"; }
    bool next(Value &out) override
    {
        for (;;) {
            if (!m_items && !takeNext())
                return false;
            const Ref<Iterator> items = m_items;
            if (items->next(out))
                return true;
            m_items = nullptr;
        }
    }
    void clearReferences() override { m_iterables = m_items = nullptr; }

private:
    /// What cannot be gone through ends the chain. CPython: chain_next.
    bool takeNext()
    {
        const Ref<Iterator> iterables = std::exchange(m_iterables, nullptr);
        Value iterable;
        if (!iterables || !iterables->next(iterable))
            return false;
        m_items = iterate(iterable);
        m_iterables = iterables;
        return true;
    }

    Ref<Iterator> m_iterables, m_items;
};

class CycleIterator final : public Iterator {
public:
    CycleIterator(Caller &caller, Ref<Iterator> items) : m_caller(caller), m_items(std::move(items))
    {
    }
    std::string_view typeName() const override { return "itertools.cycle"; }
    bool next(Value &out) override
    {
        m_caller.wentThrough(1); // it never ends by itself
        if (const Ref<Iterator> items = m_items) {
            if (items->next(out)) {
                m_seen.push_back(out);
                return true;
            }
            m_items = nullptr;
        }
        if (m_seen.empty())
            return false;
        out = m_seen[m_place++ % m_seen.size()];
        return true;
    }
    void clearReferences() override
    {
        m_items = nullptr;
        m_seen.clear();
    }

private:
    Caller &m_caller;
    Ref<Iterator> m_items;
    std::vector<Value> m_seen;
    std::size_t m_place = 0;
};

class RepeatIterator final : public Iterator {
public:
    RepeatIterator(Caller &caller, Value item, std::optional<std::int64_t> times)
        : m_caller(caller), m_item(std::move(item)), m_left(times)
    {
    }
    std::string_view typeName() const override { return "itertools.repeat"; }
    std::string repr() const override
    {
        return "repeat(" + coroscope::repr(m_item) +
               (m_left ? ", " + std::to_string(*m_left) + ")" : ")");
    }
    bool next(Value &out) override
    {
        m_caller.wentThrough(1); // it may never end
        if (m_left && (*m_left)-- <= 0) {
            m_left = 0;
            return false;
        }
        out = m_item;
        return true;
    }
    void clearReferences() override { m_item = Value(); }

private:
    Caller &m_caller;
    Value m_item;
    std::optional<std::int64_t> m_left;
};

class SliceIterator final : public Iterator {
public:
    SliceIterator(Caller &caller, Ref<Iterator> items, std::int64_t start, std::int64_t stop,
                  std::int64_t step)
        : m_caller(caller), m_items(std::move(items)), m_next(start), m_stop(stop), m_step(step)
    {
    }
    std::string_view typeName() const override { return "itertools.islice"; }
    bool next(Value &out) override
    {
        const Ref<Iterator> items = m_items;
        const std::int64_t last = std::min(m_next, m_stop - 1);
        for (Value item; items && m_place <= last; ++m_place) {
            m_caller.wentThrough(1);
            if (!items->next(item)) {
                m_items = nullptr;
                return false;
            }
            if (m_place != m_next)
                continue;
            ++m_place;
            m_next = m_next > m_stop - m_step ? m_stop : m_next + m_step;
            out = std::move(item);
            return true;
        }
        m_items = nullptr;
        return false;
    }
    void clearReferences() override { m_items = nullptr; }

private:
    Caller &m_caller;
    Ref<Iterator> m_items;
    std::int64_t m_place = 0, m_next, m_stop, m_step;
};

Value chain(Caller &, const Args &args)
{
    if (!args.keywords.empty())
        raise(Error::TypeError, "chain() takes no keyword arguments");
    auto iterables =
        make<Tuple>(std::vector<Value>(args.positional.begin(), args.positional.end()));
    return make<ChainIterator>(tupleIterator(std::move(iterables)));
}

Value chainFromIterable(Caller &, const Args &args)
{
    const ArgumentReader in("chain.from_iterable", args, {"iterable"}, 1, 1);
    return make<ChainIterator>(iterate(in.get(0)));
}

class ChainFunction final : public Builtin {
public:
    ChainFunction() : Builtin("itertools.chain", chain) {}
    bool attribute(std::string_view attributeName, Value &out) const override
    {
        if (attributeName != "from_iterable")
            return Builtin::attribute(attributeName, out);
        out = functionValue({"chain.from_iterable", chainFromIterable}, "itertools");
        return true;
    }
};

Value countFrom(Caller &caller, const Args &args)
{
    const ArgumentReader in("count", args, {"start", "step"}, 0);
    const Value start = in.get(0, Value::integer(0)), step = in.get(1, Value::integer(1));
    if (!isNumber(start) || !isNumber(step))
        raise(Error::TypeError, "a number is required");
    return countIterator(caller, start, step);
}

Value cycle(Caller &caller, const Args &args)
{
    const ArgumentReader in("cycle", args, {"iterable"}, 1, 1);
    return make<CycleIterator>(caller, iterate(in.get(0)));
}

Value repeat(Caller &caller, const Args &args)
{
    const ArgumentReader in("repeat", args, {"object", "times"}, 1);
    std::optional<std::int64_t> times;
    if (in.has(1))
        times = std::max<std::int64_t>(toIndex(in.get(1)), 0);
    return make<RepeatIterator>(caller, in.get(0), times);
}

/// A bound of islice: None or an int of at least \p least.
std::int64_t sliceBound(const Value &value, std::int64_t fallback, std::int64_t least,
                        const char *complaint)
{
    if (value.isNone())
        return fallback;
    const std::int64_t number = isInteger(value) ? toClampedIndex(value) : -1;
    if (number < least)
        raise(Error::ValueError, complaint);
    return number;
}

Value islice(Caller &caller, const Args &args)
{
    const ArgumentReader in("islice", args, {"iterable", "start", "stop", "step"}, 2, 4);
    const bool isStopAlone = !in.has(2);
    constexpr char indices[] = "Indices for islice() must be None or an integer: 0 <= x <= "
                               "sys.maxsize.";
    constexpr char stops[] = "Stop argument for islice() must be None or an integer: 0 <= x <= "
                             "sys.maxsize.";
    const std::int64_t stop = sliceBound(in.get(isStopAlone ? 1 : 2), INT64_MAX, 0, stops);
    const std::int64_t start = isStopAlone ? 0 : sliceBound(in.get(1), 0, 0, indices);
    const std::int64_t step =
        sliceBound(in.get(3), 1, 1, "Step for islice() must be a positive integer or None.");
    return make<SliceIterator>(caller, iterate(in.get(0)), start, stop, step);
}

} // namespace

Ref<Module> itertoolsModule()
{
    auto module = make<Module>("itertools");
    module->members.emplace("chain", make<ChainFunction>());
    for (const auto &function : {NamedFunction{"count", countFrom},
                                 {"cycle", cycle},
                                 {"islice", islice},
                                 {"repeat", repeat}})
        module->members.emplace(function.name, functionValue(function, "itertools"));
    for (const NamedFunction &function : itemIterators())
        module->members.emplace(function.name, functionValue(function, "itertools"));
    return module;
}

} // namespace coroscope::language
