// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include <QClipboard>
#include <QGuiApplication>

namespace coroscope {
namespace {

class CanvasSelectionTest : public CanvasTest {
protected:
    std::set<std::uint32_t> selected() const
    {
        return {run.selectedBlocks().cbegin(), run.selectedBlocks().cend()};
    }
    /// A paste of Python is refused once it has been read.
    bool waitForRefusal()
    {
        return QTest::qWaitFor([this] { return !canvas.refusal().isEmpty(); }, 20'000);
    }
    std::uint32_t current() { return canvas.selection().current().value; }
};

using Ids = std::set<std::uint32_t>;

TEST_F(CanvasSelectionTest, aClickSelectsAndCtrlClickAdds)
{
    click(title(6));
    EXPECT_EQ(selected(), (Ids{6}));
    click(title(9), Qt::ControlModifier);
    EXPECT_EQ(selected(), (Ids{6, 9}));
    click(title(6), Qt::ControlModifier);
    EXPECT_EQ(selected(), (Ids{9}));
    click(freePlace());
    EXPECT_EQ(selected(), Ids{});
}

TEST_F(CanvasSelectionTest, aClickInTheGutterSetsABreakpointAndAnotherRemovesIt)
{
    const QRectF rect = canvas.canvas().blockRect(BlockId(6));
    const QPoint gutter = view({rect.left() + 3, rect.center().y()});
    click(gutter);
    EXPECT_TRUE(run.breakpoints().has(BlockId(6)));
    EXPECT_EQ(canvas.canvas().highlights().breakpoints, QSet<std::uint32_t>{6});
    const QImage picture = canvas.grab().toImage();
    const QColor disc =
        picture.pixelColor(view({rect.left() + 2, rect.center().y()}) + canvas.viewport()->pos());
    EXPECT_EQ(disc, appearance.color(ColorRole::Error));
    click(gutter);
    EXPECT_FALSE(run.breakpoints().has(BlockId(6)));
}

TEST_F(CanvasSelectionTest, f9SetsBreakpointsOnAllThatIsSelected)
{
    click(title(6));
    click(title(9), Qt::ControlModifier);
    key(Qt::Key_F9);
    EXPECT_TRUE(run.breakpoints().has(BlockId(6)));
    EXPECT_TRUE(run.breakpoints().has(BlockId(9)));
    key(Qt::Key_F9);
    EXPECT_TRUE(run.breakpoints().wanted().isEmpty());
}

TEST_F(CanvasSelectionTest, theRubberBandSelectsWhatItTouches)
{
    const QRectF first = canvas.canvas().blockRect(BlockId(6));
    const QRectF last = canvas.canvas().blockRect(BlockId(7));
    const QRectF card = canvas.canvas().cardRect(hello1Id);
    // From the free space right of the card into its blocks.
    drag(view({card.right() + 8, first.center().y()}), view(last.center()));
    EXPECT_EQ(selected(), (Ids{6, 7}));
}

TEST_F(CanvasSelectionTest, ctrlASelectsEveryBlock)
{
    key(Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(selected(), (Ids{2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16}));
}

TEST_F(CanvasSelectionTest, arrowsWalk)
{
    click(title(11));
    const std::vector<std::pair<Qt::Key, std::uint32_t>> steps = {
        {Qt::Key_Right, 12}, {Qt::Key_Left, 11}, {Qt::Key_Right, 12}, {Qt::Key_Down, 13},
        {Qt::Key_Right, 14}, {Qt::Key_Down, 15}, {Qt::Key_Up, 11},
    };
    for (const auto &[arrow, expected] : steps) {
        key(arrow);
        EXPECT_EQ(current(), expected);
    }
    key(Qt::Key_Up);
    EXPECT_EQ(canvas.selection().card(), hello2Id);
    key(Qt::Key_Left);
    EXPECT_EQ(canvas.selection().card(), hello1Id);
    key(Qt::Key_Down);
    EXPECT_EQ(current(), 6u);
}

TEST_F(CanvasSelectionTest, altArrowsMoveABlock)
{
    const std::string before = bytes();
    click(title(7));
    key(Qt::Key_Down, Qt::AltModifier);
    EXPECT_EQ(shape(hello1Id), "log log sleep return");
    key(Qt::Key_Up, Qt::AltModifier);
    key(Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(shape(hello1Id), "sleep log log return");
    EXPECT_EQ(selected(), (Ids{7}));
    expectUndoRestores(before);
}

TEST_F(CanvasSelectionTest, altLeftAndRightMoveABlockOutAndIn)
{
    click(title(12));
    key(Qt::Key_Left, Qt::AltModifier);
    EXPECT_EQ(shape(hello2Id), "if[]else[pass] sleep return");
    key(Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(shape(hello2Id), "if[]else[pass sleep] return");
}

TEST_F(CanvasSelectionTest, deleteRemovesTheSelectedBlocks)
{
    const std::string before = bytes();
    click(title(6));
    click(title(11), Qt::ControlModifier);
    key(Qt::Key_Delete);
    EXPECT_EQ(shape(hello1Id), "sleep log return");
    EXPECT_EQ(shape(hello2Id), "return");
    EXPECT_EQ(document.undoStack().count(), 1);
    expectUndoRestores(before);
}

TEST_F(CanvasSelectionTest, deleteRemovesASelectedCard)
{
    click(header(hello2Id));
    key(Qt::Key_Delete);
    EXPECT_EQ(document.scenario().definitions.size(), 2u);
    EXPECT_FALSE(canvas.selection().card());
}

TEST_F(CanvasSelectionTest, ctrlDDuplicates)
{
    const std::string before = bytes();
    click(title(7));
    key(Qt::Key_D, Qt::ControlModifier);
    EXPECT_EQ(shape(hello1Id), "log sleep sleep log return");
    EXPECT_NE(current(), 7u);
    expectUndoRestores(before);
}

TEST_F(CanvasSelectionTest, cutAndPasteGoThroughTheClipboardAsText)
{
    const std::string before = bytes();
    click(title(11));
    key(Qt::Key_X, Qt::ControlModifier);
    EXPECT_EQ(shape(hello2Id), "return");
    EXPECT_FALSE(QGuiApplication::clipboard()->text().isEmpty());
    click(title(6));
    key(Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(shape(hello1Id), "log if[sleep]else[pass] sleep log return");
    expectUndoRestores(before);
}

TEST_F(CanvasSelectionTest, aCopiedCardPastesAsACard)
{
    click(header(hello1Id));
    key(Qt::Key_C, Qt::ControlModifier);
    canvas.selection().clear();
    QCursor::setPos(canvas.viewport()->mapToGlobal(freePlace()));
    key(Qt::Key_V, Qt::ControlModifier);
    ASSERT_EQ(document.scenario().definitions.size(), 4u) << canvas.refusal().toStdString();
    const Definition &made = document.scenario().definitions.back();
    EXPECT_EQ(shapeOf(made.body), "log sleep log return");
    EXPECT_EQ(made.parameters, (std::vector<std::string>{"a", "b"}));
    EXPECT_NE(made.name, "hello1");
}

TEST_F(CanvasSelectionTest, aClipboardWithoutBlocksIsToldAndChangesNothing)
{
    const std::string before = bytes();
    for (const char *text : {"no blocks here", "{\"format\": 1}", "", "class A(list): pass"}) {
        open(sampleScenario());
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
        click(title(6));
        key(Qt::Key_V, Qt::ControlModifier);
        EXPECT_TRUE(waitForRefusal()) << text;
        EXPECT_EQ(bytes(), before);
    }
    EXPECT_TRUE(canvas.refusal().contains(QStringLiteral("clipboard:1: class A derived from list")))
        << canvas.refusal().toStdString();
}

TEST_F(CanvasSelectionTest, pythonTextPastesAsBlocksInOneStep)
{
    const std::string before = bytes();
    QGuiApplication::clipboard()->setText(
        QStringLiteral("    if x:\n        await asyncio.sleep(1)\n    print(x)  # why\n"));
    click(title(6));
    key(Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(bytes(), before) << "not before it has been read";
    ASSERT_TRUE(QTest::qWaitFor([&] { return bytes() != before; }, 20'000));
    EXPECT_EQ(shape(hello1Id), "log if[sleep] log sleep log return");
    EXPECT_EQ(document.undoStack().count(), 1);
    expectUndoRestores(before);
}

TEST_F(CanvasSelectionTest, aPythonFunctionPastesAsACard)
{
    QGuiApplication::clipboard()->setText(
        QStringLiteral("async def hello3(a, b=2):\n    return a\n"));
    canvas.selection().clear();
    QCursor::setPos(canvas.viewport()->mapToGlobal(freePlace()));
    key(Qt::Key_V, Qt::ControlModifier);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return document.scenario().definitions.size() == 4u; }, 20'000))
        << canvas.refusal().toStdString();
    EXPECT_EQ(document.scenario().definitions.back().name, "hello3");
    EXPECT_EQ(document.scenario().definitions.back().parameters,
              (std::vector<std::string>{"a", "b=2"}));
}

TEST_F(CanvasSelectionTest, pythonThatIsReadTooLateIsNotPastedIntoAnotherScenario)
{
    QGuiApplication::clipboard()->setText(QStringLiteral("x = 1"));
    key(Qt::Key_V, Qt::ControlModifier);
    document.setScenario(sampleScenario());
    const std::string before = bytes();
    QTest::qWait(500);
    EXPECT_EQ(bytes(), before);
}

TEST_F(CanvasSelectionTest, ctrlSlashDisablesAndEnables)
{
    click(title(7));
    key(Qt::Key_Slash, Qt::ControlModifier);
    EXPECT_TRUE(block(7).disabled);
    key(Qt::Key_Slash, Qt::ControlModifier);
    EXPECT_FALSE(block(7).disabled);
}

TEST_F(CanvasSelectionTest, undoForgetsSelectedBlocksThatAreGone)
{
    EXPECT_TRUE(drop({.kind = BlockKind::Log}, below(9)));
    EXPECT_EQ(selected().size(), 1u);
    document.undoStack().undo();
    EXPECT_TRUE(selected().empty());
    EXPECT_EQ(current(), 0u);
}

TEST_F(CanvasSelectionTest, aBlockSelectedByTheChartIsShown)
{
    canvas.resize(300, 200);
    canvas.zoomReset();
    run.selectBlocks({15});
    EXPECT_EQ(current(), 15u);
    const QRect shown = canvas.mapFromScene(canvas.canvas().blockRect(BlockId(15))).boundingRect();
    EXPECT_TRUE(canvas.viewport()->rect().intersects(shown));
}

TEST_F(CanvasSelectionTest, thePointerTellsTheChartWhichBlockItIsOver)
{
    QTest::mouseMove(canvas.viewport(), title(7));
    EXPECT_EQ(run.hoveredBlock(), BlockId(7));
    QTest::mouseMove(canvas.viewport(), freePlace());
    EXPECT_EQ(run.hoveredBlock(), BlockId());
}

} // namespace
} // namespace coroscope
