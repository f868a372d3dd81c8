// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/commandmatch.h"
#include "views/mainwindow/windowfixture.h"

#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace coroscope;
using namespace coroscope::testing_support;

namespace {

class CommandPaletteTest : public WindowTest {
protected:
    void open() { QTest::keyClick(&window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier); }
    void type(const char *text) { QTest::keyClicks(&query, QLatin1StringView(text)); }
    QStringList titles() const
    {
        QStringList all;
        for (int row = 0; row < list.count(); ++row)
            all << list.item(row)->text();
        return all;
    }

    CommandPalette &palette = *window.findChild<CommandPalette *>();
    QLineEdit &query = *palette.findChild<QLineEdit *>();
    QListWidget &list = *palette.findChild<QListWidget *>();
};

} // namespace

TEST(CommandMatch, wantsEveryWordInAnyOrderAndCase)
{
    EXPECT_GT(matchScore(u"View: Dark Theme", u"theme dark"), 0);
    EXPECT_EQ(matchScore(u"View: Dark Theme", u"theme light"), 0);
    EXPECT_GT(matchScore(u"anything", u""), 0);
}

TEST(CommandMatch, prefersBeginningsOfWords)
{
    EXPECT_GT(matchScore(u"Run", u"r"), matchScore(u"File: Redo", u"r"));
    EXPECT_GT(matchScore(u"File: Redo", u"r"), matchScore(u"Dark", u"r"));
}

TEST_F(CommandPaletteTest, runsACommandByItsName)
{
    QSignalSpy asked(&window, &MainWindow::saveAsRequested);
    open();
    EXPECT_TRUE(palette.isVisible());
    type("save as");
    EXPECT_EQ(titles().value(0), QStringLiteral("File: Save As"));
    QTest::keyClick(&query, Qt::Key_Return);
    EXPECT_EQ(asked.count(), 1);
    EXPECT_FALSE(palette.isVisible());
}

TEST_F(CommandPaletteTest, arrowsChooseAndEscapeCloses)
{
    open();
    type("theme");
    EXPECT_EQ(list.currentRow(), 0);
    QTest::keyClick(&query, Qt::Key_Down);
    EXPECT_EQ(list.currentRow(), 1);
    QTest::keyClick(&query, Qt::Key_Up);
    QTest::keyClick(&query, Qt::Key_Up);
    EXPECT_EQ(list.currentRow(), 0);
    QTest::keyClick(&query, Qt::Key_Escape);
    EXPECT_FALSE(palette.isVisible());
}

TEST_F(CommandPaletteTest, offersNothingThatCannotBeDone)
{
    open();
    type("undo");
    EXPECT_TRUE(titles().isEmpty());
    QTest::keyClick(&query, Qt::Key_Return);
    EXPECT_TRUE(palette.isVisible()) << "there is nothing to run";
}

TEST_F(CommandPaletteTest, findsBlocksAndTasks)
{
    const BlockId sleep = change();
    record();
    open();
    type("sleep");
    QTest::keyClick(&query, Qt::Key_Return);
    EXPECT_EQ(view.selectedBlocks(), QSet<std::uint32_t>{sleep.value});
    open();
    type("main");
    QTest::keyClick(&query, Qt::Key_Return);
    EXPECT_EQ(view.selectedLane(), 0u);
}
