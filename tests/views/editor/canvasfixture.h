// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/editor/canvasview.h"
#include "views/editor/palette.h"

#include <QLineEdit>
#include <QTest>

#include <gtest/gtest.h>

namespace coroscope {

/// The scenario that the tests of the canvas work on:
///
///     async def main():        gather 2 (hello1(10, 5), hello2(10, 5)), for 3 [log 4]
///     async def hello1(a, b):  log 6, sleep 7, log 8, return 9
///     async def hello2(a, b):  if 11 [sleep 12] else 13 [pass 14], return 15
///     program:                 run 16
Scenario sampleScenario();
inline constexpr DefinitionId mainId{1}, hello1Id{5}, hello2Id{10};

/// The kinds of blocks and their nesting: "log sleep if[sleep]else[pass]".
std::string shapeOf(const BlockList &blocks);

/// A canvas of its own, shown, and the verbs of the person before it.
class CanvasTest : public testing::Test {
protected:
    CanvasTest();
    void SetUp() override;

    void open(const Scenario &scenario);
    std::string shape(DefinitionId card) const;
    const Block &block(std::uint32_t id) const
    {
        return *findBlock(document.scenario(), BlockId(id));
    }
    std::string bytes() const;
    /// Undoing all gives \p before again, redoing all what is there now.
    void expectUndoRestores(const std::string &before);

    // Places in the viewport.
    QPoint view(QPointF scenePoint) { return canvas.mapFromScene(scenePoint); }
    QPoint title(std::uint32_t block);
    QPoint chip(std::uint32_t block, std::size_t field, int item = -1);
    QPoint above(std::uint32_t block);
    QPoint below(std::uint32_t block);
    QPoint emptyBody(std::uint32_t block);
    QPoint header(DefinitionId card);
    QPoint nameOf(DefinitionId card);
    QPoint parametersOf(DefinitionId card);
    QPoint freePlace();

    // Deeds.
    void click(QPoint at, Qt::KeyboardModifiers modifiers = {});
    void press(QPoint at, Qt::KeyboardModifiers modifiers = {});
    void move(QPoint to, Qt::KeyboardModifiers modifiers = {});
    void release(QPoint at, Qt::KeyboardModifiers modifiers = {});
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {});
    /// Drags an entry of the palette there and drops it; true when it was taken.
    bool drop(const PaletteEntry &entry, QPoint at);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    /// The editor in place, or null.
    QLineEdit *editor();
    void type(const QString &text);
    void keyInEditor(Qt::Key key, Qt::KeyboardModifiers modifiers = {});

    Document document;
    RunView run;
    Appearance appearance;
    CanvasView canvas{document, run, appearance};

private:
    const PlacedPart *part(std::uint32_t block, std::size_t field, int item, QPointF &card);
    QRectF box(std::uint32_t block);
};

} // namespace coroscope
