// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/language/parsing.h"

namespace coroscope::language {
namespace {

/// Each parameter as kind letter, name, '/' if positional only, and default.
std::string summary(std::string_view source)
{
    const auto result = parseParameters(source);
    if (!result)
        return complaint(result);
    std::string all;
    for (const Parameter &parameter : result.value()) {
        all += all.empty() ? "" : " ";
        all += "pkav"[static_cast<int>(parameter.kind)];
        all += ":" + parameter.name + (parameter.positionalOnly ? "/" : "");
        if (parameter.defaultValue)
            all += "=" + unparse(*parameter.defaultValue);
    }
    return all;
}

TEST(Parameters, everyKindIsRead)
{
    EXPECT_EQ(summary(""), "");
    EXPECT_EQ(summary("a"), "p:a");
    EXPECT_EQ(summary("a, b=2,"), "p:a p:b=2");
    EXPECT_EQ(summary("a, /, b"), "p:a/ p:b");
    EXPECT_EQ(summary("a, b=1, /"), "p:a/ p:b/=1");
    EXPECT_EQ(summary("*args, k, m=f(1, 2), **kw"), "a:args k:k k:m=f(1, 2) v:kw");
    EXPECT_EQ(summary("a=1, *, b, c=(2, 3)"), "p:a=1 k:b k:c=(2, 3)");
    EXPECT_EQ(summary("  a ,\n  b = lambda x, y: x , # why\n  c=[1,\n2]\n"),
              "p:a p:b=lambda x, y: x p:c=[1, 2]");
    EXPECT_EQ(summary("次数, naïve=1"), "p:次数 p:naïve=1");
}

TEST(Parameters, mistakesAreNamed)
{
    const std::pair<const char *, const char *> table[] = {
        {"a b", "1:3 Invalid syntax: expected ',' or the end, not 'b'."},
        {"a,,b", "1:3 Invalid syntax: expected a parameter's name, not ','."},
        {",", "1:1 Invalid syntax: expected a parameter's name, not ','."},
        {"1", "1:1 Invalid syntax: expected a parameter's name, not '1'."},
        {"a, 'b'", "1:4 Invalid syntax: expected a parameter's name, not a text."},
        {"class", "1:1 Invalid syntax: expected a parameter's name, not the keyword 'class'."},
        {"a.b", "1:2 Invalid syntax: expected ',' or the end, not '.'."},
        {"a=", "1:2 Expected default value expression."},
        {"a=, b", "1:2 Expected default value expression."},
        {"a=1, b", "1:6 Non-default argument follows default argument."},
        {"a, a", "1:4 Duplicate argument 'a' in function definition."},
        {"a, *a", "1:5 Duplicate argument 'a' in function definition."},
        {"*", "1:2 Named arguments must follow bare *."},
        {"*,", "1:3 Named arguments must follow bare *."},
        {"*, **k", "1:4 Named arguments must follow bare *."},
        {"*a, *b", "1:5 * argument may appear only once."},
        {"*a=1", "1:3 Var-positional argument cannot have default value."},
        {"**k=1", "1:4 Var-keyword argument cannot have default value."},
        {"**k, a", "1:6 Arguments cannot follow var-keyword argument."},
        {"/", "1:1 At least one argument must precede /."},
        {"a, /, b, /", "1:10 / may appear only once."},
        {"*, a, /", "1:7 / must be ahead of *."},
        {"(a, b)", "1:1 Function parameters cannot be parenthesized."},
        {"a: int", "1:2 Annotations are outside of the scenario language."},
        {"a) -> (b", "1:2 Unmatched ')'."},
        {"a=(1", "1:3 '(' was never closed."},
        {"a=1 2", "1:3 Invalid syntax. Perhaps you forgot a comma?"},
        {"a,\nb c", "2:3 Invalid syntax: expected ',' or the end, not 'c'."},
    };
    for (const auto &[source, expected] : table)
        EXPECT_EQ(summary(source), expected) << source;
}

} // namespace
} // namespace coroscope::language
