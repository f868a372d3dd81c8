// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelinefixture.h"

#include "views/timeline/statestyle.h"

#include <set>

using namespace coroscope;
using namespace coroscope::test;

namespace {

void everything(TraceBuilder &build)
{
    build.task("main").creates("blocker").creates("victim").sleeps(3).cancels("victim").returns(
        "7");
    build.task("blocker").sleeps(1).blocks(1).runs(0.5).raises("ValueError('x')");
    build.task("victim").sleeps(10);
}

void firstOfTwo(TraceBuilder &build)
{
    build.task("main").waitsForFirst({"quick", "slow"}, 5).returns("null");
    build.task("quick").sleeps(1);
    build.task("slow").sleeps(3);
}

void longSleep(TraceBuilder &build)
{
    build.task("main").creates("brief").sleeps(2).runs(300).sleeps(1000).runs(300);
    build.task("brief").sleeps(0.5);
}

void reported(TraceBuilder &build)
{
    build.task("main").creates("child").sleeps(4).warns("never awaited").sleeps(4);
    build.task("child").sleeps(2).isReported("Task exception was never retrieved").sleeps(4);
}

void lateSleeper(TraceBuilder &build)
{
    build.task("main").creates("busy").creates("sleeper").sleeps(4);
    build.task("busy").sleeps(0.5).runs(2);
    build.task("sleeper").sleeps(1);
}

void blockedBeside(TraceBuilder &build)
{
    build.task("main").creates("blocker").creates("sleeper").sleeps(4);
    build.task("blocker").sleeps(0.5).at(9).blocks(2);
    build.task("sleeper").sleeps(1).runs(0.25);
}

class ChartPainting : public TimelineTest {
protected:
    /// The colours on the bar of \p lane over a few pixels around \p seconds.
    std::set<QRgb> colorsAt(double seconds, std::uint32_t lane, int reach = 5)
    {
        return colorsAround(at(seconds, lane), reach);
    }
    std::set<QRgb> colorsAround(const QPoint &centre, int reach = 5)
    {
        const QImage image = canvas().grab().toImage();
        std::set<QRgb> colors;
        for (int x = centre.x() - reach; x <= centre.x() + reach; ++x) {
            for (int y = centre.y() - 5; y <= centre.y() + 5; ++y)
                colors.insert(image.pixel(x, y) | 0xff000000);
        }
        return colors;
    }
    /// The colours over the whole height of the row of \p lane at \p seconds, a few pixels wide.
    std::set<QRgb> rowColorsAt(double seconds, std::uint32_t lane)
    {
        const QRect row = canvas().withScene([&](const ChartScene &scene) {
            const int index = scene.layout.rowOf(Recording::Executor::Loop, lane);
            return scene.rowRect(scene.layout.rows()[static_cast<std::size_t>(index)]).toRect();
        });
        const QImage image = canvas().grab().toImage();
        std::set<QRgb> colors;
        for (int x = xOf(seconds) - 3; x <= xOf(seconds) + 3; ++x) {
            for (int y = row.top() + 1; y < row.bottom(); ++y)
                colors.insert(image.pixel(x, y) | 0xff000000);
        }
        return colors;
    }
    bool shows(const std::set<QRgb> &colors, ColorRole role)
    {
        return colors.contains(appearance.color(role).rgb());
    }
};

} // namespace

TEST_F(ChartPainting, withoutARunASentenceSaysWhatToDo)
{
    const QImage empty = canvas().grab().toImage();
    std::set<QRgb> colors;
    for (int x = 0; x < empty.width(); ++x)
        colors.insert(empty.pixel(x, empty.height() / 2) | 0xff000000);
    EXPECT_GT(colors.size(), 1u) << "there are words in the middle";
    EXPECT_TRUE(shows(colors, ColorRole::Surface));
}

TEST_F(ChartPainting, aWaitingBarHasALineThroughIt)
{
    record(hello);
    const auto colors = colorsAt(1, 1);
    EXPECT_TRUE(shows(colors, ColorRole::Waiting));
    EXPECT_TRUE(shows(colors, ColorRole::WaitingInk));
}

TEST_F(ChartPainting, aBlockingBarIsHatched)
{
    record(everything);
    const auto colors = colorsAt(1.5, 1);
    EXPECT_TRUE(shows(colors, ColorRole::Blocking));
    EXPECT_TRUE(shows(colors, ColorRole::BlockingInk));
}

TEST_F(ChartPainting, aRunningBarIsSolid)
{
    record(everything);
    const auto colors = colorsAt(2.25, 1);
    EXPECT_TRUE(shows(colors, ColorRole::Running));
    EXPECT_FALSE(shows(colors, ColorRole::Waiting));
}

TEST_F(ChartPainting, aStepThatTookNoTimeIsStillSeen)
{
    record(hello);
    EXPECT_TRUE(shows(colorsAt(2, 2), ColorRole::Running));
}

TEST_F(ChartPainting, aFrozenLoopIsShadedOverTheOtherLanes)
{
    record(everything);
    const QImage image = canvas().grab().toImage();
    const QPoint below = at(1.5, 2) + QPoint(0, 9), beside = at(0.5, 2) + QPoint(0, 9);
    EXPECT_NE(image.pixel(below), image.pixel(beside));
    const QPoint blocker = at(1.5, 1) + QPoint(0, 9), calm = at(0.5, 1) + QPoint(0, 9);
    EXPECT_EQ(image.pixel(blocker), image.pixel(calm)) << "not over the one that blocks";
}

TEST_F(ChartPainting, aReportOfTheLoopHasASignOnTheLaneThatItIsAbout)
{
    record(reported);
    EXPECT_TRUE(shows(rowColorsAt(2, 1), ColorRole::Error));
    EXPECT_FALSE(shows(rowColorsAt(2, 0), ColorRole::Error));
    EXPECT_FALSE(shows(rowColorsAt(3, 1), ColorRole::Error));
}

TEST_F(ChartPainting, aWarningHasASignOfItsOwnColourOnTheLoopsLane)
{
    record(reported);
    const int loop = canvas().withScene([](const ChartScene &scene) {
        const int row = scene.layout.loopRow();
        return scene.rowRect(scene.layout.rows()[static_cast<std::size_t>(row)])
            .toRect()
            .center()
            .y();
    });
    const std::set<QRgb> colors = colorsAround({xOf(4), loop - 4});
    EXPECT_TRUE(shows(colors, ColorRole::Warning));
    EXPECT_FALSE(shows(colors, ColorRole::Error));
}

TEST_F(ChartPainting, aReportThatHasNotHappenedHasNoSign)
{
    record(reported);
    view.setPlayhead(nanosFromSeconds(1.5));
    EXPECT_FALSE(shows(rowColorsAt(2, 1), ColorRole::Error));
}

TEST_F(ChartPainting, aSleeperThatWakesLateHasALineFromWhenItWasDue)
{
    record(lateSleeper);
    EXPECT_TRUE(shows(rowColorsAt(1.75, 2), ColorRole::ReadyInk)) << "due at 1 s, awake at 2.5 s";
    EXPECT_FALSE(shows(rowColorsAt(0.8, 2), ColorRole::ReadyInk));
    EXPECT_FALSE(shows(rowColorsAt(1.75, 0), ColorRole::ReadyInk)) << "main is not due yet";
}

TEST_F(ChartPainting, whatGoesOtherwiseOnThreadsIsMarkedInBothBandsOnceItHasHappened)
{
    constexpr auto threads = Recording::Executor::Threads;
    timeline.resize(1200, 700);
    record(blockedBeside, true);
    EXPECT_TRUE(shows(colorsAt(1, 2), ColorRole::Text));
    EXPECT_TRUE(shows(colorsAround(at(1, 2, threads)), ColorRole::Text));
    EXPECT_FALSE(shows(colorsAt(1, 0), ColorRole::Text)) << "main waits for neither";
    move(at(1, 2));
    EXPECT_EQ(canvas().toolTip(),
              QStringLiteral("On threads sleeper ran during blocker's blocking call; on the loop "
                             "it waited 1.500 s."));
    view.setPlayhead(nanosPerSecond / 2);
    EXPECT_FALSE(shows(colorsAt(1, 2), ColorRole::Text));
    record(blockedBeside, false);
    EXPECT_FALSE(shows(colorsAt(1, 2), ColorRole::Text)) << "without threads nothing is otherwise";
}

TEST_F(ChartPainting, endsAreMarkedByTheirOutcome)
{
    record(everything);
    const QImage image = canvas().grab().toImage();
    const auto pillAt = [&](double seconds, std::uint32_t lane) {
        return image.pixel(at(seconds, lane) + QPoint(13, 0)) | 0xff000000;
    };
    EXPECT_EQ(pillAt(3, 0), appearance.color(ColorRole::ReturnedSoft).rgb());
    EXPECT_EQ(pillAt(2.5, 1), appearance.color(ColorRole::FailedSoft).rgb());
    EXPECT_EQ(pillAt(3, 2), appearance.color(ColorRole::CancelledSoft).rgb());
}

TEST_F(ChartPainting, whatLiesAfterThePlayheadIsOnlyOutlined)
{
    record(hello);
    view.setPlayhead(nanosPerSecond);
    EXPECT_TRUE(shows(colorsAt(0.5, 1), ColorRole::Waiting));
    EXPECT_FALSE(shows(colorsAt(2, 1), ColorRole::Waiting));
    EXPECT_FALSE(shows(colorsAt(2, 1), ColorRole::WaitingInk));
}

TEST_F(ChartPainting, anEndThatHasNotHappenedHasNoPill)
{
    record(hello);
    view.setPlayhead(nanosPerSecond);
    const QImage image = canvas().grab().toImage();
    EXPECT_NE(image.pixel(at(2, 2) + QPoint(13, 0)) | 0xff000000,
              appearance.color(ColorRole::ReturnedSoft).rgb());
}

TEST_F(ChartPainting, slotsOfAGatherFillAsResultsArrive)
{
    record(hello);
    view.setPlayhead(2'500'000'000);
    const auto brackets =
        canvas().withScene([](const ChartScene &scene) { return scene.brackets(); });
    ASSERT_EQ(brackets.size(), 1u);
    const auto &members = brackets[0].members;
    ASSERT_EQ(members.size(), 3u);
    EXPECT_EQ(members[0].fill, BracketSlot::Fill::Open);
    EXPECT_EQ(members[1].fill, BracketSlot::Fill::Value);
    EXPECT_EQ(members[1].text, "5");
    EXPECT_EQ(members[2].fill, BracketSlot::Fill::Open);
    EXPECT_EQ(brackets[0].title, "gather 1/3");
}

TEST_F(ChartPainting, slotsStandAtTheHeightOfTheirLanes)
{
    record(hello);
    canvas().withScene([](const ChartScene &scene) {
        const auto brackets = scene.brackets();
        ASSERT_EQ(brackets.size(), 1u);
        for (const BracketSlot &slot : brackets[0].members)
            EXPECT_NEAR(slot.rect.center().y(), scene.laneCentre(slot.lane), 1);
    });
}

TEST_F(ChartPainting, aWaitShowsItsDoneAndPendingSets)
{
    record(firstOfTwo);
    const auto brackets =
        canvas().withScene([](const ChartScene &scene) { return scene.brackets(); });
    ASSERT_EQ(brackets.size(), 1u);
    EXPECT_EQ(brackets[0].title, QString::fromUtf8("wait · 1 done, 1 pending"));
    ASSERT_EQ(brackets[0].members.size(), 2u);
    EXPECT_EQ(brackets[0].members[0].fill, BracketSlot::Fill::Value);
    EXPECT_EQ(brackets[0].members[1].fill, BracketSlot::Fill::Open);
}

TEST_F(ChartPainting, aSelectedBlockLightsUpItsBars)
{
    record(hello);
    const QImage before = canvas().grab().toImage();
    view.selectBlocks({2});
    const QImage after = canvas().grab().toImage();
    const QPoint edge = at(1, 1);
    bool lit = false;
    for (int y = edge.y() - 14; y < edge.y() + 14; ++y)
        lit = lit ||
              (after.pixel(edge.x(), y) | 0xff000000) == appearance.color(ColorRole::Accent).rgb();
    EXPECT_TRUE(lit);
    EXPECT_NE(before, after);
}

TEST_F(ChartPainting, theThemeIsFollowed)
{
    record(hello);
    appearance.setMode(Appearance::Mode::Dark);
    EXPECT_EQ(canvas().grab().toImage().pixel(2, canvas().height() / 2) | 0xff000000,
              Theme::dark().color(ColorRole::Surface).rgb());
}

TEST_F(ChartPainting, inStepsWhatHappensAtOneInstantSpreadsOut)
{
    record(hello);
    timeline.setAxisMode(AxisMode::Steps);
    canvas().withScene([](const ChartScene &scene) {
        // The three children begin at the same time: in steps, one after the other.
        double last = -1;
        for (std::uint32_t lane : {1u, 2u, 3u}) {
            const Row &row = scene.layout.rows()[static_cast<std::size_t>(
                scene.layout.rowOf(Recording::Executor::Loop, lane))];
            const auto &runs = scene.cache.runs(scene.context, row);
            const auto running = std::find_if(runs.begin(), runs.end(), [](const SpanRun &run) {
                return run.state == SpanState::Running;
            });
            ASSERT_NE(running, runs.end());
            EXPECT_GT(running->x1 - running->x0, 5);
            EXPECT_GT(running->x0, last);
            last = running->x0;
        }
    });
}

TEST_F(ChartPainting, aBreakOfTheCompressedAxisTearsTheBarsAndNothingElse)
{
    record(longSleep);
    timeline.setAxisMode(AxisMode::Compressed);
    const int middle = canvas().withScene([](const ChartScene &scene) {
        const RenderContext &context = scene.context;
        const std::vector<AxisGap> gaps = context.axis.gaps(context.range);
        const double position = gaps.empty() ? 0 : (gaps.back().begin + gaps.back().end) / 2;
        return scene.header +
               static_cast<int>(positionToPixel(position, context.range, context.width));
    });
    const QPoint waiting(middle, at(0, 0).y()), ended(middle, at(0, 1).y());
    EXPECT_TRUE(shows(colorsAround(waiting), ColorRole::Surface)) << "through the bar";
    EXPECT_EQ(colorsAround(ended).size(), 1u) << "there is no bar";
    timeline.setAxisMode(AxisMode::Time);
    EXPECT_FALSE(shows(colorsAround(waiting), ColorRole::Surface));
}

TEST_F(ChartPainting, theTimeOfThePlayheadStandsInTheRulerAndCoversNoHeading)
{
    record(hello);
    for (const Nanos time : {Nanos(0), nanosPerSecond, view.loop().lifecycle.now()}) {
        view.setPlayhead(time);
        canvas().withScene([](const ChartScene &scene) {
            const QRectF label = scene.playheadLabelRect();
            EXPECT_GE(label.top(), 0);
            EXPECT_LE(label.bottom(), scene.rulerHeight());
            EXPECT_LE(label.right(), scene.size.width());
            EXPECT_FALSE(label.intersects(scene.handleRect()));
        });
    }
}

TEST_F(ChartPainting, theSentenceSaysWhatHasJustHappened)
{
    record(hello);
    const auto &lane = view.loop().lifecycle.lanes()[2];
    view.setPlayheadEvent(lane.spans.back().endEvent);
    EXPECT_TRUE(timeline.narration().contains("hello2 returned 5"))
        << timeline.narration().toStdString();
}

TEST_F(ChartPainting, everyStateHasAColourAndAPatternOfItsOwn)
{
    std::set<StatePattern> patterns;
    for (const StateStyle &style : stateStyles()) {
        EXPECT_EQ(&style, &styleOf(style.state)) << "the table is in the enum's order";
        patterns.insert(style.pattern);
    }
    EXPECT_EQ(patterns.size(), stateStyles().size());
}
