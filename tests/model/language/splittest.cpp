// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/language/parsing.h"

namespace coroscope::language {
namespace {

using Texts = std::vector<std::string>;

TEST(SplitArguments, commasOfTheListSplitAndOthersDoNot)
{
    EXPECT_EQ(splitArguments("f(1, 2), *xs, name=\"a,b\""),
              (Texts{"f(1, 2)", "*xs", "name=\"a,b\""}));
    EXPECT_EQ(splitArguments("[1, 2], {3, 4}, x[5, 6]"), (Texts{"[1, 2]", "{3, 4}", "x[5, 6]"}));
    EXPECT_EQ(splitArguments("'a', '''b,\nc'''"), (Texts{"'a'", "'''b,\nc'''"}));
    EXPECT_EQ(splitArguments("变量,b"), (Texts{"变量", "b"}));
}

TEST(SplitArguments, aLambdaKeepsItsParametersTogether)
{
    EXPECT_EQ(splitArguments("lambda a, b: a + b, c"), (Texts{"lambda a, b: a + b", "c"}));
    EXPECT_EQ(splitArguments("lambda a, b=lambda c, d: 1, e: 2, f"),
              (Texts{"lambda a, b=lambda c, d: 1, e: 2", "f"}));
}

TEST(SplitArguments, textsAreTrimmedAndATrailingCommaAddsNone)
{
    EXPECT_EQ(splitArguments("  a ,\n b ,  "), (Texts{"a", "b"}));
    EXPECT_EQ(splitArguments("a,,b"), (Texts{"a", "", "b"}));
    EXPECT_EQ(splitArguments(""), Texts{});
    EXPECT_EQ(splitArguments(" \n "), Texts{});
}

TEST(SplitArguments, brokenTextsStayWhole)
{
    for (const char *source : {"f(a, b", "a, b)", "a, 'b", "a, [b)", "a, \xff", "a, 1x"})
        EXPECT_EQ(splitArguments(source), Texts{source}) << source;
}

} // namespace
} // namespace coroscope::language
