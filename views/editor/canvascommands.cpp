// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/canvasview.h"

#include "document/backgroundimport.h"
#include "document/blocktext.h"
#include "views/editor/carddrop.h"
#include "views/editor/insertpopup.h"
#include "views/editor/texts.h"

#include <QClipboard>
#include <QCursor>
#include <QGuiApplication>

#include <algorithm>

namespace coroscope {

void CanvasView::cut()
{
    copy();
    deleteSelection();
}

void CanvasView::copy()
{
    const std::string text = m_actions->selectionText();
    if (!text.empty())
        QGuiApplication::clipboard()->setText(toQString(text));
}

void CanvasView::paste()
{
    m_editing->commit();
    const QString text = QGuiApplication::clipboard()->text();
    const Result<BlockList> blocks = blocksFromText(text.toStdString());
    if (blocks)
        return pasteBlocks(pointerPlace(), *blocks);
    if (text.trimmed().isEmpty() || text.trimmed().startsWith(QLatin1Char('{')))
        return tell(tr("The clipboard holds no blocks. ") + toQString(blocks.problem().text()));
    pastePython(text);
}

void CanvasView::pasteBlocks(std::optional<QPoint> pointer, const BlockList &blocks)
{
    if (blocks.empty())
        return;
    const bool areCards = std::ranges::all_of(
        blocks, [](const Block &block) { return block.kind == BlockKind::Define; });
    if (areCards && !pointer && !m_selection->current())
        return tell(m_actions->insertCard(blocks, freePlace()));
    insertAt(pointer, blocks);
}

void CanvasView::pastePython(const QString &text)
{
    const PythonSource source{.name = tr("clipboard").toStdString(),
                              .bytes = text.toStdString(),
                              .kind = PythonSource::Kind::Blocks};
    const auto done = [this, pointer = pointerPlace(),
                       resets = m_resets](const PythonImport &import) {
        if (resets != m_resets)
            return;
        m_editing->commit();
        if (import.ok())
            return pasteBlocks(pointer, import.blocks);
        tell(tr("The clipboard holds nothing that can become blocks. ") +
             toQString(importLine(import.problems.front())));
    };
    importInBackground(source, *this, done);
}

std::optional<QPoint> CanvasView::pointerPlace() const
{
    if (m_menuPoint)
        return m_menuPoint;
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    const bool isMeant = m_selection->isEmpty() && viewport()->rect().contains(pointer);
    return isMeant ? std::optional(pointer) : std::nullopt;
}

void CanvasView::insertAt(std::optional<QPoint> pointer, const BlockList &blocks)
{
    const QPointF point = pointer ? mapToScene(*pointer) : freePlace();
    const CanvasHit hit = pointer ? m_scene->hitAt(point) : CanvasHit();
    const bool isClause = coroscope::isClause(blocks.front().kind);
    const auto place =
        hit.card ? dropPlaceAt(*hit.card, hit.local, isClause) : std::optional<DropPlace>();
    if (place)
        tell(m_actions->insertAt(place->address, blocks));
    else if (pointer && !hit.card)
        tell(m_actions->insertCard(blocks, point));
    else
        tell(m_actions->insert(blocks, point));
    if (const BlockId block = m_selection->current(); m_scene->cardOf(block))
        ensureVisible(m_scene->blockRect(block), 24, 40);
}

void CanvasView::deleteSelection()
{
    m_editing->commit();
    m_actions->deleteSelection();
}

void CanvasView::duplicate()
{
    m_editing->commit();
    m_actions->duplicate(freePlace());
}

void CanvasView::selectAll() { m_selection->selectAll(); }

void CanvasView::toggleDisabled()
{
    m_editing->commit();
    m_actions->toggleDisabled();
}

void CanvasView::toggleBreakpoint() { m_run.breakpoints().toggle(m_selection->blocks()); }

void CanvasView::moveUp() { tell(m_actions->moveUp()); }

void CanvasView::moveDown() { tell(m_actions->moveDown()); }

void CanvasView::moveIn() { tell(m_actions->moveIn()); }

void CanvasView::moveOut() { tell(m_actions->moveOut()); }

void CanvasView::insertBlock(BlockKind kind)
{
    m_editing->commit();
    insertAt(std::nullopt, {newBlock(kind)});
}

void CanvasView::insertByName()
{
    m_editing->commit();
    const std::optional<QPoint> pointer = pointerPlace();
    auto *popup = new InsertPopup(m_appearance, this);
    connect(popup, &InsertPopup::chosen, this, [this, pointer](BlockKind kind) {
        insertAt(pointer, {newBlock(kind)});
        setFocus(Qt::OtherFocusReason);
    });
    popup->openAt(viewport()->mapToGlobal(pointer ? *pointer : selectionPoint()));
}

void CanvasView::editField()
{
    if (const BlockId block = m_selection->current()) {
        const CardLayout *card = m_scene->cardOf(block);
        for (const EditTarget &target : card ? editOrder(*card) : std::vector<EditTarget>()) {
            if (target.block == block)
                return m_editing->begin(target);
        }
        const auto fields = blockType(findBlock(m_document.scenario(), block)->kind).fields;
        if (!fields.empty())
            m_editing->begin({.block = block, .field = 0});
        return;
    }
    if (m_selection->card() && *m_selection->card())
        m_editing->begin({.what = EditTarget::What::CardName, .definition = *m_selection->card()});
}

void CanvasView::editComment()
{
    if (const BlockId block = m_selection->current())
        m_editing->begin({.what = EditTarget::What::Comment, .block = block});
}

void CanvasView::revealBlock(BlockId block)
{
    if (!m_scene->cardOf(block))
        return;
    m_selection->select(block);
    ensureVisible(m_scene->blockRect(block), 24, 40);
}

void CanvasView::revealDefinition(DefinitionId definition)
{
    const CardLayout *card = m_scene->card(definition);
    if (!card)
        return;
    m_selection->selectCard(definition);
    const QRectF whole = m_scene->cardRect(definition);
    const bool fits = whole.height() * zoom() <= viewport()->height() - 2 * 40;
    ensureVisible(fits ? whole : card->header.translated(whole.topLeft()), 24, 40);
}

void CanvasView::addCoroutine()
{
    m_editing->commit();
    revealDefinition(m_actions->addCard(Definition::Kind::Coroutine, freePlace()));
}

void CanvasView::addFunction()
{
    m_editing->commit();
    revealDefinition(m_actions->addCard(Definition::Kind::Function, freePlace()));
}

} // namespace coroscope
