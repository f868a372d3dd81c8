// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/language/parsing.h"

namespace coroscope::language {
namespace {

std::string repeated(std::string_view text, int count)
{
    std::string all;
    for (int i = 0; i < count; ++i)
        all += text;
    return all;
}

TEST(Limits, nestingIsAllowedUpToTheDepth)
{
    const auto nested = [](int depth) { return repeated("(", depth) + "x" + repeated(")", depth); };
    EXPECT_EQ(rewritten(nested(89)), "x");
    EXPECT_EQ(complaintOf(nested(91)), "1:91 Too many nested parentheses: more than 90 are open.");
    EXPECT_FALSE(parseExpression(nested(11), {.depth = 10}).ok());
}

TEST(Limits, aHundredThousandOfAnythingIsRefused)
{
    constexpr int many = 100'000;
    const std::string sources[] = {
        repeated("(", many),
        repeated("(", many) + "x" + repeated(")", many),
        repeated("[", many),
        repeated("{", many),
        repeated("{1:", many),
        repeated("f(", many),
        repeated("a[", many),
        repeated("a.b(", many),
        repeated("(*", many),
        repeated("lambda: ", many) + "x",
        repeated("lambda x=", many) + "x",
        repeated("not ", many) + "x",
        repeated("-", many) + "x",
        repeated("~-+", many) + "x",
        repeated("await ", many) + "x",
        repeated("x if y else ", many) + "x",
        repeated("x**", many) + "x",
        repeated("x**-", many) + "x",
        "x" + repeated(".a", many),
        "x" + repeated("()", many),
        "x" + repeated("[0]", many),
        "x" + repeated("+1", many),
        "x" + repeated("-1*2", many),
        "x" + repeated("|1", many),
        repeated("[x for x in ", many),
        repeated("(x for x in (", many),
        repeated("f'{", many),
        repeated("f\"{f'{", many),
        repeated("(a:=", many),
        repeated("a b ", many),
        "(" + repeated("a b ", many) + ")",
    };
    for (const std::string &source : sources) {
        EXPECT_FALSE(parseExpression(source).ok()) << source.substr(0, 20);
        EXPECT_FALSE(parseTarget(source).ok()) << source.substr(0, 20);
        EXPECT_FALSE(parseSimpleStatement(source).ok()) << source.substr(0, 20);
        EXPECT_FALSE(parseParameters(source).ok()) << source.substr(0, 20);
        EXPECT_FALSE(parseWithItems(source).ok()) << source.substr(0, 20);
    }
}

TEST(Limits, aMillionParenthesesAreRefusedByTheirDepth)
{
    EXPECT_EQ(complaintOf(repeated("(", 1'000'000)),
              "1:91 Too many nested parentheses: more than 90 are open.");
}

TEST(Limits, nestedOperatorsAreCountedLikeParentheses)
{
    EXPECT_EQ(complaintOf(repeated("-", 200) + "x"),
              "1:90 The expression is nested more than 90 levels deep.");
    EXPECT_TRUE(parseExpression(repeated("-", 80) + "x").ok());
    EXPECT_EQ(complaintOf(repeated("lambda: ", 200) + "x"),
              "1:721 The expression is nested more than 90 levels deep.");
}

TEST(Limits, aChainOfOperatorsIsAllowedUpToAThousand)
{
    EXPECT_TRUE(parseExpression("x" + repeated(".a", 999)).ok());
    EXPECT_EQ(complaintOf("x" + repeated(".a", 1000)),
              "1:1 The expression chains more than 1000 operators, calls or attributes.");
    EXPECT_TRUE(parseExpression("1" + repeated("+1", 999)).ok());
    EXPECT_FALSE(parseExpression("1" + repeated("+1", 1000)).ok());
    EXPECT_EQ(parseExpression("1" + repeated("+1", 50)).value()->height, 51);
}

TEST(Limits, nestedChainsAddUp)
{
    // Each pair of parentheses begins a longer chain on its left.
    std::string source = "x";
    for (int i = 0; i < 80; ++i)
        source = "(" + source + repeated("+1", 50) + ")";
    EXPECT_EQ(complaintOf(source).substr(complaintOf(source).find(' ')),
              " The expression chains more than 1000 operators, calls or attributes.");
}

TEST(Limits, wideExpressionsAreNoDeepOnes)
{
    EXPECT_TRUE(parseExpression("[" + repeated("a.b.c + 1, ", 20'000) + "]").ok());
    EXPECT_TRUE(parseExpression(repeated("a < ", 20'000) + "b").ok());
    EXPECT_TRUE(parseExpression(repeated("a and ", 20'000) + "b").ok());
    EXPECT_TRUE(parseExpression(repeated("'a' ", 20'000)).ok());
}

TEST(Limits, aTextTooLongIsRefusedUnread)
{
    EXPECT_EQ(complaintOf(std::string(1'000'001, '(')),
              "1:1 The text is longer than 1000000 bytes.");
    EXPECT_EQ(complaint(parseExpression("abc", {.bytes = 2})),
              "1:1 The text is longer than 2 bytes.");
}

TEST(Limits, intsAreAsLongAsCpythonReadsThem)
{
    EXPECT_TRUE(parseExpression(std::string(4300, '9')).ok());
    EXPECT_EQ(complaintOf("1 + " + std::string(4301, '9')),
              "1:5 This int literal exceeds the limit of 4300 decimal digits.");
    EXPECT_EQ(rewritten("0x" + std::string(3000, '0') + "ff"), "255");
    EXPECT_FALSE(parseExpression("0x" + std::string(4000, 'f')).ok());
    EXPECT_FALSE(parseExpression("0b" + std::string(500'000, '1')).ok());
}

} // namespace
} // namespace coroscope::language
