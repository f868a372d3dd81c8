// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelinefixture.h"

#include "views/timeline/chartwords.h"
#include "views/timeline/lanebar.h"

#include <QLineEdit>
#include <QMenu>

using namespace coroscope;
using namespace coroscope::test;

namespace {

/// main makes slow, quick and broken (lanes 1, 2, 3); quick makes inner (4), which prints a line.
void family(TraceBuilder &build)
{
    build.task("main").creates("slow").creates("quick").creates("broken").sleeps(9);
    build.task("slow").sleeps(4).returns("\"late\"");
    build.task("quick").creates("inner").sleeps(1);
    build.task("broken").blocks(0.5).raises("OSError('no disk')");
    build.task("inner").sleeps(2).logs("hello from within");
}

class Lanes : public TimelineTest {
protected:
    Lanes() { record(family); }

    QStringList shown(bool context = true)
    {
        QStringList names;
        canvas().withScene([&](const ChartScene &scene) {
            for (const Row &row : scene.layout.rows()) {
                if (row.kind == RowKind::Lane && (context || !row.isContext))
                    names << laneTitle(view.loop(), view.loop().lifecycle.lanes()[row.lane]);
            }
        });
        return names;
    }
    void filter(const QString &text)
    {
        QLineEdit &field = timeline.laneBar().field();
        field.setFocus();
        field.selectAll();
        QTest::keyClicks(&field, text);
    }
    QPoint nameOf(std::uint32_t lane)
    {
        return canvas().withScene([&](const ChartScene &scene) {
            const int row = scene.layout.rowOf(Recording::Executor::Loop, lane);
            const Row &of = scene.layout.rows()[static_cast<std::size_t>(row)];
            return QPoint(90, static_cast<int>(scene.rowRect(of).center().y()));
        });
    }
    QPoint chevronOf(std::uint32_t lane)
    {
        return canvas().withScene([&](const ChartScene &scene) {
            const int row = scene.layout.rowOf(Recording::Executor::Loop, lane);
            return scene.chevronRect(scene.layout.rows()[static_cast<std::size_t>(row)])
                .center()
                .toPoint();
        });
    }
    void choose(const QString &text)
    {
        QMenu menu;
        timeline.laneBar().fillMenu(menu);
        for (QAction *action : menu.actions()) {
            if (action->text() == text)
                action->trigger();
        }
    }
    const QStringList all{"main", "slow", "quick", "inner", "broken"};
};

} // namespace

TEST_F(Lanes, aFilterThatNothingPassesIsAnsweredBySentence)
{
    filter("nowhere");
    EXPECT_TRUE(shown().isEmpty());
    EXPECT_EQ(canvas().sentence(), "No lane has what the filter asks for");
    filter("quick");
    EXPECT_TRUE(canvas().sentence().isEmpty());
}

TEST_F(Lanes, standAsTheyWereCreated) { EXPECT_EQ(shown(), all); }

TEST_F(Lanes, areFilteredByNameAndTheirCreatorsStayDimmed)
{
    filter("inn");
    EXPECT_EQ(shown(), (QStringList{"main", "quick", "inner"}));
    EXPECT_EQ(shown(false), QStringList{"inner"});
}

TEST_F(Lanes, areFilteredByWhatTheyPrintedAndByTheirOutcome)
{
    filter("within");
    EXPECT_EQ(shown(false), QStringList{"inner"});
    filter("no disk");
    EXPECT_EQ(shown(false), QStringList{"broken"});
    filter("late");
    EXPECT_EQ(shown(false), QStringList{"slow"});
}

TEST_F(Lanes, areFilteredByWhatTheyWere)
{
    filter("is:failed");
    EXPECT_EQ(shown(false), QStringList{"broken"});
    filter("is:blocking");
    EXPECT_EQ(shown(false), QStringList{"broken"});
    filter("is:returned n");
    EXPECT_EQ(shown(false), (QStringList{"main", "inner"}));
}

TEST_F(Lanes, escapeClearsTheFilterAndGoesBackToTheChart)
{
    press(Qt::Key_L);
    QLineEdit &field = timeline.laneBar().field();
    EXPECT_TRUE(field.hasFocus());
    QTest::keyClicks(&field, "zzz");
    EXPECT_EQ(shown(), QStringList());
    QTest::keyClick(&field, Qt::Key_Escape);
    EXPECT_EQ(shown(), all);
    EXPECT_TRUE(canvas().hasFocus());
}

TEST_F(Lanes, areSortedWithinTheirCreator)
{
    choose("Sort by end");
    EXPECT_EQ(shown(), (QStringList{"main", "broken", "quick", "inner", "slow"}));
    EXPECT_EQ(timeline.laneOrder(), LaneOrder::End);
    choose("Sort by creation");
    EXPECT_EQ(shown(), all);
}

TEST_F(Lanes, hHidesALaneWithWhatItMadeAndShiftHShowsAll)
{
    view.selectLane(Recording::Executor::Loop, 2);
    press(Qt::Key_H);
    EXPECT_EQ(shown(), (QStringList{"main", "slow", "broken"}));
    EXPECT_NE(view.selectedLane(), 2u);
    press(Qt::Key_H, Qt::ShiftModifier);
    EXPECT_EQ(shown(), all);
}

TEST_F(Lanes, aClickOnTheChevronFoldsAndUnfolds)
{
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, chevronOf(2));
    EXPECT_EQ(shown(), (QStringList{"main", "slow", "quick", "broken"}));
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, chevronOf(2));
    EXPECT_EQ(shown(), all);
}

TEST_F(Lanes, minusFoldsAndPlusUnfolds)
{
    view.selectLane(Recording::Executor::Loop, 0);
    press(Qt::Key_Minus);
    EXPECT_EQ(shown(), QStringList{"main"});
    press(Qt::Key_Plus);
    EXPECT_EQ(shown(), all);
}

TEST_F(Lanes, aDragOfTheNameMovesALaneAmongItsSiblings)
{
    drag(nameOf(3), nameOf(1) - QPoint(0, 8));
    EXPECT_EQ(shown(), (QStringList{"main", "broken", "slow", "quick", "inner"}));
    drag(nameOf(3), nameOf(4) + QPoint(0, 8));
    EXPECT_EQ(shown(), all);
}

TEST_F(Lanes, aLaneIsNeverDraggedAwayFromItsCreator)
{
    drag(nameOf(4), nameOf(0) - QPoint(0, 8));
    EXPECT_EQ(shown(), all);
}

TEST_F(Lanes, controlShiftUpAndDownMoveTheSelectedLane)
{
    view.selectLane(Recording::Executor::Loop, 1);
    press(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(shown(), (QStringList{"main", "quick", "inner", "slow", "broken"}));
    press(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(shown(), all);
}

TEST_F(Lanes, staysArrangedInTheNextRunUntilAnotherDocumentIsOpened)
{
    view.selectLane(Recording::Executor::Loop, 1);
    press(Qt::Key_H);
    record(family);
    EXPECT_EQ(shown(), (QStringList{"main", "quick", "inner", "broken"}));
    document.setScenario({});
    EXPECT_EQ(shown(), all);
}

TEST_F(Lanes, whileLiveNewLanesAreFilteredToo)
{
    filter("inner");
    view.reset();
    TraceBuilder build;
    family(build);
    for (TraceBatch &batch : build.batches(3)) {
        view.append(Recording::Executor::Loop, std::move(batch));
        for (const QString &name : shown(false))
            EXPECT_EQ(name, "inner");
    }
    EXPECT_EQ(shown(false), QStringList{"inner"});
}
