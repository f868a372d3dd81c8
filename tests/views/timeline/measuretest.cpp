// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelinefixture.h"

#include <QAccessible>

using namespace coroscope;
using namespace coroscope::test;

namespace {

/// A sleeper waits from 0 to 2 s; a blocker freezes the loop from 1 to 1.5 s.
void sleeperAndBlocker(TraceBuilder &build)
{
    build.task("main").gathers({"sleeper", "blocker"});
    build.task("sleeper").sleeps(2);
    build.task("blocker").sleeps(1).blocks(0.5);
}

class Measuring : public TimelineTest {
protected:
    Measuring() { record(sleeperAndBlocker); }

    /// "waiting 50 %" for each line.
    static QStringList words(const std::vector<MeasureReport::Line> &lines)
    {
        QStringList all;
        for (const MeasureReport::Line &line : lines)
            all << line.name + QLatin1Char(' ') + percentText(line.share);
        return all;
    }
    const MeasureReport &report() { return canvas().measureReport(); }
};

} // namespace

TEST_F(Measuring, theCardSaysTheSharesOfTheSelectedLane)
{
    view.selectLane(Recording::Executor::Loop, 2);
    drag(at(1, 2), at(2, 1));
    EXPECT_EQ(report().whose, "blocker");
    EXPECT_EQ(report().length, "1.000 s");
    EXPECT_EQ(report().extent, "1.000 s – 2.000 s");
    EXPECT_EQ(words(report().lines), (QStringList{"blocking 50 %", "not there 50 %"}));
}

TEST_F(Measuring, nothingHoversOverTheCard)
{
    move(at(1.2, 2));
    EXPECT_FALSE(canvas().toolTip().isEmpty());
    drag(at(1, 2), at(2, 1));
    move(at(1.2, 2));
    EXPECT_TRUE(canvas().toolTip().isEmpty());
}

TEST_F(Measuring, theCardSaysWhatTheLoopDid)
{
    drag(at(0, 1), at(2, 1));
    EXPECT_EQ(words(report().loop), (QStringList{"idle 75 %", "frozen 25 %"}));
}

TEST_F(Measuring, withoutASelectionAllTasksAreMeasuredTogether)
{
    drag(at(1, 2), at(2, 1));
    EXPECT_EQ(report().whose, "3 tasks together");
    EXPECT_EQ(words(report().lines), (QStringList{"waiting 80 %", "blocking 20 %"}));
}

TEST_F(Measuring, anotherSelectionIsMeasuredAtOnce)
{
    drag(at(1, 2), at(2, 1));
    QTest::keyClick(&canvas(), Qt::Key_Down);
    EXPECT_EQ(report().whose, "main");
    QTest::keyClick(&canvas(), Qt::Key_Down);
    EXPECT_EQ(words(report().lines), QStringList{"waiting 100 %"});
}

TEST_F(Measuring, anEdgeThatIsHeldIsShown)
{
    view.setPlayhead(0);
    drag(at(0.4, 1), at(2, 1) - QPoint(4, 0));
    EXPECT_FALSE(canvas().measure().from.isHeld);
    EXPECT_TRUE(canvas().measure().to.isHeld);
    EXPECT_DOUBLE_EQ(canvas().measure().to.position, 2e9);
    const QImage held = canvas().grab().toImage();
    const QPoint sign = at(2, 1);
    const QRgb there = held.pixel(sign * canvas().devicePixelRatio());
    EXPECT_EQ(QColor(there), appearance.color(ColorRole::Accent));
}

TEST_F(Measuring, altWithPointAndCommaMeasureFromThePlayheadAlongTheLane)
{
    view.selectLane(Recording::Executor::Loop, 2);
    view.rewind();
    press(Qt::Key_Period, Qt::AltModifier);
    EXPECT_DOUBLE_EQ(canvas().measure().begin(), 0);
    EXPECT_DOUBLE_EQ(canvas().measure().end(), 1e9);
    press(Qt::Key_Period, Qt::AltModifier);
    EXPECT_DOUBLE_EQ(canvas().measure().end(), 1.5e9);
    press(Qt::Key_Period, Qt::AltModifier);
    EXPECT_DOUBLE_EQ(canvas().measure().end(), 1.5e9);
    press(Qt::Key_Comma, Qt::AltModifier);
    EXPECT_DOUBLE_EQ(canvas().measure().end(), 1e9);
    EXPECT_TRUE(canvas().measure().to.isHeld);
    press(Qt::Key_Return);
    EXPECT_EQ(view.rangeEnd(), nanosPerSecond);
}

TEST_F(Measuring, withoutASelectionTheKeysGoAlongTheLoop)
{
    view.rewind();
    for (int i = 0; i < 3; ++i)
        press(Qt::Key_Period, Qt::AltModifier);
    EXPECT_DOUBLE_EQ(canvas().measure().end(), 2e9);
}

TEST_F(Measuring, anEdgeOutOfSightIsScrolledTo)
{
    view.selectLane(Recording::Executor::Loop, 1);
    for (int i = 0; i < 8; ++i)
        press(Qt::Key_W);
    press(Qt::Key_Home);
    press(Qt::Key_Period, Qt::AltModifier);
    EXPECT_LE(view.rangeBegin(), 2 * nanosPerSecond);
    EXPECT_GE(view.rangeEnd(), 2 * nanosPerSecond);
}

TEST_F(Measuring, alongStepsTheEventsAreCounted)
{
    timeline.setAxisMode(AxisMode::Steps);
    view.rewind();
    view.selectLane(Recording::Executor::Loop, 1);
    press(Qt::Key_Period, Qt::AltModifier);
    EXPECT_TRUE(report().length.contains("event")) << report().length.toStdString();
}

TEST_F(Measuring, aScreenReaderIsToldWhatWasMeasured)
{
    view.selectLane(Recording::Executor::Loop, 2);
    drag(at(1, 2), at(2, 1));
    EXPECT_EQ(
        canvas().accessibleDescription(),
        "1.000 s (1.000 s – 2.000 s)\nblocker: blocking 50 %, 500 ms; not there 50 %, 500 ms\n"
        "loop: frozen 50 %, 500 ms; idle 50 %, 500 ms");
}

TEST_F(Measuring, theCardLiesBesideTheStretchAndWhereItHasNoRoomTheLengthAloneStands)
{
    appearance.setMode(Appearance::Mode::Dark); // where a card has a colour of its own
    view.setPlayhead(0);
    drag(at(0.4, 2), at(0.8, 2));
    const QPoint beside(xOf(0.8) + 14, canvas().height() - 30);
    const auto pixel = [&] {
        return QColor(canvas().grab().toImage().pixel(beside * canvas().devicePixelRatio()));
    };
    EXPECT_EQ(pixel(), appearance.color(ColorRole::SurfaceRaised));
    timeline.resize(1200, 220);
    QCoreApplication::processEvents();
    EXPECT_NE(pixel(), appearance.color(ColorRole::SurfaceRaised));
}

TEST_F(Measuring, whileLiveTheSharesGrowWithTheRun)
{
    view.reset();
    TraceBuilder build;
    build.task("main").sleeps(1).sleeps(3);
    auto batches = build.batches(1'000'000);
    view.append(Recording::Executor::Loop, std::move(batches.front()));
    drag(at(0, 0), at(4, 0));
    const Nanos measured = report().lines.front().time;
    EXPECT_EQ(measured, 4 * nanosPerSecond);
}

TEST(Percent, whatIsNeitherNothingNorAllNeverSaysThatItIs)
{
    EXPECT_EQ(percentText(0), "0 %");
    EXPECT_EQ(percentText(0.0004), "< 1 %");
    EXPECT_EQ(percentText(0.5), "50 %");
    EXPECT_EQ(percentText(0.9996), "> 99 %");
    EXPECT_EQ(percentText(1), "100 %");
}
