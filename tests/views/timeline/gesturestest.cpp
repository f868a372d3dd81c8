// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelinefixture.h"

#include "views/timeline/overviewstrip.h"

#include <QToolButton>

using namespace coroscope;
using namespace coroscope::test;

namespace {

class Gestures : public TimelineTest {
protected:
    Gestures() { record(hello, true); }
};

void manyTasks(TraceBuilder &build)
{
    auto &main = build.task("main");
    for (int i = 0; i < 60; ++i) {
        main.creates("t" + std::to_string(i));
        build.task("t" + std::to_string(i)).sleeps(1);
    }
    main.sleeps(2);
}

} // namespace

TEST_F(Gestures, aNewRecordingIsShownWhole)
{
    EXPECT_LE(view.rangeBegin(), 0);
    EXPECT_GE(view.rangeEnd(), 4 * nanosPerSecond);
    EXPECT_LT(view.rangeEnd(), 6 * nanosPerSecond);
}

TEST_F(Gestures, aZoomByTheWheelKeepsTheTimeUnderThePointer)
{
    const QPoint point = at(2.5, 1);
    const double before = secondsAt(point.x()), length = this->length();
    wheel(point, {0, 120}, Qt::ControlModifier);
    EXPECT_LT(this->length(), length);
    EXPECT_NEAR(secondsAt(point.x()), before, 1e-3);
    wheel(point, {0, -240}, Qt::ControlModifier);
    EXPECT_GT(this->length(), length);
    EXPECT_NEAR(secondsAt(point.x()), before, 1e-3);
}

TEST_F(Gestures, theWheelWithShiftPans)
{
    const double length = this->length();
    const Nanos begin = view.rangeBegin();
    wheel(at(1, 1), {0, -120}, Qt::ShiftModifier);
    EXPECT_GT(view.rangeBegin(), begin);
    EXPECT_NEAR(this->length(), length, 2);
}

TEST_F(Gestures, aHorizontalWheelPans)
{
    const Nanos begin = view.rangeBegin();
    wheel(at(1, 1), {120, 0});
    EXPECT_LT(view.rangeBegin(), begin);
}

TEST_F(Gestures, theWheelAloneScrollsTheLanes)
{
    record(manyTasks);
    const Nanos begin = view.rangeBegin();
    wheel(QPoint(600, 200), {0, -120});
    EXPECT_GT(canvas().scroll(), 0);
    EXPECT_EQ(view.rangeBegin(), begin);
    wheel(QPoint(600, 200), {0, 1200});
    EXPECT_EQ(canvas().scroll(), 0);
}

TEST_F(Gestures, aDragWithTheMiddleOrRightButtonPans)
{
    for (Qt::MouseButton button : {Qt::MiddleButton, Qt::RightButton}) {
        const QPoint from = at(2, 1), to = from - QPoint(150, 0);
        const double grabbed = secondsAt(from.x());
        drag(from, to, button);
        EXPECT_NEAR(secondsAt(to.x()), grabbed, 1e-2);
    }
}

TEST_F(Gestures, aClickSelectsTheBarItsLaneAndItsBlock)
{
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, at(1, 2));
    EXPECT_EQ(view.selectedLane(), 2u);
    EXPECT_EQ(view.selectedBand(), loopBand);
    EXPECT_EQ(view.selectedBlocks(), QSet<std::uint32_t>{3});
}

TEST_F(Gestures, aClickInTheThreadsBandSelectsThere)
{
    canvas().setScroll(canvas().largestScroll());
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, at(1, 3, threadBand));
    EXPECT_EQ(view.selectedBand(), threadBand);
    EXPECT_EQ(view.selectedLane(), 3u);
}

TEST_F(Gestures, hoveringABarPointsAtItsBlockAndTellsAboutIt)
{
    move(at(1, 1));
    EXPECT_EQ(view.hoveredBlock(), BlockId(2));
    const QString text = canvas().toolTip();
    EXPECT_TRUE(text.contains("hello1")) << text.toStdString();
    EXPECT_TRUE(text.contains("sleep 3")) << text.toStdString();
    EXPECT_TRUE(text.contains("3.000 s")) << text.toStdString();
    move(QPoint(600, 5));
    EXPECT_EQ(view.hoveredBlock(), BlockId());
}

TEST_F(Gestures, hoveringMergedBarsSaysWhatTheyAre)
{
    move(at(0, 1));
    EXPECT_TRUE(canvas().toolTip().contains("created")) << canvas().toolTip().toStdString();
    EXPECT_TRUE(canvas().toolTip().contains("running"));
}

TEST_F(Gestures, aDoubleClickOnABarFitsIt)
{
    QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, at(1, 2));
    EXPECT_NEAR(secondsAt(canvas().namesWidth() + static_cast<int>(width() * 0.08)), 0, 0.01);
    EXPECT_NEAR(secondsAt(canvas().namesWidth() + static_cast<int>(width() * 0.92)), 2, 0.01);
}

TEST_F(Gestures, aClickInTheRulerMovesThePlayhead)
{
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, QPoint(xOf(1.25), 20));
    EXPECT_NEAR(secondsFromNanos(view.playhead()), 1.25, 0.01);
}

TEST_F(Gestures, draggingTheHandleScrubs)
{
    view.setPlayhead(nanosPerSecond);
    drag(QPoint(xOf(1), 8), QPoint(xOf(3), 60));
    EXPECT_NEAR(secondsFromNanos(view.playhead()), 3, 0.01);
}

TEST_F(Gestures, aLeftDragMeasuresAndSnapsToEdges)
{
    drag(at(0, 2) + QPoint(3, 0), at(2, 2) - QPoint(4, 0));
    ASSERT_TRUE(canvas().measure().active);
    EXPECT_DOUBLE_EQ(canvas().measure().begin(), 0);
    EXPECT_DOUBLE_EQ(canvas().measure().end(), 2e9);
}

TEST_F(Gestures, farFromAnEdgeAMeasureStaysWhereThePointerIs)
{
    view.setPlayhead(0);
    drag(at(0.7, 2), at(1.3, 2));
    EXPECT_NEAR(canvas().measure().begin(), 0.7e9, 0.01e9);
    EXPECT_NEAR(canvas().measure().end(), 1.3e9, 0.01e9);
}

TEST_F(Gestures, aMeasureSelectsNothing)
{
    drag(at(0.7, 2), at(1.3, 2));
    EXPECT_EQ(view.selectedLane(), noLane);
}

TEST_F(Gestures, aClickOnAHeadingCollapsesItsBand)
{
    const QPoint heading(40, canvas().fonts().rulerHeight() + 8);
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, heading);
    EXPECT_TRUE(timeline.isCollapsed(loopBand));
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, heading);
    EXPECT_FALSE(timeline.isCollapsed(loopBand));
}

TEST_F(Gestures, theColumnOfNamesIsResizedAtItsEdge)
{
    const int edge = canvas().namesWidth();
    drag(QPoint(edge, 200), QPoint(edge + 60, 200));
    EXPECT_EQ(canvas().namesWidth(), edge + 60);
}

TEST_F(Gestures, theButtonsOverTheNamesAreNeverCutShort)
{
    const int edge = canvas().namesWidth();
    drag(QPoint(edge, 200), QPoint(edge - 200, 200));
    timeline.setStyleSheet(QStringLiteral("QToolButton { padding: 4px 40px; }"));
    QCoreApplication::processEvents();
    for (const QToolButton *button : timeline.findChildren<QToolButton *>()) {
        if (button->accessibleName().startsWith(QStringLiteral("Axis: "))) {
            EXPECT_GE(button->width(), button->sizeHint().width());
            EXPECT_LT(button->mapTo(&canvas(), button->rect().topRight()).x(),
                      canvas().namesWidth());
        }
    }
}

TEST_F(Gestures, draggingTheOverviewsFrameMovesTheVisibleRange)
{
    for (int i = 0; i < 4; ++i)
        timeline.zoomIn();
    const double length = this->length();
    const Nanos begin = view.rangeBegin();
    OverviewStrip &overview = timeline.overview();
    const QPoint grip = overview.frame().center().toPoint();
    QTest::mousePress(&overview, Qt::LeftButton, {}, grip);
    QMouseEvent moved(QEvent::MouseMove, grip + QPoint(80, 0), overview.mapToGlobal(grip),
                      Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&overview, &moved);
    QTest::mouseRelease(&overview, Qt::LeftButton, {}, grip + QPoint(80, 0));
    EXPECT_GT(view.rangeBegin(), begin);
    EXPECT_NEAR(this->length(), length, 2);
}

TEST_F(Gestures, aClickInTheOverviewBringsTheFrameThere)
{
    for (int i = 0; i < 6; ++i)
        timeline.zoomIn();
    OverviewStrip &overview = timeline.overview();
    const QPoint target(overview.width() - 100, overview.height() / 2);
    QTest::mouseClick(&overview, Qt::LeftButton, {}, target);
    EXPECT_TRUE(overview.frame().contains(target));
}
