// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/recorder.h"

#include <gtest/gtest.h>

#include <cmath>

namespace coroscope {

namespace {

struct KeptBatches : TraceSink {
    std::vector<TraceBatch> taken;
    void take(TraceBatch &&batch) override { taken.push_back(std::move(batch)); }
};

TEST(TraceWriter, equalTextsHaveOneIdAndNoTextHasZero)
{
    Trace trace;
    TraceWriter writer(trace);
    EXPECT_EQ(writer.text(""), 0u);
    const TextId hello = writer.text("hello");
    const TextId world = writer.text("world");
    writer.append({});
    writer.flush();
    EXPECT_EQ(writer.text("hello"), hello);
    const TextId third = writer.text("third");
    writer.append({});
    writer.flush();
    EXPECT_EQ(trace.text(hello), "hello");
    EXPECT_EQ(trace.text(world), "world");
    EXPECT_EQ(trace.text(third), "third");
    EXPECT_EQ(trace.text(0), "");
    EXPECT_EQ(trace.text(99), "");
}

TEST(TraceWriter, numbersAndListsGoOnAcrossBatches)
{
    Trace trace;
    TraceWriter writer(trace);
    const NumberId half = writer.number(0.5);
    const ListId one = writer.list({AwaitableId::future(1)});
    EXPECT_EQ(writer.list({}), 0u);
    writer.append({});
    writer.flush();
    const NumberId third = writer.number(1.0 / 3);
    const ListId two = writer.list({AwaitableId::future(1), AwaitableId::task(TaskId(2))});
    writer.append({});
    writer.flush();
    EXPECT_EQ(trace.number(half), 0.5);
    EXPECT_EQ(trace.number(third), 1.0 / 3);
    EXPECT_EQ(trace.list(one).size(), 1u);
    EXPECT_EQ(trace.list(two)[1], AwaitableId::task(TaskId(2)));
    EXPECT_TRUE(trace.list(0).empty());
}

TEST(TraceWriter, anEventComesBackAsItWasGiven)
{
    Trace trace;
    TraceWriter writer(trace);
    writer.setTime(1.5);
    TraceEvent event{EventKind::Suspended, 3, 4, 5, AwaitableId::future(6), 7, BlockId(8), 9, 0};
    EXPECT_EQ(writer.append(event), 0u);
    EXPECT_EQ(writer.append({}), 1u);
    writer.flush();
    const TraceEvent back = trace.event(0);
    EXPECT_EQ(back.kind, EventKind::Suspended);
    EXPECT_EQ(back.flags, 3);
    EXPECT_EQ(back.aux, 4);
    EXPECT_EQ(back.subject, 5u);
    EXPECT_EQ(back.object, AwaitableId::future(6));
    EXPECT_EQ(back.other, 7u);
    EXPECT_EQ(back.block, BlockId(8));
    EXPECT_EQ(back.detail, 9u);
    EXPECT_EQ(back.time, 1'500'000'000);
    EXPECT_EQ(trace.duration(), 1'500'000'000);
}

TEST(TraceWriter, flagsCanBeAddedUntilTheEventIsFlushed)
{
    Trace trace;
    TraceWriter writer(trace);
    const auto first = writer.append({.kind = EventKind::CancelRequested, .flags = 2});
    writer.addFlags(first, EventFlag::returnedTrue);
    writer.flush();
    writer.addFlags(first, 4);
    writer.addFlags(17, 4);
    EXPECT_EQ(trace.event(0).flags, 3);
    EXPECT_EQ(writer.count(), 1u);
    EXPECT_EQ(writer.pending(), 0u);
}

TEST(TraceWriter, anEmptyFlushHandsOverNothingAndARenameIsSomething)
{
    KeptBatches sink;
    TraceWriter writer(sink);
    writer.text("text");
    writer.flush();
    EXPECT_TRUE(sink.taken.empty());
    writer.addTask(TaskId(1), {});
    writer.rename(TaskId(1), writer.text("ann"));
    writer.flush();
    ASSERT_EQ(sink.taken.size(), 1u);
    EXPECT_EQ(sink.taken[0].texts.size(), 2u) << "texts wait for the next batch";
}

TEST(Trace, aTaskKeepsItsLastNameAndCountsThoseOfItsCoroutine)
{
    Recorder run;
    const TaskId first = run.task("main.<locals>.hello");
    const TaskId second = run.task("hello");
    run.task("other");
    run.recorded();
    run.writer.rename(first, run.writer.text("ann"));
    const Trace &trace = run.recorded();
    EXPECT_EQ(trace.text(trace.task(first).name), "ann");
    EXPECT_EQ(trace.task(first).ordinal, 1u);
    EXPECT_EQ(trace.task(second).ordinal, 2u);
    EXPECT_EQ(trace.task(TaskId(3)).ordinal, 1u);
    EXPECT_EQ(trace.task(TaskId(9)).name, 0u);
}

TEST(Trace, aTaskWithoutANameOfItsOwnIsCalledByItsNumber)
{
    Recorder run;
    run.writer.addTask(TaskId(1), {.nameNumber = 7});
    run.iteration();
    EXPECT_EQ(run.recorded().taskName(TaskId(1)), "Task-7");
    run.writer.rename(TaskId(1), run.writer.text("ann"));
    EXPECT_EQ(run.recorded().taskName(TaskId(1)), "ann");
}

TEST(Trace, theClockReadingOfEveryEventIsTheVeryDouble)
{
    const double readings[] = {0.1 + 0.2, 0.3, 0.8, 0.7 + 0.1, 1.0 / 3, 2.0, 1e6 + 1e-10};
    Recorder run;
    for (const double seconds : readings) {
        run.at(seconds);
        run.iteration();
        run.iteration();
        run.recorded();
    }
    for (std::size_t i = 0; i < std::size(readings); ++i) {
        EXPECT_EQ(run.trace.seconds(2 * i), readings[i]);
        EXPECT_EQ(run.trace.seconds(2 * i + 1), readings[i]);
    }
}

TEST(Trace, twoReadingsWithinANanosecondStayApart)
{
    const double before = std::nextafter(0.8, 0);
    Recorder run;
    run.at(before);
    run.iteration();
    run.at(0.8);
    run.iteration();
    const Trace &trace = run.recorded();
    EXPECT_EQ(trace.event(0).time, trace.event(1).time);
    EXPECT_EQ(trace.seconds(0), before);
    EXPECT_EQ(trace.seconds(1), 0.8);
}

TEST(Trace, memoryCountsThirtyTwoBytesAnEventAtLeast)
{
    Recorder run;
    for (int i = 0; i < 1000; ++i)
        run.iteration();
    EXPECT_GE(run.recorded().memory(), 32'000u);
    EXPECT_LT(run.recorded().memory(), 70'000u);
    run.trace.clear();
    EXPECT_EQ(run.trace.memory(), 0u);
    EXPECT_TRUE(run.trace.empty());
    EXPECT_EQ(run.trace.duration(), 0);
}

TEST(Trace, theVariablesOfATaskAreThoseThatWereKeptLast)
{
    using Locals = std::vector<SavedLocal>;
    const auto of = [](const Trace &trace, std::uint32_t task, std::size_t event) {
        const auto locals = trace.localsOf(TaskId(task), event);
        return Locals(locals.begin(), locals.end());
    };
    Trace trace;
    TraceWriter writer(trace);
    const TextId main = writer.text("main"), n = writer.text("n"), one = writer.text("1"),
                 two = writer.text("2");
    const Locals early{{main, 0}, {n, one}}, late{{main, 0}, {n, two}};
    writer.append({.kind = EventKind::Iteration}); // 0
    writer.saveLocals(1, TaskId(1), late);
    writer.saveLocals(1, TaskId(1), early);        // in its place
    writer.append({.kind = EventKind::Iteration}); // 1
    writer.flush();
    writer.append({.kind = EventKind::Iteration}); // 2
    writer.saveLocals(3, TaskId(2), early);
    writer.saveLocals(3, TaskId(1), late);
    writer.append({.kind = EventKind::Iteration}); // 3
    writer.saveLocals(4, TaskId(), {});
    writer.append({.kind = EventKind::Iteration}); // 4
    writer.flush();
    EXPECT_EQ(of(trace, 1, 0), Locals());
    EXPECT_EQ(of(trace, 1, 1), early);
    EXPECT_EQ(of(trace, 1, 2), early);
    EXPECT_EQ(of(trace, 1, 3), late);
    EXPECT_EQ(of(trace, 2, 3), early);
    EXPECT_EQ(of(trace, 3, 3), Locals()) << "another task";
    EXPECT_EQ(of(trace, 1, 4), Locals()) << "no more were kept";
}

TEST(Trace, aShortNameLeavesTheOuterFunctionsOut)
{
    EXPECT_EQ(shortName("main.<locals>.inner.<locals>.hello"), "hello");
    EXPECT_EQ(shortName("Timeout._on_timeout"), "Timeout._on_timeout");
    EXPECT_EQ(shortName(""), "");
}

} // namespace

} // namespace coroscope
