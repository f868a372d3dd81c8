// SPDX-License-Identifier: GPL-3.0-or-later
// The loop lane, the ready queue and callbacks.
#include "model/trace/lifetext.h"
#include "model/trace/recorder.h"

#include <gtest/gtest.h>

namespace coroscope {

namespace {

std::string depthText(const Lifecycle &life)
{
    std::string text;
    for (const ReadyDepth &depth : life.readyDepth())
        text += (text.empty() ? "" : " ") + std::to_string(depth.depth);
    return text;
}

constexpr std::uint8_t internalTimer = EventFlag::internal | EventFlag::timer;

TEST(LoopLane, theLoopIsIdleWhileAllTasksSleep)
{
    Recorder run;
    const TaskId task = run.task("job");
    run.iteration();
    run.begins(task);
    run.at(0.5);
    run.sleeps(task, 3);
    run.at(3.5);
    run.iteration();
    run.begins(task);
    run.ends(task);
    EXPECT_EQ(spansText(run.lifecycle().loopSpans()),
              "running 0-0.5, idle 0.5-3.5, running 3.5-3.5");
}

TEST(LoopLane, idleTimeIsSeenWhenTheIterationIsRecordedBeforeItWaits)
{
    Recorder run;
    const TaskId task = run.task("job");
    run.iteration();
    run.begins(task);
    run.sleeps(task, 3);
    run.iteration();
    run.at(3);
    run.begins(task);
    run.ends(task);
    EXPECT_EQ(spansText(run.lifecycle().loopSpans()), "running 0-0, idle 0-3, running 3-3");
}

TEST(LoopLane, idleIterationsMakeOneSpan)
{
    Recorder run;
    const TaskId task = run.task("job");
    run.iteration();
    run.begins(task);
    run.sleeps(task, 3);
    run.at(1);
    run.iteration();
    run.at(3);
    run.iteration();
    run.begins(task);
    EXPECT_EQ(spansText(run.lifecycle().loopSpans()), "running 0-0, idle 0-3, running 3-");
}

TEST(LoopLane, timeBetweenTwoStepsOfAnIterationIsTheLoopsOwn)
{
    Recorder run;
    const TaskId first = run.task("first");
    const TaskId second = run.task("second");
    run.iteration();
    run.begins(first);
    run.ends(first);
    run.at(0.001);
    run.begins(second);
    run.ends(second);
    EXPECT_EQ(spansText(run.lifecycle().loopSpans()), "running 0-0, running 0.001-0.001");
}

TEST(LoopLane, aBlockingCallInACallbackHoldsTheLoopForNoTask)
{
    Recorder run;
    run.iteration();
    const std::uint32_t handle = run.schedules("tick");
    run.calls(handle);
    run.blocks({}, 0, 2);
    run.returnsFrom(handle);
    const Lifecycle life = run.lifecycle();
    EXPECT_EQ(spansText(life.loopSpans()), "running 0-0, blocking 0-2, running 2-2");
    EXPECT_EQ(life.loopSpans()[1].object, AwaitableId());
}

TEST(LoopLane, aBlockingCallOfTheProgramItselfIsShown)
{
    Recorder run;
    run.blocks({}, 0, 2);
    run.task("main");
    EXPECT_EQ(spansText(run.lifecycle().loopSpans()), "blocking 0-2");
}

TEST(ReadyDepth, readyTasksAndHandlesAreCountedUntilTheyRun)
{
    Recorder run;
    const TaskId task = run.task("job");
    run.ready(task);
    const std::uint32_t handle = run.schedules("tick");
    run.iteration();
    run.begins(task);
    run.ends(task);
    run.calls(handle);
    EXPECT_EQ(depthText(run.lifecycle()), "1 2 1 0");
}

TEST(ReadyDepth, timersAreQueuedByTheIterationInWhichTheyAreDue)
{
    Recorder run;
    run.iteration();
    const std::uint32_t late = run.schedules("late", {}, internalTimer, 2);
    const std::uint32_t early = run.schedules("early", {}, internalTimer, 1);
    const std::uint32_t same = run.schedules("same", {}, internalTimer, 1);
    run.at(1);
    run.iteration();
    run.calls(early);
    run.calls(same);
    run.at(2);
    run.iteration();
    run.calls(late);
    const Lifecycle life = run.lifecycle();
    EXPECT_EQ(depthText(life), "2 1 0 1 0");
    EXPECT_EQ(life.readyDepth().front().time, nanosPerSecond);
}

TEST(ReadyDepth, cancelledHandlesAreNotCounted)
{
    Recorder run;
    run.iteration();
    const std::uint32_t timer = run.schedules("timer", {}, internalTimer, 1);
    const std::uint32_t queued = run.schedules("queued");
    run.add({.kind = EventKind::HandleCancelled, .subject = timer});
    run.add({.kind = EventKind::HandleCancelled, .subject = queued});
    run.at(1);
    run.iteration();
    EXPECT_EQ(depthText(run.lifecycle()), "1 0");
}

TEST(Callbacks, thoseOfTheProgramAreNumberedInTheOrderTheyRan)
{
    Recorder run;
    const TaskId task = run.task("job");
    run.iteration();
    run.begins(task);
    run.ends(task);
    const std::uint32_t own = run.schedules("wakeup", {}, EventFlag::internal);
    const std::uint32_t first = run.schedules("first", AwaitableId::task(task));
    const std::uint32_t second = run.schedules("second");
    run.iteration();
    run.calls(own);
    run.calls(first);
    run.returnsFrom(first);
    run.calls(second);
    run.at(1);
    run.returnsFrom(second);
    const Lifecycle life = run.lifecycle();
    ASSERT_EQ(life.callbacks().size(), 2u);
    EXPECT_EQ(life.callbacks()[0].number, 1u);
    EXPECT_EQ(run.trace.text(life.callbacks()[0].function), "first");
    EXPECT_EQ(life.callbacks()[0].lane, life.laneOf(task));
    EXPECT_EQ(life.callbacks()[1].number, 2u);
    EXPECT_EQ(life.callbacks()[1].lane, noLane);
    EXPECT_EQ(life.callbacks()[1].end, nanosPerSecond);
}

TEST(Callbacks, thoseThatRunInTwoThreadsAtOnceEndEachForItself)
{
    Recorder run;
    const std::uint32_t first = run.schedules("first");
    const std::uint32_t second = run.schedules("second");
    run.calls(first);
    run.calls(second);
    run.at(1);
    run.returnsFrom(first);
    run.at(2);
    run.returnsFrom(second);
    const Lifecycle life = run.lifecycle();
    EXPECT_EQ(life.callbacks()[0].end, nanosPerSecond);
    EXPECT_EQ(life.callbacks()[1].end, 2 * nanosPerSecond);
}

TEST(Lifecycle, linesAndRemarksAreCollected)
{
    Recorder run;
    const TaskId task = run.task("job");
    run.iteration();
    run.begins(task);
    run.prints(task, "hello");
    run.prints({}, "from nobody");
    run.add({.kind = EventKind::Note, .detail = run.writer.text("modelled")});
    run.add({.kind = EventKind::Deadlock});
    const Lifecycle life = run.lifecycle();
    ASSERT_EQ(life.log().size(), 2u);
    EXPECT_EQ(life.log()[0].lane, life.laneOf(task));
    EXPECT_EQ(run.trace.text(life.log()[0].text), "hello");
    EXPECT_EQ(life.log()[1].lane, noLane);
    EXPECT_EQ(life.remarks(), (std::vector<std::uint32_t>{5, 6}));
}

} // namespace

} // namespace coroscope
