// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/jsonparser.h"

#include <gtest/gtest.h>

namespace coroscope {
namespace {

std::string repeated(std::string_view text, std::size_t times)
{
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

TEST(JsonLimits, holdForNestingAMillionDeep)
{
    for (const char *open : {"[", "{\"a\":"}) {
        const Result<JsonValue> value = parseJson(repeated(open, 1'000'000));
        ASSERT_FALSE(value.ok());
        EXPECT_EQ(value.problem().what, "The file nests deeper than 150 levels.");
        EXPECT_EQ(value.problem().line, 1);
    }
    EXPECT_TRUE(parseJson(repeated("[", 150) + repeated("]", 150)).ok());
    EXPECT_FALSE(parseJson(repeated("[", 151) + repeated("]", 151)).ok());
}

TEST(JsonLimits, holdForTheNumberOfValues)
{
    const JsonLimits limits{.nodes = 1000};
    EXPECT_TRUE(parseJson("[" + repeated("0,", 998) + "0]", limits).ok());
    const Result<JsonValue> value = parseJson("[" + repeated("0,", 999) + "0]", limits);
    ASSERT_FALSE(value.ok());
    EXPECT_EQ(value.problem().what, "The file holds more than 1000 values.");
    EXPECT_FALSE(parseJson("[" + repeated("0,", 10'000'000) + "0]").ok());
}

TEST(JsonLimits, holdForTheLengthOfATextWhileItIsRead)
{
    const JsonLimits limits{.textBytes = 10};
    EXPECT_TRUE(parseJson("[\"0123456789\"]", limits).ok());
    for (const char *json : {"[\"01234567890\"]", "{\"01234567890\": 1}", "[12345678901]",
                             "[\"012345678é\"]", "[\"012345678\\u20ac\"]"}) {
        const Result<JsonValue> value = parseJson(json, limits);
        ASSERT_FALSE(value.ok()) << json;
        EXPECT_EQ(value.problem().what, "A text is longer than 10 bytes.");
    }
    const Result<JsonValue> huge = parseJson("[\"" + std::string(60u << 20, 'x') + "\"]");
    ASSERT_FALSE(huge.ok());
    EXPECT_EQ(huge.problem().what, "A text is longer than 1048576 bytes.");
}

TEST(JsonLimits, holdForTheWholeText)
{
    const JsonLimits limits{.bytes = 3u << 20};
    EXPECT_TRUE(parseJson("[]" + std::string((3u << 20) - 2, ' '), limits).ok());
    const Result<JsonValue> value = parseJson("[]" + std::string(3u << 20, ' '), limits);
    ASSERT_FALSE(value.ok());
    EXPECT_EQ(value.problem().what, "The file is larger than 3 MB.");
}

TEST(JsonLimits, doNotMakeOneLongLineSlow)
{
    // A column counted anew for each token would take minutes here.
    const Result<JsonValue> value = parseJson("[" + repeated("\"é\",", 1'000'000) + "1]");
    ASSERT_TRUE(value.ok());
    EXPECT_EQ(value->items.back().column, 4'000'002);
}

} // namespace
} // namespace coroscope
