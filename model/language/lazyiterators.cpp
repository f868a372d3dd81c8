// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/lazyiterators.h"

#include "values/errors.h"
#include "values/operations.h"

namespace coroscope::language {
namespace {

class EnumerateIterator final : public Iterator {
public:
    EnumerateIterator(Ref<Iterator> items, Value start)
        : m_items(std::move(items)), m_number(std::move(start))
    {
    }
    std::string_view typeName() const override { return "enumerate"; }
    bool next(Value &out) override
    {
        Value item;
        if (!m_items || !m_items->next(item))
            return false;
        Value number = m_number;
        if (m_number.isInt() && m_number.asInt() != INT64_MAX)
            m_number = Value::integer(m_number.asInt() + 1);
        else
            m_number = integer(mpz_class(coroscope::repr(m_number)) + 1);
        out = tuple({std::move(number), std::move(item)});
        return true;
    }
    void clearReferences() override { m_items = nullptr; }

private:
    Ref<Iterator> m_items;
    Value m_number;
};

class ZipIterator final : public Iterator {
public:
    ZipIterator(std::vector<Ref<Iterator>> iterators, bool strict)
        : m_iterators(std::move(iterators)), m_strict(strict)
    {
    }
    std::string_view typeName() const override { return "zip"; }
    bool next(Value &out) override
    {
        std::vector<Value> row;
        row.reserve(m_iterators.size());
        for (std::size_t i = 0; i < m_iterators.size(); ++i) {
            Value item;
            if (!m_iterators[i]->next(item)) {
                if (m_strict)
                    checkEnds(i);
                return false;
            }
            row.push_back(std::move(item));
        }
        out = tuple(std::move(row));
        return !m_iterators.empty();
    }
    void clearReferences() override { m_iterators.clear(); }

private:
    static std::string others(std::size_t count)
    {
        return count == 1 ? "argument 1" : "arguments 1-" + std::to_string(count);
    }
    /// Iterator number \p ended came to its end: all others must have ended too.
    void checkEnds(std::size_t ended)
    {
        if (ended > 0) {
            raise(Error::ValueError, "zip() argument " + std::to_string(ended + 1) +
                                         " is shorter than " + others(ended));
        }
        Value item;
        for (std::size_t i = 1; i < m_iterators.size(); ++i) {
            if (m_iterators[i]->next(item)) {
                raise(Error::ValueError,
                      "zip() argument " + std::to_string(i + 1) + " is longer than " + others(i));
            }
        }
    }

    std::vector<Ref<Iterator>> m_iterators;
    bool m_strict;
};

class MapIterator final : public Iterator {
public:
    MapIterator(Caller &caller, Value function, std::vector<Ref<Iterator>> iterators)
        : m_caller(caller), m_function(std::move(function)), m_iterators(std::move(iterators))
    {
    }
    std::string_view typeName() const override { return "map"; }
    bool next(Value &out) override
    {
        std::vector<Value> arguments(m_iterators.size());
        for (std::size_t i = 0; i < m_iterators.size(); ++i) {
            if (!m_iterators[i]->next(arguments[i]))
                return false;
        }
        if (m_iterators.empty())
            return false;
        out = m_caller.call(m_function, {arguments, {}});
        return true;
    }
    void clearReferences() override
    {
        m_function = Value();
        m_iterators.clear();
    }

private:
    Caller &m_caller;
    Value m_function;
    std::vector<Ref<Iterator>> m_iterators;
};

class FilterIterator final : public Iterator {
public:
    FilterIterator(Caller &caller, Value function, Ref<Iterator> items)
        : m_caller(caller), m_function(std::move(function)), m_items(std::move(items))
    {
    }
    std::string_view typeName() const override { return "filter"; }
    bool next(Value &out) override
    {
        for (Value item; m_items && m_items->next(item);) {
            m_caller.wentThrough(1);
            const bool keeps = m_function.isNone()
                                   ? coroscope::truth(item)
                                   : coroscope::truth(m_caller.call(m_function, {{&item, 1}, {}}));
            if (keeps) {
                out = std::move(item);
                return true;
            }
        }
        return false;
    }
    void clearReferences() override
    {
        m_function = Value();
        m_items = nullptr;
    }

private:
    Caller &m_caller;
    Value m_function;
    Ref<Iterator> m_items;
};

class CallIterator final : public Iterator {
public:
    CallIterator(Caller &caller, Value function, Value sentinel)
        : m_caller(caller), m_function(std::move(function)), m_sentinel(std::move(sentinel))
    {
    }
    std::string_view typeName() const override { return "callable_iterator"; }
    bool next(Value &out) override
    {
        if (m_function.isNone())
            return false;
        Value result = m_caller.call(m_function, {});
        if (equal(m_sentinel, result)) {
            clearReferences();
            return false;
        }
        out = std::move(result);
        return true;
    }
    void clearReferences() override { m_function = m_sentinel = Value(); }

private:
    Caller &m_caller;
    Value m_function;
    Value m_sentinel;
};

class CountIterator final : public Iterator {
public:
    CountIterator(Caller &caller, Value start, Value step)
        : m_caller(caller), m_next(std::move(start)), m_step(std::move(step))
    {
    }
    std::string_view typeName() const override { return "itertools.count"; }
    std::string repr() const override
    {
        const bool isOne = m_step.isInt() && m_step.asInt() == 1;
        return "count(" + coroscope::repr(m_next) +
               (isOne ? ")" : ", " + coroscope::repr(m_step) + ")");
    }
    bool next(Value &out) override
    {
        m_caller.wentThrough(1); // it never ends by itself
        out = m_next;
        m_next = binary(m_caller, BinaryOperator::Add, m_next, m_step);
        return true;
    }
    void clearReferences() override {}

private:
    Caller &m_caller;
    Value m_next, m_step;
};

} // namespace

Ref<Iterator> enumerateIterator(Ref<Iterator> items, Value start)
{
    return make<EnumerateIterator>(std::move(items), std::move(start));
}
Ref<Iterator> zipIterator(std::vector<Ref<Iterator>> iterators, bool strict)
{
    return make<ZipIterator>(std::move(iterators), strict);
}
Ref<Iterator> mapIterator(Caller &caller, Value function, std::vector<Ref<Iterator>> iterators)
{
    return make<MapIterator>(caller, std::move(function), std::move(iterators));
}
Ref<Iterator> filterIterator(Caller &caller, Value function, Ref<Iterator> items)
{
    return make<FilterIterator>(caller, std::move(function), std::move(items));
}
Ref<Iterator> callIterator(Caller &caller, Value function, Value sentinel)
{
    return make<CallIterator>(caller, std::move(function), std::move(sentinel));
}
Ref<Iterator> countIterator(Caller &caller, Value start, Value step)
{
    return make<CountIterator>(caller, std::move(start), std::move(step));
}

} // namespace coroscope::language
