// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/fifo.h"

#include <gtest/gtest.h>

#include <memory>

namespace coroscope::asyncio::test {

namespace {

TEST(Fifo, givesItemsBackInTheOrderOfPushingThroughEveryTurnOfItsRing)
{
    Fifo<int> fifo;
    int pushed = 0, popped = 0;
    for (int round = 0; round < 200; ++round) {
        for (int i = 0; i < round % 37; ++i)
            fifo.push(pushed++);
        for (int i = 0; i < round % 23 && !fifo.empty(); ++i)
            ASSERT_EQ(fifo.pop(), popped++);
        ASSERT_EQ(fifo.size(), static_cast<std::size_t>(pushed - popped));
    }
    while (!fifo.empty())
        ASSERT_EQ(fifo.pop(), popped++);
    EXPECT_EQ(popped, pushed);
}

TEST(Fifo, letsGoOfWhatIsPoppedOrCleared)
{
    const auto item = std::make_shared<int>(1);
    Fifo<std::shared_ptr<int>> fifo;
    fifo.push(item);
    fifo.push(item);
    fifo.pop();
    EXPECT_EQ(item.use_count(), 2);
    fifo.clear();
    EXPECT_EQ(item.use_count(), 1);
    EXPECT_TRUE(fifo.empty());
    fifo.push(item);
    EXPECT_EQ(fifo.size(), 1u);
}

} // namespace

} // namespace coroscope::asyncio::test
