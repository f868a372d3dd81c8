// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/jsonparser.h"

#include <gtest/gtest.h>

namespace coroscope {
namespace {

using namespace std::string_literals;

std::string canonical(std::string_view json)
{
    const Result<JsonValue> value = parseJson(json);
    return value ? jsonText(*value) : value.problem().text();
}

TEST(Json, isReadAndWrittenOnOneLine)
{
    EXPECT_EQ(
        canonical(" { \"a\" : [ 1 , -2.5e3, true,false , null ],\r\n\t\"b\": {} , \"c\":[]}\n"),
        "{\"a\": [1, -2.5e3, true, false, null], \"b\": {}, \"c\": []}");
}

TEST(Json, keepsNumbersAsTheyAreWritten)
{
    EXPECT_EQ(canonical("[1.0, 1E5, 123456789012345678901234567890, -0]"),
              "[1.0, 1E5, 123456789012345678901234567890, -0]");
}

TEST(Json, unescapesAndEscapesStrings)
{
    const Result<JsonValue> value =
        parseJson(R"("\"\\\/\b\f\n\r\t\u0041\u00e9\u20ac\ud83d\ude00\u0000")");
    ASSERT_TRUE(value.ok());
    EXPECT_EQ(value->text, "\"\\/\b\f\n\r\tAé€😀\0"s);
    EXPECT_EQ(jsonText(*value), "\"\\\"\\\\/\\b\\f\\n\\r\\tAé€😀\\u0000\"");
}

TEST(Json, writesTheShortestNumberThatReadsTheSame)
{
    EXPECT_EQ(jsonNumber(120), "120");
    EXPECT_EQ(jsonNumber(0.1), "0.1");
    EXPECT_EQ(jsonNumber(-0.0), "0");
    EXPECT_EQ(jsonNumber(1e22), "1e+22");
}

TEST(Json, dropsAByteOrderMarkAndTakesAllLineEnds)
{
    EXPECT_EQ(canonical("\xef\xbb\xbf[1]"), "[1]");
    const Result<JsonValue> value = parseJson("[\r\n1,\r2,\n3]");
    ASSERT_TRUE(value.ok());
    EXPECT_EQ(value->items[0].line, 2);
    EXPECT_EQ(value->items[1].line, 3);
    EXPECT_EQ(value->items[2].line, 4);
}

TEST(Json, countsColumnsInCharacters)
{
    const Result<JsonValue> value = parseJson("[\"é😀\", 1]");
    ASSERT_TRUE(value.ok());
    EXPECT_EQ(value->items[1].column, 8);
}

struct Bad {
    std::string json;
    std::string sentence;
    int line;
    int column;
};

class BadJson : public testing::TestWithParam<Bad> {};

TEST_P(BadJson, isToldWithItsPlaceAndARemedy)
{
    const Result<JsonValue> value = parseJson(GetParam().json);
    ASSERT_FALSE(value.ok());
    const Problem &problem = value.problem();
    EXPECT_EQ(problem.what, GetParam().sentence);
    EXPECT_EQ(problem.line, GetParam().line);
    EXPECT_EQ(problem.column, GetParam().column);
    EXPECT_EQ(problem.where, "line " + std::to_string(GetParam().line) + ", column " +
                                 std::to_string(GetParam().column));
    EXPECT_FALSE(problem.remedy.empty());
}

const Bad structure[] = {
    {"", "The file ends too early: a value is missing.", 1, 1},
    {"  \n ", "The file ends too early: a value is missing.", 2, 2},
    {"{\"a\": 1", "The file ends too early: a comma or } is missing.", 1, 8},
    {"[1,", "The file ends too early: a value is missing.", 1, 4},
    {"[1,]", "Here a value was expected.", 1, 4},
    {"[1 2]", "Here a comma or ] was expected.", 1, 4},
    {"{1: 2}", "Here a key in quotes was expected.", 1, 2},
    {"{\"a\" 1}", "Here a colon was expected.", 1, 6},
    {"{\"a\": 1,}", "Here a key in quotes was expected.", 1, 9},
    {"{} {}", "Something follows after the end of the document.", 1, 4},
    {"{}\n]", "Something follows after the end of the document.", 2, 1},
    {"{\"a\": 1,\n \"b\": 2,\n \"a\": 3}", "The key «a» stands twice in one object.", 3, 2},
    {"{\"a\": {\"\\u0061\": 1, \"a\": 2}}", "The key «a» stands twice in one object.", 1, 21},
};
INSTANTIATE_TEST_SUITE_P(structure, BadJson, testing::ValuesIn(structure));

const Bad words[] = {
    {"[nul]", "«nul» does not belong here.", 1, 2},
    {"[True]", "«True» does not belong here.", 1, 2},
    {"[NaN]", "NaN is not a number that a file may hold.", 1, 2},
    {"[Infinity]", "Infinity is not a number that a file may hold.", 1, 2},
    {"[-Infinity]", "-Infinity is not a number that a file may hold.", 1, 2},
    {"['a']", "This character does not belong here.", 1, 2},
    {"[/* no */]", "This character does not belong here.", 1, 2},
    {"[\x01]", "This character does not belong here.", 1, 2},
    {"[1e400]", "The number 1e400 is outside of what can be stored.", 1, 2},
    {"[-1e400]", "The number -1e400 is outside of what can be stored.", 1, 2},
    {"[01]", "A number begins with 0.", 1, 2},
    {"[1.]", "The number that begins here is not complete.", 1, 2},
    {"[.5]", "This character does not belong here.", 1, 2},
    {"[-]", "The number that begins here is not complete.", 1, 2},
    {"[1e]", "The number that begins here is not complete.", 1, 2},
    {"[+1]", "This character does not belong here.", 1, 2},
};
INSTANTIATE_TEST_SUITE_P(words, BadJson, testing::ValuesIn(words));

const Bad strings[] = {
    {"[\"abc", "The text that begins here does not end.", 1, 2},
    {"[\"abc\\", "This is no escape that JSON knows.", 1, 6},
    {"[\"a\nb\"]", "A line break or control character stands inside a text.", 1, 4},
    {"[\"a\\qb\"]", "This is no escape that JSON knows.", 1, 4},
    {"[\"\\u12\"]", "A \\u escape needs four hexadecimal digits.", 1, 3},
    {"[\"\\u", "A \\u escape needs four hexadecimal digits.", 1, 3},
    {"[\"\\u+123\"]", "A \\u escape needs four hexadecimal digits.", 1, 3},
    {"[\"\\ud800\"]", "A \\u escape is half of a surrogate pair.", 1, 3},
    {"[\"\\udc00\"]", "A \\u escape is half of a surrogate pair.", 1, 3},
    {"[\"\\ud800\\u0041\"]", "A \\u escape is half of a surrogate pair.", 1, 3},
};
INSTANTIATE_TEST_SUITE_P(strings, BadJson, testing::ValuesIn(strings));

const Bad encodings[] = {
    {"[\"a\x80\"]", "The bytes here are not UTF-8.", 1, 4},
    {"[\"\xc3\"]", "The bytes here are not UTF-8.", 1, 3},
    {"[\"\xc0\xaf\"]", "The bytes here are not UTF-8.", 1, 3},
    {"[\"\xed\xa0\x80\"]", "The bytes here are not UTF-8.", 1, 3},
    {"[\"\xf4\x90\x80\x80\"]", "The bytes here are not UTF-8.", 1, 3},
    {"[\"\xe2\x82", "The bytes here are not UTF-8.", 1, 3},
    {"[\xff]", "The bytes here are not UTF-8.", 1, 2},
    {"\xff\xfe{\0}\0"s, "The file is not UTF-8 but UTF-16, UTF-32 or no text at all.", 1, 1},
    {"\xfe\xff\0{\0}"s, "The file is not UTF-8 but UTF-16, UTF-32 or no text at all.", 1, 1},
    {"{\0}\0"s, "The file is not UTF-8 but UTF-16, UTF-32 or no text at all.", 1, 1},
};
INSTANTIATE_TEST_SUITE_P(encodings, BadJson, testing::ValuesIn(encodings));

} // namespace
} // namespace coroscope
