// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/language/parsing.h"

namespace coroscope::language {
namespace {

TEST(Unparse, severalLinesBecomeOne)
{
    EXPECT_EQ(rewritten("f(\n    a,\n    b=[\n        1,\n    ],\n)"), "f(a, b=[1])");
    EXPECT_EQ(rewritten("'''a\nb'''"), R"('a\nb')");
    EXPECT_EQ(rewritten("f'''a\n{b}'''"), R"(f'a\n{b}')");
}

TEST(Unparse, surrogatesAndInvisibleCharactersAreEscaped)
{
    EXPECT_EQ(rewritten(R"('\ud800\u200f\x00')"), R"('\ud800\u200f\x00')");
    EXPECT_EQ(rewritten(R"(f'\ud800{x}\u200f')"), R"(f'\ud800{x}\u200f')");
}

TEST(Unparse, aTreeMadeByHandIsWritten)
{
    Expr name{{}, Name{"x"}};
    Expr negative{{},
                  Unary{UnaryOperator::Negative, std::make_unique<const Expr>(std::move(name))}};
    Expr two{{}, Constant{IntLiteral{"2"}}};
    const Expr power{{},
                     Binary{BinaryOperator::Power,
                            std::make_unique<const Expr>(std::move(negative)),
                            std::make_unique<const Expr>(std::move(two))}};
    EXPECT_EQ(unparse(power), "(-x) ** 2");
}

} // namespace
} // namespace coroscope::language
