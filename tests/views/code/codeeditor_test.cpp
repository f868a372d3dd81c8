// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/code/codeeditor.h"

#include <QApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <gtest/gtest.h>

using namespace coroscope;
using Mark = CodeEditor::Mark;

namespace {

class CodeEditorTest : public testing::Test {
protected:
    CodeEditorTest()
    {
        window.resize(500, 240);
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(&editor);
        window.show();
        QApplication::setActiveWindow(&window);
        editor.setFocus();
        editor.showText(numbered(100));
    }
    /// "line 0", "line 1" and so on.
    static std::string numbered(int count)
    {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += "line " + std::to_string(i) + '\n';
        return text;
    }
    /// The middle of a line that is in sight, \p x pixels from the left.
    QPoint pointAt(int line, int x = 80)
    {
        const long position = editor.SendScintilla(QsciScintilla::SCI_POSITIONFROMLINE, line);
        const long y = editor.SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, position);
        return {x, static_cast<int>(y) + 6};
    }
    int inBreakpoints() const { return editor.marginWidth(0) + editor.marginWidth(1) / 2; }
    int inNumbers() const { return editor.marginWidth(0) + editor.marginWidth(1) + 6; }
    void turnWheel()
    {
        QWheelEvent event({60, 60}, editor.mapToGlobal(QPoint(60, 60)), {}, {0, -240}, Qt::NoButton,
                          {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(editor.viewport(), &event);
    }
    QColor pixel(int line, int x)
    {
        return editor.viewport()->grab().toImage().pixelColor(x, pointAt(line).y());
    }

    Appearance appearance;
    QWidget window;
    CodeEditor editor{appearance};
    QSignalSpy chosen{&editor, &CodeEditor::lineChosen};
    QSignalSpy beside{&editor, &CodeEditor::breakpointClicked};
};

} // namespace

TEST_F(CodeEditorTest, whatIsSeenStaysWhenTextAboveItChanges)
{
    editor.setFirstVisibleLine(40);
    editor.showText("new\nnew\n" + numbered(100));
    EXPECT_EQ(editor.text(editor.firstVisibleLine()), QStringLiteral("line 40\n"));
    editor.showText("new\nnew\n" + numbered(101));
    EXPECT_EQ(editor.text(editor.firstVisibleLine()), QStringLiteral("line 40\n"));
    editor.showText(numbered(101));
    EXPECT_EQ(editor.text(editor.firstVisibleLine()), QStringLiteral("line 40\n"));
    EXPECT_EQ(editor.text(), QString::fromStdString(numbered(101)));
}

TEST_F(CodeEditorTest, aClickOnALineOrItsNumberChoosesIt)
{
    QTest::mouseClick(editor.viewport(), Qt::LeftButton, {}, pointAt(3));
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen.last().first().toInt(), 3);
    QTest::mouseClick(editor.viewport(), Qt::LeftButton, {}, pointAt(5, inNumbers()));
    ASSERT_EQ(chosen.size(), 2);
    EXPECT_EQ(chosen.last().first().toInt(), 5);
    EXPECT_FALSE(editor.hasSelectedText()) << "it is no selection of text";
}

TEST_F(CodeEditorTest, aClickLeftOfTheNumbersIsOneOnABreakpoint)
{
    QTest::mouseClick(editor.viewport(), Qt::LeftButton, {}, pointAt(3, inBreakpoints()));
    ASSERT_EQ(beside.size(), 1);
    EXPECT_EQ(beside.last().first().toInt(), 3);
    EXPECT_EQ(chosen.size(), 0);
    EXPECT_FALSE(editor.hasSelectedText());
    QTest::mouseClick(editor.viewport(), Qt::RightButton, {}, pointAt(3, inBreakpoints()));
    QTest::mouseClick(editor.viewport(), Qt::LeftButton, {}, pointAt(4, inNumbers()));
    editor.showText("one\ntwo");
    QTest::mouseClick(editor.viewport(), Qt::LeftButton, {}, {inBreakpoints(), 150});
    EXPECT_EQ(beside.size(), 1) << "not with the right button, on a number or below the last line";
}

TEST_F(CodeEditorTest, selectingTextChoosesNoLine)
{
    QTest::mousePress(editor.viewport(), Qt::LeftButton, {}, pointAt(2));
    QTest::mouseMove(editor.viewport(), pointAt(4) + QPoint(10, 0));
    QTest::mouseRelease(editor.viewport(), Qt::LeftButton, {}, pointAt(5));
    EXPECT_EQ(chosen.size(), 0);
    EXPECT_TRUE(editor.hasSelectedText());
    editor.reveal(1);
    QTest::keySequence(&editor, QKeySequence(Qt::SHIFT | Qt::Key_Down));
    EXPECT_EQ(chosen.size(), 0);
}

TEST_F(CodeEditorTest, theArrowKeysChooseLines)
{
    editor.reveal(7);
    EXPECT_EQ(chosen.size(), 0) << "the program moves the caret in silence";
    QTest::keyClick(&editor, Qt::Key_Down);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen.last().first().toInt(), 8);
    QTest::keyClick(&editor, Qt::Key_Right);
    EXPECT_EQ(chosen.size(), 1) << "the same line";
}

TEST_F(CodeEditorTest, nothingThatIsTypedChangesIt)
{
    const QString before = editor.text();
    QTest::keyClicks(&editor, QStringLiteral("abc"));
    for (const Qt::Key key : {Qt::Key_Delete, Qt::Key_Backspace, Qt::Key_Return})
        QTest::keyClick(&editor, key);
    QTest::keySequence(&editor, QKeySequence::Paste);
    QTest::keySequence(&editor, QKeySequence::Cut);
    QTest::keySequence(&editor, QKeySequence::Undo);
    EXPECT_EQ(editor.text(), before);
}

TEST_F(CodeEditorTest, shortcutsOfTheWindowGoOnWorking)
{
    for (const char *keys : {"Ctrl+Z", "/", "?", "Ctrl+D", "Ctrl+L", "F5", "Space"}) {
        QShortcut shortcut(QKeySequence(QString::fromLatin1(keys)), &window);
        QSignalSpy used(&shortcut, &QShortcut::activated);
        QTest::keySequence(&editor, shortcut.key());
        EXPECT_EQ(used.size(), 1) << keys;
    }
}

TEST_F(CodeEditorTest, tabLeavesIt)
{
    QLineEdit next;
    window.layout()->addWidget(&next);
    next.show();
    QTest::keyClick(&editor, Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget(), &next);
    QTest::keyClick(&next, Qt::Key_Backtab);
    EXPECT_EQ(QApplication::focusWidget(), &editor);
}

TEST_F(CodeEditorTest, revealBringsALineIntoSightAndLeavesOneThatIsThere)
{
    editor.reveal(70);
    const int first = editor.firstVisibleLine();
    EXPECT_LE(first, 70);
    EXPECT_GT(first, 55);
    editor.reveal(first + 2);
    EXPECT_EQ(editor.firstVisibleLine(), first);
    EXPECT_EQ(editor.caretLine(), first + 2);
}

TEST_F(CodeEditorTest, itDoesNotJumpWhileThePersonScrolls)
{
    turnWheel();
    const int first = editor.firstVisibleLine();
    ASSERT_GT(first, 0);
    editor.reveal(90);
    EXPECT_EQ(editor.firstVisibleLine(), first);
    EXPECT_EQ(editor.caretLine(), 90) << "the caret goes";
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(editor.viewport(), &leave);
    QCoreApplication::sendEvent(&editor, &leave);
    editor.reveal(80);
    EXPECT_GT(editor.firstVisibleLine(), 60) << "the pointer left: it follows again";
    editor.verticalScrollBar()->setSliderDown(true);
    editor.reveal(0);
    EXPECT_GT(editor.firstVisibleLine(), 60) << "the bar is held";
}

TEST_F(CodeEditorTest, marksColourTheGroundAndTheMargin)
{
    constexpr int inBar = 1, farRight = 300;
    const QColor plain = pixel(2, farRight);
    EXPECT_EQ(plain, appearance.color(ColorRole::Surface));
    editor.setMarked(Mark::Running, {2});
    editor.setMarked(Mark::Selected, {4});
    editor.setMarked(Mark::Waiting, {6});
    EXPECT_EQ(pixel(2, inBar), appearance.color(ColorRole::Running));
    EXPECT_EQ(pixel(6, inBar), appearance.color(ColorRole::WaitingInk));
    EXPECT_EQ(pixel(4, inBar), appearance.color(ColorRole::Surface))
        << "its bar stands further right";
    for (const int line : {2, 4, 6})
        EXPECT_NE(pixel(line, farRight), plain) << line;
    editor.setMarked(Mark::Running, {});
    EXPECT_EQ(pixel(2, farRight), plain);
    EXPECT_EQ(pixel(2, inBar), appearance.color(ColorRole::Surface));
}

TEST_F(CodeEditorTest, aBreakpointIsADiscThatLeavesTheGroundAlone)
{
    const QColor surface = appearance.color(ColorRole::Surface);
    const auto discAt = [this](int line) { return pixel(line, inBreakpoints()); };
    EXPECT_EQ(discAt(2), surface);
    editor.setMarked(Mark::Running, {4});
    editor.setMarked(Mark::Breakpoint, {2, 4, 50});
    EXPECT_EQ(discAt(2), appearance.color(ColorRole::Error));
    EXPECT_EQ(pixel(2, editor.marginWidth(0) + 1), surface) << "it is round, and not a bar";
    EXPECT_EQ(discAt(3), surface);
    EXPECT_EQ(pixel(2, 300), surface);
    EXPECT_NE(pixel(4, 300), surface) << "the ground of what runs there";
    appearance.setMode(Appearance::Mode::Dark);
    EXPECT_EQ(discAt(4), Theme::dark().color(ColorRole::Error));
    editor.setFirstVisibleLine(45);
    EXPECT_EQ(discAt(50), Theme::dark().color(ColorRole::Error));
    editor.setMarked(Mark::Breakpoint, {});
    EXPECT_EQ(discAt(50), Theme::dark().color(ColorRole::Surface));
}

TEST_F(CodeEditorTest, newTextHasNoMarks)
{
    editor.setMarked(Mark::Running, {2});
    editor.showText("new\n" + numbered(100));
    EXPECT_TRUE(editor.marked(Mark::Running).empty());
    EXPECT_EQ(editor.markersAtLine(2), 0u);
    EXPECT_EQ(editor.markersAtLine(3), 0u);
}

TEST_F(CodeEditorTest, aNewThemeColoursGroundTextAndMarks)
{
    editor.showText("if x:  # why\n    pass\n");
    editor.setMarked(Mark::Running, {1});
    appearance.setMode(Appearance::Mode::Dark);
    EXPECT_EQ(pixel(0, 300), Theme::dark().color(ColorRole::Surface));
    EXPECT_EQ(editor.lexer()->color(QsciLexerPython::Keyword),
              Theme::dark().color(ColorRole::SyntaxKeyword));
    EXPECT_EQ(editor.lexer()->color(QsciLexerPython::Comment),
              Theme::dark().color(ColorRole::SyntaxComment));
    EXPECT_EQ(pixel(1, 1), Theme::dark().color(ColorRole::Running));
    EXPECT_LT(pixel(1, 300).lightness(), 128);
}

TEST_F(CodeEditorTest, asyncAndAwaitAreKeywords)
{
    editor.showText("async def f():\n    await g()\n");
    editor.viewport()->grab(); // what is seen is coloured
    const auto styleAt = [this](int line, int column) {
        return editor.SendScintilla(QsciScintilla::SCI_GETSTYLEAT,
                                    editor.positionFromLineIndex(line, column));
    };
    EXPECT_EQ(styleAt(0, 0), QsciLexerPython::Keyword);
    EXPECT_EQ(styleAt(1, 5), QsciLexerPython::Keyword);
    EXPECT_EQ(styleAt(0, 10), QsciLexerPython::FunctionMethodName);
    EXPECT_EQ(styleAt(1, 10), QsciLexerPython::Identifier);
}

TEST_F(CodeEditorTest, theNumbersHaveRoomForTheirDigits)
{
    const int narrow = editor.marginWidth(2);
    editor.showText(numbered(20'000));
    EXPECT_GT(editor.marginWidth(2), narrow);
}

TEST_F(CodeEditorTest, theFaceIsTheMonospacedOneInItsSize)
{
    font::load();
    appearance.setMode(Appearance::Mode::Dark);
    const QFont face = editor.lexer()->font(QsciLexerPython::Identifier);
    EXPECT_EQ(face.family(), font::code().family());
    EXPECT_EQ(QFontInfo(face).pixelSize(), font::code().pixelSize());
    EXPECT_TRUE(QFontInfo(face).fixedPitch());
}
