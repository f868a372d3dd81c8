// SPDX-License-Identifier: GPL-3.0-or-later
// Arrows and combinators.
#include "model/trace/recorder.h"

#include <gtest/gtest.h>

namespace coroscope {

namespace {

/// The arrows of a kind: "0>1" from lane 0 to lane 1, "-" for the loop.
std::string arrowText(const Lifecycle &life, ArrowKind kind)
{
    const auto lane = [](std::uint32_t number) {
        return number == noLane ? std::string("-") : std::to_string(number);
    };
    std::string text;
    for (const Arrow &arrow : life.arrows()) {
        if (arrow.kind == kind)
            text += (text.empty() ? "" : " ") + lane(arrow.fromLane) + '>' + lane(arrow.toLane);
    }
    return text;
}

/// main, in its first step, has made the tasks a and b.
struct Family : ::testing::Test {
    Recorder run;
    TaskId main = run.task("main");
    TaskId a{}, b{};

    Family()
    {
        run.iteration();
        run.begins(main);
        a = run.task("a", main);
        b = run.task("b", main);
    }
    static AwaitableId of(TaskId task) { return AwaitableId::task(task); }
};

TEST_F(Family, createdArrowsLeadFromTheCreator)
{
    EXPECT_EQ(arrowText(run.lifecycle(), ArrowKind::Created), "0>1 0>2");
}

TEST_F(Family, aTaskThatEndsWakesTheOneThatAwaitsIt)
{
    run.waits(main, WaitKind::Task, of(a));
    run.begins(a);
    run.at(1);
    run.ends(a);
    run.at(2);
    run.ready(main, of(a));
    const Lifecycle life = run.lifecycle();
    ASSERT_EQ(arrowText(life, ArrowKind::Woke), "1>0");
    EXPECT_EQ(life.arrows().back().fromTime, nanosPerSecond);
    EXPECT_EQ(life.arrows().back().toTime, 2 * nanosPerSecond);
    EXPECT_EQ(run.trace.event(life.arrows().back().fromEvent).kind, EventKind::TaskFinished);
    EXPECT_EQ(run.trace.event(life.arrows().back().toEvent).kind, EventKind::TaskReady);
}

TEST_F(Family, aTaskThatSetsAFutureWakesItsWaiter)
{
    const AwaitableId future = run.future();
    run.waits(main, WaitKind::Future, future);
    run.begins(a);
    run.done(future, WaitKind::Future);
    run.ready(main, future);
    EXPECT_EQ(arrowText(run.lifecycle(), ArrowKind::Woke), "1>0");
}

TEST_F(Family, theLastMemberOfAGatherWakesItsWaiter)
{
    const AwaitableId gather = run.future();
    run.combines(CombinatorKind::Gather, main, gather, {of(a), of(b)});
    run.waits(main, WaitKind::Gather, gather);
    std::uint32_t handles[2]{};
    for (const TaskId task : {a, b}) {
        run.begins(task);
        run.ends(task);
        handles[task == b] = run.schedules("_done_callback", of(task), EventFlag::internal);
    }
    run.at(3);
    run.iteration();
    run.calls(handles[0]);
    run.calls(handles[1]);
    run.done(gather, WaitKind::Gather, "[1, 2]");
    run.ready(main, gather);
    const Lifecycle life = run.lifecycle();
    EXPECT_EQ(arrowText(life, ArrowKind::Woke), "2>0");
    ASSERT_EQ(life.combinators().size(), 1u);
    const Combinator &combinator = life.combinators().front();
    EXPECT_EQ(combinator.owner, life.laneOf(main));
    EXPECT_EQ(combinator.outcome, Outcome::Returned);
    EXPECT_EQ(combinator.completed, 3 * nanosPerSecond);
    EXPECT_EQ(run.trace.text(combinator.value), "[1, 2]");
    EXPECT_EQ(run.trace.list(combinator.members).size(), 2u);
}

TEST_F(Family, aTimerWakesWithoutAnArrow)
{
    const AwaitableId timer = run.sleeps(main, 1);
    const std::uint32_t handle = run.schedules("_set_result_unless_cancelled", timer,
                                               EventFlag::internal | EventFlag::timer, 1);
    run.at(1);
    run.iteration();
    run.calls(handle);
    run.done(timer, WaitKind::Sleep);
    run.ready(main, timer);
    EXPECT_EQ(arrowText(run.lifecycle(), ArrowKind::Woke), "");
}

TEST_F(Family, aCancellationThatWorksIsAnArrow)
{
    run.cancels(main, of(a));
    run.cancels(main, of(b), false);
    run.cancels({}, of(b));
    EXPECT_EQ(arrowText(run.lifecycle(), ArrowKind::Cancelled), "0>1 ->2");
}

TEST_F(Family, aDoneCallbackIsCalledByTheTaskThatEnded)
{
    run.begins(a);
    run.ends(a);
    const std::uint32_t handle = run.schedules("report", of(a));
    run.iteration();
    run.calls(handle);
    EXPECT_EQ(arrowText(run.lifecycle(), ArrowKind::CalledBack), "1>-");
}

TEST_F(Family, aWaitKeepsItsDoneAndPendingSets)
{
    run.combines(CombinatorKind::Wait, main, {}, {of(a), of(b)}, EventFlag::firstCompleted);
    run.waits(main, WaitKind::Wait, run.future());
    run.at(1);
    run.begins(main);
    run.waited(main, {of(a)}, {of(b)});
    const Combinator wait = run.lifecycle().combinators().at(0);
    EXPECT_EQ(wait.completed, nanosPerSecond);
    EXPECT_EQ(wait.outcome, Outcome::Returned);
    ASSERT_EQ(run.trace.list(wait.done).size(), 1u);
    EXPECT_EQ(run.trace.list(wait.done)[0], of(a));
    EXPECT_EQ(run.trace.list(wait.pending)[0], of(b));
}

TEST_F(Family, aWaitThatIsInterruptedEndsCancelledAndTheNextStandsForItself)
{
    run.combines(CombinatorKind::Wait, main, {}, {of(a)});
    run.waits(main, WaitKind::Wait, run.future());
    run.at(1);
    run.begins(main, "CancelledError()");
    run.combines(CombinatorKind::Wait, main, {}, {of(b)});
    run.at(2);
    run.waited(main, {of(b)}, {});
    const Lifecycle life = run.lifecycle();
    EXPECT_EQ(life.combinators()[0].outcome, Outcome::Cancelled);
    EXPECT_EQ(life.combinators()[0].completed, nanosPerSecond);
    EXPECT_EQ(life.combinators()[1].outcome, Outcome::Returned);
}

TEST_F(Family, whatATaskIsInsideOfEndsWithIt)
{
    run.combines(CombinatorKind::TaskGroup, main, {}, {});
    run.at(1);
    run.ends(main, "ValueError()", EventFlag::failed);
    EXPECT_EQ(run.lifecycle().combinators().at(0).outcome, Outcome::Failed);
}

TEST_F(Family, aCompletionThatWasNeverAnnouncedChangesNothing)
{
    run.combines(CombinatorKind::Wait, main, {}, {of(a)});
    run.add({.kind = EventKind::CombinatorCompleted,
             .aux = static_cast<std::uint16_t>(CombinatorKind::WaitFor),
             .subject = main.value});
    EXPECT_EQ(run.lifecycle().combinators().at(0).outcome, Outcome::Pending);
}

} // namespace

} // namespace coroscope
