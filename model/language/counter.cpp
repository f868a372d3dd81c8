// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/counter.h"

#include "language/builtins.h"
#include "values/arithmetic.h"
#include "values/dictmerge.h"
#include "values/errors.h"
#include "values/methodtables.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/recursion.h"
#include "values/sorting.h"

#include <algorithm>

namespace coroscope::language {
namespace {

Counter &counter(const Value &self) { return static_cast<Counter &>(*self.object()); }

/// Every key as often as it was counted.
class ElementsIterator final : public Iterator {
public:
    explicit ElementsIterator(std::vector<OrderedTable::Entry> entries)
        : m_entries(std::move(entries))
    {
    }
    std::string_view typeName() const override { return "itertools.chain"; }
    bool next(Value &out) override
    {
        while (m_place < m_entries.size()) {
            const OrderedTable::Entry &entry = m_entries[m_place];
            if (entry.live && m_given < toClampedIndex(entry.value)) {
                ++m_given;
                out = entry.key;
                return true;
            }
            ++m_place;
            m_given = 0;
        }
        return false;
    }
    void clearReferences() override { m_entries.clear(); }

private:
    std::vector<OrderedTable::Entry> m_entries;
    std::size_t m_place = 0;
    std::int64_t m_given = 0;
};

/// What update() and subtract() take: an iterable or a dict, and counts by name.
void countArguments(Counter &target, const std::string &method, const Args &args,
                    BinaryOperator addOrSubtract)
{
    const ArgumentReader in(method, {args.positional, {}}, {"iterable"}, 0, 1);
    if (in.has(0) && !in.get(0).isNone())
        target.count(in.get(0), addOrSubtract);
    const auto named = make<Dict>();
    for (const Keyword &keyword : args.keywords)
        named->table.insert(text(std::string(keyword.name)), keyword.value);
    target.count(named, addOrSubtract);
}

Value copyCounter(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("Counter.copy", args, {}, 0);
    auto copied = make<Counter>(caller);
    copied->table = counter(self).table;
    return copied;
}

Value countedElements(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("Counter.elements", args, {}, 0);
    const auto entries = counter(self).table.entries();
    return make<ElementsIterator>(std::vector(entries.begin(), entries.end()));
}

Value mostCommonOf(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("Counter.most_common", args, {"n"}, 0);
    std::vector<Value> all = counter(self).mostCommon();
    if (in.has(0) && !in.get(0).isNone()) {
        const std::int64_t most = std::max<std::int64_t>(toIndex(in.get(0)), 0);
        all.resize(std::min(all.size(), static_cast<std::size_t>(most)));
    }
    return list(std::move(all));
}

Value totalCount(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("Counter.total", args, {}, 0);
    Value sum = Value::integer(0);
    for (const OrderedTable::Entry &entry : std::vector(counter(self).table.entries())) {
        if (entry.live)
            sum = binary(caller, BinaryOperator::Add, sum, entry.value);
    }
    return sum;
}

Value updateCounter(Caller &, const Value &self, const Args &args)
{
    countArguments(counter(self), "Counter.update", args, BinaryOperator::Add);
    return {};
}

Value subtractCounts(Caller &, const Value &self, const Args &args)
{
    countArguments(counter(self), "Counter.subtract", args, BinaryOperator::Subtract);
    return {};
}

/// Its own methods, and those of dict that it leaves as they are.
std::vector<Method> allMethods()
{
    std::vector<Method> all{{"copy", copyCounter},         {"elements", countedElements},
                            {"most_common", mostCommonOf}, {"subtract", subtractCounts},
                            {"total", totalCount},         {"update", updateCounter}};
    const auto isNew = [&all](const Method &method) {
        return std::ranges::find(all, method.name, &Method::name) == all.end();
    };
    std::ranges::copy_if(std::vector(dictMethods.methods.begin(), dictMethods.methods.end()),
                         std::back_inserter(all), isNew);
    return all;
}

} // namespace

const MethodTable *Counter::methods() const
{
    static const std::vector<Method> all = allMethods();
    static const MethodTable table(all);
    return &table;
}

Value Counter::countOf(const Value &key) const
{
    const Value *found = table.find(key);
    return found ? *found : Value::integer(0);
}

void Counter::count(const Value &source, BinaryOperator addOrSubtract)
{
    const auto add = [&](const Value &key, const Value &by) {
        table.insert(key, binary(m_caller, addOrSubtract, countOf(key), by));
    };
    if (const auto *dict = source.as<Dict>()) {
        if (table.size() == 0 && addOrSubtract == BinaryOperator::Add) {
            mergeInto(*this, source);
            return;
        }
        const auto entries = dict->table.entries();
        for (const OrderedTable::Entry &entry : std::vector(entries.begin(), entries.end())) {
            if (entry.live)
                add(entry.key, entry.value);
        }
        return;
    }
    const Ref<Iterator> all = iterate(source);
    for (Value key; all->next(key);) {
        m_caller.wentThrough(1);
        add(key, Value::integer(1));
    }
}

std::vector<Value> Counter::mostCommon() const
{
    std::vector<Value> pairs;
    for (const OrderedTable::Entry &entry : table.entries()) {
        if (entry.live)
            pairs.push_back(tuple({entry.key, entry.value}));
    }
    const Value countOfPair = make<Builtin>("itemgetter", [](Caller &, const Args &args) {
        return args.positional[0].as<Tuple>()->items[1];
    });
    sortItems(m_caller, pairs, countOfPair, true);
    return pairs;
}

void Counter::appendRepr(std::string &out) const
{
    const ReprScope scope(this);
    if (!scope.entered() || table.size() == 0) {
        out += scope.entered() ? "Counter()" : "Counter(...)";
        return;
    }
    const auto sorted = make<Dict>();
    try {
        for (const Value &pair : mostCommon()) {
            const std::vector<Value> &both = pair.as<Tuple>()->items;
            sorted->table.insert(both[0], both[1]);
        }
    } catch (const Raised &raised) {
        if (!isInstance(*raised.exception, Error::TypeError))
            throw;
        sorted->table = table; // counts that have no order
    }
    out += "Counter(";
    sorted->appendRepr(out);
    out += ')';
}

std::optional<Value> Counter::combine(BinaryOperator op, const Value &other, bool inPlace)
{
    const auto *counts = dynamic_cast<const Counter *>(other.object());
    if (!counts)
        return Dict::combine(op, other, inPlace);
    const auto combined = [&](const Value &a, const Value &b) {
        switch (op) {
        case BinaryOperator::BitAnd:
            return compare(Comparison::Less, a, b) ? a : b;
        case BinaryOperator::BitOr:
            return compare(Comparison::Less, a, b) ? b : a;
        default:
            return binary(m_caller, op, a, b);
        }
    };
    if (op != BinaryOperator::Add && op != BinaryOperator::Subtract &&
        op != BinaryOperator::BitAnd && op != BinaryOperator::BitOr)
        return std::nullopt;
    const Value zero = Value::integer(0);
    auto result = make<Counter>(m_caller);
    const auto take = [&](const Value &key, const Value &number) {
        if (compare(Comparison::Less, zero, number))
            result->table.insert(key, number);
    };
    for (const OrderedTable::Entry &entry : std::vector(table.entries())) {
        if (entry.live)
            take(entry.key, combined(entry.value, counts->countOf(entry.key)));
    }
    for (const OrderedTable::Entry &entry : std::vector(counts->table.entries())) {
        if (entry.live && !table.contains(entry.key))
            take(entry.key, combined(zero, entry.value));
    }
    if (!inPlace)
        return result;
    table = std::move(result->table);
    return Value(Ref<Counter>(this));
}

Value makeCounter(Caller &caller, const Args &args)
{
    auto made = make<Counter>(caller);
    countArguments(*made, "Counter", args, BinaryOperator::Add);
    return made;
}

} // namespace coroscope::language
