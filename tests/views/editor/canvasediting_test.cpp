// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include <QCompleter>
#include <QLabel>
#include <QMenu>

namespace coroscope {
namespace {

using CanvasEditing = CanvasTest;

TEST_F(CanvasEditing, aClickOnAChipEditsItWhereItStands)
{
    const std::string before = bytes();
    click(chip(7, 0));
    ASSERT_NE(editor(), nullptr);
    EXPECT_EQ(editor()->text(), QStringLiteral("3"));
    EXPECT_TRUE(editor()->geometry().contains(chip(7, 0)));
    type(QStringLiteral("4.5"));
    keyInEditor(Qt::Key_Return);
    EXPECT_EQ(editor(), nullptr);
    EXPECT_EQ(block(7).fields[0], "4.5");
    EXPECT_EQ(document.undoStack().count(), 1);
    expectUndoRestores(before);
}

TEST_F(CanvasEditing, escapeLeavesTheFieldAsItWas)
{
    click(chip(7, 0));
    type(QStringLiteral("99"));
    keyInEditor(Qt::Key_Escape);
    EXPECT_EQ(editor(), nullptr);
    EXPECT_EQ(block(7).fields[0], "3");
    EXPECT_EQ(document.undoStack().count(), 0);
}

TEST_F(CanvasEditing, aClickElsewhereKeepsWhatWasTyped)
{
    click(chip(7, 0));
    type(QStringLiteral("8"));
    click(title(6));
    EXPECT_EQ(editor(), nullptr);
    EXPECT_EQ(block(7).fields[0], "8");
}

TEST_F(CanvasEditing, enterAndF2EditTheSelectedBlock)
{
    for (const Qt::Key key_ : {Qt::Key_Return, Qt::Key_F2}) {
        click(title(9));
        key(key_);
        ASSERT_NE(editor(), nullptr);
        EXPECT_EQ(editor()->text(), QStringLiteral("a + b"));
        keyInEditor(Qt::Key_Escape);
    }
}

TEST_F(CanvasEditing, tabGoesThroughTheFieldsOfTheCard)
{
    click(chip(6, 0));
    QStringList texts;
    for (int i = 0; i < 6; ++i) {
        ASSERT_NE(editor(), nullptr);
        texts += editor()->text();
        keyInEditor(Qt::Key_Tab);
    }
    EXPECT_EQ(texts.join(QLatin1Char('|')).toStdString(), "\"begin\"|3|\"end\"|a + b|hello1|a, b");
    keyInEditor(Qt::Key_Backtab, Qt::ShiftModifier);
    EXPECT_EQ(editor()->text(), QStringLiteral("a, b"));
    EXPECT_EQ(document.undoStack().count(), 0);
}

TEST_F(CanvasEditing, tabKeepsWhatWasTyped)
{
    click(chip(6, 0));
    type(QStringLiteral("1"));
    keyInEditor(Qt::Key_Tab);
    EXPECT_EQ(block(6).fields[0], "1");
    EXPECT_EQ(editor()->text(), QStringLiteral("3"));
}

TEST_F(CanvasEditing, aTextThatDoesNotParseIsToldWithLineAndColumn)
{
    click(chip(7, 0));
    type(QStringLiteral("f(1"));
    const auto *problem = canvas.findChild<QLabel *>(QStringLiteral("fieldProblem"));
    ASSERT_NE(problem, nullptr);
    EXPECT_TRUE(problem->isVisible());
    EXPECT_TRUE(problem->text().contains(QStringLiteral("line 1, column")))
        << problem->text().toStdString();
    type(QStringLiteral(")"));
    EXPECT_FALSE(problem->isVisible());
}

TEST_F(CanvasEditing, namesComplete)
{
    click(chip(7, 0));
    type(QStringLiteral("hel"));
    auto *completer = editor()->findChild<QCompleter *>();
    ASSERT_NE(completer, nullptr);
    EXPECT_EQ(completer->completionCount(), 2);
    Q_EMIT
    completer->activated(QStringLiteral("hello2"));
    EXPECT_EQ(editor()->text(), QStringLiteral("hello2"));
}

TEST_F(CanvasEditing, aRowOfAGatherIsEditedAlone)
{
    const std::string before = bytes();
    click(chip(2, 0, 1));
    EXPECT_EQ(editor()->text(), QStringLiteral("hello2(10, 5)"));
    type(QStringLiteral("hello3(1)"));
    keyInEditor(Qt::Key_Return);
    EXPECT_EQ(block(2).fields[0], "hello1(10, 5), hello3(1)");
    expectUndoRestores(before);
}

TEST_F(CanvasEditing, anEmptiedRowGoesAway)
{
    click(chip(2, 0, 0));
    editor()->clear();
    keyInEditor(Qt::Key_Return);
    EXPECT_EQ(block(2).fields[0], "hello2(10, 5)");
}

TEST_F(CanvasEditing, theNameOfACardIsEditedInItsHeader)
{
    const std::string before = bytes();
    click(nameOf(hello1Id));
    ASSERT_NE(editor(), nullptr);
    type(QStringLiteral("greet"));
    keyInEditor(Qt::Key_Return);
    EXPECT_EQ(findDefinition(document.scenario(), hello1Id)->name, "greet");
    expectUndoRestores(before);
}

TEST_F(CanvasEditing, aNameThatIsTakenIsTold)
{
    click(nameOf(hello1Id));
    type(QStringLiteral("main"));
    const auto *problem = canvas.findChild<QLabel *>(QStringLiteral("fieldProblem"));
    ASSERT_NE(problem, nullptr);
    EXPECT_TRUE(problem->isVisible());
    keyInEditor(Qt::Key_Escape);
}

TEST_F(CanvasEditing, theParametersOfACardAreEditedInItsHeader)
{
    const std::string before = bytes();
    click(parametersOf(hello1Id));
    type(QStringLiteral("x, y=2, *rest"));
    keyInEditor(Qt::Key_Return);
    EXPECT_EQ(findDefinition(document.scenario(), hello1Id)->parameters,
              (std::vector<std::string>{"x", "y=2", "*rest"}));
    expectUndoRestores(before);
}

TEST_F(CanvasEditing, aFieldWithChoicesOpensAMenu)
{
    const std::size_t mode = *fieldIndex(blockType(BlockKind::Gather), "mode");
    canvas.editing().begin({.block = BlockId(2), .field = mode});
    auto *menu = canvas.findChild<QMenu *>(QStringLiteral("choiceMenu"));
    ASSERT_NE(menu, nullptr);
    ASSERT_EQ(menu->actions().size(), 2);
    EXPECT_TRUE(menu->actions()[0]->isChecked());
    menu->actions()[1]->trigger();
    menu->close();
    EXPECT_EQ(block(2).fields[mode], "keep it");
}

TEST_F(CanvasEditing, aFieldThatTheBlockDoesNotShowCanBeFilled)
{
    const std::size_t target = *fieldIndex(blockType(BlockKind::Sleep), "target");
    canvas.editing().begin({.block = BlockId(7), .field = target});
    type(QStringLiteral("value"));
    keyInEditor(Qt::Key_Return);
    EXPECT_EQ(block(7).fields[target], "value");
    EXPECT_FALSE(canvas.canvas().hitAt(canvas.mapToScene(chip(7, target))).part < 0);
}

TEST_F(CanvasEditing, aCommentIsWrittenBesideTheBlock)
{
    click(title(7));
    key(Qt::Key_F2, Qt::ShiftModifier);
    type(QStringLiteral("the long one"));
    keyInEditor(Qt::Key_Return);
    EXPECT_EQ(block(7).comment, "the long one");
}

TEST_F(CanvasEditing, undoWhileAnotherCardIsEditedLeavesTheEditor)
{
    document.setField(BlockId(7), 0, "5");
    click(chip(15, 0));
    type(QStringLiteral("b"));
    document.undoStack().undo();
    QCoreApplication::processEvents();
    ASSERT_NE(editor(), nullptr);
    EXPECT_EQ(editor()->text(), QStringLiteral("b"));
}

TEST_F(CanvasEditing, theEditorClosesWhenItsBlockIsGone)
{
    click(chip(7, 0));
    ASSERT_NE(editor(), nullptr);
    document.removeBlocks({BlockId(7)});
    QCoreApplication::processEvents();
    EXPECT_EQ(editor(), nullptr);
}

} // namespace
} // namespace coroscope
