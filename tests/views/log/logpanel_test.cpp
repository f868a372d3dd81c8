// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logpanel.h"

#include "views/log/logmodel.h"
#include "views/models/recordings.h"
#include "views/style/appearance.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

using namespace coroscope;
using namespace coroscope::testing_support;

namespace {

constexpr auto loop = Recording::Executor::Loop;

class LogPanelTest : public testing::Test {
protected:
    LogPanelTest()
    {
        panel.resize(500, 300);
        panel.show();
        QApplication::setActiveWindow(&panel);
    }
    void record()
    {
        view.reset();
        view.append(loop, oneTaskThatSleeps());
        view.setLive(false);
    }
    QString cell(int row, int column) const
    {
        return table.model()->index(row, column).data().toString();
    }
    QColor colorOf(int row) const
    {
        return table.model()->index(row, LogModel::Text).data(Qt::ForegroundRole).value<QColor>();
    }
    void click(int row)
    {
        const QRect rect = table.visualRect(table.model()->index(row, LogModel::Text));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, rect.center());
    }

    RunView view;
    Appearance appearance;
    LogPanel panel{view, appearance};
    QTableView &table = *panel.findChild<QTableView *>();
    QLineEdit &filter = *panel.findChild<QLineEdit *>();
};

} // namespace

TEST_F(LogPanelTest, showsTimeTaskAndText)
{
    record();
    ASSERT_EQ(table.model()->rowCount(), 2);
    EXPECT_EQ(cell(0, LogModel::Time), QStringLiteral("0.000"));
    EXPECT_EQ(cell(0, LogModel::Task), QStringLiteral("main"));
    EXPECT_EQ(cell(0, LogModel::Text), QStringLiteral("begin"));
    EXPECT_EQ(cell(1, LogModel::Time), QStringLiteral("2.000"));
    EXPECT_EQ(cell(1, LogModel::Text), QStringLiteral("end"));
}

TEST_F(LogPanelTest, linesAfterThePlayheadAreFaint)
{
    record();
    view.setPlayhead(nanosPerSecond);
    EXPECT_EQ(colorOf(0), appearance.color(ColorRole::Text));
    EXPECT_EQ(colorOf(1), appearance.color(ColorRole::TextFaint));
    view.setPlayhead(view.duration());
    EXPECT_EQ(colorOf(1), appearance.color(ColorRole::Text));
    view.rewind();
    EXPECT_EQ(colorOf(0), appearance.color(ColorRole::TextFaint));
}

TEST_F(LogPanelTest, aClickOnALineMovesThePlayheadAndSelectsTheTask)
{
    record();
    view.rewind();
    table.setFocus();
    click(1);
    EXPECT_EQ(view.playhead(), 2 * nanosPerSecond);
    EXPECT_EQ(view.playheadEvent(), 13u) << "just after the line, not at the end of the instant";
    EXPECT_EQ(view.selectedLane(), 0u);
    EXPECT_EQ(view.selectedBand(), loop);
}

TEST_F(LogPanelTest, theArrowKeysWalkFromLineToLine)
{
    record();
    table.setFocus();
    click(0);
    QTest::keyClick(&table, Qt::Key_Down);
    EXPECT_EQ(view.playhead(), 2 * nanosPerSecond);
    QTest::keyClick(&table, Qt::Key_Up);
    EXPECT_EQ(view.playhead(), 0);
}

TEST_F(LogPanelTest, theFilterKeepsLinesThatContainItsText)
{
    record();
    QTest::keyClicks(&filter, QStringLiteral("EN"));
    ASSERT_EQ(table.model()->rowCount(), 1);
    EXPECT_EQ(cell(0, LogModel::Text), QStringLiteral("end"));
    QTest::keyClicks(&filter, QStringLiteral("xyz"));
    EXPECT_EQ(table.model()->rowCount(), 0);
    EXPECT_FALSE(table.isVisible()) << "a sentence stands in its place";
    filter.clear();
    EXPECT_TRUE(table.isVisible());
}

TEST_F(LogPanelTest, copiesTheSelectedLinesOrAll)
{
    record();
    panel.copy();
    EXPECT_EQ(QApplication::clipboard()->text(),
              QStringLiteral("0.000\tmain\tbegin\n2.000\tmain\tend\n"));
    table.setFocus();
    click(1);
    QTest::keySequence(&table, QKeySequence::Copy);
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("2.000\tmain\tend\n"));
}

TEST_F(LogPanelTest, showsTheLinesOfThreadsWhenAsked)
{
    view.reset();
    view.setHasThreads(true);
    view.append(Recording::Executor::Threads, oneTaskThatSleeps());
    auto *model = panel.findChild<LogModel *>();
    EXPECT_EQ(model->rowCount(), 0);
    model->setExecutor(Recording::Executor::Threads);
    EXPECT_EQ(model->rowCount(), 2);
    EXPECT_EQ(cell(0, LogModel::Task), QStringLiteral("main · thread 1"));
}

TEST_F(LogPanelTest, aNewRunEmptiesIt)
{
    record();
    view.reset();
    EXPECT_EQ(table.model()->rowCount(), 0);
}
