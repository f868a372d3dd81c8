// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/language/parsing.h"

namespace coroscope::language {
namespace {

struct Row {
    std::string_view source;
    int line;
    int column;
    const char *what;
    const char *remedy;
};

using namespace std::string_view_literals;

void check(const Row &row)
{
    const auto result = parseExpression(row.source);
    ASSERT_FALSE(result.ok()) << row.source;
    const Problem &problem = result.problem();
    EXPECT_EQ(problem.what, row.what) << row.source;
    EXPECT_EQ(problem.remedy, row.remedy) << row.source;
    EXPECT_EQ(problem.line, row.line) << row.source;
    EXPECT_EQ(problem.column, row.column) << row.source;
}

TEST(Sentences, bracketsAndCommas)
{
    const Row rows[] = {
        {"f(1", 1, 2, "'(' was never closed.", "Write the ')' that belongs to it."},
        {"[a,\n {b: c]", 2, 7, "Closing parenthesis ']' does not match opening parenthesis '{'.",
         "Write '}' before it."},
        {"(a,\n b]", 2, 3,
         "Closing parenthesis ']' does not match opening parenthesis '(' on line 1.",
         "Write ')' before it."},
        {"f(a\n  b", 1, 2, "'(' was never closed.", "Write the ')' that belongs to it."},
        {"f(a,\n  b +)", 2, 6, "Invalid syntax: expected an expression, not ')'.", ""},
        {"a)", 1, 2, "Unmatched ')'.", "Delete it, or open it further left."},
        {"f(a b)", 1, 3, "Invalid syntax. Perhaps you forgot a comma?", ""},
        {"f(a=1, b)", 1, 8, "Positional argument follows keyword argument.",
         "Move it to the front, or give it a name too."},
        {"f(a=)", 1, 3, "Expected argument value expression.", "Write a value behind 'a='."},
        {"a.", 1, 3, "Invalid syntax: expected a name after '.', but the text ends.", ""},
        {"a.class", 1, 3, "Invalid syntax: expected a name after '.', not the keyword 'class'.",
         "Choose another name: Python keeps this word for itself."},
        {"[a for x y in z]", 1, 10, "Invalid syntax: expected 'in', not 'y'.", ""},
        {"a b", 1, 3, "Invalid syntax: expected the end, not 'b'.", ""},
        {"a 'text'", 1, 3, "Invalid syntax: expected the end, not a text.", ""},
        {"a averyveryveryveryverylongnameindeed", 1, 3,
         "Invalid syntax: expected the end, not a long word.", ""},
    };
    for (const Row &row : rows)
        check(row);
}

TEST(Sentences, constructsOfOtherLanguagesAndOlderPython)
{
    const Row rows[] = {
        {"a && b", 1, 4, "'&&' is no operator of Python.", "Write and."},
        {"a || b", 1, 4, "'||' is no operator of Python.", "Write or."},
        {"!a", 1, 1, "'!' is no operator of Python.", "Write not."},
        {"a ? b : c", 1, 3, "'?' is no operator of Python.",
         "Write: value if condition else other."},
        {"a === b", 1, 5, "'===' is no operator of Python.", "Write ==."},
        {"a <> b", 1, 3, "'<>' is no longer Python.", "Write !=."},
        {"`a`", 1, 1, "Backquotes are no longer Python.", "Write repr(...)."},
        {"$a", 1, 1, "'$' has no meaning in Python.", "Delete it."},
        {"print a", 1, 1, "Missing parentheses in call to 'print'. Did you mean print(...)?", ""},
        {"f(yield a)", 1, 3, "'yield' needs parentheses here.",
         "Write (yield ...), or use a yield block."},
        {"b'abc'", 1, 1, "Bytes (b'...') are outside of the scenario language.",
         "Write a text, without the b."},
        {"'a' Rb'b'", 1, 5, "Bytes (b'...') are outside of the scenario language.",
         "Write a text, without the b."},
        {"1 + 2j", 1, 5, "Complex numbers are outside of the scenario language.",
         "Keep the two parts as two floats."},
        {"return x", 1, 1, "'return' begins a statement, not an expression.",
         "Use a return block."},
        {"1 + lambda: 0", 1, 5, "'lambda' needs parentheses here.", "Write (lambda ...)."},
        {"1 + not a", 1, 5, "'not' needs parentheses here.", "Write (not ...)."},
        {"(x for x in lambda: y)", 1, 13, "'lambda' needs parentheses here.",
         "Write (lambda ...)."},
    };
    for (const Row &row : rows)
        check(row);
}

TEST(Sentences, charactersThatPythonDoesNotRead)
{
    const Row rows[] = {
        {"f（x）", 1, 2, "Invalid character '（' (U+FF08).", "Write ( instead."},
        {"a，b", 1, 2, "Invalid character '，' (U+FF0C).", "Write , instead."},
        {"“a”", 1, 1, "Invalid character '“' (U+201C).", "Write \" instead."},
        {"a × b", 1, 3, "Invalid character '×' (U+00D7).", "Write * instead."},
        {"a € b", 1, 3, "Invalid character '€' (U+20AC).",
         "Delete it, or put it between quotes if it is part of a text."},
        {"a\u00a0b", 1, 2, "Invalid non-printable character U+00A0.",
         "Delete it, or write an ordinary space instead."},
        {"a\u3000b", 1, 2, "Invalid non-printable character U+3000.",
         "Delete it, or write an ordinary space instead."},
        {"\ufeffa", 1, 1, "Invalid non-printable character U+FEFF.",
         "Delete it, or write an ordinary space instead."},
        {"a \u200f b", 1, 3, "Invalid non-printable character U+200F.",
         "Delete it, or write an ordinary space instead."},
        {"a \u202e b", 1, 3, "Invalid non-printable character U+202E.",
         "Delete it, or write an ordinary space instead."},
        {"a\x01", 1, 2, "Invalid non-printable character U+0001.",
         "Delete it, or write an ordinary space instead."},
        {"a + \0b"sv, 1, 5, "The text holds a null character (U+0000).", "Delete it."},
        {"变量 + \xff", 1, 6, "The text is not valid UTF-8.",
         "Save it as UTF-8, or type this character again."},
        {"\xc0\x80", 1, 1, "The text is not valid UTF-8.",
         "Save it as UTF-8, or type this character again."},
        {"\xed\xa0\x80", 1, 1, "The text is not valid UTF-8.",
         "Save it as UTF-8, or type this character again."},
        {"'\xe4\xb8", 1, 2, "The text is not valid UTF-8.",
         "Save it as UTF-8, or type this character again."},
        {"a \\ b", 1, 4, "Unexpected character after line continuation character.",
         "A backslash outside of quotes ends its line: delete it."},
        {"a \\", 1, 4, "Unexpected end of the text after a backslash.", "Delete the backslash."},
    };
    for (const Row &row : rows)
        check(row);
}

TEST(Sentences, textsAndNumbers)
{
    const Row rows[] = {
        {"'abc", 1, 1, "Unterminated string literal (detected at line 1).", "Close it with '."},
        {"f(a,\n  \"abc\n)", 2, 3, "Unterminated string literal (detected at line 2).",
         "Close it with \"."},
        {"'''a\nb\nc", 1, 1, "Unterminated triple-quoted string literal (detected at line 3).",
         "Close it with '''."},
        {R"('\x4')", 1, 2, R"(The escape \x needs 2 hexadecimal digits.)",
         "Write zeros before the number, or double the backslash."},
        {R"('ab\u12')", 1, 4, R"(The escape \u needs 4 hexadecimal digits.)",
         "Write zeros before the number, or double the backslash."},
        {R"('C:\Users')", 1, 4, R"(The escape \U needs 8 hexadecimal digits.)",
         "Write zeros before the number, or double the backslash."},
        {R"('\U00110000')", 1, 2, "There is no character U+110000.",
         "Characters go up to U+10FFFF."},
        {R"('\N{BULLET}')", 1, 2,
         R"(Names of characters (\N{...}) are outside of the scenario language.)",
         R"(Write the character itself, or its number: \u20AC.)"},
        {R"(f'{x}\N{BULLET}')", 1, 6,
         R"(Names of characters (\N{...}) are outside of the scenario language.)",
         R"(Write the character itself, or its number: \u20AC.)"},
        {"012", 1, 1,
         "Leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
         "integers.",
         "Delete the zeros."},
        {"0o18", 1, 4, "Invalid digit '8' in octal literal.", "Its digits go from 0 to 7."},
        {"2x", 1, 1, "Invalid decimal literal.",
         "Put a space or an operator behind the number, or begin a name with a letter."},
    };
    for (const Row &row : rows)
        check(row);
}

} // namespace
} // namespace coroscope::language
