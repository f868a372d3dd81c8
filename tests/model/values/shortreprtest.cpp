// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/testcaller.h"

#include "values/shortrepr.h"

#include <gtest/gtest.h>

namespace coroscope {
namespace {

std::string shortOf(const Value &value)
{
    TestCaller caller;
    return shortRepr(caller, value);
}

std::vector<Value> numbers(int count)
{
    std::vector<Value> all;
    for (int i = 0; i < count; ++i)
        all.push_back(number(i));
    return all;
}

TEST(ShortRepr, keepsWhatIsShort)
{
    Heap heap;
    EXPECT_EQ(shortOf(Value()), "None");
    EXPECT_EQ(shortOf(text("abc")), "'abc'");
    EXPECT_EQ(shortOf(tuple({number(1)})), "(1,)");
    EXPECT_EQ(shortOf(list(numbers(6))), "[0, 1, 2, 3, 4, 5]");
    EXPECT_EQ(shortOf(make<Dict>()), "{}");
    EXPECT_EQ(shortOf(make<Set>()), "set()");
}

TEST(ShortRepr, showsTheFirstItemsOfAContainer)
{
    Heap heap;
    EXPECT_EQ(shortOf(list(numbers(7))), "[0, 1, 2, 3, 4, 5, ...]");
    EXPECT_EQ(shortOf(tuple(numbers(9))), "(0, 1, 2, 3, 4, 5, ...)");
    const Ref<Dict> dict = make<Dict>();
    for (int i = 5; i > 0; --i)
        dict->table.insert(number(i), number(10 * i));
    EXPECT_EQ(shortOf(dict), "{1: 10, 2: 20, 3: 30, 4: 40, ...}");
}

TEST(ShortRepr, sortsWhatHasNoOrderWhereThatCanBeDone)
{
    Heap heap;
    const Ref<Set> set = make<Set>();
    for (const int i : {30, 4, 100})
        set->table.insert(number(i), Value());
    EXPECT_EQ(shortOf(set), "{4, 30, 100}");
    const Ref<Dict> mixed = make<Dict>();
    mixed->table.insert(text("b"), number(1));
    mixed->table.insert(number(1), number(2));
    EXPECT_EQ(shortOf(mixed), "{'b': 1, 1: 2}");
}

TEST(ShortRepr, leavesOutTheMiddleOfAText)
{
    Heap heap;
    EXPECT_EQ(shortOf(text("0123456789abcdefghijklmnopqrstuvwxyz")),
              "'0123456789ab...nopqrstuvwxyz'");
    EXPECT_EQ(shortOf(text("ééééééééééééééééééééééééééééééé日")),
              "'éééééééééééé...éééééééééééé日'");
    EXPECT_EQ(shortOf(text("\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n")),
              "'\\n\\n\\n\\n\\n\\n...n\\n\\n\\n\\n\\n\\n'");
    EXPECT_EQ(shortOf(makeError(Error::RuntimeError, "a sentence that is rather long")),
              "RuntimeError(... rather long')");
}

TEST(ShortRepr, leavesOutTheMiddleOfALargeNumber)
{
    Heap heap;
    TestCaller caller;
    Value large = number(1);
    for (int i = 0; i < 50; ++i)
        large = binary(caller, BinaryOperator::Multiply, large, number(10));
    EXPECT_EQ(shortOf(large), "100000000000000000...0000000000000000000");
}

TEST(ShortRepr, goesSixLevelsDeep)
{
    Heap heap;
    Value nested = number(1);
    for (int i = 0; i < 8; ++i)
        nested = list({nested});
    EXPECT_EQ(shortOf(nested), "[[[[[[[...]]]]]]]");
}

} // namespace
} // namespace coroscope
