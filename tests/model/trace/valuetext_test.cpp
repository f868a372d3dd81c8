// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/jsontext.h"
#include "trace/valuetext.h"

#include <gtest/gtest.h>

#include <limits>

namespace coroscope {

namespace {

struct Shown {
    const char *json;
    const char *python;
};

TEST(DisplayValue, showsValuesAsPythonDoes)
{
    const Shown table[] = {
        {"null", "None"},
        {"true", "True"},
        {"false", "False"},
        {"-3", "-3"},
        {"1e-12", "1e-12"},
        {"0.5", "0.5"},
        {R"("text")", "'text'"},
        {R"("it's")", R"("it's")"},
        {R"("both ' and \"")", R"('both \' and "')"},
        {R"("a\nb\tc\\d\u0001")", R"('a\nb\tc\\d\x01')"},
        {R"("\u4f60\ud83d\ude00")", "'你😀'"},
        {"[]", "[]"},
        {"[15, 5,50 ]", "[15, 5, 50]"},
        {R"({"tuple": []})", "()"},
        {R"({"tuple": [1]})", "(1,)"},
        {R"({"tuple":[1,{"tuple":[2,3]}]})", "(1, (2, 3))"},
        {R"({"set": []})", "set()"},
        {R"({"set": [1, 2]})", "{1, 2}"},
        {R"({"dict": []})", "{}"},
        {R"({"dict": [["a", 1], [2, null]]})", "{'a': 1, 2: None}"},
        {R"({"ref": "T3"})", "<T3>"},
        {R"j({"exc": "ValueError('x')"})j", "ValueError('x')"},
        {R"({"float": "inf"})", "inf"},
        {R"({"repr": "<Lock>"})", "<Lock>"},
    };
    for (const Shown &shown : table)
        EXPECT_EQ(displayValue(shown.json), shown.python) << shown.json;
}

TEST(DisplayValue, namesTasksAsItIsTold)
{
    const auto nameOf = [](AwaitableId id) { return id.isTask() ? "hello1" : idText(id); };
    EXPECT_EQ(displayValue(R"([{"ref": "T3"}, {"ref": "F2"}])", nameOf), "[<hello1>, <F2>]");
    EXPECT_EQ(displayValue(R"({"ref": "T99999999999"})", nameOf), "<T99999999999>");
}

TEST(DisplayValue, malformedTextComesBackAsItIs)
{
    for (const char *text :
         {"", "[1, 2", "[1 2]", "nul", "{\"tuple\": 3}", "{\"other\": []}", "{}", "\"open", "1 2",
          "\"\\x\"", "\"\\ud83d\"", "\"\\u12\"", "{\"dict\": [[1]]}", "--1", "[,]"})
        EXPECT_EQ(displayValue(text), text);
    const std::string deep(100'000, '[');
    EXPECT_EQ(displayValue(deep, {}, 3), "[[[…");
}

TEST(DisplayValue, longTextsAreCutBetweenCharacters)
{
    EXPECT_EQ(displayValue(R"("abcdef")", {}, 4), "'abc…");
    EXPECT_EQ(displayValue("\"你好\"", {}, 6), "'你…");
    EXPECT_EQ(displayValue("\"你好\"", {}, 8), "'你好'");
}

TEST(IdText, tasksAndFuturesHaveLetters)
{
    EXPECT_EQ(idText(AwaitableId::task(TaskId(3))), "T3");
    EXPECT_EQ(idText(AwaitableId::future(2)), "F2");
    EXPECT_EQ(idText({}), "");
}

TEST(JsonText, floatsAreWrittenAsPythonsRepr)
{
    const std::pair<double, const char *> table[] = {
        {0, "0.0"},
        {-0.0, "-0.0"},
        {1, "1.0"},
        {0.1 + 0.2, "0.30000000000000004"},
        {0.5, "0.5"},
        {1e-4, "0.0001"},
        {9.99e-5, "9.99e-05"},
        {1e-12, "1e-12"},
        {1e15, "1000000000000000.0"},
        {1e16, "1e+16"},
        {1.5e300, "1.5e+300"},
        {123456789.125, "123456789.125"},
        {std::numeric_limits<double>::infinity(), "Infinity"},
    };
    for (const auto &[number, text] : table) {
        std::string out;
        appendJsonFloat(out, number);
        EXPECT_EQ(out, text);
    }
}

TEST(JsonText, wholeNumbersHaveNoFraction)
{
    const std::pair<double, const char *> table[] = {
        {0, "0"}, {-0.0, "0"}, {3, "3"}, {-1, "-1"}, {1e20, "100000000000000000000"}};
    for (const auto &[number, text] : table) {
        std::string out;
        appendJsonWhole(out, number);
        EXPECT_EQ(out, text);
    }
}

TEST(JsonText, stringsAreEscapedAsPythonDoes)
{
    std::string out;
    appendJsonString(out, "a\"\\\n\r\t\b\f\x01\x7f你");
    EXPECT_EQ(out, "\"a\\\"\\\\\\n\\r\\t\\b\\f\\u0001\x7f你\"");
}

} // namespace

} // namespace coroscope
