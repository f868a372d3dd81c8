// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/language/parsing.h"

#include <cmath>

namespace coroscope::language {
namespace {

ExprPtr parsed(std::string_view source)
{
    auto result = parseExpression(source);
    EXPECT_TRUE(result.ok()) << source << ": " << complaint(result);
    return std::move(result.value());
}

template <class Kind>
Kind constant(std::string_view source)
{
    return std::get<Kind>(nodeOf<Constant>(parsed(source)).value);
}

TEST(Parser, numbersHaveTheirValues)
{
    EXPECT_EQ(constant<IntLiteral>("1_000").digits, "1000");
    EXPECT_EQ(constant<IntLiteral>("000").digits, "0");
    EXPECT_EQ(constant<IntLiteral>("0xFF").digits, "255");
    EXPECT_EQ(constant<IntLiteral>("0o1_7").digits, "15");
    EXPECT_EQ(constant<IntLiteral>("0b101").digits, "5");
    EXPECT_EQ(constant<IntLiteral>("0x1_0000_0000_0000_0000_0000").digits,
              "1208925819614629174706176");
    EXPECT_EQ(constant<double>("1_0.5_0e-1"), 1.05);
    EXPECT_EQ(constant<double>("5e-324"), 5e-324);
    EXPECT_EQ(constant<double>(".5"), 0.5);
}

TEST(Parser, floatsBeyondTheRangeAreInfiniteOrZero)
{
    for (const char *source : {"1e309", "1e99999999999999999999", "9e+400", "123456789e301"})
        EXPECT_TRUE(std::isinf(constant<double>(source))) << source;
    EXPECT_TRUE(std::isinf(constant<double>(std::string(400, '9') + ".0")));
    for (const char *source : {"1e-400", "1e-99999999999999999999", "0.0001e-330", "0e999999"})
        EXPECT_EQ(constant<double>(source), 0.0) << source;
}

TEST(Parser, escapesAreRead)
{
    EXPECT_EQ(constant<std::string>(R"('\n\t\\\'\"\a\b\f\v\r')"), "\n\t\\'\"\a\b\f\v\r");
    EXPECT_EQ(constant<std::string>(R"('\x41\u00e9\U0001F600\101\7')"), "Aé😀A\a");
    EXPECT_EQ(constant<std::string>(R"('\q\ ')"), "\\q\\ ");
    EXPECT_EQ(constant<std::string>("'a\\\nb'"), "ab");
    EXPECT_EQ(constant<std::string>("'a\\\r\nb'"), "ab");
    EXPECT_EQ(constant<std::string>("r'\\n\\''"), "\\n\\'");
    EXPECT_EQ(constant<std::string>("'\\0'"), std::string(1, '\0'));
    EXPECT_EQ(constant<std::string>("'''a\r\nb\rc'''"), "a\nb\nc");
    EXPECT_EQ(constant<std::string>("''''a'\"'''"), "'a'\"");
    EXPECT_EQ(constant<std::string>("'a' \"b\" r'\\c'"), "ab\\c");
}

TEST(Parser, linesGoOnInsideBrackets)
{
    EXPECT_EQ(rewritten("f(a,\n  b, # why\n\n  c)"), "f(a, b, c)");
    EXPECT_EQ(rewritten("\n\n  [1,\r\n 2]  # end\n\n"), "[1, 2]");
    EXPECT_EQ(rewritten("a + \\\n b"), "a + b");
    EXPECT_EQ(rewritten("{\n'a':\n1\n}"), "{'a': 1}");
}

TEST(Parser, aSecondLineOutsideOfBracketsIsRefusedWithARemedy)
{
    const auto result = parseExpression("a\n+ b");
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(complaint(result), "2:1 Invalid syntax: a second line begins here.");
    EXPECT_EQ(result.problem().remedy,
              "Put parentheses around what goes over several lines, or use another block.");
    EXPECT_EQ(complaint(parseExpression("a +\nb")),
              "1:4 Invalid syntax: expected an expression, but the line ends.");
}

TEST(Parser, nodesKnowWhereTheyBegin)
{
    const ExprPtr tree = parsed("(a +\n  中文.b(c))");
    const auto &sum = nodeOf<Binary>(tree);
    EXPECT_EQ(tree->position.column, 2);
    const auto &call = nodeOf<Call>(sum.right);
    EXPECT_EQ(sum.right->position.line, 2);
    EXPECT_EQ(sum.right->position.column, 3);
    EXPECT_EQ(call.positional[0]->position.line, 2);
    EXPECT_EQ(call.positional[0]->position.column, 8);
}

TEST(Parser, argumentsAreSortedIntoPositionalAndNamed)
{
    const ExprPtr tree = parsed("f(a, *b, c=d, **e)");
    const auto &call = nodeOf<Call>(tree);
    ASSERT_EQ(call.positional.size(), 2u);
    EXPECT_TRUE(std::holds_alternative<Starred>(call.positional[1]->node));
    ASSERT_EQ(call.keywords.size(), 2u);
    EXPECT_EQ(call.keywords[0].name, "c");
    EXPECT_EQ(call.keywords[1].name, "");
}

TEST(Parser, aLoneStarredExpressionIsReadForArgumentFields)
{
    EXPECT_TRUE(std::holds_alternative<Starred>(parsed("*xs")->node));
    EXPECT_TRUE(std::holds_alternative<TupleExpr>(parsed("*xs,")->node));
}

TEST(Parser, targetsAreReadAndOthersRefused)
{
    for (const char *source : {"x", "a, b", "xs[0]", "a.b", "first, *rest", "(a, [b, c])", "[]",
                               "a,", "f(x).y", "f()[0]"})
        EXPECT_EQ(complaint(parseTarget(source)), "no problem") << source;
    const std::pair<const char *, const char *> table[] = {
        {"f()", "1:1 Cannot assign to function call."},
        {"a, 1", "1:4 Cannot assign to literal."},
        {"*a", "1:1 Starred assignment target must be in a list or tuple."},
        {"*a, *b", "1:5 Multiple starred expressions in assignment."},
        {"a + b", "1:1 Cannot assign to expression."},
        {"a in b", "1:3 Invalid syntax: expected the end, not 'in'."},
        {"None", "1:1 Cannot assign to None."},
        {"__debug__", "1:1 Cannot assign to __debug__."},
        {"", "1:1 Invalid syntax: expected an expression, but the text is empty."},
    };
    for (const auto &[source, expected] : table)
        EXPECT_EQ(complaint(parseTarget(source)), expected) << source;
}

TEST(Parser, withItemsMayStandInParentheses)
{
    const auto items = [](std::string_view source) {
        const auto result = parseWithItems(source);
        if (!result)
            return complaint(result);
        std::string all;
        for (const WithItem &item : result.value())
            all +=
                unparse(*item.context) + (item.target ? " as " + unparse(*item.target) : "") + ";";
        return all;
    };
    EXPECT_EQ(items("lock"), "lock;");
    EXPECT_EQ(items("asyncio.timeout(1) as t, lock"), "asyncio.timeout(1) as t;lock;");
    EXPECT_EQ(items("(a as b, c)"), "a as b;c;");
    EXPECT_EQ(items("(\n a,\n b as d,\n)"), "a;b as d;");
    EXPECT_EQ(items("(a)"), "a;");
    EXPECT_EQ(items("(a, b).c as d"), "(a, b).c as d;");
    EXPECT_EQ(items("a as (b, c)"), "a as (b, c);");
    EXPECT_EQ(items("a as b.c[0]"), "a as b.c[0];");
    EXPECT_EQ(items("a as f()"), "1:6 Cannot assign to function call.");
    EXPECT_EQ(items("a b"), "1:3 Invalid syntax: expected the end, not 'b'.");
    EXPECT_EQ(items("a as"), "1:5 Invalid syntax: expected an expression, but the text ends.");
    EXPECT_EQ(items("a,"), "1:3 Invalid syntax: expected an expression, but the text ends.");
    EXPECT_EQ(items("(a as b, c"), "1:1 '(' was never closed.");
}

TEST(Parser, identifiersFollowPython)
{
    for (const char *name : {"x", "_", "a1", "变量", "naïve", "match", "print", "Ω"})
        EXPECT_TRUE(isIdentifier(name)) << name;
    for (const char *name :
         {"", "1a", "a b", "a-b", "class", "None", "await", "a.b", "€", "a\xff", " a", "·a", "😀"})
        EXPECT_FALSE(isIdentifier(name)) << name;
}

} // namespace
} // namespace coroscope::language
