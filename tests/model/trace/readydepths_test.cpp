// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/readydepths.h"

#include "trace/tracewriter.h"

#include <gtest/gtest.h>

#include <random>

namespace coroscope {

namespace {

/// A queue that mostly grows and shrinks by one, and now and then by a great many.
std::vector<std::uint32_t> someDepths()
{
    std::mt19937 random(5);
    std::vector<std::uint32_t> depths;
    std::uint32_t depth = 0;
    for (int i = 0; i < 20'000; ++i) {
        if (random() % 500 == 0)
            depth = random() % 4 == 0 ? 4'000'000'000u : static_cast<std::uint32_t>(random() % 300);
        else
            depth = depth == 0 || random() % 2 == 0 ? depth + 1 : depth - 1;
        depths.push_back(depth);
    }
    return depths;
}

TEST(ReadyDepths, giveBackEveryDepthWithItsEventAndTime)
{
    Trace trace;
    TraceWriter writer(trace);
    const std::vector<std::uint32_t> depths = someDepths();
    for (std::size_t i = 0; i < 2 * depths.size(); ++i) {
        writer.setTime(static_cast<double>(i / 3));
        writer.append({.kind = EventKind::TaskReady});
    }
    writer.flush();
    ReadyDepths all;
    EXPECT_TRUE(all.empty());
    for (std::size_t i = 0; i < depths.size(); ++i)
        all.add(trace, static_cast<std::uint32_t>(2 * i), depths[i]);
    ASSERT_EQ(all.size(), depths.size());
    for (std::size_t i = 0; i < depths.size(); ++i) {
        ASSERT_EQ(all[i].depth, depths[i]) << i;
        ASSERT_EQ(all[i].event, 2 * i);
        ASSERT_EQ(all[i].time, trace.event(2 * i).time) << i;
    }
    EXPECT_EQ(all.back().depth, depths.back());
}

TEST(ReadyDepths, thatChangeByOneTakeLessThanSixBytesEach)
{
    Trace trace;
    ReadyDepths all;
    constexpr std::uint32_t count = 100'000;
    for (std::uint32_t i = 0; i < count; ++i)
        all.add(trace, i, i < count / 2 ? i : count - i);
    EXPECT_LT(all.memory(), std::size_t(count) * 6);
    EXPECT_GT(all.memory(), std::size_t(count) * 4);
}

} // namespace

} // namespace coroscope
