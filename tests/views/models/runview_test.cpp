// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/models/runview.h"

#include "views/models/recordings.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace coroscope;
using namespace coroscope::testing_support;

namespace {

class RunViewTest : public testing::Test {
protected:
    void record()
    {
        view.reset();
        view.append(Recording::Executor::Loop, oneTaskThatSleeps());
        view.finish(Recording::Executor::Loop, RunEnd::Completed, {}, {});
        view.setLive(false);
    }
    RunView view;
};

} // namespace

TEST_F(RunViewTest, isLiveFromResetUntilTheRunIsOver)
{
    QSignalSpy live(&view, &RunView::liveChanged);
    EXPECT_FALSE(view.isLive());
    record();
    EXPECT_FALSE(view.isLive());
    ASSERT_EQ(live.count(), 2);
    EXPECT_TRUE(live[0][0].toBool());
    EXPECT_FALSE(live[1][0].toBool());
    EXPECT_EQ(view.loop().end, RunEnd::Completed);
}

TEST_F(RunViewTest, aBatchGrowsTheTraceAndItsLifeCycles)
{
    QSignalSpy grew(&view, &RunView::grew);
    record();
    EXPECT_EQ(grew.count(), 1);
    EXPECT_EQ(view.loop().trace.size(), 16u);
    EXPECT_EQ(view.loop().lifecycle.lanes().size(), 1u);
    EXPECT_EQ(view.duration(), 2 * nanosPerSecond);
    EXPECT_TRUE(view.threads().trace.empty());
    EXPECT_EQ(view.threads().executor, Recording::Executor::Threads);
}

TEST_F(RunViewTest, thePlayheadStaysWithinTheRecording)
{
    record();
    view.setPlayhead(5 * nanosPerSecond);
    EXPECT_EQ(view.playhead(), 2 * nanosPerSecond);
    EXPECT_EQ(view.playheadEvent(), 16u);
    view.setPlayhead(-1);
    EXPECT_EQ(view.playhead(), 0);
    EXPECT_EQ(view.playheadEvent(), 7u) << "all events of the first instant have happened";
    view.rewind();
    EXPECT_EQ(view.playheadEvent(), 0u);
}

TEST_F(RunViewTest, anEventPutsThePlayheadAtItsInstant)
{
    record();
    view.setPlayheadEvent(8);
    EXPECT_EQ(view.playhead(), 2 * nanosPerSecond);
    EXPECT_EQ(view.playheadEvent(), 9u);
    QSignalSpy moved(&view, &RunView::playheadChanged);
    view.setPlayheadEvent(8);
    view.setPlayheadEvent(1000);
    EXPECT_EQ(moved.count(), 0) << "already there, and there is no event 1000";
}

TEST_F(RunViewTest, blocksAreLitByTheInstantNotByTheTimeAlone)
{
    record();
    view.setPlayhead(nanosPerSecond);
    EXPECT_EQ(view.waitingBlocks(), QSet<std::uint32_t>{sleepBlock});
    EXPECT_TRUE(view.runningBlocks().isEmpty());
    view.setPlayhead(2 * nanosPerSecond);
    EXPECT_TRUE(view.waitingBlocks().isEmpty()) << "the task has returned";
}

TEST_F(RunViewTest, blocksOfThreadsAreLitByTheTime)
{
    constexpr auto threads = Recording::Executor::Threads;
    view.reset();
    view.append(threads, oneTaskThatSleeps());
    view.setLive(false);
    view.setPlayhead(nanosPerSecond);
    EXPECT_EQ(view.waitingBlocks(threads), QSet<std::uint32_t>{sleepBlock});
    EXPECT_TRUE(view.waitingBlocks().isEmpty()) << "the loop has done nothing";
    view.setPlayhead(2 * nanosPerSecond);
    EXPECT_TRUE(view.waitingBlocks(threads).isEmpty());
}

TEST_F(RunViewTest, theLiveTimeGoesOnBetweenEvents)
{
    view.reset();
    view.setLiveTime(3 * nanosPerSecond);
    view.setLiveTime(nanosPerSecond);
    EXPECT_EQ(view.duration(), 3 * nanosPerSecond) << "it never goes back";
    view.setPlayhead(3 * nanosPerSecond);
    view.append(Recording::Executor::Loop, oneTaskThatSleeps());
    view.setLive(false);
    EXPECT_EQ(view.duration(), 2 * nanosPerSecond);
    EXPECT_EQ(view.playhead(), 2 * nanosPerSecond);
}

TEST_F(RunViewTest, aRangeIsNeverEmpty)
{
    view.setRange(10, 10);
    EXPECT_EQ(view.rangeEnd() - view.rangeBegin(), 1);
}

TEST_F(RunViewTest, aNewRunForgetsTheLastOne)
{
    record();
    view.selectLane(Recording::Executor::Loop, 0);
    QSignalSpy cleared(&view, &RunView::cleared);
    view.reset();
    EXPECT_EQ(cleared.count(), 1);
    EXPECT_TRUE(view.isEmpty());
    EXPECT_EQ(view.selectedLane(), noLane);
    EXPECT_EQ(view.duration(), 0);
}
