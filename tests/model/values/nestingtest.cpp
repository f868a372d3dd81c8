// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/testcaller.h"

#include <gtest/gtest.h>

namespace coroscope {
namespace {

constexpr int deep = 100'000;

Value nestedLists(int depth)
{
    Value value = list({});
    for (int i = 1; i < depth; ++i)
        value = list({value});
    return value;
}

Value nestedTuples(int depth)
{
    Value value = tuple({});
    for (int i = 1; i < depth; ++i)
        value = tuple({value});
    return value;
}

TEST(Nesting, deepValuesAreDestroyedWithoutDeepRecursion)
{
    Heap heap;
    nestedLists(deep);
    nestedTuples(deep);
    Value dicts = make<Dict>();
    for (int i = 0; i < deep; ++i) {
        auto next = make<Dict>();
        next->table.insert(number(1), dicts);
        dicts = next;
    }
    dicts = Value();
    Value slices;
    for (int i = 0; i < deep; ++i)
        slices = make<Slice>(slices, Value(), Value());
    slices = Value();
    auto error = makeError(Error::ValueError, "x");
    for (int i = 0; i < deep; ++i) {
        auto next = makeError(Error::ValueError, "x");
        next->context = error;
        error = next;
    }
    error = nullptr;
    EXPECT_EQ(heap.size(), 0u);
}

TEST(Nesting, aHeapClearsDeepCyclesWithoutDeepRecursion)
{
    Heap heap;
    {
        const Value inner = list({});
        Value value = inner;
        for (int i = 1; i < deep; ++i)
            value = list({value});
        inner.as<List>()->items = {value};
    }
    EXPECT_EQ(heap.size(), static_cast<std::size_t>(deep));
    heap.clear();
    EXPECT_EQ(heap.size(), 0u);
}

TEST(Nesting, reprOfDeepValuesRaisesRecursionError)
{
    Heap heap;
    EXPECT_EQ(raisedBy([] { repr(nestedLists(deep)); }),
              "RecursionError: maximum recursion depth exceeded while getting the repr of an "
              "object");
    const std::string fine = repr(nestedLists(900));
    EXPECT_EQ(fine.size(), 1800u);
}

TEST(Nesting, comparingDeepValuesRaisesRecursionError)
{
    Heap heap;
    const char *expected = "RecursionError: maximum recursion depth exceeded in comparison";
    EXPECT_EQ(raisedBy([] { equal(nestedLists(deep), nestedLists(deep)); }), expected);
    EXPECT_EQ(raisedBy([] { order(Comparison::Less, nestedTuples(deep), nestedTuples(deep)); }),
              expected);
    EXPECT_TRUE(equal(nestedLists(900), nestedLists(900)));
}

TEST(Nesting, hashingDeepTuplesRaisesRecursionError)
{
    Heap heap;
    EXPECT_EQ(raisedBy([] { hash(nestedTuples(deep)); }),
              "RecursionError: maximum recursion depth exceeded");
    EXPECT_EQ(hash(nestedTuples(900)), hash(nestedTuples(900)));
}

TEST(Nesting, afterARecursionErrorEverythingWorksAgain)
{
    Heap heap;
    for (int i = 0; i < 3; ++i)
        raisedBy([] { repr(nestedLists(5000)); });
    EXPECT_EQ(repr(nestedLists(3)), "[[[]]]");
}

TEST(Nesting, aTupleThatHoldsAnotherManyTimesIsHashedOnce)
{
    Heap heap;
    Value value = tuple({number(1)});
    for (int i = 0; i < 60; ++i)
        value = tuple({value, value});
    EXPECT_NE(hash(value), 0u); // 2 ** 60 steps without a memory
}

TEST(Nesting, aTextWithoutBoundsIsRefused)
{
    Heap heap;
    Value value = list({number(1)});
    for (int i = 0; i < 60; ++i)
        value = list({value, value});
    EXPECT_EQ(raisedBy([&] { repr(value); }).substr(0, 11), "MemoryError");
}

TEST(Nesting, whatHoldsItselfShowsDots)
{
    Heap heap;
    const auto xs = make<List>();
    xs->items = {number(1), xs};
    EXPECT_EQ(repr(xs), "[1, [...]]");
    const auto d = make<Dict>();
    d->table.insert(text("d"), d);
    EXPECT_EQ(repr(d), "{'d': {...}}");
    xs->items = {tuple({xs})};
    EXPECT_EQ(repr(xs->items[0]), "([(...)],)");
}

} // namespace
} // namespace coroscope
