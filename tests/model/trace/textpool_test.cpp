// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/textpool.h"

#include <gtest/gtest.h>

#include <limits>

namespace coroscope {

namespace {

TEST(TextPool, keepsTextsOfAnyLengthAndTakesOverThoseOfAnother)
{
    TextPool all, some;
    some.add("");
    some.add(std::string(5'000'000, 'x'));
    some.add("end");
    all.add("first");
    all.add(std::move(some));
    all.add(TextPool());
    all.add("later");
    ASSERT_EQ(all.size(), 5u);
    EXPECT_EQ(all[0], "first");
    EXPECT_EQ(all[1], "");
    EXPECT_EQ(all[2], std::string(5'000'000, 'x'));
    EXPECT_EQ(all[3], "end");
    EXPECT_EQ(all[4], "later");
    EXPECT_GT(all.memory(), 5'000'000u);
}

TEST(TextPool, findsEachOfManyTexts)
{
    TextPool pool;
    for (int i = 0; i < 100'000; ++i)
        pool.add("text " + std::to_string(i));
    for (int i = 0; i < 100'000; i += 777)
        EXPECT_EQ(pool[static_cast<std::size_t>(i)], "text " + std::to_string(i));
}

TEST(TextTable, givesEqualNamesOneIdHoweverManyThereAre)
{
    TextTable table;
    EXPECT_EQ(table.id(""), 0u);
    for (TextId round = 0; round < 2; ++round) {
        for (TextId i = 1; i <= 10'000; ++i)
            ASSERT_EQ(table.id("text " + std::to_string(i)), i);
    }
    const TextPool texts = table.takeNew();
    ASSERT_EQ(texts.size(), 10'000u);
    EXPECT_EQ(texts[41], "text 42");
    EXPECT_EQ(table.id("text 42"), 42u);
    EXPECT_FALSE(table.hasNew());
}

TEST(TextTable, givesAValueThatComesAgainSoonItsOldId)
{
    TextTable table;
    EXPECT_EQ(table.valueId(""), 0u);
    EXPECT_EQ(table.valueId("42"), 1u);
    EXPECT_EQ(table.valueId("43"), 2u);
    EXPECT_EQ(table.valueId("42"), 1u);
    EXPECT_EQ(table.takeNew().size(), 2u);
}

TEST(TextTable, writesNumbersAloneAndInBrackets)
{
    TextTable table;
    EXPECT_EQ(table.numberId(7, false), 1u);
    EXPECT_EQ(table.numberId(7, true), 2u);
    EXPECT_EQ(table.numberId(7, true), 2u) << "one that came just now keeps its id";
    table.numberId(std::numeric_limits<std::int64_t>::min(), true);
    table.numberId(0, false);
    const TextPool texts = table.takeNew();
    ASSERT_EQ(texts.size(), 4u);
    EXPECT_EQ(texts[0], "7");
    EXPECT_EQ(texts[1], "[7]");
    EXPECT_EQ(texts[2], "[-9223372036854775808]");
    EXPECT_EQ(texts[3], "0");
}

TEST(TextTable, givesEveryIdOfAValueItsText)
{
    TextTable table;
    std::vector<TextId> ids;
    for (int i = 0; i < 50'000; ++i)
        ids.push_back(table.valueId(std::to_string(i % 20'000)));
    const TextPool texts = table.takeNew();
    EXPECT_LE(texts.size(), ids.size());
    for (int i = 0; i < 50'000; ++i)
        ASSERT_EQ(texts[ids[static_cast<std::size_t>(i)] - 1], std::to_string(i % 20'000));
}

} // namespace

} // namespace coroscope
