// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/eventtext.h"

#include "model/trace/recorder.h"

#include <gtest/gtest.h>

namespace coroscope {

namespace {

constexpr auto threads = Recording::Executor::Threads;

struct Sentences : ::testing::Test {
    Recorder run;
    TaskId main = run.task("main");
    TaskId hello = run.task("hello1", main);

    std::string last()
    {
        const Trace &trace = run.recorded();
        return describe(trace, trace.size() - 1);
    }
    TextId text(const char *text) { return run.writer.text(text); }
};

TEST_F(Sentences, canRoundTimesAsAPersonWould)
{
    run.sleeps(hello, 6.909818764329607);
    const Trace &trace = run.recorded();
    const std::size_t event = trace.size() - 1;
    EXPECT_EQ(describe(trace, event), "hello1 begins to wait: sleep 6.909818764329607 s");
    EXPECT_EQ(describe(trace, event, Recording::Executor::Loop, Seconds::Rounded),
              "hello1 begins to wait: sleep 6.91 s");
}

TEST(SecondsText, keepsNumbersThatAPersonWroteAndRoundsComputedOnes)
{
    const auto rounded = [](double seconds) {
        return secondsText(seconds, false, Seconds::Rounded);
    };
    EXPECT_EQ(rounded(2.75), "2.75 s");
    EXPECT_EQ(rounded(0.125), "0.125 s");
    EXPECT_EQ(rounded(3), "3.0 s");
    EXPECT_EQ(rounded(0.1 + 0.2), "0.3 s");
    EXPECT_EQ(rounded(1234.56789), "1235 s");
    EXPECT_EQ(rounded(0.000123456), "0.000123 s");
    EXPECT_EQ(rounded(-0.123456), "-0.123 s");
    EXPECT_EQ(rounded(1e300), "1e+300 s");
    EXPECT_EQ(secondsText(3, true, Seconds::Rounded), "3 s");
    EXPECT_EQ(secondsText(0.1 + 0.2, false), "0.30000000000000004 s");
}

TEST_F(Sentences, tellTheLifeOfATask)
{
    EXPECT_EQ(last(), "hello1 is created by main");
    run.begins(hello);
    EXPECT_EQ(last(), "hello1 runs on");
    run.add({.kind = EventKind::StepBegan, .flags = EventFlag::first, .subject = hello.value});
    EXPECT_EQ(last(), "hello1 begins to run");
    run.begins(hello, "CancelledError()");
    EXPECT_EQ(last(), "hello1 runs on with CancelledError() thrown in");
    run.yields(hello);
    EXPECT_EQ(last(), "hello1 lets others run");
    run.sleeps(hello, 3.5);
    EXPECT_EQ(last(), "hello1 begins to wait: sleep 3.5 s");
    run.add({.kind = EventKind::Suspended,
             .flags = EventFlag::wholeNumber,
             .aux = static_cast<std::uint16_t>(WaitKind::Sleep),
             .subject = hello.value,
             .detail = run.writer.number(3)});
    EXPECT_EQ(last(), "hello1 begins to wait: sleep 3 s");
    run.waits(main, WaitKind::Task, AwaitableId::task(hello));
    EXPECT_EQ(last(), "main begins to wait: hello1");
    run.waits(main, WaitKind::QueueGet, run.future());
    EXPECT_EQ(last(), "main begins to wait: queue get");
    run.ready(main, AwaitableId::task(hello));
    EXPECT_EQ(last(), "main is ready to run: hello1 is done");
    run.ends(hello, "5");
    EXPECT_EQ(last(), "hello1 returned 5");
    run.ends(hello, "");
    EXPECT_EQ(last(), "hello1 returned None");
    run.ends(hello, "ValueError('x')", EventFlag::failed);
    EXPECT_EQ(last(), "hello1 failed: ValueError('x')");
    run.ends(hello, "\"why\"", EventFlag::cancelled);
    EXPECT_EQ(last(), "hello1 was cancelled: 'why'");
}

TEST_F(Sentences, tellWhatTheLoopDoes)
{
    run.iteration();
    EXPECT_EQ(last(), "Iteration 1 begins");
    const std::uint32_t handle = run.schedules("main.<locals>.report", AwaitableId::task(hello));
    EXPECT_EQ(last(), "Callback report is queued");
    run.schedules("tick", {}, EventFlag::timer, 2);
    EXPECT_EQ(last(), "Callback tick is to run at 2.0 s");
    run.calls(handle);
    EXPECT_EQ(last(), "Callback report runs, given hello1");
    run.blocks(hello, 0, 2);
    run.recorded();
    EXPECT_EQ(describe(run.trace, run.trace.size() - 2),
              "hello1 blocks for 2.0 s: the loop is frozen");
    run.prints({}, "hi");
    EXPECT_EQ(last(), "The program prints: hi");
    run.add({.kind = EventKind::Deadlock,
             .other = run.writer.list({AwaitableId::task(main), AwaitableId::task(hello)})});
    EXPECT_EQ(last(), "Deadlock: nothing is ready and no timer is left, while these wait for ever: "
                      "main, hello1");
    run.add({.kind = EventKind::ErrorReported,
             .other = text("ValueError()"),
             .detail = text("Exception in callback")});
    EXPECT_EQ(last(), "The loop reports: Exception in callback – ValueError()");
}

TEST_F(Sentences, tellWhatIsCombinedAndCancelled)
{
    const AwaitableId gather = run.future();
    const AwaitableId child = AwaitableId::task(hello);
    run.combines(CombinatorKind::Gather, main, gather, {child, gather});
    EXPECT_EQ(last(), "main gathers hello1, future F1");
    run.done(gather, WaitKind::Gather, "[5, {\"ref\": \"T2\"}]");
    EXPECT_EQ(last(), "future F1 is done: [5, <hello1>]");
    run.combines(CombinatorKind::Wait, main, {}, {child}, EventFlag::firstCompleted);
    EXPECT_EQ(last(), "main waits for the first of hello1");
    run.waited(main, {child}, {});
    EXPECT_EQ(last(), "The wait of main is over: done hello1; pending nothing");
    run.cancels(main, child);
    EXPECT_EQ(last(), "main cancels hello1");
    run.cancels({}, child, false);
    EXPECT_EQ(last(), "The program cancels hello1, which changes nothing");
}

/// asyncio's own callbacks, as the loop's recorder names them.
struct CallbackSentences : Sentences {
    const AwaitableId child = AwaitableId::task(hello);

    std::string callback(const char *name, AwaitableId given)
    {
        run.calls(run.schedules(name, given, EventFlag::internal));
        return last();
    }
    std::string queued(const char *name, AwaitableId given, std::uint8_t flags = 0)
    {
        run.schedules(name, given, EventFlag::internal | flags, 3);
        return last();
    }
};

TEST_F(CallbackSentences, tellWhatAGatherLearnsOfItsMembers)
{
    const char *name = "gather.<locals>._done_callback";
    const AwaitableId gather = run.future();
    run.combines(CombinatorKind::Gather, main, gather, {child});
    run.ends(hello, "5");
    EXPECT_EQ(queued(name, child), "hello1 is done: main's gather is to be told");
    EXPECT_EQ(callback(name, child), "main's gather takes the result of hello1: 5");
    run.ends(hello, "ValueError('x')", EventFlag::failed);
    EXPECT_EQ(callback(name, child),
              "main's gather fails with the exception of hello1: ValueError('x')");
    run.ends(hello, "", EventFlag::cancelled);
    EXPECT_EQ(callback(name, child), "main's gather is told that hello1 was cancelled");
    run.done(gather, WaitKind::Gather, "CancelledError()", EventFlag::failed);
    EXPECT_EQ(callback(name, child),
              "main's gather is over already, so that hello1 comes too late");
    run.combines(CombinatorKind::Gather, hello, run.future(), {child}, EventFlag::returnExceptions);
    run.ends(hello, "ValueError('x')", EventFlag::failed);
    EXPECT_EQ(callback(name, child),
              "hello1's gather takes the exception of hello1: ValueError('x')");
}

TEST_F(CallbackSentences, tellWhatAWaitLearns)
{
    const char *name = "_wait.<locals>._on_completion";
    run.begins(main);
    run.combines(CombinatorKind::Wait, main, {}, {child});
    const AwaitableId waiter = run.future();
    EXPECT_EQ(queued("_release_waiter", waiter, EventFlag::timer),
              "main sets the timeout of its wait to 3.0 s");
    run.waits(main, WaitKind::Wait, waiter);
    run.ends(hello, "5");
    EXPECT_EQ(queued(name, child), "hello1 is done: main's wait is to be told");
    EXPECT_EQ(callback(name, child), "main's wait counts hello1 as done");
    EXPECT_EQ(callback("_release_waiter", waiter),
              "main has waited long enough: the timeout of its wait fires");
}

TEST_F(CallbackSentences, tellThatASleepAndARunAreOver)
{
    run.begins(main);
    const AwaitableId timer = run.future();
    EXPECT_EQ(queued("_set_result_unless_cancelled", timer, EventFlag::timer),
              "main sets the timer of its sleep to 3.0 s");
    run.waits(main, WaitKind::Sleep, timer);
    EXPECT_EQ(callback("_set_result_unless_cancelled", timer),
              "main has waited long enough: the timer of its sleep fires");
    const AwaitableId whole = AwaitableId::task(main);
    EXPECT_EQ(queued("_run_until_complete_cb", whole), "main is done: the loop is to stop");
    EXPECT_EQ(callback("_run_until_complete_cb", whole), "main is done: the loop is told to stop");
}

TEST(LaneName, isTheCoroutinesNumberedFromTheSecondTaskOn)
{
    Recorder run;
    const TaskId first = run.task("hello1");
    EXPECT_EQ(laneName(run.recorded(), first), "hello1");
    const TaskId second = run.task("outer.<locals>.hello1");
    EXPECT_EQ(laneName(run.recorded(), first), "hello1") << "names are stable";
    EXPECT_EQ(laneName(run.trace, second), "hello1 #2");
}

TEST(LaneName, isTheNameThatTheProgramGave)
{
    Recorder run;
    const TaskId named = run.task("hello", {}, "ann");
    const TaskId almostDefault = run.task("hello", {}, "Task-x");
    const TaskId unnamed = run.task("", {}, "Task-3");
    EXPECT_EQ(laneName(run.recorded(), named), "ann");
    EXPECT_EQ(laneName(run.trace, almostDefault), "Task-x");
    EXPECT_EQ(laneName(run.trace, unnamed), "task");
}

TEST(LaneName, ofAThreadTellsItsNumber)
{
    Recorder run;
    const TaskId main = run.task("main");
    const TaskId hello = run.task("hello1", main);
    const Trace &trace = run.recorded();
    EXPECT_EQ(laneName(trace, hello, threads), "hello1 · thread 2");
    EXPECT_EQ(describe(trace, 1, threads), "hello1 · thread 2 is started by main · thread 1");
}

} // namespace

} // namespace coroscope
