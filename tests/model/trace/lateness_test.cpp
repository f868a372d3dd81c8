// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/lateness.h"

#include "model/trace/recorder.h"

#include <gtest/gtest.h>

namespace coroscope {

namespace {

/// main sleeps for 1 s and runs on at \p wakes seconds.
Recording sleeper(double wakes)
{
    Recorder run;
    const TaskId main = run.task("main");
    run.iteration();
    run.begins(main);
    const AwaitableId timer = run.sleeps(main, 1);
    run.at(wakes);
    run.iteration();
    run.ready(main, timer);
    run.begins(main);
    run.ends(main);
    Recording recording;
    run.recorded();
    recording.trace = std::move(run.trace);
    recording.lifecycle.update(recording.trace);
    return recording;
}

std::optional<LateWake> lateOf(const Recording &recording, Nanos tolerance = 0)
{
    const Lane &lane = recording.lifecycle.lanes()[0];
    for (std::size_t i = 0; i < lane.spans.size(); ++i) {
        if (const auto late = lateWake(recording, lane, i, tolerance))
            return late;
    }
    return {};
}

TEST(Lateness, isWhatPassedSinceTheSleepWasDue)
{
    const auto late = lateOf(sleeper(1.5));
    ASSERT_TRUE(late);
    EXPECT_EQ(late->due, nanosPerSecond);
    EXPECT_EQ(late->late, nanosPerSecond / 2);
}

TEST(Lateness, aSleepInTimeIsNotLate) { EXPECT_FALSE(lateOf(sleeper(1))); }

TEST(Lateness, aSleepThatWasCutShortIsNotLate) { EXPECT_FALSE(lateOf(sleeper(0.4))); }

TEST(Lateness, lessThanTheToleranceIsNotLate)
{
    EXPECT_FALSE(lateOf(sleeper(1.5), nanosPerSecond / 2));
}

} // namespace

} // namespace coroscope
