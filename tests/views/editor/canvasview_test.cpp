// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QWheelEvent>

namespace coroscope {
namespace {

using CanvasViewTest = CanvasTest;

TEST_F(CanvasViewTest, theStatusLineCountsCoroutinesAndProblems)
{
    EXPECT_EQ(canvas.statusText().toStdString().substr(0, 12), "3 coroutines");
    document.setField(BlockId(7), 0, "(");
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return canvas.statusText().contains(QStringLiteral("1 problem")); }, 2000));
    EXPECT_TRUE(canvas.canvas().highlights().faults.contains(7, 0));
}

TEST_F(CanvasViewTest, ctrlWheelZoomsAtThePointer)
{
    const QPoint pointer(300, 200);
    const QPointF under = canvas.mapToScene(pointer);
    QWheelEvent wheel(pointer, canvas.viewport()->mapToGlobal(pointer), {}, {0, 240}, Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(canvas.viewport(), &wheel);
    EXPECT_GT(canvas.zoom(), 1.2);
    const QPointF moved = canvas.mapToScene(pointer) - under;
    EXPECT_LT(moved.manhattanLength(), 4);
}

TEST_F(CanvasViewTest, theZoomHasLimits)
{
    for (int i = 0; i < 60; ++i)
        key(Qt::Key_Minus, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(canvas.zoom(), 0.25);
    for (int i = 0; i < 60; ++i)
        key(Qt::Key_Equal, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(canvas.zoom(), 3);
    key(Qt::Key_1, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(canvas.zoom(), 1);
}

TEST_F(CanvasViewTest, ctrlZeroShowsEveryCard)
{
    canvas.resize(420, 320);
    key(Qt::Key_0, Qt::ControlModifier);
    for (const DefinitionId card : canvas.canvas().cards()) {
        const QRect shown = canvas.mapFromScene(canvas.canvas().cardRect(card)).boundingRect();
        EXPECT_TRUE(canvas.viewport()->rect().contains(shown)) << card.value;
    }
}

TEST_F(CanvasViewTest, scrollsOnlyWhereTheCardsDoNotFit)
{
    const auto ranges = [this] {
        QCoreApplication::processEvents();
        const auto length = [](const QScrollBar *bar) { return bar->maximum() - bar->minimum(); };
        return std::pair(length(canvas.horizontalScrollBar()), length(canvas.verticalScrollBar()));
    };
    QRectF cards;
    for (const DefinitionId card : canvas.canvas().cards())
        cards |= canvas.canvas().cardRect(card);
    const QSize fitting = (cards.size() + QSizeF(40, 40)).toSize();
    canvas.resize(fitting);
    EXPECT_EQ(ranges(), std::pair(0, 0));
    canvas.resize(fitting / 2);
    EXPECT_GT(ranges().first, fitting.width() / 2);
    EXPECT_GT(ranges().second, fitting.height() / 2);
    canvas.resize(fitting);
    EXPECT_EQ(ranges(), std::pair(0, 0));
    for (const int spare : {120, 40}) { // as when a message comes over it
        canvas.resize(fitting.width() / 2, fitting.height() + spare);
        EXPECT_GT(ranges().first, 0);
        EXPECT_EQ(ranges().second, 0) << spare;
    }
}

TEST_F(CanvasViewTest, aViewAtItsStartStaysThereInEverySize)
{
    const auto corner = [this] {
        QRectF cards;
        for (const DefinitionId card : canvas.canvas().cards())
            cards |= canvas.canvas().cardRect(card);
        return canvas.mapFromScene(cards.topLeft());
    };
    canvas.resize(900, 700);
    QCoreApplication::processEvents();
    const QPoint before = corner();
    for (const QSize size : {QSize(300, 200), QSize(1200, 200), QSize(420, 320)}) {
        canvas.resize(size);
        QCoreApplication::processEvents();
        EXPECT_EQ(corner(), before) << size.width();
    }
}

TEST_F(CanvasViewTest, spaceAndDragPan)
{
    canvas.resize(400, 300);
    QCoreApplication::processEvents();
    const int before = canvas.horizontalScrollBar()->value();
    QTest::keyPress(&canvas, Qt::Key_Space);
    drag({300, 200}, {200, 150});
    QTest::keyRelease(&canvas, Qt::Key_Space);
    EXPECT_EQ(canvas.horizontalScrollBar()->value(), before + 100);
}

TEST_F(CanvasViewTest, aTapOnSpaceIsLeftToTheWindow)
{
    QAction play;
    play.setShortcut(Qt::Key_Space);
    play.setShortcutContext(Qt::WidgetShortcut);
    canvas.addAction(&play);
    QSignalSpy played(&play, &QAction::triggered);
    key(Qt::Key_Space);
    EXPECT_EQ(played.count(), 1);
}

TEST_F(CanvasViewTest, tOffersBlocksByName)
{
    click(title(6));
    key(Qt::Key_T);
    auto *popup = canvas.findChild<QWidget *>(QStringLiteral("insertPopup"));
    ASSERT_NE(popup, nullptr);
    auto *search = popup->findChild<QLineEdit *>();
    QTest::keyClicks(search, QStringLiteral("blo"));
    QTest::keyClick(search, Qt::Key_Return);
    EXPECT_EQ(shape(hello1Id), "log blocking sleep log return");
}

TEST_F(CanvasViewTest, insertingGoesAfterTheSelection)
{
    click(title(12));
    canvas.insertBlock(BlockKind::Log);
    EXPECT_EQ(shape(hello2Id), "if[sleep log]else[pass] return");
}

TEST_F(CanvasViewTest, insertingAClauseFindsItsStatement)
{
    click(title(12));
    canvas.insertBlock(BlockKind::Elif);
    EXPECT_EQ(shape(hello2Id), "if[sleep]elif[] else[pass] return");
}

TEST_F(CanvasViewTest, insertingARunBlockGoesToTheProgram)
{
    click(title(7));
    canvas.insertBlock(BlockKind::Run);
    EXPECT_EQ(shape({}), "run run");
}

TEST_F(CanvasViewTest, everythingIsInTheContextMenu)
{
    QContextMenuEvent event(QContextMenuEvent::Mouse, title(7),
                            canvas.viewport()->mapToGlobal(title(7)));
    QCoreApplication::sendEvent(canvas.viewport(), &event);
    auto *menu = canvas.findChild<QMenu *>(QStringLiteral("canvasMenu"));
    ASSERT_NE(menu, nullptr);
    EXPECT_EQ(canvas.selection().current(), BlockId(7));
    for (const char *name : {"insert", "edit", "comment", "cut", "copy", "paste", "duplicate",
                             "delete", "selectAll", "disable", "up", "down", "addCoroutine"}) {
        auto *action = canvas.findChild<QAction *>(QLatin1StringView(name));
        EXPECT_TRUE(action && menu->actions().contains(action)) << name;
    }
    EXPECT_NE(menu->findChild<QMenu *>(QStringLiteral("fieldsMenu")), nullptr);
    canvas.findChild<QAction *>(QStringLiteral("disable"))->trigger();
    menu->close();
    EXPECT_TRUE(block(7).disabled);
}

TEST_F(CanvasViewTest, theHeadersKeywordOffersCoroutineOrFunction)
{
    const CardLayout *card = canvas.canvas().card(hello1Id);
    click(view(canvas.canvas().cardPosition(hello1Id) + card->keywordRect.center()));
    auto *menu = canvas.findChild<QMenu *>(QStringLiteral("definitionKindMenu"));
    ASSERT_NE(menu, nullptr);
    menu->actions().back()->trigger();
    menu->close();
    EXPECT_EQ(findDefinition(document.scenario(), hello1Id)->kind, Definition::Kind::Function);
}

TEST_F(CanvasViewTest, aChangeLaysOutTheCardConcernedAlone)
{
    const BlockBox *hello2 = canvas.canvas().card(hello2Id)->boxes.data();
    const BlockBox *hello1 = canvas.canvas().card(hello1Id)->boxes.data();
    document.setField(BlockId(7), 0, "12345");
    EXPECT_EQ(canvas.canvas().card(hello2Id)->boxes.data(), hello2);
    EXPECT_NE(canvas.canvas().card(hello1Id)->boxes.data(), hello1);
}

TEST_F(CanvasViewTest, addingACardSelectsIt)
{
    canvas.addFunction();
    const Definition &made = document.scenario().definitions.back();
    EXPECT_EQ(made.kind, Definition::Kind::Function);
    EXPECT_EQ(canvas.selection().card(), made.id);
}

TEST_F(CanvasViewTest, thePaletteAsksForTheBlockThatIsActivated)
{
    Palette palette(appearance);
    palette.show();
    palette.activateWindow();
    palette.find();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&palette));
    QSignalSpy asked(&palette, &Palette::blockActivated);
    auto *search = palette.findChild<QLineEdit *>(QStringLiteral("paletteSearch"));
    QTest::keyClicks(search, QStringLiteral("slee"));
    QTest::keyClick(search, Qt::Key_Return);
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked.front().front().value<BlockKind>(), BlockKind::Sleep);
    const QRect row = palette.list().visualRect(palette.list().currentIndex());
    QTest::mouseClick(palette.list().viewport(), Qt::LeftButton, {}, row.center());
    QTest::mouseDClick(palette.list().viewport(), Qt::LeftButton, {}, row.center());
    EXPECT_EQ(asked.count(), 2);
}

} // namespace
} // namespace coroscope
