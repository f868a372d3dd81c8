// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/eventpanel.h"

#include "views/events/eventmodel.h"
#include "views/models/recordings.h"
#include "views/style/appearance.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMimeData>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

using namespace coroscope;
using namespace coroscope::testing_support;

namespace {

constexpr auto loop = Recording::Executor::Loop;

class EventPanelTest : public ::testing::Test {
protected:
    EventPanelTest()
    {
        panel.resize(800, 500);
        panel.show();
        QApplication::setActiveWindow(&panel);
        view.reset();
        view.append(loop, oneTaskThatSleeps());
        view.setLive(false);
    }
    std::string cell(int row, int column) const
    {
        return model.index(row, column).data().toString().toStdString();
    }
    void click(int row)
    {
        table.setFocus();
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                          table.visualRect(model.index(row, EventModel::What)).center());
    }
    QColor background(int row) const
    {
        return model.index(row, 0).data(Qt::BackgroundRole).value<QColor>();
    }

    RunView view;
    Appearance appearance;
    EventPanel panel{view, appearance};
    QTableView &table = *panel.findChild<QTableView *>();
    QLineEdit &filter = *panel.findChild<QLineEdit *>();
    EventModel &model = *panel.findChild<EventModel *>();
};

} // namespace

TEST_F(EventPanelTest, showsEveryEventWithTimeTurnTaskKindAndSentence)
{
    ASSERT_EQ(model.rowCount(), 16);
    EXPECT_EQ(cell(11, EventModel::Time), "2.000000");
    EXPECT_EQ(cell(11, EventModel::Turn), "3");
    EXPECT_EQ(cell(11, EventModel::Task), "main");
    EXPECT_EQ(cell(11, EventModel::Kind), "step began");
    EXPECT_EQ(cell(11, EventModel::What), "main runs on");
    EXPECT_EQ(cell(0, EventModel::Turn), "") << "before the first turn";
}

TEST_F(EventPanelTest, aClickMovesThePlayheadToJustAfterTheEventAndSelectsTaskAndBlock)
{
    click(6);
    EXPECT_EQ(view.playheadEvent(), 7u);
    EXPECT_EQ(view.selectedLane(), 0u);
    EXPECT_EQ(view.selectedBlocks(), QSet<std::uint32_t>{sleepBlock});
    QTest::keyClick(&table, Qt::Key_Up);
    EXPECT_EQ(view.playheadEvent(), 6u);
}

TEST_F(EventPanelTest, followsThePlayheadAndMarksItsRow)
{
    view.setPlayheadEvent(12);
    EXPECT_EQ(table.currentIndex().row(), 12);
    EXPECT_EQ(background(12), appearance.color(ColorRole::AccentSoft));
    EXPECT_NE(background(11), appearance.color(ColorRole::AccentSoft));
    view.selectLane(loop, 0);
    EXPECT_EQ(background(11), appearance.color(ColorRole::SurfaceSunken)) << "of the selected task";
    EXPECT_NE(background(10), appearance.color(ColorRole::SurfaceSunken)) << "of the loop";
}

TEST_F(EventPanelTest, theFilterKeepsRowsThatContainItsText)
{
    QTest::keyClicks(&filter, QStringLiteral("PRINTS"));
    for (int i = 0; model.isSearching() && i < 100; ++i)
        QTest::qWait(10);
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(cell(1, EventModel::What), "main prints: end");
    click(1);
    EXPECT_EQ(view.playheadEvent(), 13u);
    filter.clear();
    EXPECT_EQ(model.rowCount(), 16);
}

TEST_F(EventPanelTest, copiesSelectedRowsAsTextAndCsv)
{
    click(5);
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keySequence(&table, QKeySequence::Copy);
    const QMimeData *data = QApplication::clipboard()->mimeData();
    EXPECT_EQ(data->text().toStdString(),
              "0.000000\t1\tmain\tprinted\tmain prints: begin\n"
              "0.000000\t1\tmain\tsuspended\tmain begins to wait: sleep 2.0 s\n");
    EXPECT_EQ(data->data(QStringLiteral("text/csv")).left(34).toStdString(),
              "Seconds,Turn,Task,Event,What happe");
}

TEST_F(EventPanelTest, aNewRunEmptiesItAndALiveOneGrows)
{
    view.reset();
    EXPECT_EQ(model.rowCount(), 0);
    view.append(loop, oneTaskThatSleeps());
    EXPECT_EQ(model.rowCount(), 16);
}
