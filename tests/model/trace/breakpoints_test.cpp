// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/breakpoints.h"

#include "trace/tracewriter.h"

#include <gtest/gtest.h>

namespace coroscope {
namespace {

struct Keeper final : TraceSink {
    TraceBatch batch;
    void take(TraceBatch &&taken) override { batch = std::move(taken); }
};

/// Block 5 makes two tasks and a gather and waits; block 6 prints; task 2 fails, task 3 is
/// cancelled; a callback of asyncio's own runs for block 5.
Trace gathering()
{
    Keeper keeper;
    TraceWriter writer(keeper);
    const BlockId five(5), six(6);
    writer.append({.kind = EventKind::StepBegan, .subject = 1, .block = five});      // 0
    writer.append({.kind = EventKind::TaskCreated, .subject = 2, .block = five});    // 1
    writer.append({.kind = EventKind::TaskCreated, .subject = 3, .block = five});    // 2
    writer.append({.kind = EventKind::CombinatorMade, .subject = 1, .block = five}); // 3
    writer.append({.kind = EventKind::Suspended, .subject = 1, .block = five});      // 4
    writer.append({.kind = EventKind::TaskFinished,
                   .flags = EventFlag::failed,
                   .subject = 2,
                   .block = six}); // 5
    writer.append({.kind = EventKind::TaskFinished,
                   .flags = EventFlag::cancelled,
                   .subject = 3,
                   .block = six}); // 6
    writer.append({.kind = EventKind::HandleScheduled,
                   .flags = EventFlag::internal,
                   .subject = 1,
                   .block = five});                                                // 7
    writer.append({.kind = EventKind::StepBegan, .subject = 1, .block = five});    // 8
    writer.append({.kind = EventKind::BreakpointMet, .subject = 1, .block = six}); // 9
    writer.append({.kind = EventKind::LogLine, .subject = 1, .block = six});       // 10
    writer.append({.kind = EventKind::StepBegan, .subject = 1, .block = six});     // 11
    writer.append({.kind = EventKind::LogLine, .subject = 1, .block = six});       // 12
    writer.flush();
    Trace trace;
    trace.append(std::move(keeper.batch));
    return trace;
}

std::vector<std::size_t> halts(const Breakpoints &wanted,
                               const std::unordered_set<std::uint32_t> &watched = {})
{
    const Trace trace = gathering();
    std::vector<std::size_t> all;
    for (auto at = nextHalt(trace, 0, trace.size(), wanted, watched); at;
         at = nextHalt(trace, *at + 1, trace.size(), wanted, watched))
        all.push_back(*at);
    return all;
}

using Places = std::vector<std::size_t>;

TEST(Breakpoints, haltWhereABlockThatWasNotWatchedDidItsFirst)
{
    EXPECT_EQ(halts({.blocks = {5}}), Places{1}) << "once, however much it does, and not later on";
    EXPECT_EQ(halts({.blocks = {6}}), (Places{9, 10, 12}));
}

TEST(Breakpoints, haltBeforeABlockThatWasWatchedAndNowhereElse)
{
    EXPECT_EQ(halts({.blocks = {5, 6}}, {5, 6}), Places{9});
}

TEST(Breakpoints, haltWhereTasksFailOrAreCancelled)
{
    EXPECT_EQ(halts({.onTaskFailed = true}), Places{5});
    EXPECT_EQ(halts({.onTaskCancelled = true}), Places{6});
}

TEST(Breakpoints, noneHaltNowhere)
{
    EXPECT_TRUE(Breakpoints().isEmpty());
    EXPECT_TRUE(halts({}).empty());
    EXPECT_TRUE(halts({.blocks = {77}}).empty());
}

TEST(Breakpoints, areLookedForInAPartOfTheTrace)
{
    const Trace trace = gathering();
    EXPECT_FALSE(nextHalt(trace, 2, 9, {.blocks = {5, 6}}, {}));
    EXPECT_TRUE(nextHalt(trace, 2, 10, {.blocks = {5, 6}}, {}));
}

} // namespace
} // namespace coroscope
