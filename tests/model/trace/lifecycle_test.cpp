// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/lifetext.h"
#include "model/trace/recorder.h"

#include <gtest/gtest.h>

namespace coroscope {

namespace {

std::string laneText(const Lifecycle &life, TaskId task)
{
    return spansText(life.lanes().at(life.laneOf(task)).spans);
}

TEST(Lifecycle, aTaskIsCreatedUntilItsFirstStepBegins)
{
    Recorder run;
    const TaskId main = run.task("main");
    run.ready(main);
    run.at(0.5);
    run.iteration();
    run.begins(main);
    run.at(1);
    run.ends(main);
    EXPECT_EQ(laneText(run.lifecycle(), main), "created 0-0.5, running 0.5-1");
}

TEST(Lifecycle, aSleepingTaskWaitsThenIsReadyThenRuns)
{
    Recorder run;
    const TaskId hello = run.task("hello");
    run.iteration();
    run.begins(hello);
    const AwaitableId timer = run.sleeps(hello, 3, BlockId(7));
    run.at(3);
    run.iteration();
    run.done(timer, WaitKind::Sleep);
    run.ready(hello, timer);
    run.iteration();
    run.begins(hello);
    run.ends(hello, "5");
    const Lifecycle life = run.lifecycle();
    EXPECT_EQ(laneText(life, hello),
              "created 0-0, running 0-0, waiting sleep 0-3, ready 3-3, running 3-3");
    const Lane &lane = life.lanes().front();
    EXPECT_EQ(lane.outcome, Outcome::Returned);
    EXPECT_EQ(run.trace.text(lane.value), "5");
    EXPECT_EQ(lane.ended, 3 * nanosPerSecond);
    EXPECT_EQ(lane.spans[0].block, BlockId(1001)) << "the block that created the task";
    EXPECT_EQ(lane.spans[2].block, BlockId(7));
    EXPECT_EQ(lane.spans[2].object, timer);
    EXPECT_EQ(lane.spans[3].block, BlockId(7)) << "a ready task stands where it waited";
}

TEST(Lifecycle, whatHasNotEndedStaysOpen)
{
    Recorder run;
    const TaskId hello = run.task("hello");
    run.iteration();
    run.begins(hello);
    run.sleeps(hello, 3);
    run.at(1);
    run.add({.kind = EventKind::RecordingEnded});
    const Lifecycle life = run.lifecycle();
    EXPECT_EQ(laneText(life, hello), "created 0-0, running 0-0, waiting sleep 0-");
    EXPECT_EQ(life.lanes().front().outcome, Outcome::Pending);
    EXPECT_TRUE(life.isEnded());
    EXPECT_EQ(life.now(), nanosPerSecond);
}

TEST(Lifecycle, aBareYieldGoesFromRunningToReadyInEitherOrderOfTheEvents)
{
    for (const bool readyFirst : {false, true}) {
        Recorder run;
        const TaskId task = run.task("spin");
        run.iteration();
        run.begins(task);
        if (readyFirst)
            run.ready(task);
        run.yields(task);
        if (!readyFirst)
            run.ready(task);
        run.iteration();
        run.begins(task);
        EXPECT_EQ(laneText(run.lifecycle(), task),
                  "created 0-0, running 0-0, ready 0-0, running 0-");
    }
}

TEST(Lifecycle, aBlockingCallSplitsTheStepAndHoldsTheLoop)
{
    Recorder run;
    const TaskId main = run.task("main");
    run.iteration();
    run.begins(main);
    run.blocks(main, 0, 2);
    run.at(2.5);
    run.ends(main);
    const Lifecycle life = run.lifecycle();
    EXPECT_EQ(laneText(life, main), "created 0-0, running 0-0, blocking 0-2, running 2-2.5");
    EXPECT_EQ(spansText(life.loopSpans()), "running 0-0, blocking 0-2, running 2-2.5");
    EXPECT_EQ(life.loopSpans()[1].object, AwaitableId::task(main));
}

/// Throws a CancelledError into a sleeping task and lets it end as the steps say.
struct Cancelled : ::testing::Test {
    Recorder run;
    TaskId task = run.task("job");

    Cancelled()
    {
        run.iteration();
        run.begins(task);
        run.sleeps(task, 9);
        run.at(1);
        run.cancels({}, AwaitableId::task(task));
        run.ready(task);
        run.begins(task, "CancelledError()");
    }
    std::string after()
    {
        const std::string before = "created 0-0, running 0-0, waiting sleep 0-1, ready 1-1, ";
        const std::string all = laneText(run.lifecycle(), task);
        EXPECT_EQ(all.substr(0, before.size()), before);
        return all.substr(before.size());
    }
    void sleepsUntil(double end)
    {
        run.sleeps(task, 1);
        run.at(end);
        run.ready(task);
    }
};

TEST_F(Cancelled, aTaskThatEndsAtOnceIsCancellingInItsLastStep)
{
    run.ends(task, "", EventFlag::cancelled);
    EXPECT_EQ(after(), "cancelling 1-1");
}

TEST_F(Cancelled, anAwaitDuringCleanUpIsStillCancelling)
{
    sleepsUntil(2);
    run.begins(task);
    run.ends(task, "", EventFlag::cancelled);
    EXPECT_EQ(after(), "cancelling 1-1, cancelling sleep 1-2, ready 2-2, cancelling 2-2");
}

TEST_F(Cancelled, aTaskThatGoesOnWaitingHasSwallowedTheError)
{
    sleepsUntil(2);
    run.begins(task);
    sleepsUntil(3);
    run.begins(task);
    EXPECT_EQ(after(), "cancelling 1-1, cancelling sleep 1-2, ready 2-2, cancelling 2-2, "
                       "waiting sleep 2-3, ready 3-3, running 3-");
}

TEST_F(Cancelled, aSecondErrorDuringCleanUpBeginsItAnew)
{
    sleepsUntil(2);
    run.begins(task, "CancelledError('again')");
    sleepsUntil(3);
    run.begins(task);
    EXPECT_EQ(after(), "cancelling 1-1, cancelling sleep 1-2, ready 2-2, cancelling 2-2, "
                       "cancelling sleep 2-3, ready 3-3, cancelling 3-");
}

TEST(Lifecycle, anotherExceptionThrownInIsNoCancelling)
{
    Recorder run;
    const TaskId task = run.task("job");
    run.iteration();
    run.begins(task);
    run.waits(task, WaitKind::Future, run.future());
    run.ready(task);
    run.begins(task, "ValueError('x')");
    EXPECT_EQ(laneText(run.lifecycle(), task),
              "created 0-0, running 0-0, waiting future 0-0, ready 0-0, running 0-");
}

TEST(Lifecycle, lanesKnowTheirCreatorsAndDepth)
{
    Recorder run;
    const TaskId main = run.task("main");
    const TaskId child = run.task("child", main);
    const TaskId grandchild = run.task("grandchild", child);
    const Lifecycle life = run.lifecycle();
    EXPECT_EQ(life.lanes()[0].parent, noLane);
    EXPECT_EQ(life.lanes()[2].parent, life.laneOf(child));
    EXPECT_EQ(life.lanes()[2].depth, 2);
    EXPECT_EQ(life.lanes()[life.laneOf(grandchild)].task, grandchild);
    EXPECT_EQ(life.laneOf(TaskId(4)), noLane);
    EXPECT_EQ(life.laneOf(TaskId()), noLane);
}

TEST(Lifecycle, theSpanAtATimeIsTheLastThatBeganThenOrBefore)
{
    Recorder run;
    run.at(1);
    const TaskId task = run.task("job");
    run.iteration();
    run.begins(task);
    run.sleeps(task, 2);
    run.at(3);
    run.ready(task);
    const Lifecycle life = run.lifecycle();
    const Lane &lane = life.lanes().front();
    EXPECT_EQ(Lifecycle::spanAt(lane, 0), -1);
    EXPECT_EQ(Lifecycle::spanAt(lane, nanosPerSecond), 2) << "the sleep, after spans of no length";
    EXPECT_EQ(Lifecycle::spanAt(lane, 2 * nanosPerSecond), 2);
    EXPECT_EQ(Lifecycle::spanAt(lane, 9 * nanosPerSecond), 3);
}

TEST(Lifecycle, threadsRunSideBySideAndHaveNoLoopLane)
{
    Recorder run;
    const TaskId main = run.task("main");
    run.begins(main);
    const TaskId child = run.task("child", main);
    run.begins(child);
    run.waits(main, WaitKind::Join, AwaitableId::task(child));
    run.blocks(child, 0, 2);
    run.ends(child);
    run.begins(main);
    run.ends(main);
    const Lifecycle life = run.lifecycle();
    EXPECT_EQ(laneText(life, main), "created 0-0, running 0-0, waiting thread 0-2, running 2-2");
    EXPECT_EQ(laneText(life, child), "created 0-0, running 0-0, blocking 0-2, running 2-2");
    EXPECT_TRUE(life.loopSpans().empty());
    ASSERT_EQ(life.arrows().size(), 2u);
    EXPECT_EQ(life.arrows()[1].kind, ArrowKind::Woke);
    EXPECT_EQ(life.arrows()[1].fromLane, life.laneOf(child));
    EXPECT_EQ(life.arrows()[1].toLane, life.laneOf(main));
}

TEST(Lifecycle, clearingForgetsEverything)
{
    Recorder run;
    run.task("main");
    Lifecycle life = run.lifecycle();
    life.clear();
    EXPECT_EQ(everythingText(life), everythingText(Lifecycle()));
    life.update(run.trace);
    EXPECT_EQ(life.lanes().size(), 1u);
}

} // namespace

} // namespace coroscope
