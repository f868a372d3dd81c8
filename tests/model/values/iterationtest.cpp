// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/testcaller.h"

#include "values/container.h"

#include <gtest/gtest.h>

namespace coroscope {
namespace {

TEST(Iteration, ofAListSeesWhatIsAppended)
{
    Heap heap;
    const auto xs = make<List>(std::vector<Value>{number(1)});
    const Ref<Iterator> it = iterate(xs);
    Value item;
    EXPECT_TRUE(it->next(item));
    xs->items.push_back(number(2));
    EXPECT_TRUE(it->next(item));
    EXPECT_EQ(item.asInt(), 2);
    EXPECT_FALSE(it->next(item));
    xs->items.push_back(number(3));
    EXPECT_FALSE(it->next(item)) << "exhausted for good";
}

TEST(Iteration, ofADictNoticesAChangedSize)
{
    Heap heap;
    const auto dict = make<Dict>();
    dict->table.insert(number(1), {});
    const Ref<Iterator> it = iterate(dict);
    dict->table.insert(number(2), {});
    Value item;
    EXPECT_EQ(raisedBy([&] { it->next(item); }),
              "RuntimeError: dictionary changed size during iteration");
    EXPECT_EQ(raisedBy([&] { it->next(item); }),
              "RuntimeError: dictionary changed size during iteration");
}

TEST(Iteration, ofAStringGoesByCodePoint)
{
    Heap heap;
    EXPECT_EQ(repr(list(items(text("aé日😀")))), "['a', 'é', '日', '😀']");
}

TEST(Iteration, ofARangeAtTheEdgeOfIntsEnds)
{
    Heap heap;
    EXPECT_EQ(items(make<Range>(INT64_MAX - 2, INT64_MAX, 1)).size(), 2u);
    EXPECT_EQ(items(make<Range>(INT64_MIN + 1, INT64_MIN, -5)).size(), 1u);
    EXPECT_EQ(items(make<Range>(INT64_MAX - 1, INT64_MAX, INT64_MAX)).size(), 1u);
}

TEST(Iteration, asksForTheRoomOfItsItems)
{
    Heap heap;
    TestCaller caller;
    EXPECT_EQ(raisedBy([&] { items(caller, make<Range>(0, 1'000'000'000, 1)); }), "MemoryError: ");
    EXPECT_EQ(raisedBy([] { items(make<Range>(0, 1'000'000'000'000, 1)); }),
              "MemoryError: too many items");
}

TEST(DictView, isLive)
{
    Heap heap;
    TestCaller caller;
    const auto dict = make<Dict>();
    const Value view = callMethod(caller, dict, "keys", {});
    EXPECT_EQ(length(view), 0);
    dict->table.insert(text("a"), number(1));
    EXPECT_EQ(length(view), 1);
    EXPECT_EQ(repr(view), "dict_keys(['a'])");
    EXPECT_TRUE(contains(view, text("a")));
}

TEST(Sorting, ThatFailsLeavesTheListAsItWas)
{
    Heap heap;
    TestCaller caller;
    const Value xs = list({number(2), text("a"), number(1)});
    EXPECT_EQ(raisedBy([&] { callMethod(caller, xs, "sort", {}); }),
              "TypeError: '<' not supported between instances of 'str' and 'int'");
    EXPECT_EQ(repr(xs), "[2, 'a', 1]");
}

TEST(Sorting, noticesAKeyFunctionThatChangesTheList)
{
    Heap heap;
    TestCaller caller;
    const auto xs = make<List>(std::vector<Value>{number(2), number(1)});
    const Value key = make<Builtin>("key", [&](Caller &, const Args &args) {
        xs->items.push_back(number(9));
        return args.positional[0];
    });
    const Keyword keyword{"key", key};
    EXPECT_EQ(raisedBy([&] {
                  callMethod(caller, xs, "sort", {{}, {&keyword, 1}});
              }),
              "ValueError: list modified during sort");
    EXPECT_EQ(repr(xs), "[1, 2]");
}

TEST(Subscript, setsAndDeletesSlices)
{
    struct Row {
        Value start, stop, step, items;
        const char *expected;
    };
    Heap heap;
    const Value none;
    const Row rows[] = {
        {number(1), number(3), none, list({number(9)}), "[0, 9, 3, 4]"},
        {number(1), number(1), none, list({number(8), number(9)}), "[0, 8, 9, 1, 2, 3, 4]"},
        {none, none, number(2), list({number(7), number(8), number(9)}), "[7, 1, 8, 3, 9]"},
        {none, none, number(-1), make<Range>(0, 5, 1), "[4, 3, 2, 1, 0]"},
        {number(4), number(1), none, text("ab"), "[0, 1, 2, 3, 'a', 'b', 4]"},
        {none, none, number(2), list({}),
         "ValueError: attempt to assign sequence of size 0 to extended slice of size 3"},
        {none, none, none, number(5), "TypeError: can only assign an iterable"},
        {none, none, number(2), number(5), "TypeError: must assign iterable to extended slice"},
    };
    for (const Row &row : rows) {
        const Value xs = list(items(make<Range>(0, 5, 1)));
        const Value slice = make<Slice>(row.start, row.stop, row.step);
        const std::string error = raisedBy([&] { setSubscript(xs, slice, row.items); });
        EXPECT_EQ(error == "nothing" ? repr(xs) : error, row.expected);
    }
    const Value xs = list(items(make<Range>(0, 10, 1)));
    deleteSubscript(xs, make<Slice>(none, none, number(3)));
    EXPECT_EQ(repr(xs), "[1, 2, 4, 5, 7, 8]");
    deleteSubscript(xs, make<Slice>(number(4), number(0), number(-2)));
    EXPECT_EQ(repr(xs), "[1, 2, 5, 8]");
    deleteSubscript(xs, number(-1));
    EXPECT_EQ(repr(xs), "[1, 2, 5]");
    EXPECT_EQ(raisedBy([&] { deleteSubscript(xs, number(3)); }),
              "IndexError: list assignment index out of range");
    EXPECT_EQ(raisedBy([&] { deleteSubscript(tuple({}), number(0)); }),
              "TypeError: 'tuple' object doesn't support item deletion");
    EXPECT_EQ(raisedBy([&] { setSubscript(text("a"), number(0), number(1)); }),
              "TypeError: 'str' object does not support item assignment");
}

TEST(InPlace, operatorsChangeTheObjectItself)
{
    Heap heap;
    TestCaller caller;
    const Value xs = list({number(1)});
    EXPECT_TRUE(binary(caller, BinaryOperator::Add, xs, text("ab"), true).is(xs));
    EXPECT_TRUE(binary(caller, BinaryOperator::Multiply, xs, number(2), true).is(xs));
    EXPECT_EQ(repr(xs), "[1, 'a', 'b', 1, 'a', 'b']");
    const Value set = make<Set>();
    const auto other = make<Set>();
    other->table.insert(number(1), {});
    EXPECT_TRUE(binary(caller, BinaryOperator::BitOr, set, other, true).is(set));
    EXPECT_TRUE(binary(caller, BinaryOperator::Subtract, set, set, true).is(set));
    EXPECT_EQ(repr(set), "set()");
    const Value t = tuple({number(1)});
    EXPECT_FALSE(binary(caller, BinaryOperator::Add, t, tuple({}), true).is(t));
    EXPECT_EQ(raisedBy([&] { binary(caller, BinaryOperator::Add, number(1), text(""), true); }),
              "TypeError: unsupported operand type(s) for +=: 'int' and 'str'");
}

} // namespace
} // namespace coroscope
