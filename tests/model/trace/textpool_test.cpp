// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/textpool.h"

#include <gtest/gtest.h>

namespace coroscope {

namespace {

TEST(TextPool, keepsTextsOfAnyLengthAndThoseOfAnotherFromAPlaceOn)
{
    TextPool all, some;
    some.add("not taken");
    some.add("");
    some.add(std::string(5000, 'x'));
    some.add("end");
    all.add("first");
    all.add(some, 1);
    all.add(some, 4);
    ASSERT_EQ(all.size(), 4u);
    EXPECT_EQ(all[0], "first");
    EXPECT_EQ(all[1], "");
    EXPECT_EQ(all[2], std::string(5000, 'x'));
    EXPECT_EQ(all[3], "end");
    EXPECT_GT(all.memory(), 5000u);
}

TEST(TextTable, givesEqualTextsOneIdHoweverManyThereAre)
{
    TextTable table;
    EXPECT_EQ(table.id(""), 0u);
    for (TextId round = 0; round < 2; ++round) {
        for (TextId i = 1; i <= 10'000; ++i)
            ASSERT_EQ(table.id("text " + std::to_string(i)), i);
    }
    ASSERT_EQ(table.texts().size(), 10'000u);
    EXPECT_EQ(table.texts()[41], "text 42");
}

} // namespace

} // namespace coroscope
