// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include "io/scenariowriter.h"
#include "scenario/blockcatalog.h"

#include <QDropEvent>

namespace coroscope {

namespace {

Block make(std::uint32_t id, BlockKind kind,
           const std::vector<std::pair<std::string_view, std::string>> &texts = {},
           BlockList body = {}, BlockList clauses = {})
{
    Block block = newBlock(kind);
    block.id = BlockId(id);
    for (const auto &[key, text] : texts)
        block.fields[*fieldIndex(blockType(kind), key)] = text;
    block.body = std::move(body);
    block.clauses = std::move(clauses);
    return block;
}

Definition coroutine(DefinitionId id, const std::string &name,
                     const std::vector<std::string> &parameters, BlockList body)
{
    Definition definition;
    definition.id = id;
    definition.name = name;
    definition.parameters = parameters;
    definition.body = std::move(body);
    return definition;
}

constexpr QSize viewSize(1100, 900);

} // namespace

Scenario sampleScenario()
{
    Scenario scenario;
    scenario.definitions = {
        coroutine(mainId, "main", {},
                  {make(2, BlockKind::Gather,
                        {{"awaitables", "hello1(10, 5), hello2(10, 5)"}, {"target", "results"}}),
                   make(3, BlockKind::For, {{"target", "result"}, {"iterable", "results"}},
                        {make(4, BlockKind::Log, {{"values", "result"}})})}),
        coroutine(hello1Id, "hello1", {"a", "b"},
                  {make(6, BlockKind::Log, {{"values", "\"begin\""}}),
                   make(7, BlockKind::Sleep, {{"seconds", "3"}}),
                   make(8, BlockKind::Log, {{"values", "\"end\""}}),
                   make(9, BlockKind::Return, {{"value", "a + b"}})}),
        coroutine(hello2Id, "hello2", {"a", "b"},
                  {make(11, BlockKind::If, {{"condition", "a > b"}},
                        {make(12, BlockKind::Sleep, {{"seconds", "2"}})},
                        {make(13, BlockKind::Else, {}, {make(14, BlockKind::Pass)})}),
                   make(15, BlockKind::Return, {{"value", "a - b"}})}),
    };
    scenario.program = {make(16, BlockKind::Run, {{"call", "main()"}})};
    return scenario;
}

std::string shapeOf(const BlockList &blocks)
{
    std::string shape;
    for (const Block &block : blocks) {
        if (!shape.empty() && shape.back() != '[')
            shape += ' ';
        shape += blockType(block.kind).key;
        if (blockType(block.kind).hasBody)
            shape += '[' + shapeOf(block.body) + ']';
        shape += shapeOf(block.clauses);
    }
    return shape;
}

CanvasTest::CanvasTest() { appearance.setMotionReduced(true); }

void CanvasTest::SetUp()
{
    canvas.resize(viewSize);
    canvas.show();
    open(sampleScenario());
    canvas.activateWindow();
    canvas.setFocus();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&canvas));
}

void CanvasTest::open(const Scenario &scenario)
{
    document.setScenario(scenario);
    QCoreApplication::processEvents();
}

std::string CanvasTest::shape(DefinitionId card) const
{
    const Definition *definition = findDefinition(document.scenario(), card);
    return shapeOf(card ? definition->body : document.scenario().program);
}

std::string CanvasTest::bytes() const { return writeScenario(document.scenario()); }

void CanvasTest::expectUndoRestores(const std::string &before)
{
    const std::string after = bytes();
    EXPECT_NE(before, after);
    QUndoStack &stack = document.undoStack();
    while (stack.canUndo())
        stack.undo();
    EXPECT_EQ(bytes(), before);
    while (stack.canRedo())
        stack.redo();
    EXPECT_EQ(bytes(), after);
}

QRectF CanvasTest::box(std::uint32_t block)
{
    const CardLayout *card = canvas.canvas().cardOf(BlockId(block));
    if (!card) {
        ADD_FAILURE() << "block " << block << " is not on the canvas";
        return {};
    }
    return card->boxes[static_cast<std::size_t>(card->indexOf(BlockId(block)))].rect.translated(
        canvas.canvas().cardPosition(card->definition));
}

QPoint CanvasTest::title(std::uint32_t block)
{
    return view(canvas.canvas().blockRect(BlockId(block)).topLeft() + QPointF(8, 12));
}

QPoint CanvasTest::above(std::uint32_t block)
{
    return view(box(block).topLeft() + QPointF(40, -1));
}

QPoint CanvasTest::below(std::uint32_t block)
{
    return view(box(block).bottomLeft() + QPointF(40, 1));
}

QPoint CanvasTest::emptyBody(std::uint32_t block)
{
    const CardLayout *card = canvas.canvas().cardOf(BlockId(block));
    for (const ListBox &list : card->lists) {
        if (list.list.parent == BlockId(block) && !list.list.clauses)
            return view(canvas.canvas().cardPosition(card->definition) + list.area.center());
    }
    ADD_FAILURE() << "block " << block << " has no body";
    return {};
}

QPoint CanvasTest::chip(std::uint32_t block, std::size_t field, int item)
{
    const CardLayout *card = canvas.canvas().cardOf(BlockId(block));
    const EditTarget target{.block = BlockId(block), .field = field, .item = item};
    return view(targetRect(*card, target).center() +
                canvas.canvas().cardPosition(card->definition));
}

QPoint CanvasTest::header(DefinitionId id)
{
    const CardLayout *card = canvas.canvas().card(id);
    return view(canvas.canvas().cardPosition(id) + card->header.topRight() + QPointF(-10, 14));
}

QPoint CanvasTest::nameOf(DefinitionId id)
{
    return view(canvas.canvas().cardPosition(id) + canvas.canvas().card(id)->nameRect.center());
}

QPoint CanvasTest::parametersOf(DefinitionId id)
{
    return view(canvas.canvas().cardPosition(id) +
                canvas.canvas().card(id)->parametersRect.center());
}

QPoint CanvasTest::freePlace() { return {viewSize.width() - 320, viewSize.height() - 160}; }

void CanvasTest::press(QPoint at, Qt::KeyboardModifiers modifiers)
{
    QTest::mousePress(canvas.viewport(), Qt::LeftButton, modifiers, at);
}

void CanvasTest::move(QPoint to, Qt::KeyboardModifiers modifiers)
{
    // QTest::mouseMove knows no modifiers and no pressed button.
    QMouseEvent event(QEvent::MouseMove, to, canvas.viewport()->mapToGlobal(to), Qt::NoButton,
                      Qt::LeftButton, modifiers);
    QCoreApplication::sendEvent(canvas.viewport(), &event);
}

void CanvasTest::release(QPoint at, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, modifiers, at);
}

void CanvasTest::click(QPoint at, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseClick(canvas.viewport(), Qt::LeftButton, modifiers, at);
}

void CanvasTest::drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers)
{
    press(from, modifiers);
    move((from + to) / 2, modifiers);
    move(to, modifiers);
    release(to, modifiers);
}

bool CanvasTest::drop(const PaletteEntry &entry, QPoint at)
{
    const std::unique_ptr<QMimeData> mime(paletteMimeData(entry));
    QDragEnterEvent enter(at, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas.viewport(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDragMoveEvent over(at, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas.viewport(), &over);
    if (!over.isAccepted()) {
        QDragLeaveEvent leave;
        const QString why = canvas.refusal();
        EXPECT_FALSE(why.isEmpty());
        return false;
    }
    QDropEvent dropped(at, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas.viewport(), &dropped);
    return dropped.isAccepted();
}

void CanvasTest::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(&canvas, key, modifiers);
}

QLineEdit *CanvasTest::editor()
{
    // One that was closed lives on, hidden, until the event loop runs.
    for (QLineEdit *found : canvas.findChildren<QLineEdit *>(QStringLiteral("inPlaceEditor"))) {
        if (found->isVisible())
            return found;
    }
    return nullptr;
}

void CanvasTest::type(const QString &text)
{
    ASSERT_NE(editor(), nullptr);
    QTest::keyClicks(editor(), text);
}

void CanvasTest::keyInEditor(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    ASSERT_NE(editor(), nullptr);
    QTest::keyClick(editor(), key, modifiers);
}

} // namespace coroscope
