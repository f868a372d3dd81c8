// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/models/player.h"

#include "views/models/recordings.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace coroscope;
using namespace coroscope::testing_support;

namespace {

constexpr Nanos end = 2 * nanosPerSecond;

class PlayerTest : public testing::Test {
protected:
    PlayerTest()
    {
        view.reset();
        view.append(Recording::Executor::Loop, oneTaskThatSleeps());
        view.setLive(false);
        player.toBegin();
    }
    RunView view;
    Player player{view};
};

} // namespace

TEST_F(PlayerTest, playsToTheEndAndStops)
{
    player.setSpeed(100);
    QSignalSpy playing(&player, &Player::playingChanged);
    player.play();
    EXPECT_TRUE(player.isPlaying());
    EXPECT_TRUE(QTest::qWaitFor([&] { return !player.isPlaying(); }, 2000));
    EXPECT_EQ(view.playhead(), end);
    EXPECT_EQ(playing.count(), 2);
}

TEST_F(PlayerTest, playsFromTheBeginningWhenItStandsAtTheEnd)
{
    player.setSpeed(1);
    player.toEnd();
    player.play();
    EXPECT_LT(view.playhead(), end);
    player.pause();
}

TEST_F(PlayerTest, instantSpeedIsAtTheEndAtOnce)
{
    player.setSpeed(0);
    player.play();
    EXPECT_FALSE(player.isPlaying());
    EXPECT_EQ(view.playhead(), end);
}

TEST_F(PlayerTest, aRunThatTookNoTimeIsShownAtItsEnd)
{
    RunView brief;
    Player plays(brief);
    brief.reset();
    brief.append(Recording::Executor::Loop, oneTaskThatSleeps(0));
    brief.setLive(false);
    for (const double speed : {0.0, 1.0}) {
        plays.setSpeed(speed);
        plays.toBegin();
        plays.play();
        EXPECT_TRUE(QTest::qWaitFor([&] { return !plays.isPlaying(); }, 2000));
        EXPECT_EQ(brief.playheadEvent(), brief.loop().trace.size()) << speed;
    }
}

TEST_F(PlayerTest, goesThroughTheStandardSpeeds)
{
    player.faster();
    EXPECT_EQ(player.speed(), 2);
    player.slower();
    player.slower();
    EXPECT_EQ(player.speed(), 0.5);
    for (int i = 0; i < 20; ++i)
        player.slower();
    EXPECT_EQ(player.speed(), 0.1);
    for (int i = 0; i < 20; ++i)
        player.faster();
    EXPECT_EQ(player.speed(), 0) << "the fastest is instant";
    player.slower();
    EXPECT_EQ(player.speed(), 100);
}

TEST_F(PlayerTest, stepsThroughWhatHappensAtOneInstantAndPassesTheLoopsOwnEvents)
{
    std::vector<std::size_t> positions;
    for (int i = 0; i < 6; ++i) {
        player.stepForward();
        positions.push_back(view.playheadEvent());
    }
    EXPECT_EQ(positions, (std::vector<std::size_t>{1, 2, 3, 5, 6, 7}));
    EXPECT_EQ(view.playhead(), 0);
    player.stepForward();
    EXPECT_EQ(view.playhead(), end);
    player.stepBack();
    EXPECT_EQ(view.playheadEvent(), 7u) << "back where it was";
    for (int i = 0; i < 20; ++i)
        player.stepBack();
    EXPECT_EQ(view.playheadEvent(), 0u);
}

TEST_F(PlayerTest, turnsGoFromIterationToIteration)
{
    player.turnForward();
    EXPECT_EQ(view.playheadEvent(), 4u);
    player.turnForward();
    EXPECT_EQ(view.playheadEvent(), 8u);
    player.turnForward();
    EXPECT_EQ(view.playheadEvent(), 11u);
    player.turnBack();
    EXPECT_EQ(view.playheadEvent(), 8u);
    player.turnForward();
    player.turnForward();
    EXPECT_EQ(view.playheadEvent(), 16u) << "after the last turn: the end";
}

TEST_F(PlayerTest, followsALiveRunUntilThePersonScrubs)
{
    view.reset();
    player.follow(1);
    EXPECT_TRUE(QTest::qWaitFor([&] { return view.playhead() > 20'000'000; }, 2000));
    view.setPlayhead(1000);
    QTest::qWait(50);
    EXPECT_EQ(view.playhead(), 1000);
    EXPECT_GT(view.duration(), 20'000'000) << "the run goes on";
    player.play();
    EXPECT_TRUE(QTest::qWaitFor([&] { return view.playhead() > 40'000'000; }, 2000));
    view.setLive(false);
    EXPECT_FALSE(player.isPlaying());
}

TEST_F(PlayerTest, playingStopsAtAStopAndGoesOnFromThere)
{
    player.setStops({nanosPerSecond});
    player.setSpeed(100);
    QSignalSpy stopped(&player, &Player::stopped);
    player.play();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !player.isPlaying(); }, 2000));
    EXPECT_EQ(view.playhead(), nanosPerSecond);
    EXPECT_EQ(stopped.count(), 1);
    player.play();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !player.isPlaying(); }, 2000));
    EXPECT_EQ(view.playhead(), end);
    EXPECT_EQ(stopped.count(), 1);
}

TEST_F(PlayerTest, stopsArePassedWhenPlayingIsNotToStopAtNotes)
{
    player.setStops({nanosPerSecond});
    player.setStopsAtNotes(false);
    player.setSpeed(100);
    player.play();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !player.isPlaying(); }, 2000));
    EXPECT_EQ(view.playhead(), end);
}

TEST_F(PlayerTest, playsBackToTheBeginningAndFromTheEndWhenItStandsThere)
{
    player.setSpeed(100);
    player.playBack();
    EXPECT_TRUE(player.isPlayingBack());
    EXPECT_GT(view.playhead(), 0) << "it stood at the beginning";
    EXPECT_TRUE(QTest::qWaitFor([&] { return !player.isPlaying(); }, 2000));
    EXPECT_EQ(view.playheadEvent(), 0u);
    player.setSpeed(0);
    player.toEnd();
    player.playBack();
    EXPECT_FALSE(player.isPlaying());
    EXPECT_EQ(view.playheadEvent(), 0u);
}

TEST_F(PlayerTest, playsToAnInstantAndStopsThere)
{
    player.setSpeed(100);
    player.playTo(nanosPerSecond / 2);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !player.isPlaying(); }, 2000));
    EXPECT_EQ(view.playhead(), nanosPerSecond / 2);
    player.toEnd();
    player.playTo(nanosPerSecond);
    EXPECT_TRUE(player.isPlayingBack());
    EXPECT_TRUE(QTest::qWaitFor([&] { return !player.isPlaying(); }, 2000));
    EXPECT_EQ(view.playhead(), nanosPerSecond);
}

TEST_F(PlayerTest, haltsJustAfterWhatABlockDidAndGoesOnFromThere)
{
    view.breakpoints().toggle({logBlock});
    QSignalSpy halted(&player, &Player::halted);
    player.setSpeed(0);
    player.play();
    EXPECT_EQ(view.playheadEvent(), 6u);
    player.play();
    EXPECT_EQ(view.playheadEvent(), 13u);
    EXPECT_EQ(view.playhead(), end);
    player.play();
    EXPECT_EQ(view.playheadEvent(), 16u) << "to the end";
    EXPECT_EQ(halted.count(), 2);
    player.playBack();
    EXPECT_EQ(view.playheadEvent(), 13u) << "back, too";
    player.playBack();
    EXPECT_EQ(view.playheadEvent(), 6u);
    player.playBack();
    EXPECT_EQ(view.playheadEvent(), 0u);
}

TEST_F(PlayerTest, passesBreakpointsThatWereTakenAway)
{
    view.breakpoints().toggle({logBlock});
    view.breakpoints().toggle({logBlock, sleepBlock});
    EXPECT_TRUE(view.breakpoints().has(BlockId(logBlock))) << "all of them are set first";
    view.breakpoints().toggle({logBlock, sleepBlock});
    player.setSpeed(0);
    player.play();
    EXPECT_EQ(view.playhead(), end);
}

TEST_F(PlayerTest, aPauseAsksTheRunInRealTimeToBeHeldAndPlayingToGoOn)
{
    view.reset();
    player.follow(1);
    QSignalSpy asked(&player, &Player::holdRequested);
    QTest::qWait(30);
    player.togglePlaying();
    ASSERT_EQ(asked.count(), 1);
    EXPECT_TRUE(asked.takeFirst().at(0).toBool());
    view.append(Recording::Executor::Loop, oneTaskThatSleeps());
    player.setHeld(true);
    EXPECT_FALSE(player.isPlaying());
    const Nanos held = view.duration();
    EXPECT_EQ(view.playhead(), held);
    QTest::qWait(50);
    EXPECT_EQ(view.duration(), held) << "its clock stands still";
    player.togglePlaying();
    ASSERT_EQ(asked.count(), 1);
    EXPECT_FALSE(asked.takeFirst().at(0).toBool());
    player.setHeld(false);
    EXPECT_TRUE(player.isPlaying());
    EXPECT_TRUE(QTest::qWaitFor([&] { return view.duration() > held; }, 2000));
}

TEST_F(PlayerTest, stepsOfAHeldRunGoThroughTheRecordingAndThenOn)
{
    view.reset();
    player.follow(1);
    view.append(Recording::Executor::Loop, oneTaskThatSleeps());
    player.setHeld(true);
    QSignalSpy asked(&player, &Player::stepRequested);
    player.stepBack();
    player.stepForward();
    EXPECT_EQ(asked.count(), 0);
    player.stepForward();
    EXPECT_EQ(asked.count(), 1);
    player.turnForward();
    EXPECT_EQ(asked.count(), 2);
}

TEST_F(PlayerTest, aRunThatHeldItselfIsShownAtItsBreakpoint)
{
    view.breakpoints().setOnTaskFailed(true);
    view.reset();
    player.follow(1);
    BatchKeeper keeper;
    TraceWriter writer(keeper);
    writer.append({.kind = EventKind::RunBegan});
    writer.setTime(1);
    writer.append({.kind = EventKind::TaskFinished, .flags = EventFlag::failed, .subject = 1});
    writer.flush();
    view.append(Recording::Executor::Loop, std::move(keeper.batch));
    QSignalSpy halted(&player, &Player::halted);
    player.setHeld(true);
    ASSERT_EQ(halted.count(), 1);
    EXPECT_EQ(view.playheadEvent(), 2u);
}

TEST_F(PlayerTest, theClockThatIsFollowedIsTheLoopsThatWasHeld)
{
    view.reset();
    player.follow(1);
    player.setHeld(true);
    view.append(Recording::Executor::Threads, oneTaskThatSleeps());
    player.setHeld(false);
    QTest::qWait(40);
    EXPECT_LT(view.liveTime(), nanosPerSecond) << "threads went on meanwhile";
    EXPECT_EQ(view.duration(), end);
}

TEST_F(PlayerTest, aPauseThatIsTakenBackBeforeTheRunIsHeldLeavesItPlaying)
{
    view.reset();
    player.follow(1);
    QSignalSpy asked(&player, &Player::holdRequested);
    player.togglePlaying();
    player.togglePlaying();
    ASSERT_EQ(asked.count(), 2);
    EXPECT_FALSE(asked.at(1).at(0).toBool());
    player.setHeld(true); // it had come to its gate all the same
    player.setHeld(false);
    EXPECT_TRUE(player.isPlaying());
    player.pause();
    player.setHeld(true);
    player.turnForward();
    player.setHeld(false);
    EXPECT_FALSE(player.isPlaying()) << "by a step";
}
