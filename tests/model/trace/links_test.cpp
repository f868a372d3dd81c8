// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/links.h"

#include "model/trace/recorder.h"

#include <gtest/gtest.h>

namespace coroscope {

namespace {

using Found = std::optional<std::size_t>;
using List = std::vector<std::size_t>;

TEST(Links, aTaskIsFollowedFromItsCreationToWhatItWakes)
{
    Recorder run;
    const TaskId main = run.task("main");                      // 0
    run.ready(main);                                           // 1
    run.iteration();                                           // 2
    run.begins(main);                                          // 3
    const TaskId child = run.task("child", main);              // 4
    run.ready(child);                                          // 5
    run.waits(main, WaitKind::Task, AwaitableId::task(child)); // 6
    run.iteration();                                           // 7
    run.begins(child);                                         // 8
    run.ends(child);                                           // 9
    run.ready(main, AwaitableId::task(child));                 // 10
    run.iteration();                                           // 11
    run.begins(main);                                          // 12
    run.prints(main, "over");                                  // 13
    const Trace &trace = run.recorded();
    const Found causes[] = {{}, 0, {}, 1, 3, 4, 3, {}, 5, 8, 9, {}, 10, 12};
    for (std::size_t i = 0; i < std::size(causes); ++i)
        EXPECT_EQ(cause(trace, i), causes[i]) << "event " << i;
    EXPECT_EQ(effects(trace, 3), (List{4, 6}));
    EXPECT_EQ(effects(trace, 9), List{10});
    EXPECT_EQ(effects(trace, 12), List{13});
    EXPECT_EQ(effects(trace, 7), List{});
}

TEST(Links, aSleepIsFollowedThroughItsTimer)
{
    Recorder run;
    const TaskId main = run.task("main"); // 0
    run.iteration();                      // 1
    run.begins(main);                     // 2
    const AwaitableId timer = run.future();
    const std::uint32_t handle =
        run.schedules("_set_result", timer, EventFlag::internal | EventFlag::timer, 1); // 3
    run.waits(main, WaitKind::Sleep, timer);                                            // 4
    run.at(1);
    run.iteration();                  // 5
    run.calls(handle);                // 6
    run.done(timer, WaitKind::Sleep); // 7
    run.ready(main, timer);           // 8
    const Trace &trace = run.recorded();
    EXPECT_EQ(cause(trace, 8), Found(7));
    EXPECT_EQ(cause(trace, 7), Found(6));
    EXPECT_EQ(cause(trace, 6), Found(3));
    EXPECT_EQ(cause(trace, 3), Found(2));
    EXPECT_EQ(effects(trace, 2), (List{3, 4}));
    EXPECT_EQ(effects(trace, 3), List{6});
}

TEST(Links, aCancellationMakesItsTargetReady)
{
    Recorder run;
    const TaskId main = run.task("main");     // 0
    run.iteration();                          // 1
    run.begins(main);                         // 2
    run.sleeps(main, 9);                      // 3
    run.iteration();                          // 4
    run.cancels({}, AwaitableId::task(main)); // 5
    run.ready(main);                          // 6
    EXPECT_EQ(cause(run.recorded(), 6), Found(5));
    EXPECT_EQ(effects(run.trace, 5), List{6});
}

TEST(Links, aThreadThatJoinsGoesOnBecauseTheOtherEnded)
{
    Recorder run;
    const TaskId main = run.task("main");                      // 0
    run.begins(main);                                          // 1
    const TaskId child = run.task("child", main);              // 2
    run.waits(main, WaitKind::Join, AwaitableId::task(child)); // 3
    run.begins(child);                                         // 4
    run.ends(child);                                           // 5
    run.begins(main);                                          // 6
    EXPECT_EQ(cause(run.recorded(), 6), Found(5));
    EXPECT_EQ(effects(run.trace, 5), List{6});
}

} // namespace

} // namespace coroscope
