// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/builtinfunctions.h"
#include "language/modules.h"
#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/sorting.h"

#include <algorithm>

/// CPython's heapq, step by step: what lies where in a list is the same.
namespace coroscope::language {

namespace {

using Items = std::vector<Value>;

Items &heapOf(const char *function, const Args &args)
{
    auto *heap = args.positional[0].as<List>();
    if (!heap)
        raise(Error::TypeError, std::string(function) + "() argument 1 must be list, not " +
                                    std::string(typeName(args.positional[0])));
    return heap->items;
}

bool isLess(const Value &a, const Value &b) { return order(Comparison::Less, a, b); }

/// The same of two places in \p heap, whose `__lt__` may change it.
bool isLess(const Items &heap, std::size_t a, std::size_t b)
{
    const std::size_t size = heap.size();
    const Value x = heap[a], y = heap[b];
    const bool less = isLess(x, y);
    if (heap.size() != size)
        raise(Error::RuntimeError, "list changed size during iteration");
    return less;
}

/// CPython: siftdown. Moves what is at \p place up to where it belongs, at least to \p start.
void moveUp(Items &heap, std::size_t start, std::size_t place)
{
    while (place > start) {
        const std::size_t parent = (place - 1) / 2;
        if (!isLess(heap, place, parent))
            return;
        std::swap(heap[place], heap[parent]);
        place = parent;
    }
}

/// CPython: siftup. Moves what is at \p place down to a leaf, and up from there.
void moveDown(Items &heap, std::size_t place)
{
    const std::size_t start = place;
    while (place < heap.size() / 2) {
        std::size_t child = 2 * place + 1;
        if (child + 1 < heap.size() && !isLess(heap, child, child + 1))
            ++child;
        std::swap(heap[child], heap[place]);
        place = child;
    }
    moveUp(heap, start, place);
}

/// Puts \p item in the place of the smallest one, which it gives.
Value replaceFirst(Items &heap, const Value &item)
{
    Value first = std::exchange(heap[0], item);
    moveDown(heap, 0);
    return first;
}

void needItems(const Items &heap)
{
    if (heap.empty())
        raise(Error::IndexError, "index out of range");
}

Value push(Caller &, const Args &args)
{
    const ArgumentReader in("heappush", args, {"heap", "item"}, 2, 2);
    Items &heap = heapOf("heappush", args);
    heap.push_back(in.get(1));
    moveUp(heap, 0, heap.size() - 1);
    return {};
}

Value pop(Caller &, const Args &args)
{
    const ArgumentReader in("heappop", args, {"heap"}, 1, 1);
    Items &heap = heapOf("heappop", args);
    needItems(heap);
    const Value last = heap.back();
    heap.pop_back();
    return heap.empty() ? last : replaceFirst(heap, last);
}

Value replace(Caller &, const Args &args)
{
    const ArgumentReader in("heapreplace", args, {"heap", "item"}, 2, 2);
    Items &heap = heapOf("heapreplace", args);
    needItems(heap);
    return replaceFirst(heap, in.get(1));
}

Value pushPop(Caller &, const Args &args)
{
    const ArgumentReader in("heappushpop", args, {"heap", "item"}, 2, 2);
    Items &heap = heapOf("heappushpop", args);
    if (heap.empty() || !isLess(Value(heap[0]), in.get(1)))
        return in.get(1);
    needItems(heap);
    return replaceFirst(heap, in.get(1));
}

Value heapify(Caller &, const Args &args)
{
    const ArgumentReader in("heapify", args, {"heap"}, 1, 1);
    Items &heap = heapOf("heapify", args);
    for (std::size_t place = heap.size() / 2; place-- > 0;)
        moveDown(heap, place);
    return {};
}

Value best(Caller &caller, const ArgumentReader &in, bool isReverse)
{
    Items all = items(caller, in.get(1));
    sortItems(caller, all, in.get(2), isReverse);
    const std::int64_t most = std::max<std::int64_t>(toIndex(in.get(0)), 0);
    all.resize(std::min(all.size(), static_cast<std::size_t>(most)));
    return list(std::move(all));
}

Value largest(Caller &caller, const Args &args)
{
    return best(caller, ArgumentReader("nlargest", args, {"n", "iterable", "key"}, 2), true);
}

Value smallest(Caller &caller, const Args &args)
{
    return best(caller, ArgumentReader("nsmallest", args, {"n", "iterable", "key"}, 2), false);
}

/// The items of several sorted iterables in order; of equal ones, those of the first iterable.
class Merge final : public Iterator {
public:
    Merge(Caller &caller, std::vector<Ref<Iterator>> sources, Value key, bool isReverse)
        : m_caller(caller), m_key(std::move(key)), m_isReverse(isReverse)
    {
        for (Ref<Iterator> &source : sources)
            m_heads.push_back({std::move(source), {}, {}});
    }
    std::string_view typeName() const override { return "generator"; }
    bool next(Value &out) override
    {
        if (!std::exchange(m_hasBegun, true)) {
            for (Head &head : m_heads)
                advance(head);
        } else if (m_last) {
            advance(*m_last);
        }
        m_last = nullptr;
        for (Head &head : m_heads) {
            if (head.source && (!m_last || goesBefore(head, *m_last)))
                m_last = &head;
        }
        if (m_last)
            out = m_last->item;
        return m_last != nullptr;
    }
    void clearReferences() override
    {
        m_last = nullptr;
        m_heads.clear();
        m_key = Value();
    }

private:
    struct Head {
        Ref<Iterator> source; ///< null when it is exhausted
        Value item, rank;
    };
    void advance(Head &head)
    {
        m_caller.wentThrough(1);
        if (!head.source->next(head.item)) {
            head = {};
            return;
        }
        head.rank = m_key.isNone() ? head.item : m_caller.call(m_key, {{&head.item, 1}, {}});
    }
    bool goesBefore(const Head &a, const Head &b) const
    {
        return m_isReverse ? isLess(b.rank, a.rank) : isLess(a.rank, b.rank);
    }

    Caller &m_caller;
    std::vector<Head> m_heads;
    Head *m_last = nullptr; ///< whose item was given last
    Value m_key;
    bool m_isReverse;
    bool m_hasBegun = false;
};

Value merge(Caller &caller, const Args &args)
{
    const ArgumentReader in("merge", {{}, args.keywords}, {"key", "reverse"}, 0, 0, 0);
    std::vector<Ref<Iterator>> sources;
    for (const Value &iterable : args.positional)
        sources.push_back(iterate(iterable));
    return make<Merge>(caller, std::move(sources), in.get(0), in.has(1) && truth(in.get(1)));
}

constexpr NamedFunction heapFunctions[] = {
    {"heapify", heapify},     {"heappop", pop}, {"heappush", push},    {"heappushpop", pushPop},
    {"heapreplace", replace}, {"merge", merge}, {"nlargest", largest}, {"nsmallest", smallest},
};

} // namespace

Ref<Module> heapqModule()
{
    auto module = make<Module>("heapq");
    for (const NamedFunction &function : heapFunctions)
        module->members.emplace(function.name, functionValue(function, "heapq"));
    return module;
}

} // namespace coroscope::language
