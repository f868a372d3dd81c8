// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelinefixture.h"

#include "trace/eventtext.h"

using namespace coroscope;
using namespace coroscope::test;

namespace {

class Walking : public TimelineTest {
protected:
    Walking() { record(hello); }

    std::string sentenceHere() { return describe(view.loop().trace, view.playheadEvent() - 1); }
    EventKind kindHere() { return view.loop().trace.event(view.playheadEvent() - 1).kind; }
    /// Selects the last bar of a lane.
    void selectLast(std::uint32_t lane)
    {
        press(Qt::Key_End);
        view.selectLane(Recording::Executor::Loop, lane);
        press(Qt::Key_Comma);
    }
    const ChartMarks marks()
    {
        return canvas().withScene([](const ChartScene &scene) { return scene.context.marks; });
    }
};

void awaiting(TraceBuilder &build)
{
    build.task("main").creates("other").awaits("other");
    build.task("other").sleeps(1);
}

void cancelled(TraceBuilder &build)
{
    build.task("main").creates("sleeper").sleeps(1).cancels("sleeper").awaits("sleeper");
    build.task("sleeper").sleeps(5);
}

} // namespace

TEST_F(Walking, aBreakpointHaltsPlayingThereAndSaysSo)
{
    record(cancelled);
    view.breakpoints().setOnTaskCancelled(true);
    player.setSpeed(0);
    player.toBegin();
    player.play();
    EXPECT_EQ(kindHere(), EventKind::TaskFinished);
    EXPECT_EQ(view.selectedLane(), 1u);
    EXPECT_TRUE(timeline.message().startsWith(QLatin1StringView("Halted: sleeper")))
        << timeline.message().toStdString();
}

TEST_F(Walking, theCauseOfMainsEndLeadsToTheTaskThatWokeIt)
{
    record(awaiting);
    selectLast(0);
    EXPECT_EQ(kindHere(), EventKind::TaskFinished);
    press(Qt::Key_BracketLeft);
    EXPECT_EQ(kindHere(), EventKind::StepBegan);
    press(Qt::Key_BracketLeft);
    EXPECT_EQ(kindHere(), EventKind::TaskReady);
    EXPECT_EQ(view.selectedLane(), 0u);
    press(Qt::Key_BracketLeft);
    EXPECT_EQ(view.selectedLane(), 1u) << sentenceHere();
    EXPECT_EQ(timeline.message(), "Woken by: other returned None");
}

TEST_F(Walking, theMessageSaysWhatTheCauseIs)
{
    selectLast(0);
    press(Qt::Key_BracketLeft);
    EXPECT_EQ(timeline.message().toStdString(), "Cause: " + sentenceHere());
}

TEST_F(Walking, theEffectLeadsBackTheWayTheCauseCame)
{
    record(awaiting);
    selectLast(0);
    std::vector<std::size_t> way{view.playheadEvent()};
    for (int i = 0; i < 5; ++i) {
        press(Qt::Key_BracketLeft);
        EXPECT_LT(view.playheadEvent(), way.back());
        way.push_back(view.playheadEvent());
    }
    for (int i = 5; i-- > 0;) {
        press(Qt::Key_BracketRight);
        EXPECT_EQ(view.playheadEvent(), way[static_cast<std::size_t>(i)]);
    }
}

TEST_F(Walking, whereNothingIsTheCauseAMessageSaysSo)
{
    view.selectLane(Recording::Executor::Loop, 0);
    view.rewind();
    for (int i = 0; i < 12 && !timeline.message().startsWith("No cause"); ++i)
        press(Qt::Key_BracketLeft);
    EXPECT_TRUE(timeline.message().startsWith("No cause is recorded of this: main is created"))
        << timeline.message().toStdString();
}

TEST_F(Walking, whereNothingFollowsAMessageSaysSo)
{
    selectLast(0);
    press(Qt::Key_Period);
    for (int i = 0; i < 12 && !timeline.message().startsWith("Nothing"); ++i)
        press(Qt::Key_BracketRight);
    EXPECT_TRUE(timeline.message().startsWith("Nothing follows from this: main returned"))
        << timeline.message().toStdString();
}

TEST_F(Walking, theFirstOfSeveralEffectsIsShownAndCounted)
{
    view.selectLane(Recording::Executor::Loop, 0);
    view.rewind();
    for (int i = 0; i < 4 && (i == 0 || kindHere() != EventKind::StepBegan); ++i)
        press(Qt::Key_Period);
    press(Qt::Key_BracketRight);
    EXPECT_TRUE(timeline.message().startsWith("Effect 1 of ")) << timeline.message().toStdString();
    EXPECT_EQ(sentenceHere(), "hello1 is created by main");
}

TEST_F(Walking, theArrowToAnotherLaneIsTypedAndStaysWhileItIsWalked)
{
    record(cancelled);
    view.selectLane(Recording::Executor::Loop, 1);
    const auto &spans = view.loop().lifecycle.lanes()[1].spans;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        press(Qt::Key_Comma);
        if (view.loop().trace.event(view.playheadEvent() - 1).kind == EventKind::TaskReady)
            break;
    }
    press(Qt::Key_BracketLeft);
    ASSERT_TRUE(marks().walked);
    EXPECT_EQ(marks().walked->kind, LinkKind::Cancelled);
    EXPECT_EQ(marks().walked->fromLane, 0u);
    EXPECT_EQ(timeline.message(), "Cancelled by: main cancels sleeper");
    press(Qt::Key_Left);
    EXPECT_FALSE(marks().walked);
}

TEST_F(Walking, whatIsOutOfSightIsScrolledTo)
{
    selectLast(0);
    for (int i = 0; i < 10; ++i)
        press(Qt::Key_W);
    for (int i = 0; i < 9; ++i)
        press(Qt::Key_BracketLeft);
    EXPECT_LE(view.rangeBegin(), view.playhead());
    EXPECT_GE(view.rangeEnd(), view.playhead());
}

TEST_F(Walking, threadsAreWalkedToo)
{
    record(hello, true);
    view.selectLane(Recording::Executor::Threads, 1);
    press(Qt::Key_BracketLeft);
    EXPECT_EQ(view.selectedBand(), Recording::Executor::Threads);
    EXPECT_FALSE(timeline.message().isEmpty());
}

TEST_F(Walking, whileLiveTheWayBackIsThere)
{
    view.reset();
    TraceBuilder build;
    hello(build);
    for (TraceBatch &batch : build.batches(1'000'000))
        view.append(Recording::Executor::Loop, std::move(batch));
    ASSERT_TRUE(view.isLive());
    view.setPlayhead(view.duration());
    view.selectLane(Recording::Executor::Loop, 0);
    press(Qt::Key_Comma);
    const std::size_t event = view.playheadEvent();
    press(Qt::Key_BracketLeft);
    EXPECT_LT(view.playheadEvent(), event);
}
