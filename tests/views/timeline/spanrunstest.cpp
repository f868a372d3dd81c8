// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/spanruns.h"

#include "trace/tracewriter.h"

#include <gtest/gtest.h>

using namespace coroscope;

namespace {

struct Stretch {
    Nanos begin;
    SpanState state;
};

/// A lane that changes its state so, up to \p end.
struct LaneOfStates {
    LaneOfStates(const std::vector<Stretch> &stretches, Nanos end = openEnd)
    {
        TraceWriter writer(trace);
        for (const Stretch &stretch : stretches)
            add(writer, stretch.begin);
        if (end != openEnd)
            add(writer, end);
        writer.flush();
        for (std::uint32_t i = 0; i < stretches.size(); ++i)
            spans.open(trace, i, stretches[i].state);
        if (end != openEnd)
            spans.close(static_cast<std::uint32_t>(stretches.size()));
    }
    LaneOfStates(const LaneOfStates &) = delete;
    LaneOfStates &operator=(const LaneOfStates &) = delete;

    Trace trace;
    SpanList spans;

private:
    static void add(TraceWriter &writer, Nanos time)
    {
        writer.setTime(secondsFromNanos(time));
        writer.append({.kind = EventKind::Note, .block = BlockId(1)});
    }
};

/// Spans that each last \p length and alternate between two states.
std::vector<Stretch> alternating(std::size_t count, Nanos length, SpanState first, SpanState second)
{
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < count; ++i)
        stretches.push_back({static_cast<Nanos>(i) * length, i % 2 == 0 ? first : second});
    return stretches;
}

class SpanRuns : public testing::Test {
protected:
    std::vector<SpanRun> collect(const LaneOfStates &lane, AxisRange range, Nanos now = 0)
    {
        std::vector<SpanRun> runs;
        collectRuns(lane.spans, PixelMap(*m_axis, Recording::Executor::Loop, range, 1000, now),
                    runs);
        return runs;
    }
    std::unique_ptr<Axis> m_axis = makeAxis(AxisMode::Time, {});
};

} // namespace

TEST_F(SpanRuns, spansThatAreWideEnoughStandAlone)
{
    const LaneOfStates lane(alternating(10, 100, SpanState::Waiting, SpanState::Running), 1000);
    const auto runs = collect(lane, {0, 1000});
    ASSERT_EQ(runs.size(), 10u);
    EXPECT_FALSE(runs[3].isMerged());
    EXPECT_DOUBLE_EQ(runs[3].x0, 300);
    EXPECT_DOUBLE_EQ(runs[3].x1, 400);
    EXPECT_EQ(runs[3].state, SpanState::Running);
}

TEST_F(SpanRuns, spansBelowAPixelAreDrawnAsOneAndCounted)
{
    const LaneOfStates lane(alternating(100'000, 10, SpanState::Waiting, SpanState::Ready),
                            1'000'000);
    const auto runs = collect(lane, {0, 1'000'000});
    EXPECT_LE(runs.size(), 1001u);
    std::size_t count = 0;
    for (const SpanRun &run : runs) {
        EXPECT_EQ(run.first, count);
        EXPECT_LE(run.x1 - run.x0, 1.001);
        count += run.count;
    }
    EXPECT_EQ(count, lane.spans.size());
}

TEST_F(SpanRuns, onlyWhatTouchesTheVisibleRangeIsCollected)
{
    const LaneOfStates lane(alternating(1000, 100, SpanState::Waiting, SpanState::Ready), 100'000);
    const auto runs = collect(lane, {50'050, 50'950});
    ASSERT_EQ(runs.size(), 10u);
    EXPECT_EQ(runs.front().first, 500u);
    EXPECT_LT(runs.front().x0, 0);
    EXPECT_EQ(runs.back().first, 509u);
    EXPECT_GT(runs.back().x1, 1000);
}

TEST_F(SpanRuns, whatTookNoTimeIsKeptAndMarkedAsActive)
{
    const LaneOfStates lane({{0, SpanState::Waiting},
                             {500, SpanState::Ready},
                             {500, SpanState::Running},
                             {500, SpanState::Waiting}},
                            1000);
    const auto runs = collect(lane, {0, 1000});
    ASSERT_EQ(runs.size(), 3u);
    EXPECT_EQ(runs[1].count, 2u);
    EXPECT_TRUE(runs[1].active);
    EXPECT_EQ(runs[1].state, SpanState::Running);
}

TEST_F(SpanRuns, aMergedRunShowsTheStateThatTookLongest)
{
    std::vector<Stretch> stretches;
    for (Nanos at = 0; at < 100; at += 10) {
        stretches.push_back({at, SpanState::Waiting});
        stretches.push_back({at + 9, SpanState::Running});
    }
    const LaneOfStates lane(stretches, 100);
    EXPECT_EQ(dominantState(lane.spans), SpanState::Waiting);
}

TEST_F(SpanRuns, anOpenSpanReachesToTheLastInstant)
{
    const auto runs = collect({{{0, SpanState::Created}}}, {0, 1000}, 700);
    ASSERT_EQ(runs.size(), 1u);
    EXPECT_DOUBLE_EQ(runs[0].x1, 700);
}

TEST_F(SpanRuns, aLaneWithoutSpansHasNoRuns) { EXPECT_TRUE(collect({{}}, {0, 1000}).empty()); }
