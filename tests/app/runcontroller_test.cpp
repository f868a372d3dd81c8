// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runcontroller.h"

#include "app/scenariosource.h"
#include "views/models/outcome.h"
#include "views/models/player.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace coroscope;

namespace {

class RunControllerTest : public testing::Test {
protected:
    void run(const char *example, const RunWish &wish)
    {
        runs.run(readExample(QLatin1StringView(example)).value(), wish);
    }
    bool waitForEnd(int milliseconds = 10'000)
    {
        return QTest::qWaitFor([this] { return !runs.isRunning(); }, milliseconds);
    }

    RunView view;
    Player player{view};
    RunController runs{view, player};
};

} // namespace

TEST_F(RunControllerTest, aVirtualRunIsThereAtOnceAndIsPlayedFromItsBeginning)
{
    run("gather-with-values", {});
    EXPECT_TRUE(view.isLive());
    ASSERT_TRUE(waitForEnd());
    EXPECT_FALSE(view.isLive());
    EXPECT_EQ(view.duration(), 4 * nanosPerSecond);
    EXPECT_EQ(view.loop().end, RunEnd::Completed);
    EXPECT_EQ(view.threads().end, RunEnd::Completed);
    EXPECT_TRUE(player.isPlaying());
    EXPECT_LT(view.playhead(), nanosPerSecond);
}

TEST_F(RunControllerTest, theRecordingSaysInWhichBlocksTasksWait)
{
    run("gather-with-values", {});
    ASSERT_TRUE(waitForEnd());
    view.setPlayhead(nanosPerSecond);
    EXPECT_EQ(view.waitingBlocks().size(), 4) << "three sleeps, and the gather";
}

TEST_F(RunControllerTest, leavesThreadsOutWhenTheyAreNotWanted)
{
    run("gather-with-values", {.threads = false});
    ASSERT_TRUE(waitForEnd());
    EXPECT_TRUE(view.threads().trace.empty());
}

TEST_F(RunControllerTest, aRealRunIsLiveAndFollowed)
{
    run("gather-with-values", {.realClock = true, .threads = false, .speed = 20});
    EXPECT_TRUE(QTest::qWaitFor([this] { return view.playhead() > nanosPerSecond; }, 5000));
    EXPECT_TRUE(view.isLive());
    ASSERT_TRUE(waitForEnd());
    EXPECT_TRUE(view.loop().realClock);
    EXPECT_GE(view.duration(), 4 * nanosPerSecond);
}

TEST_F(RunControllerTest, stopEndsARunAtOnceAndKeepsItsRecording)
{
    run("gather-with-values", {.realClock = true, .threads = true, .speed = 1});
    ASSERT_TRUE(QTest::qWaitFor([this] { return view.loop().trace.size() > 4; }, 5000));
    QElapsedTimer clock;
    clock.start();
    runs.stop();
    ASSERT_TRUE(waitForEnd());
    EXPECT_LT(clock.elapsed(), 1000);
    EXPECT_EQ(view.loop().end, RunEnd::Stopped);
    EXPECT_FALSE(view.loop().trace.empty());
}

TEST_F(RunControllerTest, aRealRunIsHeldWhereATaskEndsAndGoesOnWhenItIsPlayed)
{
    view.breakpoints().setOnTaskCancelled(true);
    QSignalSpy halted(&player, &Player::halted);
    run("cancelling-a-group", {.realClock = true, .threads = false, .speed = 20});
    ASSERT_TRUE(QTest::qWaitFor([&] { return player.isHeld(); }, 5000));
    EXPECT_EQ(halted.count(), 1);
    const std::size_t events = view.loop().trace.size();
    const Nanos time = view.duration();
    EXPECT_EQ(view.loop().trace.event(events - 1).kind, EventKind::TaskFinished);
    QTest::qWait(200);
    EXPECT_EQ(view.loop().trace.size(), events) << "nothing goes on";
    EXPECT_EQ(view.duration(), time);
    view.breakpoints().setOnTaskCancelled(false);
    player.play();
    ASSERT_TRUE(waitForEnd());
    EXPECT_EQ(view.loop().end, RunEnd::Completed);
    EXPECT_GT(view.loop().trace.size(), events);
}

TEST_F(RunControllerTest, aPausedRealRunIsSteppedByTurnsOfItsLoop)
{
    run("gather-with-values", {.realClock = true, .threads = false, .speed = 10});
    player.pause();
    ASSERT_TRUE(QTest::qWaitFor([&] { return player.isHeld(); }, 5000));
    for (int step = 0; step < 2; ++step) {
        const std::size_t before = view.loop().trace.size();
        while (view.playheadEvent() < before)
            player.turnForward();
        player.turnForward();
        ASSERT_TRUE(QTest::qWaitFor(
            [&] { return player.isHeld() && view.loop().trace.size() > before; }, 5000))
            << step;
    }
    player.play();
    ASSERT_TRUE(waitForEnd());
    EXPECT_EQ(view.loop().end, RunEnd::Completed);
}

TEST_F(RunControllerTest, aHeldRunEndsWhenItIsStopped)
{
    run("gather-with-values", {.realClock = true, .threads = false});
    player.pause();
    ASSERT_TRUE(QTest::qWaitFor([&] { return player.isHeld(); }, 5000));
    runs.stop();
    ASSERT_TRUE(waitForEnd(2000));
    EXPECT_EQ(view.loop().end, RunEnd::Stopped);
    EXPECT_FALSE(player.isHeld());
}

TEST_F(RunControllerTest, theVirtualRunTellsWhereBreakpointsAreMetAndPlayingHaltsThere)
{
    Scenario scenario = readExample(QStringLiteral("gather-with-values")).value();
    const BlockId last = scenario.definitions.front().body.back().id;
    view.breakpoints().toggle({last.value});
    player.setSpeed(0);
    runs.run(scenario, {.threads = false});
    ASSERT_TRUE(waitForEnd());
    ASSERT_GT(view.playheadEvent(), 0u);
    const TraceEvent met = view.loop().trace.event(view.playheadEvent() - 1);
    EXPECT_EQ(met.kind, EventKind::BreakpointMet);
    EXPECT_EQ(met.block, last);
}

TEST_F(RunControllerTest, clearingDuringARunForgetsIt)
{
    run("gather-with-values", {.realClock = true});
    runs.clear();
    QTest::qWait(100);
    EXPECT_TRUE(view.isEmpty()) << "what was on its way is not taken";
    EXPECT_FALSE(view.isLive());
    run("gather-with-values", {});
    EXPECT_TRUE(waitForEnd());
    EXPECT_EQ(view.loop().end, RunEnd::Completed);
}

TEST_F(RunControllerTest, aScenarioThatDoesNotCompileIsRefused)
{
    QSignalSpy refused(&runs, &RunController::refused);
    Scenario scenario = readExample(QStringLiteral("gather-with-values")).value();
    scenario.program.front().fields.front() = "main((";
    runs.run(scenario, {});
    ASSERT_EQ(refused.count(), 1);
    EXPECT_FALSE(refused[0][0].value<std::vector<Problem>>().empty());
    EXPECT_FALSE(runs.isRunning());
    EXPECT_TRUE(view.isEmpty());
}
