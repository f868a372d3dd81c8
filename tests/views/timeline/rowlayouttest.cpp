// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/rowlayout.h"

#include "support/tracebuilder.h"

#include <gtest/gtest.h>

using namespace coroscope;
using namespace coroscope::test;

namespace {

/// main creates a and b; a creates c.
Recording family(Recording::Executor executor = loopBand)
{
    TraceBuilder build(executor);
    build.task("main").creates("a").creates("b").sleeps(2);
    build.task("a").creates("c").sleeps(1);
    build.task("b").sleeps(1);
    build.task("c").sleeps(1);
    return build.recording();
}

std::vector<std::uint32_t> lanesOf(const RowLayout &layout)
{
    std::vector<std::uint32_t> lanes;
    for (const Row &row : layout.rows()) {
        if (row.kind == RowKind::Lane)
            lanes.push_back(row.lane);
    }
    return lanes;
}

} // namespace

TEST(RowLayout, aLaneStandsUnderItsCreatorAndIsIndented)
{
    const Recording loop = family();
    RowLayout layout;
    layout.build(ChartSource{&loop, nullptr, 0}, {});
    // Lanes: 0 main, 1 a, 2 b, 3 c. c comes right after a, which made it.
    EXPECT_EQ(lanesOf(layout), (std::vector<std::uint32_t>{0, 1, 3, 2}));
    const auto indent = [&](std::uint32_t lane) {
        return layout.rows()[static_cast<std::size_t>(layout.rowOf(loopBand, lane))].indent;
    };
    EXPECT_EQ(indent(0), 0);
    EXPECT_EQ(indent(1), 1);
    EXPECT_EQ(indent(3), 2);
}

TEST(RowLayout, theLoopAndItsReadyQueueComeFirst)
{
    const Recording loop = family();
    RowLayout layout;
    layout.build(ChartSource{&loop, nullptr, 0}, {});
    EXPECT_EQ(layout.rows()[0].kind, RowKind::Band);
    EXPECT_EQ(layout.rows()[1].kind, RowKind::Loop);
    EXPECT_EQ(layout.rows()[2].kind, RowKind::Depth);
}

TEST(RowLayout, aCollapsedBandShowsItsHeadingAlone)
{
    const Recording loop = family(), threads = family(threadBand);
    RowLayout layout;
    LaneArrangement collapsed;
    collapsed.loopCollapsed = true;
    layout.build({&loop, nullptr}, {&threads, nullptr}, {}, collapsed);
    EXPECT_EQ(layout.rowOf(loopBand, 0), -1);
    EXPECT_GE(layout.rowOf(threadBand, 0), 0);
    EXPECT_EQ(layout.headingOf(loopBand), 0);
    EXPECT_EQ(layout.rows()[1].kind, RowKind::Gap);
}

TEST(RowLayout, everyHeightBelongsToTheRowThatCoversIt)
{
    const Recording loop = family(), threads = family(threadBand);
    RowLayout layout;
    layout.build(ChartSource{&loop, &threads, 0}, {});
    for (int y = 0; y < layout.height(); ++y) {
        const Row &row = layout.rows()[static_cast<std::size_t>(layout.rowAt(y))];
        EXPECT_LE(row.y, y);
        EXPECT_GT(row.bottom(), y);
    }
    EXPECT_EQ(layout.rowAt(-1), -1);
    EXPECT_EQ(layout.rowAt(layout.height()), -1);
}

TEST(RowLayout, asynciosOwnTasksAreHiddenUnlessTheyFailedOrTookTime)
{
    TraceBuilder build;
    build.task("main").creates("quiet").creates("broken").creates("lasting");
    build.task("quiet").ofAsyncio();
    build.task("broken").ofAsyncio().raises("OSError()");
    build.task("lasting").ofAsyncio().sleeps(1);
    const Recording loop = build.recording();
    RowLayout layout;
    layout.build(ChartSource{&loop, nullptr, 0}, {});
    EXPECT_EQ(lanesOf(layout), (std::vector<std::uint32_t>{0, 2, 3}));
    EXPECT_EQ(layout.rowOf(loopBand, 1), -1);
}

TEST(RowLayout, aLongChainOfCreatorsIsLaidOut)
{
    TraceBuilder build;
    constexpr int length = 3000;
    for (int i = 0; i < length; ++i) {
        auto &task = build.task("t" + std::to_string(i));
        if (i + 1 < length)
            task.creates("t" + std::to_string(i + 1));
    }
    const Recording loop = build.recording();
    RowLayout layout;
    layout.build(ChartSource{&loop, nullptr, 0}, {});
    EXPECT_EQ(lanesOf(layout).size(), static_cast<std::size_t>(length));
}
