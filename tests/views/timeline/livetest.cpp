// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelinefixture.h"

using namespace coroscope;
using namespace coroscope::test;

namespace {

class LiveTimeline : public TimelineTest {
protected:
    LiveTimeline()
    {
        TraceBuilder build;
        build.task("main").gathers({"a"});
        build.task("a").sleeps(1).sleeps(1).sleeps(1).sleeps(1).sleeps(60);
        batches = build.batches(8);
        view.reset();
    }
    /// Takes batches until the recording has reached \p seconds.
    void runTo(double seconds)
    {
        while (next < batches.size() && secondsFromNanos(view.loop().trace.duration()) < seconds)
            view.append(Recording::Executor::Loop, std::move(batches[next++]));
        view.setPlayhead(view.duration());
    }
    std::vector<TraceBatch> batches;
    std::size_t next = 0;
};

} // namespace

TEST_F(LiveTimeline, theWindowOfTimeFollowsTheRun)
{
    for (double seconds : {1.0, 2.0, 4.0, 60.0}) {
        runTo(seconds);
        EXPECT_GE(view.rangeEnd(), view.duration()) << seconds;
    }
}

TEST_F(LiveTimeline, theWindowMovesByLeapsAndRestsBetweenThem)
{
    runTo(1);
    const Nanos end = view.rangeEnd();
    EXPECT_GT(end, view.duration() + view.duration() / 4);
}

TEST_F(LiveTimeline, thePersonsScrollStopsTheFollowing)
{
    runTo(2);
    wheel(QPoint(700, 200), {0, 240}, Qt::ControlModifier);
    const Nanos begin = view.rangeBegin(), end = view.rangeEnd();
    runTo(60);
    EXPECT_EQ(view.rangeBegin(), begin);
    EXPECT_EQ(view.rangeEnd(), end);
}

TEST_F(LiveTimeline, whenTheRunEndsAllOfItIsShown)
{
    runTo(100);
    view.finish(Recording::Executor::Loop, RunEnd::Completed, {}, {});
    view.setLive(false);
    EXPECT_GE(view.rangeEnd(), view.duration());
    EXPECT_LT(view.rangeEnd(), view.duration() * 5 / 4);
}

TEST_F(LiveTimeline, aNewRunForgetsTheOldOne)
{
    runTo(100);
    wheel(QPoint(700, 200), {0, 600}, Qt::ControlModifier);
    view.reset();
    canvas().grab();
    record(hello);
    EXPECT_LE(view.rangeBegin(), 0);
    EXPECT_GE(view.rangeEnd(), 4 * nanosPerSecond);
}
