// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/problemspanel.h"

#include "scenario/blockcatalog.h"
#include "views/inspector/problemdelegate.h"

#include <QAction>
#include <QApplication>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace coroscope {
namespace {

/// A coroutine that calls another without awaiting it, and holds the loop.
class ProblemsPanelTest : public testing::Test {
protected:
    ProblemsPanelTest()
    {
        Definition main;
        main.name = "main";
        const DefinitionId id = document.addDefinition(main, {});
        Block call = newBlock(BlockKind::Do);
        call.fields[0] = "main()";
        blocks = document.insertBlocks({{id, {}, false}, 0}, {newBlock(BlockKind::Blocking), call});
        panel.resize(420, 300);
        panel.show();
        QApplication::setActiveWindow(&panel);
        EXPECT_TRUE(waitForCount(2));
    }
    bool waitForCount(int count)
    {
        return QTest::qWaitFor([&] { return panel.count() == count && list().count() == count; },
                               2000);
    }
    QListWidget &list() { return *panel.findChild<QListWidget *>(); }
    ProblemDelegate &delegate() { return *panel.findChild<ProblemDelegate *>(); }
    QString text(int row, int role = Qt::DisplayRole)
    {
        return list().item(row)->data(role).toString();
    }
    QRect link(int row)
    {
        return delegate().linkRect(list().visualItemRect(list().item(row)),
                                   list().model()->index(row, 0));
    }
    std::string line(std::size_t index)
    {
        return pythonLine(document.scenario().definitions[0].body.at(index));
    }

    Document document;
    RunView run;
    Appearance appearance;
    std::vector<BlockId> blocks;
    ProblemsPanel panel{document, run, appearance};
};

TEST_F(ProblemsPanelTest, listsWarningsBeforeHintsWithTheirFixes)
{
    EXPECT_TRUE(text(0).startsWith(QStringLiteral("The coroutine that main() makes")));
    EXPECT_EQ(text(0, ProblemDelegate::WhereRole), QStringLiteral("main › block 2, do"));
    EXPECT_EQ(text(0, ProblemDelegate::FixRole), QStringLiteral("Await it"));
    EXPECT_EQ(list().item(0)->data(ProblemDelegate::SeverityRole).toInt(), int(Severity::Warning));
    EXPECT_EQ(text(1, ProblemDelegate::FixRole), QStringLiteral("Sleep instead"));
    EXPECT_TRUE(text(1, Qt::AccessibleTextRole).startsWith(QStringLiteral("Hint: ")));
    EXPECT_TRUE(text(0, Qt::AccessibleTextRole).contains(QStringLiteral("Await it")));
}

TEST_F(ProblemsPanelTest, errorsStandAlone)
{
    document.setField(blocks[0], 0, "1 +");
    ASSERT_TRUE(waitForCount(1));
    EXPECT_EQ(list().item(0)->data(ProblemDelegate::SeverityRole).toInt(), int(Severity::Error));
}

TEST_F(ProblemsPanelTest, aClickOnTheLinkMakesTheFix)
{
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, link(0).center());
    EXPECT_EQ(line(1), "await main()");
    EXPECT_EQ(run.selectedBlocks(),
              QSet<std::uint32_t>{document.scenario().definitions[0].body[1].id.value});
    EXPECT_TRUE(waitForCount(1)) << "it is settled";
    document.undoStack().undo();
    EXPECT_EQ(line(1), "main()");
    EXPECT_TRUE(waitForCount(2));
}

TEST_F(ProblemsPanelTest, aClickBesideTheLinkSelectsTheBlock)
{
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, link(0).topRight() + QPoint(40, 4));
    EXPECT_EQ(line(1), "main()");
    EXPECT_EQ(run.selectedBlocks(), QSet<std::uint32_t>{blocks[1].value});
}

TEST_F(ProblemsPanelTest, theFixIsMadeByKeyAndMenuToo)
{
    auto *fix = list().actions().value(0);
    ASSERT_NE(fix, nullptr);
    EXPECT_FALSE(fix->isEnabled()) << "no finding is chosen";
    list().setFocus();
    list().setCurrentRow(1);
    EXPECT_EQ(fix->text(), QStringLiteral("Sleep instead"));
    QTest::keyClick(&list(), Qt::Key_Period, Qt::ControlModifier);
    EXPECT_EQ(line(0), "await asyncio.sleep(0.5)");
}

TEST_F(ProblemsPanelTest, eachSeverityHasItsIcon)
{
    const auto iconOf = [this](int row) {
        const QRect rect = list().visualItemRect(list().item(row));
        return list().viewport()->grab(QRect(rect.topLeft(), QSize(34, 28))).toImage();
    };
    QTest::mouseMove(&panel, {1, 1});
    EXPECT_NE(iconOf(0), iconOf(1));
}

} // namespace
} // namespace coroscope
