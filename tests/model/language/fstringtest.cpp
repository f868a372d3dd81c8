// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/language/parsing.h"

namespace coroscope::language {
namespace {

TEST(FString, aDebugFieldKeepsItsTextAndShowsTheRepr)
{
    const auto result = parseExpression("f'{ x + 1 = }'");
    ASSERT_TRUE(result.ok());
    const auto &parts = nodeOf<FString>(result.value()).parts;
    ASSERT_EQ(parts.size(), 2u);
    EXPECT_EQ(parts[0].literal, " x + 1 = ");
    EXPECT_EQ(parts[1].conversion, 'r');
}

TEST(FString, aDebugFieldWithAFormatSpecIsFormattedPlainly)
{
    const auto result = parseExpression("f'{x=:5}'");
    ASSERT_TRUE(result.ok());
    const auto &parts = nodeOf<FString>(result.value()).parts;
    ASSERT_EQ(parts.size(), 2u);
    EXPECT_EQ(parts[1].conversion, 0);
    ASSERT_TRUE(parts[1].formatSpec);
    EXPECT_EQ(nodeOf<FString>(parts[1].formatSpec).parts[0].literal, "5");
}

TEST(FString, literalsSideBySideAreOnePart)
{
    const auto result = parseExpression("'a' f'b{{' 'c' f'{x}d' \"e\"");
    ASSERT_TRUE(result.ok());
    const auto &parts = nodeOf<FString>(result.value()).parts;
    ASSERT_EQ(parts.size(), 3u);
    EXPECT_EQ(parts[0].literal, "ab{c");
    EXPECT_TRUE(parts[1].expression);
    EXPECT_EQ(parts[2].literal, "de");
}

TEST(FString, aFieldKnowsItsPlaceInTheSource)
{
    const auto result = parseExpression("f'''ab\nc{ x }'''");
    ASSERT_TRUE(result.ok());
    const auto &parts = nodeOf<FString>(result.value()).parts;
    ASSERT_EQ(parts.size(), 2u);
    EXPECT_EQ(parts[1].expression->position.line, 2);
    EXPECT_EQ(parts[1].expression->position.column, 4);
}

TEST(FString, aFieldMayGoOverLinesInTripleQuotes)
{
    EXPECT_EQ(rewritten("f'''{\n  a\n  + b\n}'''"), "f'{a + b}'");
}

TEST(FString, rawTextKeepsItsBackslashes)
{
    EXPECT_EQ(rewritten(R"(rf'\d{x}\n')"), R"(f'\\d{x}\\n')");
    EXPECT_EQ(rewritten(R"(f'\x41{x}\n')"), R"(f'A{x}\n')");
}

TEST(FString, quotesOfTheTextAreEscapedWhereAllAreTaken)
{
    const std::string source = R"(f'{x}\' " \'\'\' """')";
    const std::string written = rewritten(source);
    EXPECT_EQ(rewritten(written), written);
    const auto result = parseExpression(written);
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(nodeOf<FString>(result.value()).parts[1].literal, R"(' " ''' """)");
}

TEST(FString, aFormatSpecWithALineBreakStaysOnOneLine)
{
    EXPECT_EQ(rewritten(R"(f'{x:\n>5}')"), R"(f'{x:\n>5}')");
}

TEST(FString, mistakesAreShownInTheirPlace)
{
    const std::pair<const char *, const char *> table[] = {
        {"f'{'", "1:4 f-string: expecting '}'."},
        {"f'{a'", "1:5 f-string: expecting '}'."},
        {"f'{a:'", "1:6 f-string: expecting '}'."},
        {"f'{a!r'", "1:7 f-string: expecting '}'."},
        {"f'{a!r x}'", "1:7 f-string: expecting '}'."},
        {"f'{a=!'", "1:7 f-string: invalid conversion character: expected 's', 'r', or 'a'."},
        {"f'a}b'", "1:4 f-string: single '}' is not allowed."},
        {"f'{{}'", "1:5 f-string: single '}' is not allowed."},
        {"f'{}'", "1:4 f-string: empty expression not allowed."},
        {"f'{  }'", "1:4 f-string: empty expression not allowed."},
        {"f'{!r}'", "1:4 f-string: empty expression not allowed."},
        {"f'{:5}'", "1:4 f-string: empty expression not allowed."},
        {"f'{a!x}'", "1:6 f-string: invalid conversion character: expected 's', 'r', or 'a'."},
        {"f'{a!}'", "1:6 f-string: invalid conversion character: expected 's', 'r', or 'a'."},
        {"f'{a\\n}'", "1:5 f-string expression part cannot include a backslash."},
        {"f'{\"\\n\"}'", "1:5 f-string expression part cannot include a backslash."},
        {"f'{a # b}'", "1:6 f-string expression part cannot include '#'."},
        {"f'{a)}'", "1:5 f-string: unmatched ')'."},
        {"f'{(a}'",
         "1:6 f-string: closing parenthesis '}' does not match opening parenthesis '('."},
        {"f'{a[0)}'",
         "1:7 f-string: closing parenthesis ')' does not match opening parenthesis '['."},
        {"f'{\"a}'", "1:4 f-string: unterminated string."},
        {"f'{a:{b:{c}}}'", "1:9 f-string: expressions nested too deeply."},
        {"f'{*a}'", "1:4 f-string: cannot use starred expression here."},
        {"f'{a b}'", "1:4 Invalid syntax. Perhaps you forgot a comma?"},
        {"f'{a +}'", "1:7 Invalid syntax: expected an expression, but the text ends."},
        {"f'ab{c d.}'", "1:6 Invalid syntax. Perhaps you forgot a comma?"},
        {"f'{lambda x: 1}'", "1:12 Invalid syntax: expected ':' or ',', but the text ends."},
        {"f'{yield}'", "1:4 'yield' needs parentheses here."},
        {"f'{a}' f'{b'", "1:12 f-string: expecting '}'."},
        {"f'''\n{a b}'''", "2:2 Invalid syntax. Perhaps you forgot a comma?"},
        {"f'中文{a b}'", "1:6 Invalid syntax. Perhaps you forgot a comma?"},
        {"f'{a[\"b\"]}' + f'{c'", "1:19 f-string: expecting '}'."},
    };
    for (const auto &[source, expected] : table)
        EXPECT_EQ(complaintOf(source), expected) << source;
}

TEST(FString, theSameQuotesEndTheStringAsInPython311)
{
    EXPECT_EQ(complaintOf("f'{d['k']}'"), "1:6 f-string: expecting '}'.");
}

TEST(FString, aTextThatNoOneLineCouldHoldIsRefused)
{
    const auto result = parseExpression("f'''{\"\"\"a\nb\"\"\"}'''");
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.problem().what,
              "This f-string holds a text with a line break, an invisible character or all kinds "
              "of quotes between its braces.");
    EXPECT_EQ(result.problem().remedy, "Give that text a name first, and use the name.");
}

} // namespace
} // namespace coroscope::language
