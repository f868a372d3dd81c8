// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/code/codepanel.h"

#include "scenario/blockcatalog.h"
#include "views/models/recordings.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

#include <gtest/gtest.h>

using namespace coroscope;
using namespace coroscope::testing_support;
using Mark = CodeEditor::Mark;

namespace {

Block block(BlockKind kind, std::uint32_t id, const char *text)
{
    Block made = newBlock(kind);
    made.id = BlockId(id);
    made.fields[0] = text;
    return made;
}

/// A coroutine that logs and sleeps, in the blocks of oneTaskThatSleeps(), and fifty lines more.
Scenario sleeper()
{
    Definition main;
    main.id = DefinitionId(1);
    main.name = "main";
    main.body = {block(BlockKind::Log, logBlock, "\"begin\""),
                 block(BlockKind::Sleep, sleepBlock, "2")};
    for (std::uint32_t i = 0; i < 50; ++i)
        main.body.push_back(block(BlockKind::Log, 100 + i, std::to_string(i).c_str()));
    Scenario scenario;
    scenario.definitions.push_back(main);
    scenario.program = {block(BlockKind::Run, 3, "main()")};
    return scenario;
}

class CodePanelTest : public testing::Test {
protected:
    CodePanelTest()
    {
        document.setScenario(sleeper());
        panel.resize(460, 260);
        panel.show();
        QApplication::setActiveWindow(&panel);
        editor.setFocus();
    }
    /// The lines marked so, as they read.
    QStringList marked(Mark mark)
    {
        QStringList lines;
        for (const int line : editor.marked(mark))
            lines << editor.text(line).trimmed();
        return lines;
    }
    int lineWith(const char *text)
    {
        for (int line = 0; line < editor.lines(); ++line) {
            if (editor.text(line).contains(QLatin1StringView(text)))
                return line;
        }
        return -1;
    }
    QPoint pointAt(int line, int x = 110)
    {
        const long position = editor.SendScintilla(QsciScintilla::SCI_POSITIONFROMLINE, line);
        const long y = editor.SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, position);
        return {x, static_cast<int>(y) + 6};
    }
    void click(int line)
    {
        QTest::mouseClick(editor.viewport(), Qt::LeftButton, {}, pointAt(line));
    }
    QPoint besideLine(int line)
    {
        return pointAt(line, editor.marginWidth(0) + editor.marginWidth(1) / 2);
    }
    void clickBeside(int line)
    {
        QTest::mouseClick(editor.viewport(), Qt::LeftButton, {}, besideLine(line));
    }
    QString tipBeside(int line)
    {
        QHelpEvent event(QEvent::ToolTip, besideLine(line),
                         editor.viewport()->mapToGlobal(besideLine(line)));
        QCoreApplication::sendEvent(editor.viewport(), &event);
        return QToolTip::text();
    }
    void press(const char *label)
    {
        for (auto *button : panel.findChildren<QToolButton *>()) {
            if (button->accessibleName() == QLatin1StringView(label))
                QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    bool isShown(const char *text) { return lineWith(text) >= 0; }
    bool isSoonShown(const char *text)
    {
        return QTest::qWaitFor([&] { return isShown(text); });
    }

    Document document;
    RunView view;
    Appearance appearance;
    CodePanel panel{document, view, appearance};
    CodeEditor &editor = panel.editor();
};

} // namespace

TEST_F(CodePanelTest, showsTheProgramOfTheDocument)
{
    EXPECT_TRUE(isShown("async def main():"));
    EXPECT_TRUE(isShown("await asyncio.sleep(2)"));
    EXPECT_FALSE(editor.text().endsWith(QLatin1Char('\n'))) << "no number on an empty last line";
    editor.setFirstVisibleLine(20);
    Scenario other = sleeper();
    other.definitions[0].name = "other";
    document.setScenario(other);
    EXPECT_TRUE(isShown("async def other():")) << "another document shows at once";
    EXPECT_EQ(editor.firstVisibleLine(), 0);
}

TEST_F(CodePanelTest, anEditShowsInAMomentAndKeepsThePlace)
{
    editor.setFirstVisibleLine(20);
    const QString top = editor.text(20);
    document.setField(BlockId(sleepBlock), 0, "7");
    document.setField(BlockId(sleepBlock), 0, "77");
    EXPECT_FALSE(isShown("sleep(7")) << "not for every key";
    EXPECT_TRUE(isSoonShown("sleep(77)"));
    document.insertBlocks({{DefinitionId(1), {}, false}, 0}, {newBlock(BlockKind::Sleep)});
    EXPECT_TRUE(isSoonShown("sleep(1)"));
    EXPECT_EQ(editor.text(editor.firstVisibleLine()), top);
}

TEST_F(CodePanelTest, isNotWrittenWhileItIsHidden)
{
    panel.hide();
    document.setScenario(sleeper());
    document.renameDefinition(DefinitionId(1), "other");
    EXPECT_EQ(editor.text(), QString());
    panel.show();
    EXPECT_TRUE(isShown("async def other():"));
}

TEST_F(CodePanelTest, marksTheLinesOfSelectedBlocks)
{
    view.selectBlocks({sleepBlock, logBlock});
    EXPECT_EQ(marked(Mark::Selected), (QStringList{"print(\"begin\")", "await asyncio.sleep(2)"}));
    document.insertBlocks({{DefinitionId(1), {}, false}, 0}, {newBlock(BlockKind::Return)});
    EXPECT_TRUE(isSoonShown("return"));
    EXPECT_EQ(marked(Mark::Selected), (QStringList{"print(\"begin\")", "await asyncio.sleep(2)"}))
        << "also after the lines moved";
    view.selectBlocks({});
    EXPECT_TRUE(marked(Mark::Selected).empty());
}

TEST_F(CodePanelTest, aClickOnALineSelectsItsBlock)
{
    click(lineWith("asyncio.sleep"));
    EXPECT_EQ(view.selectedBlocks(), QSet<std::uint32_t>{sleepBlock});
    EXPECT_EQ(marked(Mark::Selected), QStringList{"await asyncio.sleep(2)"});
    click(lineWith("import asyncio"));
    EXPECT_EQ(view.selectedBlocks(), QSet<std::uint32_t>{sleepBlock})
        << "a line that no block wrote selects nothing";
}

TEST_F(CodePanelTest, aClickBesideALineSetsABreakpointAndAnotherRemovesIt)
{
    clickBeside(lineWith("asyncio.sleep"));
    EXPECT_TRUE(view.breakpoints().has(BlockId(sleepBlock)));
    EXPECT_EQ(marked(Mark::Breakpoint), QStringList{"await asyncio.sleep(2)"});
    EXPECT_TRUE(view.selectedBlocks().isEmpty());
    clickBeside(lineWith("import asyncio"));
    EXPECT_EQ(view.breakpoints().wanted().blocks.size(), 1u) << "no block wrote that line";
    clickBeside(lineWith("asyncio.sleep"));
    EXPECT_TRUE(view.breakpoints().wanted().isEmpty());
    EXPECT_TRUE(marked(Mark::Breakpoint).empty());
}

TEST_F(CodePanelTest, f9SetsABreakpointOnTheLineOfTheCaret)
{
    click(lineWith("asyncio.sleep"));
    QTest::keyClick(&editor, Qt::Key_Up);
    QTest::keyClick(&editor, Qt::Key_F9);
    EXPECT_EQ(marked(Mark::Breakpoint), QStringList{"print(\"begin\")"});
    EXPECT_TRUE(view.breakpoints().has(BlockId(logBlock)));
    QTest::keyClick(&editor, Qt::Key_F9);
    EXPECT_TRUE(view.breakpoints().wanted().isEmpty());
    click(lineWith("import asyncio"));
    QTest::keyClick(&editor, Qt::Key_F9);
    EXPECT_TRUE(view.breakpoints().wanted().isEmpty());
}

TEST_F(CodePanelTest, showsBreakpointsThatAreSetElsewhereAndAfterLinesMoved)
{
    view.breakpoints().toggle({sleepBlock});
    EXPECT_EQ(marked(Mark::Breakpoint), QStringList{"await asyncio.sleep(2)"});
    document.insertBlocks({{DefinitionId(1), {}, false}, 0}, {newBlock(BlockKind::Return)});
    EXPECT_TRUE(isSoonShown("return"));
    EXPECT_EQ(marked(Mark::Breakpoint), QStringList{"await asyncio.sleep(2)"});
    press("Threads");
    EXPECT_EQ(marked(Mark::Breakpoint), QStringList{"time.sleep(2)"});
    panel.hide();
    view.breakpoints().toggle({logBlock, sleepBlock});
    panel.show();
    EXPECT_EQ(marked(Mark::Breakpoint).size(), 2) << "what was set while it was hidden";
    view.breakpoints().clearBlocks();
    EXPECT_TRUE(marked(Mark::Breakpoint).empty());
}

TEST_F(CodePanelTest, aBlockOfSeveralLinesHasOneSign)
{
    document.insertBlocks({{DefinitionId(1), {}, false}, 0},
                          {block(BlockKind::Comment, 200, "first\nsecond")});
    EXPECT_TRUE(isSoonShown("# second"));
    clickBeside(lineWith("# second"));
    EXPECT_EQ(marked(Mark::Breakpoint), QStringList{"# first"});
    clickBeside(lineWith("# second"));
    EXPECT_TRUE(view.breakpoints().wanted().isEmpty());
}

TEST_F(CodePanelTest, breakpointsAreToldInWordsToo)
{
    const int line = lineWith("asyncio.sleep");
    EXPECT_EQ(tipBeside(lineWith("import asyncio")), QString()) << "no block wrote that line";
    EXPECT_EQ(tipBeside(line), QStringLiteral("Click to set a breakpoint (F9)"));
    EXPECT_EQ(editor.accessibleDescription(), QString());
    view.breakpoints().toggle({sleepBlock});
    EXPECT_EQ(tipBeside(line), QStringLiteral("A breakpoint: click to remove it (F9)"));
    EXPECT_EQ(editor.accessibleDescription(),
              QStringLiteral("Breakpoints on lines: %1").arg(line + 1));
}

TEST_F(CodePanelTest, theContextMenuSetsABreakpointWhereItWasAskedFor)
{
    click(lineWith("import asyncio"));
    const int line = lineWith("asyncio.sleep");
    QTest::mouseClick(editor.viewport(), Qt::RightButton, {}, pointAt(line));
    panel.findChild<QAction *>(QStringLiteral("breakpointInCode"))->trigger();
    EXPECT_EQ(marked(Mark::Breakpoint), QStringList{"await asyncio.sleep(2)"});
    editor.setSelection(line, 4, line, 40);
    QTest::mouseClick(editor.viewport(), Qt::RightButton, {}, pointAt(line, 140));
    EXPECT_TRUE(editor.hasSelectedText()) << "it can be copied";
}

TEST_F(CodePanelTest, theCaretFollowsTheSelection)
{
    view.selectBlocks({140});
    EXPECT_EQ(editor.caretLine(), lineWith("print(40)"));
    EXPECT_GT(editor.firstVisibleLine(), 20);
    editor.setFirstVisibleLine(0);
    panel.hide();
    view.selectBlocks({145});
    panel.show();
    EXPECT_EQ(editor.caretLine(), lineWith("print(45)")) << "once it is seen";
    EXPECT_GT(editor.firstVisibleLine(), 20);
}

TEST_F(CodePanelTest, marksWhatRunsAndWaitsAtThePlayhead)
{
    view.reset();
    view.append(Recording::Executor::Loop, oneTaskThatSleeps());
    view.setLive(false);
    view.setPlayhead(nanosPerSecond);
    EXPECT_EQ(marked(Mark::Waiting), QStringList{"await asyncio.sleep(2)"});
    EXPECT_TRUE(marked(Mark::Running).empty());
    view.setPlayheadEvent(12); // it has just logged
    EXPECT_TRUE(marked(Mark::Waiting).empty());
    EXPECT_EQ(editor.marked(Mark::Running).size(), 1u);
    view.reset();
    EXPECT_TRUE(marked(Mark::Running).empty());
}

TEST_F(CodePanelTest, theTabOfThreadsShowsThatProgramAndWhatItsThreadsDo)
{
    view.reset();
    view.setHasThreads(true);
    view.append(Recording::Executor::Threads, oneTaskThatSleeps());
    view.setLive(false);
    view.setPlayhead(nanosPerSecond);
    EXPECT_TRUE(marked(Mark::Waiting).empty()) << "the loop did nothing";
    press("Threads");
    EXPECT_EQ(panel.flavour(), PythonFlavour::Threads);
    EXPECT_FALSE(isShown("async def"));
    EXPECT_EQ(editor.marked(Mark::Waiting).size(), 1u);
    press("asyncio");
    EXPECT_TRUE(isShown("async def main():"));
    EXPECT_TRUE(marked(Mark::Waiting).empty());
}

TEST_F(CodePanelTest, theOtherTabShowsTheSamePlace)
{
    editor.setFirstVisibleLine(lineWith("print(20)"));
    press("Threads");
    EXPECT_TRUE(editor.text(editor.firstVisibleLine()).contains(QStringLiteral("20")))
        << editor.text(editor.firstVisibleLine()).toStdString();
}

TEST_F(CodePanelTest, copiesTheSelectedTextOrAll)
{
    const QClipboard &clipboard = *QApplication::clipboard();
    press("Copy the program");
    EXPECT_EQ(clipboard.text(), editor.text() + QLatin1Char('\n'));
    const int line = lineWith("import asyncio");
    editor.setSelection(line, 0, line, 6);
    QTest::keySequence(&editor, QKeySequence::Copy);
    EXPECT_EQ(clipboard.text(), QStringLiteral("import"));
    panel.findChild<QAction *>(QStringLiteral("copyAllCode"))->trigger();
    EXPECT_EQ(clipboard.text(), editor.text() + QLatin1Char('\n'));
    panel.findChild<QAction *>(QStringLiteral("selectAllCode"))->trigger();
    EXPECT_EQ(editor.selectedText(), editor.text());
}

TEST_F(CodePanelTest, theContextMenuHasItsActions)
{
    auto *other = new QAction(QStringLiteral("Other"), &panel);
    panel.addAction(other);
    QStringList texts;
    QTimer::singleShot(0, [&texts] {
        if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
            for (const QAction *action : menu->actions())
                texts << action->text();
            menu->close();
        }
    });
    QContextMenuEvent event(QContextMenuEvent::Mouse, {90, 40}, editor.mapToGlobal(QPoint(90, 40)));
    QCoreApplication::sendEvent(editor.viewport(), &event);
    EXPECT_EQ(texts, (QStringList{"&Copy", "Copy &All", "&Select All", "Set or Remove &Breakpoint",
                                  "Other"}));
}

TEST_F(CodePanelTest, everyPartHasANameForScreenReaders)
{
    for (const auto *button : panel.findChildren<QToolButton *>())
        EXPECT_FALSE(button->accessibleName().isEmpty());
    EXPECT_EQ(editor.accessibleName(), QStringLiteral("Python program"));
}
