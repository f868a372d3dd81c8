// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/metrics.h"

#include "model/trace/recorder.h"

#include <gtest/gtest.h>

namespace coroscope {

namespace {

Recording recordingOf(Recorder &run, Recording::Executor executor = Recording::Executor::Loop)
{
    Recording recording(executor);
    run.recorded();
    recording.trace = std::move(run.trace);
    recording.update();
    return recording;
}

/// main gathers three sleeps of 1, 2 and 3 seconds; with \p frozen, it then blocks so long.
Recording threeSleeps(double frozen = 0)
{
    Recorder run;
    const TaskId main = run.task("main");
    run.iteration();
    run.begins(main);
    TaskId children[3];
    for (TaskId &child : children)
        child = run.task("child", main);
    run.waits(main, WaitKind::Gather, run.future());
    AwaitableId timers[3];
    for (int i = 0; i < 3; ++i) {
        run.begins(children[i]);
        timers[i] = run.sleeps(children[i], i + 1);
    }
    for (int i = 0; i < 3; ++i) {
        run.at(i + 1);
        run.iteration();
        run.ready(children[i], timers[i]);
        run.begins(children[i]);
        run.ends(children[i], "1", i == 1 ? EventFlag::failed : 0);
    }
    run.ready(main);
    run.begins(main);
    if (frozen > 0)
        run.blocks(main, 3, 3 + frozen);
    run.ends(main);
    return recordingOf(run);
}

Recording threadsOf(double seconds, bool measured)
{
    Recorder run;
    const TaskId main = run.task("main");
    run.begins(main);
    run.waits(main, WaitKind::Sleep, {});
    run.at(seconds);
    run.begins(main);
    run.ends(main);
    Recording threads = recordingOf(run, Recording::Executor::Threads);
    threads.resources.measured = measured;
    threads.resources.threads = 4;
    threads.resources.contextSwitches = 1234;
    threads.resources.peakMemory = 42'500;
    return threads;
}

const ComparisonRow &row(const std::vector<ComparisonRow> &table, const std::string &name)
{
    for (const ComparisonRow &each : table) {
        if (each.name == name)
            return each;
    }
    ADD_FAILURE() << "no row " << name;
    return table.front();
}

TEST(Metrics, sleepsOverlapOnTheLoop)
{
    const Metrics metrics = measure(threeSleeps());
    EXPECT_EQ(metrics.makespan, 3 * nanosPerSecond);
    EXPECT_EQ(metrics.sumOfWork, 6 * nanosPerSecond);
    EXPECT_EQ(metrics.busy, 0);
    EXPECT_EQ(metrics.frozen, 0);
    EXPECT_EQ(metrics.tasks, 4u);
    EXPECT_EQ(metrics.peakConcurrency, 4u);
    EXPECT_EQ(metrics.iterations, 4u);
    EXPECT_EQ(metrics.steps, 8u);
    EXPECT_EQ(metrics.returned, 3u);
    EXPECT_EQ(metrics.failed, 1u);
    EXPECT_EQ(metrics.unfinished, 0u);
}

TEST(Metrics, aBlockingCallFreezesTheLoopAndIsWork)
{
    const Metrics metrics = measure(threeSleeps(2));
    EXPECT_EQ(metrics.frozen, 2 * nanosPerSecond);
    EXPECT_EQ(metrics.busy, 2 * nanosPerSecond);
    EXPECT_EQ(metrics.sumOfWork, 8 * nanosPerSecond);
    EXPECT_EQ(metrics.makespan, 5 * nanosPerSecond);
}

TEST(Metrics, tasksOfAsyncioItselfAreNotCounted)
{
    Recorder run;
    TaskInfo info;
    info.internal = true;
    run.writer.addTask(TaskId(1), info);
    run.add({.kind = EventKind::TaskCreated, .subject = 1});
    run.iteration();
    run.begins(TaskId(1));
    run.ends(TaskId(1));
    const Metrics metrics = measure(recordingOf(run));
    EXPECT_EQ(metrics.tasks, 0u);
    EXPECT_EQ(metrics.peakConcurrency, 0u);
    EXPECT_EQ(metrics.returned, 0u);
}

TEST(Metrics, threadsThatRunAtOnceAreBusyOnce)
{
    Recorder run;
    const TaskId first = run.task("first");
    const TaskId second = run.task("second");
    run.begins(first);
    run.at(1);
    run.begins(second);
    run.at(2);
    run.ends(first);
    run.at(3);
    run.ends(second);
    const Metrics metrics = measure(recordingOf(run, Recording::Executor::Threads));
    EXPECT_EQ(metrics.busy, 3 * nanosPerSecond);
    EXPECT_EQ(metrics.sumOfWork, 4 * nanosPerSecond);
}

TEST(Comparison, withoutThreadsTheirColumnSaysSo)
{
    const auto table = compare(threeSleeps(), nullptr);
    EXPECT_EQ(row(table, "Makespan").loop, "3.000 s");
    for (const ComparisonRow &each : table) {
        EXPECT_EQ(each.threads, "not run") << each.name;
        EXPECT_FALSE(each.sentence.empty()) << each.name;
    }
    EXPECT_EQ(row(table, "One after another").sentence,
              "All sleeps and computations one after another take 6.000 s. Overlapped on the event "
              "loop they took 3.000 s, 2 times as fast.");
}

TEST(Comparison, saysWhetherFiguresWereMeasuredOrModelled)
{
    const Recording loop = threeSleeps();
    const Recording measured = threadsOf(3.003, true);
    const Recording modelled = threadsOf(3, false);
    EXPECT_EQ(row(compare(loop, &measured), "Makespan").threads, "3.003 s, measured");
    EXPECT_EQ(row(compare(loop, &modelled), "Makespan").threads, "3.000 s, modelled");
    EXPECT_EQ(row(compare(loop, &measured), "Threads").threads, "4 threads, measured");
    EXPECT_EQ(row(compare(loop, &measured), "Context switches").threads, "1234, measured");
    EXPECT_EQ(row(compare(loop, &measured), "Context switches").loop, "not measured");
    EXPECT_EQ(row(compare(loop, &measured), "Memory").threads, "42.5 kB, measured");
}

TEST(Comparison, saysWhoWinsAndWhy)
{
    const Recording loop = threeSleeps();
    const Recording frozen = threeSleeps(2);
    const Recording equal = threadsOf(3.003, true);
    const Recording slow = threadsOf(4, true);
    const auto sentence = [](const Recording &run, const Recording &threads) {
        return row(compare(run, &threads), "Makespan").sentence;
    };
    EXPECT_TRUE(sentence(loop, equal).starts_with("Both take about the same time"));
    EXPECT_TRUE(sentence(frozen, equal).starts_with("Threads win here: blocking calls"));
    EXPECT_TRUE(sentence(loop, slow).starts_with("The event loop ends 1.000 s earlier"));
}

TEST(FormatDuration, hasAUnitThatFits)
{
    const std::pair<Nanos, const char *> table[] = {
        {0, "0 s"},
        {1, "1 ns"},
        {12'000, "12 µs"},
        {12'345, "12.3 µs"},
        {999'600, "1 ms"},
        {350'000'000, "350 ms"},
        {999'600'000, "1.000 s"},
        {4'000'000'000, "4.000 s"},
        {12'345'000'000, "12.35 s"},
        {123'450'000'000, "123.5 s"},
        {3'600'000'000'000, "3600 s"},
        {-1'500'000'000, "-1.500 s"},
    };
    for (const auto &[duration, text] : table)
        EXPECT_EQ(formatDuration(duration), text);
}

} // namespace

} // namespace coroscope
