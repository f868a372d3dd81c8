// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/language/parsing.h"

namespace coroscope::language {
namespace {

Statement parsedStatement(std::string_view source)
{
    auto result = parseSimpleStatement(source);
    EXPECT_TRUE(result.ok()) << source << ": " << complaint(result);
    return std::move(result.value());
}

template <class Node>
Node statement(std::string_view source)
{
    return std::get<Node>(parsedStatement(source).node);
}

std::string complaintOfStatement(std::string_view source)
{
    return complaint(parseSimpleStatement(source));
}

TEST(SimpleStatement, assignmentsHaveTheirTargetsInOrder)
{
    const auto assign = statement<Assign>("a = b, *c = d[0] = f(x), y");
    ASSERT_EQ(assign.targets.size(), 3u);
    EXPECT_EQ(unparse(*assign.targets[0]), "a");
    EXPECT_EQ(unparse(*assign.targets[1]), "(b, *c)");
    EXPECT_EQ(unparse(*assign.targets[2]), "d[0]");
    EXPECT_EQ(unparse(*assign.value), "(f(x), y)");
    EXPECT_EQ(unparse(*statement<Assign>("x = *a, b").value), "(*a, b)");
    EXPECT_EQ(unparse(*statement<Assign>("*a, = b").targets[0]), "(*a,)");
}

TEST(SimpleStatement, everyAugmentedAssignmentHasItsOperator)
{
    const std::pair<const char *, BinaryOperator> table[] = {
        {"+=", BinaryOperator::Add},          {"-=", BinaryOperator::Subtract},
        {"*=", BinaryOperator::Multiply},     {"/=", BinaryOperator::Divide},
        {"//=", BinaryOperator::FloorDivide}, {"%=", BinaryOperator::Modulo},
        {"**=", BinaryOperator::Power},       {"@=", BinaryOperator::MatrixMultiply},
        {"<<=", BinaryOperator::LeftShift},   {">>=", BinaryOperator::RightShift},
        {"&=", BinaryOperator::BitAnd},       {"|=", BinaryOperator::BitOr},
        {"^=", BinaryOperator::BitXor},
    };
    for (const auto &[sign, op] : table) {
        const auto node = statement<AugAssign>(std::string("x.y ") + sign + " 1, 2");
        EXPECT_EQ(node.op, op) << sign;
        EXPECT_EQ(unparse(*node.target), "x.y");
        EXPECT_EQ(unparse(*node.value), "(1, 2)");
    }
}

TEST(SimpleStatement, theOthersAreRead)
{
    EXPECT_EQ(unparse(*statement<ExprStatement>("xs.append(1)").value), "xs.append(1)");
    EXPECT_EQ(statement<Return>("return").value, nullptr);
    EXPECT_EQ(unparse(*statement<Return>("return a, *b").value), "(a, *b)");
    EXPECT_EQ(statement<Raise>("raise").exception, nullptr);
    EXPECT_EQ(unparse(*statement<Raise>("raise E('x')").exception), "E('x')");
    EXPECT_EQ(unparse(*statement<Raise>("raise E from None").cause), "None");
    EXPECT_EQ(statement<Assert>("assert a").message, nullptr);
    EXPECT_EQ(unparse(*statement<Assert>("assert a, 'why'").message), "'why'");
    EXPECT_EQ(statement<Delete>("del a, b[0], c.d,").targets.size(), 3u);
    EXPECT_EQ(statement<Delete>("del (a, b)").targets.size(), 1u);
    statement<Pass>("pass");
    statement<Break>(" break ");
    statement<Continue>("continue;");
    EXPECT_EQ(statement<Nonlocal>("nonlocal a, b").names, (std::vector<std::string>{"a", "b"}));
    EXPECT_FALSE(statement<Nonlocal>("nonlocal a").global);
    EXPECT_TRUE(statement<Nonlocal>("global a").global);
}

TEST(SimpleStatement, aStatementKnowsWhereItBegins)
{
    EXPECT_EQ(parsedStatement("\n  x = 1").position.line, 2);
    EXPECT_EQ(parsedStatement("\n  x = 1").position.column, 3);
}

TEST(SimpleStatement, whatIsOutsideTheSubsetIsNamed)
{
    const std::pair<const char *, const char *> table[] = {
        {"import asyncio", "1:1 Imports are outside of the scenario language."},
        {"from x import y", "1:1 Imports are outside of the scenario language."},
        {"class A: pass", "1:1 'class' begins a definition, not an expression."},
        {"@decorator", "1:1 Decorators are outside of the scenario language."},
        {"def f(): pass", "1:1 'def' begins a definition, not an expression."},
        {"async def f(): pass", "1:1 'async' begins a statement, not an expression."},
        {"if x: y", "1:1 'if' begins a statement, not an expression."},
        {"for x in y: z", "1:1 'for' begins a statement, not an expression."},
        {"x.y: int", "1:4 Annotations are outside of the scenario language."},
        {"x: int = 1", "1:2 Annotations are outside of the scenario language."},
        {"a; b", "1:2 ';' would begin a second statement."},
        {"a = 1; b = 2", "1:6 ';' would begin a second statement."},
        {"a = 1\nb = 2", "2:1 Invalid syntax: a second line begins here."},
        {"return *a", "1:8 Can't use starred expression here."},
        {"x = *a", "1:5 Can't use starred expression here."},
        {"*a", "1:1 Can't use starred expression here."},
        {"*a, *b = c", "1:5 Multiple starred expressions in assignment."},
        {"a := 1", "1:3 ':=' needs parentheses here."},
        {"", "1:1 Invalid syntax: expected an expression, but the text is empty."},
        {"# only a comment", "1:1 Invalid syntax: expected an expression, but the text is empty."},
    };
    for (const auto &[source, expected] : table)
        EXPECT_EQ(complaintOfStatement(source), expected) << source;
}

} // namespace
} // namespace coroscope::language
