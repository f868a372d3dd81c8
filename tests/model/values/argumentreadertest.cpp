// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/testcaller.h"

#include <gtest/gtest.h>

namespace coroscope {
namespace {

const Value values[] = {number(1), number(2), number(3), number(4)};

std::span<const Value> first(std::size_t count) { return std::span(values).first(count); }

TEST(ArgumentReader, takesPositionalAndNamedArguments)
{
    const Keyword keyword{"context", number(9)};
    const ArgumentReader in("call_soon", {first(1), {&keyword, 1}}, {"callback", "x", "context"},
                            1);
    EXPECT_EQ(in.get(0).asInt(), 1);
    EXPECT_FALSE(in.has(1));
    EXPECT_EQ(in.get(1, number(5)).asInt(), 5);
    EXPECT_EQ(in.get(2).asInt(), 9);
}

struct BadCall {
    std::size_t positional;
    const char *keyword;
    std::size_t names, required, positionalOnly, most;
    const char *error;
};

// Wordings of CPython's argument clinic, as `print`, `sorted`, `round`, `pow`, `list.pop` show
// them.
const BadCall badCalls[] = {
    {0, nullptr, 1, 1, 1, 9, "x.f() takes exactly one argument (0 given)"},
    {1, nullptr, 0, 0, 0, 9, "x.f() takes no arguments (1 given)"},
    {3, nullptr, 2, 1, 2, 9, "f expected at most 2 arguments, got 3"},
    {0, nullptr, 2, 1, 2, 9, "f expected at least 1 argument, got 0"},
    {1, nullptr, 2, 2, 2, 9, "f expected 2 arguments, got 1"},
    {1, "a", 1, 1, 1, 9, "x.f() takes no keyword arguments"},
    {0, nullptr, 2, 1, 0, 9, "f() missing required argument 'a' (pos 1)"},
    {1, nullptr, 2, 2, 0, 9, "f() missing required argument 'b' (pos 2)"},
    {3, nullptr, 2, 1, 0, 9, "f() takes at most 2 arguments (3 given)"},
    {3, nullptr, 2, 2, 0, 9, "f() takes exactly 2 arguments (3 given)"},
    {1, "zz", 2, 1, 0, 9, "'zz' is an invalid keyword argument for f()"},
    {1, "a", 2, 1, 0, 9, "argument for f() given by name ('a') and position (1)"},
    {1, nullptr, 2, 0, 0, 0, "f() takes no positional arguments"},
    {2, nullptr, 2, 1, 1, 1, "f() takes exactly 1 positional argument (2 given)"},
    {0, nullptr, 2, 1, 1, 9, "f() takes at least 1 positional argument (0 given)"},
};

TEST(ArgumentReader, complainsAsCPythonDoes)
{
    Heap heap;
    for (const BadCall &call : badCalls) {
        const Keyword keyword{call.keyword ? call.keyword : "", number(9)};
        const Args args{first(call.positional), {&keyword, call.keyword ? 1u : 0u}};
        const auto read = [&] {
            if (call.names == 0)
                ArgumentReader("x.f", args, {}, call.required, call.positionalOnly, call.most);
            else if (call.names == 1)
                ArgumentReader("x.f", args, {"a"}, call.required, call.positionalOnly, call.most);
            else
                ArgumentReader("x.f", args, {"a", "b"}, call.required, call.positionalOnly,
                               call.most);
        };
        EXPECT_EQ(raisedBy(read), std::string("TypeError: ") + call.error);
    }
}

TEST(MethodTable, findsItsMethodsAndNoOthers)
{
    for (const Value &value : {text(""), list({}), number(1), Value(make<Dict>())}) {
        const MethodTable *table = methodsOf(value);
        ASSERT_NE(table, nullptr);
        for (const Method &method : table->methods)
            EXPECT_EQ(table->find(method.name), &method) << method.name;
        EXPECT_EQ(table->find("nothing"), nullptr);
        EXPECT_EQ(table->find(""), nullptr);
    }
}

TEST(BoundMethod, isEqualForOneObjectAndMethod)
{
    Heap heap;
    const Value xs = list({}), ys = list({});
    EXPECT_TRUE(equal(attribute(xs, "append"), attribute(xs, "append")));
    EXPECT_EQ(hash(attribute(xs, "append")), hash(attribute(xs, "append")));
    EXPECT_FALSE(equal(attribute(xs, "append"), attribute(ys, "append")));
    EXPECT_FALSE(equal(attribute(xs, "append"), attribute(xs, "pop")));
    EXPECT_EQ(repr(attribute(xs, "append")), "<built-in method append of list object>");
}

TEST(CallMethod, worksWithoutABoundMethod)
{
    Heap heap;
    TestCaller caller;
    const Value xs = list({});
    callMethod(caller, xs, "append", {first(1), {}});
    EXPECT_EQ(repr(xs), "[1]");
    EXPECT_EQ(raisedBy([&] { callMethod(caller, xs, "push", {}); }),
              "AttributeError: 'list' object has no attribute 'push'");
}

} // namespace
} // namespace coroscope
