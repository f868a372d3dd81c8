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
