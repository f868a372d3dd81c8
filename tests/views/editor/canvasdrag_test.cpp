// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"
#include "views/editor/canvasoverlay.h"

namespace coroscope {
namespace {

using CanvasDrag = CanvasTest;

TEST_F(CanvasDrag, aPaletteRowDroppedBetweenTwoBlocksMakesABlockThere)
{
    const std::string before = bytes();
    EXPECT_TRUE(drop({.kind = BlockKind::Blocking}, below(6)));
    EXPECT_EQ(shape(hello1Id), "log blocking sleep log return");
    EXPECT_EQ(document.undoStack().count(), 1);
    expectUndoRestores(before);
}

TEST_F(CanvasDrag, aDroppedBlockIsSelected)
{
    EXPECT_TRUE(drop({.kind = BlockKind::Log}, below(9)));
    const Block &made = findDefinition(document.scenario(), hello1Id)->body.back();
    EXPECT_EQ(run.selectedBlocks(), QSet<std::uint32_t>{made.id.value});
}

TEST_F(CanvasDrag, aDropOnTheEmptyCanvasMakesACoroutine)
{
    const std::string before = bytes();
    EXPECT_TRUE(drop({.kind = BlockKind::Sleep}, freePlace()));
    ASSERT_EQ(document.scenario().definitions.size(), 4u);
    const Definition &made = document.scenario().definitions.back();
    EXPECT_EQ(made.kind, Definition::Kind::Coroutine);
    EXPECT_EQ(shapeOf(made.body), "sleep");
    EXPECT_TRUE(canvas.canvas().cardRect(made.id).contains(canvas.mapToScene(freePlace())));
    EXPECT_EQ(document.undoStack().count(), 1);
    expectUndoRestores(before);
}

TEST_F(CanvasDrag, theFirstBlockOfAnEmptyDocumentMakesAMainAndAProgramThatRunsIt)
{
    open({});
    const std::string before = bytes();
    EXPECT_TRUE(drop({.kind = BlockKind::Sleep}, {500, 300}));
    ASSERT_EQ(document.scenario().definitions.size(), 1u);
    EXPECT_EQ(document.scenario().definitions.front().name, "main");
    EXPECT_EQ(shape({}), "run");
    EXPECT_EQ(document.undoStack().count(), 1);
    expectUndoRestores(before);
}

TEST_F(CanvasDrag, aClassDroppedOnTheEmptyCanvasStandsBeforeTheRestOfTheProgram)
{
    const std::string before = bytes();
    const std::string program = shape({});
    EXPECT_TRUE(drop({.kind = BlockKind::Class}, freePlace()));
    const BlockId first = document.scenario().program.front().id;
    EXPECT_EQ(document.scenario().program.front().kind, BlockKind::Class);
    EXPECT_EQ(document.scenario().definitions.size(), 3u);
    EXPECT_TRUE(drop({.kind = BlockKind::Class}, freePlace()));
    EXPECT_EQ(document.scenario().program.at(0).id, first);
    EXPECT_EQ(document.scenario().program.at(1).kind, BlockKind::Class);
    EXPECT_TRUE(shape({}).ends_with(program));
    expectUndoRestores(before);
}

/// What is drawn above the cards of \p canvas.
const CanvasOverlay *overlayOf(const CanvasView &canvas)
{
    for (const QGraphicsItem *item : canvas.scene()->items()) {
        if (const auto *overlay = dynamic_cast<const CanvasOverlay *>(item))
            return overlay;
    }
    return nullptr;
}

TEST_F(CanvasDrag, aClassOverTheEmptyCanvasShowsItsPlaceInTheProgram)
{
    const std::unique_ptr<QMimeData> mime(paletteMimeData({.kind = BlockKind::Class}));
    QDragEnterEvent enter(freePlace(), Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas.viewport(), &enter);
    QDragMoveEvent over(freePlace(), Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas.viewport(), &over);
    EXPECT_TRUE(over.isAccepted());
    const CanvasOverlay *overlay = overlayOf(canvas);
    ASSERT_NE(overlay, nullptr);
    ASSERT_TRUE(overlay->bar());
    EXPECT_TRUE(canvas.canvas().cardRect({}).contains(overlay->bar()->center()));
    EXPECT_FALSE(overlay->boundingRect().contains(canvas.mapToScene(freePlace())));
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(canvas.viewport(), &leave);
    EXPECT_FALSE(overlay->bar());
}

/// Every card is seen as a whole, and none covers another.
void expectCardsInFullView(CanvasView &canvas)
{
    const QRectF shown = canvas.mapToScene(canvas.viewport()->rect()).boundingRect();
    const std::vector<DefinitionId> cards = canvas.canvas().cards();
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const QRectF card = canvas.canvas().cardRect(cards[i]);
        EXPECT_TRUE(shown.contains(card)) << cards[i].value;
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_FALSE(canvas.canvas().cardRect(cards[j]).intersects(card))
                << cards[j].value << " and " << cards[i].value;
    }
}

TEST_F(CanvasDrag, theFirstCardsLieInFullViewWhereverTheBlockIsDropped)
{
    for (const QPoint at : {QPoint(5, 5), QPoint(60, 400), QPoint(500, 300), QPoint(1095, 895)}) {
        open({});
        EXPECT_TRUE(drop({.kind = BlockKind::Sleep}, at));
        expectCardsInFullView(canvas);
    }
}

TEST_F(CanvasDrag, aNewCardCoversNoOther)
{
    open({});
    EXPECT_TRUE(drop({.kind = BlockKind::Sleep}, {500, 300}));
    const QPointF main = canvas.canvas().cardPosition(document.scenario().definitions[0].id);
    EXPECT_TRUE(drop({.definition = Definition::Kind::Coroutine}, view(main) + QPoint(0, -20)));
    EXPECT_TRUE(drop({.definition = Definition::Kind::Function}, {1090, 300}));
    ASSERT_EQ(document.scenario().definitions.size(), 3u);
    canvas.addCoroutine();
    expectCardsInFullView(canvas);
}

TEST_F(CanvasDrag, aFunctionFromThePaletteMakesACard)
{
    EXPECT_TRUE(drop({.definition = Definition::Kind::Function}, freePlace()));
    EXPECT_EQ(document.scenario().definitions.back().kind, Definition::Kind::Function);
}

TEST_F(CanvasDrag, dragMovesTheBlockAndThoseUnderIt)
{
    const std::string before = bytes();
    drag(title(8), below(15));
    EXPECT_EQ(shape(hello1Id), "log sleep");
    EXPECT_EQ(shape(hello2Id), "if[sleep]else[pass] return log return");
    EXPECT_EQ(document.undoStack().count(), 1);
    expectUndoRestores(before);
}

TEST_F(CanvasDrag, ctrlDragTakesOneBlockAndClosesTheGap)
{
    const std::string before = bytes();
    drag(title(7), above(11), Qt::ControlModifier);
    EXPECT_EQ(shape(hello1Id), "log log return");
    EXPECT_EQ(shape(hello2Id), "sleep if[sleep]else[pass] return");
    EXPECT_EQ(document.undoStack().count(), 1);
    expectUndoRestores(before);
}

TEST_F(CanvasDrag, altDragCopies)
{
    const std::string before = bytes();
    drag(title(7), above(11), Qt::AltModifier);
    EXPECT_EQ(shape(hello1Id), "log sleep log return");
    EXPECT_EQ(shape(hello2Id), "sleep if[sleep]else[pass] return");
    EXPECT_NE(findDefinition(document.scenario(), hello2Id)->body.front().id, BlockId(7));
    expectUndoRestores(before);
}

TEST_F(CanvasDrag, aBlockGoesIntoABody)
{
    drag(title(7), above(12), Qt::ControlModifier);
    EXPECT_EQ(shape(hello2Id), "if[sleep sleep]else[pass] return");
    EXPECT_EQ(block(11).body.front().id, BlockId(7));
}

TEST_F(CanvasDrag, aBlockGoesIntoTheBodyOfAClause)
{
    drag(title(7), below(14), Qt::ControlModifier);
    EXPECT_EQ(shape(hello2Id), "if[sleep]else[pass sleep] return");
}

TEST_F(CanvasDrag, aBlockGoesIntoAnEmptyBody)
{
    document.removeBlocks({BlockId(4)});
    drag(title(7), emptyBody(3), Qt::ControlModifier);
    EXPECT_EQ(shape(mainId), "gather for[sleep]");
}

TEST_F(CanvasDrag, severalSelectedBlocksMoveTogether)
{
    click(title(6));
    click(title(8), Qt::ControlModifier);
    drag(title(8), below(15));
    EXPECT_EQ(shape(hello1Id), "sleep return");
    EXPECT_EQ(shape(hello2Id), "if[sleep]else[pass] return log log");
    EXPECT_EQ(document.undoStack().count(), 1);
}

TEST_F(CanvasDrag, blocksDraggedToTheEmptyCanvasBecomeACoroutine)
{
    const std::string before = bytes();
    drag(title(8), freePlace());
    EXPECT_EQ(shape(hello1Id), "log sleep");
    ASSERT_EQ(document.scenario().definitions.size(), 4u);
    EXPECT_EQ(shapeOf(document.scenario().definitions.back().body), "log return");
    EXPECT_EQ(document.undoStack().count(), 1);
    expectUndoRestores(before);
}

TEST_F(CanvasDrag, aClauseFromThePaletteGoesToAStatement)
{
    EXPECT_TRUE(drop({.kind = BlockKind::Elif}, above(13)));
    EXPECT_EQ(shape(hello2Id), "if[sleep]elif[] else[pass] return");
}

TEST_F(CanvasDrag, aDropThatCannotBeIsRefusedWithItsReason)
{
    const std::string before = bytes();
    EXPECT_FALSE(drop({.kind = BlockKind::Break}, below(6)));
    EXPECT_EQ(canvas.refusal().toStdString(), "“break” needs a while or for block around it.");
    EXPECT_FALSE(drop({.kind = BlockKind::Sleep}, below(16)));
    EXPECT_TRUE(canvas.refusal().contains(QStringLiteral("must stand in a coroutine")));
    EXPECT_FALSE(drop({.kind = BlockKind::Run}, below(6)));
    EXPECT_FALSE(drop({.kind = BlockKind::Else}, freePlace()));
    EXPECT_EQ(bytes(), before);
}

TEST_F(CanvasDrag, aBlockCannotGoInsideItself)
{
    const std::string before = bytes();
    press(title(11), Qt::ControlModifier);
    move(below(12), Qt::ControlModifier);
    move(below(12), Qt::ControlModifier);
    EXPECT_EQ(canvas.viewport()->cursor().shape(), Qt::ForbiddenCursor);
    EXPECT_EQ(canvas.refusal().toStdString(), "A block cannot go inside itself.");
    release(below(12), Qt::ControlModifier);
    EXPECT_EQ(bytes(), before);
    EXPECT_EQ(canvas.refusal(), QString());
}

TEST_F(CanvasDrag, escapeGivesUpADrag)
{
    const std::string before = bytes();
    press(title(8));
    move(below(15));
    key(Qt::Key_Escape);
    release(below(15));
    EXPECT_EQ(bytes(), before);
}

TEST_F(CanvasDrag, aDragThatEndsWhereItBeganChangesNothing)
{
    const std::string before = bytes();
    drag(title(7), above(7) + QPoint(30, 0));
    EXPECT_EQ(bytes(), before);
    EXPECT_EQ(document.undoStack().count(), 0);
}

TEST_F(CanvasDrag, aCardMovesByItsHeaderInOneStep)
{
    const std::string before = bytes();
    const QPointF place = canvas.canvas().cardPosition(hello1Id);
    press(header(hello1Id));
    const QPoint from = header(hello1Id);
    for (int i = 1; i <= 10; ++i)
        move(from + QPoint(4 * i, 20 * i));
    release(from + QPoint(40, 200));
    EXPECT_EQ(canvas.canvas().cardPosition(hello1Id), place + QPointF(40, 200));
    EXPECT_EQ(document.undoStack().count(), 1);
    expectUndoRestores(before);
}

TEST_F(CanvasDrag, movingOneCardLeavesTheOthersAlone)
{
    const QPointF hello2 = canvas.canvas().cardPosition(hello2Id);
    const QPointF main = canvas.canvas().cardPosition(mainId);
    drag(header(hello1Id), header(hello1Id) + QPoint(30, 300));
    EXPECT_EQ(canvas.canvas().cardPosition(hello2Id), hello2);
    EXPECT_EQ(canvas.canvas().cardPosition(mainId), main);
}

} // namespace
} // namespace coroscope
