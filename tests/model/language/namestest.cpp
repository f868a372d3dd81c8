// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/names.h"

#include "model/language/parsing.h"

namespace coroscope::language {
namespace {

using Names = std::set<std::string>;

Names free(std::string_view source)
{
    const auto result = parseExpression(source);
    EXPECT_TRUE(result.ok()) << source;
    return result ? freeNames(*result.value()) : Names();
}

Statement simple(std::string_view source)
{
    auto result = parseSimpleStatement(source);
    EXPECT_TRUE(result.ok()) << source;
    return std::move(result.value());
}

ExprPtr expr(std::string_view source)
{
    auto result = parseExpression(source);
    EXPECT_TRUE(result.ok()) << source;
    return std::move(result.value());
}

template <class... Source>
Body body(const Source &...source)
{
    Body statements;
    (statements.push_back(simple(source)), ...);
    return statements;
}

Statement compound(decltype(Statement::node) node) { return {{}, {}, std::move(node)}; }

TEST(Names, everyNameReadIsFree)
{
    EXPECT_EQ(free("a + b.c * d[e]"), (Names{"a", "b", "d", "e"}));
    EXPECT_EQ(free("f(x, *y, k=z, **w)"), (Names{"f", "x", "y", "z", "w"}));
    EXPECT_EQ(free("f'{a!r:>{b}} c'"), (Names{"a", "b"}));
    EXPECT_EQ(free("{a: b, **c}"), (Names{"a", "b", "c"}));
    EXPECT_EQ(free("a if b else await c"), (Names{"a", "b", "c"}));
    EXPECT_EQ(free("1 + 'x'"), Names{});
}

TEST(Names, aLambdaBindsItsParametersInItsBodyOnly)
{
    EXPECT_EQ(free("lambda x, *y, z=w, **k: x + y + z + k + q"), (Names{"w", "q"}));
    EXPECT_EQ(free("(lambda x: x)(x)"), Names{"x"});
    EXPECT_EQ(free("lambda x=x: x"), Names{"x"});
    EXPECT_EQ(free("lambda: lambda y: x + y"), Names{"x"});
    EXPECT_EQ(free("lambda: (t := a) + t"), Names{"a"});
}

TEST(Names, aComprehensionBindsItsTargets)
{
    EXPECT_EQ(free("[x for x in xs]"), Names{"xs"});
    EXPECT_EQ(free("{k: v for k, (v, *w) in d if w and c}"), (Names{"d", "c"}));
    EXPECT_EQ(free("[y for x in xs for y in x]"), Names{"xs"});
    EXPECT_EQ(free("[x for x in x]"), Names{"x"});
    EXPECT_EQ(free("[0 for a[i] in xs]"), (Names{"a", "i", "xs"}));
    EXPECT_EQ(free("[[x + y for x in xs] for y in ys]"), (Names{"xs", "ys"}));
}

TEST(Names, expressionsAreVisitedInEvaluationOrder)
{
    const ExprPtr tree = expr("a if b else f(c, k=d)[e]");
    std::string order;
    forEachExpression(*tree, [&order](const Expr &part) {
        if (const auto *name = std::get_if<Name>(&part.node))
            order += name->id;
    });
    EXPECT_EQ(order, "bafcde");
}

TEST(Names, targetsBindNamesButNotTheObjectsTheyChange)
{
    Names names;
    addTargetNames(*expr("a, [b, (c, *d)], e.f, g[h]"), names);
    EXPECT_EQ(names, (Names{"a", "b", "c", "d"}));
}

TEST(Names, simpleStatementsBindTheirTargets)
{
    EXPECT_EQ(
        boundNames(body("a = b = f(c)", "d, *e = g", "h += 1", "del i", "x.y = 1", "z[0] = 1",
                        "print(j := 1)", "assert (k := 2), (l := 3)", "return (m := 4)", "pass")),
        (Names{"a", "b", "d", "e", "h", "i", "j", "k", "l", "m"}));
}

TEST(Names, aWalrusInAComprehensionBindsAroundItAndInALambdaDoesNot)
{
    EXPECT_EQ(boundNames(body("f([y := x for x in xs])")), Names{"y"});
    EXPECT_EQ(boundNames(body("f(lambda: (y := 1))")), Names{});
    EXPECT_EQ(boundNames(body("f(lambda a=(y := 1): a)")), Names{"y"});
}

TEST(Names, declaredNamesAreLeftOut)
{
    EXPECT_EQ(boundNames(body("nonlocal a", "global b", "a = b = c = 1")), Names{"c"});
}

TEST(Names, compoundStatementsBindInAllTheirBodies)
{
    Body all;
    all.push_back(compound(If{expr("(a := 1)"), body("b = 1"), body("c = 1")}));
    all.push_back(compound(While{expr("(d := 1)"), body("e = 1"), body("f = 1")}));
    all.push_back(compound(For{expr("g, h"), expr("(i := 1)"), body("j = 1"), body("k = 1")}));
    With with;
    with.items.push_back({expr("w"), expr("l")});
    with.body = body("m = 1");
    all.push_back(compound(std::move(with)));
    Try attempt;
    attempt.body = body("n = 1");
    ExceptClause clause;
    clause.type = expr("ValueError");
    clause.name = "o";
    clause.body = body("p = 1");
    attempt.handlers.push_back(std::move(clause));
    attempt.otherwise = body("q = 1");
    attempt.finally = body("r = 1");
    all.push_back(compound(std::move(attempt)));
    EXPECT_EQ(boundNames(all), (Names{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l",
                                      "m", "n", "o", "p", "q", "r"}));
}

TEST(Names, aNestedDefinitionBindsItsNameAndKeepsItsOwn)
{
    FunctionDefinition inner;
    inner.name = "inner";
    inner.parameters = std::move(parseParameters("x, y=(z := 1)").value());
    inner.body = body("local = 1");
    Body all;
    all.push_back(compound(std::move(inner)));
    EXPECT_EQ(boundNames(all), (Names{"inner", "z"}));
}

} // namespace
} // namespace coroscope::language
