// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelinefixture.h"

#include <QMenu>
#include <QTimer>

using namespace coroscope;
using namespace coroscope::test;

namespace {

class Keys : public TimelineTest {
protected:
    Keys() { record(hello); }
};

} // namespace

TEST_F(Keys, wAndSZoom)
{
    const double length = this->length();
    press(Qt::Key_W);
    EXPECT_NEAR(this->length(), length / 1.5, 10);
    press(Qt::Key_S);
    EXPECT_NEAR(this->length(), length, 10);
}

TEST_F(Keys, controlWithPlusMinusAndEqualZooms)
{
    const double length = this->length();
    press(Qt::Key_Equal, Qt::ControlModifier);
    press(Qt::Key_Plus, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_NEAR(this->length(), length / 2.25, 10);
    press(Qt::Key_Minus, Qt::ControlModifier);
    EXPECT_NEAR(this->length(), length / 1.5, 10);
}

TEST_F(Keys, aAndDPan)
{
    const Nanos begin = view.rangeBegin();
    press(Qt::Key_D);
    EXPECT_GT(view.rangeBegin(), begin);
    press(Qt::Key_A);
    EXPECT_NEAR(static_cast<double>(view.rangeBegin()), static_cast<double>(begin), 2);
}

TEST_F(Keys, controlZeroShowsEverythingAgain)
{
    const Nanos begin = view.rangeBegin(), end = view.rangeEnd();
    press(Qt::Key_W);
    press(Qt::Key_D);
    press(Qt::Key_0, Qt::ControlModifier);
    EXPECT_EQ(view.rangeBegin(), begin);
    EXPECT_EQ(view.rangeEnd(), end);
}

TEST_F(Keys, fFitsTheSelectionAndThenEverything)
{
    const Nanos whole = view.rangeEnd();
    view.selectLane(Recording::Executor::Loop, 2);
    press(Qt::Key_F);
    EXPECT_LT(view.rangeEnd(), 3 * nanosPerSecond);
    press(Qt::Key_F);
    EXPECT_EQ(view.rangeEnd(), whole);
}

TEST_F(Keys, upAndDownWalkTheLanes)
{
    press(Qt::Key_Down);
    EXPECT_EQ(view.selectedLane(), 0u);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    EXPECT_EQ(view.selectedLane(), 2u);
    press(Qt::Key_Up);
    EXPECT_EQ(view.selectedLane(), 1u);
}

TEST_F(Keys, pointAndCommaWalkTheEventsOfTheSelectedLane)
{
    view.selectLane(Recording::Executor::Loop, 2);
    view.setPlayhead(nanosPerSecond);
    press(Qt::Key_Period);
    EXPECT_EQ(view.playhead(), 2 * nanosPerSecond);
    const std::size_t event = view.playheadEvent();
    press(Qt::Key_Period);
    EXPECT_GT(view.playheadEvent(), event);
    press(Qt::Key_Comma);
    EXPECT_EQ(view.playheadEvent(), event);
    press(Qt::Key_Comma);
    EXPECT_EQ(view.playhead(), 0);
}

TEST_F(Keys, walkingALaneGoesThroughAllItsSpansBothWays)
{
    view.selectLane(Recording::Executor::Loop, 1);
    view.rewind();
    const auto &spans = view.loop().lifecycle.lanes()[1].spans;
    std::vector<std::size_t> forth;
    for (std::size_t i = 0; i <= spans.size(); ++i) {
        press(Qt::Key_Period);
        forth.push_back(view.playheadEvent());
    }
    EXPECT_EQ(forth.back(), spans.back().endEvent + 1);
    for (std::size_t i = spans.size(); i-- > 0;) {
        press(Qt::Key_Comma);
        EXPECT_EQ(view.playheadEvent(), forth[i]);
    }
}

TEST_F(Keys, arrowsStepThroughTheRecording)
{
    view.setPlayhead(nanosPerSecond);
    press(Qt::Key_Right);
    const std::size_t event = view.playheadEvent();
    EXPECT_EQ(view.playhead(), 2 * nanosPerSecond);
    press(Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_GT(view.playheadEvent(), event);
    press(Qt::Key_Left);
    press(Qt::Key_Left, Qt::ShiftModifier);
    EXPECT_LE(view.playheadEvent(), event);
}

TEST_F(Keys, homeAndEndGoToTheEnds)
{
    press(Qt::Key_Home);
    EXPECT_EQ(view.playhead(), 0);
    press(Qt::Key_End);
    EXPECT_EQ(view.playhead(), 4 * nanosPerSecond);
}

TEST_F(Keys, spacePlaysAndPauses)
{
    press(Qt::Key_Space);
    EXPECT_TRUE(player.isPlaying());
    press(Qt::Key_Space);
    EXPECT_FALSE(player.isPlaying());
}

TEST_F(Keys, shiftSpacePlaysBackwards)
{
    press(Qt::Key_Space, Qt::ShiftModifier);
    EXPECT_TRUE(player.isPlayingBack());
    press(Qt::Key_Space);
    EXPECT_FALSE(player.isPlaying());
}

TEST_F(Keys, theMenuPlaysToWhereItWasOpened)
{
    player.setSpeed(0);
    view.setPlayhead(0);
    QTimer::singleShot(0, &timeline, [] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        ASSERT_NE(menu, nullptr);
        for (QAction *action : menu->actions()) {
            if (action->text() == QLatin1StringView("Play to here"))
                action->trigger();
        }
        menu->close();
    });
    QTest::mouseClick(&canvas(), Qt::RightButton, {}, at(2.5, 1));
    EXPECT_NEAR(secondsFromNanos(view.playhead()), 2.5, 0.02);
}

TEST_F(Keys, lessAndGreaterChangeTheSpeed)
{
    const double speed = player.speed();
    press(Qt::Key_Greater, Qt::ShiftModifier);
    EXPECT_GT(player.speed(), speed);
    press(Qt::Key_Less);
    EXPECT_DOUBLE_EQ(player.speed(), speed);
}

TEST_F(Keys, enterZoomsToWhatIsMeasured)
{
    view.setPlayhead(0);
    drag(at(0.7, 2), at(1.3, 2));
    press(Qt::Key_Return);
    EXPECT_NEAR(secondsFromNanos(view.rangeBegin()), 0.7, 0.01);
    EXPECT_NEAR(secondsFromNanos(view.rangeEnd()), 1.3, 0.01);
    EXPECT_FALSE(canvas().measure().active);
}

TEST_F(Keys, escapeClearsTheMeasureAndThenTheSelection)
{
    view.selectLane(Recording::Executor::Loop, 1);
    drag(at(0.7, 2), at(1.3, 2));
    press(Qt::Key_Escape);
    EXPECT_FALSE(canvas().measure().active);
    EXPECT_EQ(view.selectedLane(), 1u);
    press(Qt::Key_Escape);
    EXPECT_EQ(view.selectedLane(), noLane);
}

TEST_F(Keys, thePlayheadStaysInSightWhenItIsStepped)
{
    for (int i = 0; i < 8; ++i)
        press(Qt::Key_W);
    press(Qt::Key_Home);
    EXPECT_LE(view.rangeBegin(), 0);
    EXPECT_GE(view.rangeEnd(), 0);
    press(Qt::Key_End);
    EXPECT_GE(view.rangeEnd(), 4 * nanosPerSecond);
}

TEST_F(Keys, aChosenLaneIsScrolledIntoSight)
{
    timeline.resize(1200, 220);
    QCoreApplication::processEvents();
    for (int i = 0; i < 4; ++i)
        press(Qt::Key_Down);
    EXPECT_EQ(view.selectedLane(), 3u);
    const QPoint bar = at(1, 3);
    EXPECT_GT(bar.y(), canvas().fonts().rulerHeight());
    EXPECT_LT(bar.y(), canvas().height());
}
