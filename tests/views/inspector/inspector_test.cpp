// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/blockcatalog.h"
#include "views/inspector/blockpanel.h"
#include "views/inspector/inspector.h"
#include "views/inspector/problemspanel.h"
#include "views/models/recordings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace coroscope {
namespace {

class InspectorTest : public testing::Test {
protected:
    InspectorTest()
    {
        Definition main;
        main.name = "main";
        document.addDefinition(main, {});
        const DefinitionId id = document.scenario().definitions.front().id;
        const ListAddress list{.definition = id, .parent = {}, .clauses = false};
        sleep = document.insertBlocks({list, 0}, {newBlock(BlockKind::Sleep)}).front();
        gather = document.insertBlocks({list, 1}, {newBlock(BlockKind::Gather)}).front();
    }

    const Block &block(BlockId id) const { return *findBlock(document.scenario(), id); }
    /// The widget of this name that is shown (what was shown before dies a little later).
    template <class Widget>
    Widget *find(QWidget &in, const char *name)
    {
        QCoreApplication::processEvents();
        for (auto *widget : in.findChildren<Widget *>(QLatin1StringView(name))) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }

    Document document;
    RunView run;
    Appearance appearance;
    BlockId sleep, gather;
};

TEST_F(InspectorTest, theSelectedBlockIsShownWithItsFieldsAndItsPython)
{
    Inspector inspector(document, run, appearance);
    inspector.show();
    run.selectBlocks({sleep.value});
    ASSERT_NE(find<QLabel>(inspector, "blockTitle"), nullptr);
    EXPECT_EQ(find<QLabel>(inspector, "blockTitle")->text(), QStringLiteral("sleep"));
    EXPECT_EQ(find<QLabel>(inspector, "python")->text(), QStringLiteral("await asyncio.sleep(1)"));
    for (const char *name : {"field.seconds", "field.result", "field.target"})
        EXPECT_NE(find<QLineEdit>(inspector, name), nullptr) << name;
    run.selectBlocks({});
    EXPECT_EQ(find<QLabel>(inspector, "blockTitle"), nullptr);
}

TEST_F(InspectorTest, aFieldIsEditedInOneStep)
{
    Inspector inspector(document, run, appearance);
    inspector.show();
    run.selectBlocks({sleep.value});
    const int steps = document.undoStack().count();
    auto *seconds = find<QLineEdit>(inspector, "field.seconds");
    seconds->selectAll();
    QTest::keyClicks(seconds, QStringLiteral("2.5"));
    QTest::keyClick(seconds, Qt::Key_Return);
    EXPECT_EQ(block(sleep).fields[0], "2.5");
    EXPECT_EQ(document.undoStack().count(), steps + 1);
    EXPECT_EQ(find<QLabel>(inspector, "python")->text(),
              QStringLiteral("await asyncio.sleep(2.5)"));
    document.undoStack().undo();
    EXPECT_EQ(seconds->text(), QStringLiteral("1"));
}

TEST_F(InspectorTest, aChoiceIsMadeInAList)
{
    Inspector inspector(document, run, appearance);
    inspector.show();
    run.selectBlocks({gather.value});
    auto *mode = find<QComboBox>(inspector, "field.mode");
    ASSERT_NE(mode, nullptr);
    QTest::keyClick(mode, Qt::Key_Down);
    EXPECT_EQ(mode->currentText(), QStringLiteral("keep it"));
    EXPECT_EQ(block(gather).fields[*fieldIndex(blockType(BlockKind::Gather), "mode")], "keep it");
}

TEST_F(InspectorTest, commentAndSwitchChangeTheBlock)
{
    Inspector inspector(document, run, appearance);
    inspector.show();
    run.selectBlocks({sleep.value});
    auto *comment = find<QLineEdit>(inspector, "comment");
    QTest::keyClicks(comment, QStringLiteral("why"));
    QTest::keyClick(comment, Qt::Key_Return);
    EXPECT_EQ(block(sleep).comment, "why");
    find<QCheckBox>(inspector, "disabled")->click();
    EXPECT_TRUE(block(sleep).disabled);
}

TEST_F(InspectorTest, aRemovedBlockLeavesTheInspector)
{
    Inspector inspector(document, run, appearance);
    inspector.show();
    run.selectBlocks({sleep.value});
    document.removeBlocks({sleep});
    EXPECT_EQ(find<QLabel>(inspector, "blockTitle"), nullptr);
}

/// A scroll area learns in several rounds what its content wants.
void settle()
{
    for (int round = 0; round < 5; ++round)
        QCoreApplication::processEvents();
}

void expectNothingCut(const Inspector &inspector, Nanos time)
{
    for (const auto *label : inspector.widget()->findChildren<QLabel *>()) {
        if (!label->isVisible())
            continue;
        EXPECT_GE(label->height(), label->heightForWidth(label->width()))
            << label->text().toStdString() << " at " << time;
    }
}

TEST_F(InspectorTest, nothingThatIsSaidOfATaskIsCutInALowPanelAlsoWhilePlaying)
{
    std::string value;
    for (int i = 0; i < 60; ++i)
        value += "word ";
    run.reset();
    run.append(Recording::Executor::Loop, testing_support::oneTaskThatSleeps(2, value));
    run.setLive(false);
    Inspector inspector(document, run, appearance);
    inspector.resize(320, 160);
    inspector.show();
    run.selectLane(Recording::Executor::Loop, 0);
    settle();
    for (Nanos time = 0; time < 2 * nanosPerSecond; time += nanosPerSecond / 10) {
        run.setPlayhead(time);
        QCoreApplication::processEvents();
        expectNothingCut(inspector, time);
    }
    run.setPlayhead(2 * nanosPerSecond);
    settle();
    expectNothingCut(inspector, 2 * nanosPerSecond);
}

TEST_F(InspectorTest, problemsAreListedAndSelectTheirBlock)
{
    ProblemsPanel panel(document, run, appearance);
    panel.show();
    EXPECT_EQ(panel.count(), 0);
    document.setField(sleep, 0, "1 +");
    EXPECT_EQ(panel.count(), 0) << "it waits until the typing stops";
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel.count() == 1; }, 2000));
    QSignalSpy activated(&panel, &ProblemsPanel::activated);
    auto *list = panel.findChild<QListWidget *>();
    ASSERT_EQ(list->count(), 1);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(0)).center());
    ASSERT_GE(activated.count(), 1);
    EXPECT_EQ(activated.front().front().value<BlockId>(), sleep);
    EXPECT_EQ(run.selectedBlocks(), QSet<std::uint32_t>{sleep.value});
}

} // namespace
} // namespace coroscope
