// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/spanruns.h"

#include <gtest/gtest.h>

using namespace coroscope;

namespace {

/// A lane of spans that each last \p length and alternate between two states.
std::vector<Span> alternating(std::size_t count, Nanos length, SpanState first, SpanState second)
{
    std::vector<Span> spans(count);
    for (std::size_t i = 0; i < count; ++i) {
        spans[i].begin = static_cast<Nanos>(i) * length;
        spans[i].end = spans[i].begin + length;
        spans[i].state = i % 2 == 0 ? first : second;
    }
    return spans;
}

class SpanRuns : public testing::Test {
protected:
    std::vector<SpanRun> collect(const std::vector<Span> &spans, AxisRange range,
                                 double width = 1000)
    {
        const Nanos now = spans.empty() ? 0 : spans.back().end;
        std::vector<SpanRun> runs;
        collectRuns(spans, PixelMap(*m_axis, Recording::Executor::Loop, range, width, now), runs);
        return runs;
    }
    std::unique_ptr<Axis> m_axis = makeAxis(AxisMode::Time, {});
};

} // namespace

TEST_F(SpanRuns, spansThatAreWideEnoughStandAlone)
{
    const auto runs =
        collect(alternating(10, 100, SpanState::Waiting, SpanState::Running), {0, 1000});
    ASSERT_EQ(runs.size(), 10u);
    EXPECT_FALSE(runs[3].isMerged());
    EXPECT_DOUBLE_EQ(runs[3].x0, 300);
    EXPECT_DOUBLE_EQ(runs[3].x1, 400);
    EXPECT_EQ(runs[3].state, SpanState::Running);
}

TEST_F(SpanRuns, spansBelowAPixelAreDrawnAsOneAndCounted)
{
    const auto spans = alternating(100'000, 10, SpanState::Waiting, SpanState::Ready);
    const auto runs = collect(spans, {0, 1'000'000});
    EXPECT_LE(runs.size(), 1001u);
    std::size_t count = 0;
    for (const SpanRun &run : runs) {
        EXPECT_EQ(run.first, count);
        EXPECT_LE(run.x1 - run.x0, 1.001);
        count += run.count;
    }
    EXPECT_EQ(count, spans.size());
}

TEST_F(SpanRuns, onlyWhatTouchesTheVisibleRangeIsCollected)
{
    const auto spans = alternating(1000, 100, SpanState::Waiting, SpanState::Ready);
    const auto runs = collect(spans, {50'050, 50'950});
    ASSERT_EQ(runs.size(), 10u);
    EXPECT_EQ(runs.front().first, 500u);
    EXPECT_LT(runs.front().x0, 0);
    EXPECT_EQ(runs.back().first, 509u);
    EXPECT_GT(runs.back().x1, 1000);
}

TEST_F(SpanRuns, whatTookNoTimeIsKeptAndMarkedAsActive)
{
    std::vector<Span> spans(4);
    spans[0] = {0, 500, SpanState::Waiting};
    spans[1] = {500, 500, SpanState::Ready};
    spans[2] = {500, 500, SpanState::Running};
    spans[3] = {500, 1000, SpanState::Waiting};
    const auto runs = collect(spans, {0, 1000});
    ASSERT_EQ(runs.size(), 3u);
    EXPECT_EQ(runs[1].count, 2u);
    EXPECT_TRUE(runs[1].active);
    EXPECT_EQ(runs[1].state, SpanState::Running);
}

TEST_F(SpanRuns, aMergedRunShowsTheStateThatTookLongest)
{
    std::vector<Span> spans;
    for (Nanos at = 0; at < 100; at += 10) {
        spans.push_back({at, at + 9, SpanState::Waiting});
        spans.push_back({at + 9, at + 10, SpanState::Running});
    }
    EXPECT_EQ(dominantState(spans), SpanState::Waiting);
}

TEST_F(SpanRuns, anOpenSpanReachesToTheLastInstant)
{
    std::vector<Span> spans(1);
    std::vector<SpanRun> runs;
    collectRuns(spans, PixelMap(*m_axis, Recording::Executor::Loop, {0, 1000}, 1000, 700), runs);
    ASSERT_EQ(runs.size(), 1u);
    EXPECT_DOUBLE_EQ(runs[0].x1, 700);
}

TEST_F(SpanRuns, aLaneWithoutSpansHasNoRuns) { EXPECT_TRUE(collect({}, {0, 1000}).empty()); }
