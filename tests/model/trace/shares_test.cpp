// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/shares.h"

#include "model/trace/randomtrace.h"
#include "model/trace/recorder.h"

#include <gtest/gtest.h>

#include <random>

namespace coroscope {

namespace {

constexpr Nanos second = nanosPerSecond;

/// main sleeps for 2 s, then blocks for 1 s; other is made ready while main blocks.
Recording sleeperAndBlocker()
{
    Recorder run;
    const TaskId main = run.task("main");
    const TaskId other = run.task("other");
    run.iteration();
    run.begins(main);
    const AwaitableId timer = run.sleeps(main, 2);
    run.begins(other);
    const AwaitableId otherTimer = run.sleeps(other, 2);
    run.at(2);
    run.iteration();
    run.ready(main, timer);
    run.ready(other, otherTimer);
    run.begins(main);
    run.blocks(main, 2, 3);
    run.ends(main);
    run.begins(other);
    run.ends(other);
    Recording recording;
    run.recorded();
    recording.trace = std::move(run.trace);
    recording.lifecycle.update(recording.trace);
    return recording;
}

StateShares sharesOfLane(const Recording &recording, std::size_t lane, Nanos begin, Nanos end)
{
    return sharesOf(recording.lifecycle.lanes()[lane].spans, begin, end, recording.lifecycle.now());
}

TEST(Shares, aLaneIsCutAtTheEdgesOfTheStretch)
{
    const Recording run = sleeperAndBlocker();
    const StateShares shares = sharesOfLane(run, 0, second / 2, 5 * second / 2);
    EXPECT_EQ(shares.of(SpanState::Waiting), 3 * second / 2);
    EXPECT_EQ(shares.of(SpanState::Blocking), second / 2);
    EXPECT_EQ(shares.total(), 2 * second);
}

TEST(Shares, beforeAndAfterTheLaneNothingIsCounted)
{
    const Recording run = sleeperAndBlocker();
    EXPECT_EQ(sharesOfLane(run, 0, -5 * second, 0).total(), 0);
    EXPECT_EQ(sharesOfLane(run, 0, 3 * second, 9 * second).total(), 0);
    EXPECT_EQ(sharesOfLane(run, 0, second, second).total(), 0);
}

TEST(Shares, allLanesAddUp)
{
    const Recording run = sleeperAndBlocker();
    const StateShares shares = sharesOfLanes(run, 0, 3 * second);
    EXPECT_EQ(shares.of(SpanState::Waiting), 4 * second);
    EXPECT_EQ(shares.of(SpanState::Blocking), second);
    EXPECT_EQ(shares.of(SpanState::Ready), second);
}

TEST(Shares, theLoopIsIdleWhereNobodyHoldsIt)
{
    const Recording run = sleeperAndBlocker();
    const StateShares shares = sharesOfLoop(run, 0, 10 * second);
    EXPECT_EQ(shares.of(SpanState::Blocking), second);
    EXPECT_EQ(shares.of(SpanState::Idle), 2 * second);
    EXPECT_EQ(shares.total(), 3 * second);
}

TEST(Shares, aLaneThatIsStillOpenReachesToTheLastInstant)
{
    Recorder run;
    const TaskId main = run.task("main");
    run.iteration();
    run.begins(main);
    run.sleeps(main, 9);
    run.at(4);
    run.iteration();
    const Trace &trace = run.recorded();
    Lifecycle life;
    life.update(trace);
    EXPECT_EQ(sharesOf(life.lanes()[0].spans, 0, 9 * second, life.now()).of(SpanState::Waiting),
              4 * second);
}

TEST(Shares, neighbouringStretchesAddUpToTheWhole)
{
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        Recorder run;
        recordAtRandom(run, seed, 400, seed % 2 == 0);
        Recording recording;
        run.recorded();
        recording.trace = std::move(run.trace);
        recording.lifecycle.update(recording.trace);
        const Nanos now = recording.lifecycle.now();
        std::mt19937 random(seed);
        std::uniform_int_distribution<Nanos> instant(0, now);
        const Nanos middle = instant(random);
        for (const auto &shares : {sharesOfLanes, sharesOfLoop}) {
            const StateShares whole = shares(recording, 0, now);
            const StateShares before = shares(recording, 0, middle);
            const StateShares after = shares(recording, middle, now);
            for (std::size_t i = 0; i < whole.times.size(); ++i)
                EXPECT_EQ(before.times[i] + after.times[i], whole.times[i]) << seed;
        }
        EXPECT_EQ(sharesOfLoop(recording, 0, now).total(), now) << seed;
    }
}

} // namespace

} // namespace coroscope
