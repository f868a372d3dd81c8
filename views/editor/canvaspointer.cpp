// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/canvaspointer.h"

#include "views/editor/blockwalk.h"

#include <QApplication>
#include <QScrollBar>

namespace coroscope {

namespace {

constexpr int edgeMargin = 28; ///< pixels in which a drag scrolls
constexpr int edgeStep = 14;
constexpr int edgeInterval = 30; ///< ms

std::optional<EditTarget> targetAt(const CanvasHit &hit)
{
    if (hit.header == HeaderPart::Name)
        return EditTarget{.what = EditTarget::What::CardName, .definition = hit.card->definition};
    if (hit.header == HeaderPart::Parameters)
        return EditTarget{.what = EditTarget::What::CardParameters,
                          .definition = hit.card->definition};
    const BlockBox *box = hit.block();
    if (!box || hit.part < 0)
        return {};
    const FacePart &part = box->parts[static_cast<std::size_t>(hit.part)].part;
    return EditTarget{.block = box->id, .field = part.field, .item = part.item};
}

} // namespace

CanvasPointer::CanvasPointer(const CanvasParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    m_edgeTimer.setInterval(edgeInterval);
    connect(&m_edgeTimer, &QTimer::timeout, this, &CanvasPointer::scrollAtEdge);
}

void CanvasPointer::press(const QMouseEvent &event)
{
    if (m_gesture != Gesture::None)
        return;
    m_parts.editing.commit();
    m_pressed = m_last = event.position().toPoint();
    m_pressedScene = m_parts.view.mapToScene(m_pressed);
    if (event.button() == Qt::MiddleButton || (m_isPanning && event.button() == Qt::LeftButton)) {
        m_gesture = Gesture::Pan;
        m_hasPanned = true;
        m_parts.view.viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event.button() != Qt::LeftButton)
        return;
    const CanvasHit hit = m_parts.scene.hitAt(m_pressedScene);
    const BlockBox *box = hit.block();
    m_block = box ? box->id : BlockId();
    m_field = hit.card ? targetAt(hit) : std::nullopt;
    m_hitMore = hit.more;
    m_hitGutter = hit.gutter;
    m_header = hit.header;
    const bool isAdding = event.modifiers().testFlag(Qt::ControlModifier);
    if (box) {
        m_gesture = Gesture::OnBlock;
        if (!isAdding && !m_parts.selection.contains(m_block))
            m_parts.selection.select(m_block);
    } else if (hit.inHeader) {
        m_gesture = Gesture::OnHeader;
        m_card = hit.card->definition;
        m_cardStart = m_parts.scene.cardPosition(m_card);
        m_parts.selection.selectCard(m_card);
    } else {
        m_gesture = Gesture::OnCanvas;
        m_bandBase = isAdding ? m_parts.selection.blocks() : QSet<std::uint32_t>();
        if (hit.card)
            m_parts.selection.selectCard(hit.card->definition);
        else if (!isAdding)
            m_parts.selection.clear();
    }
}

void CanvasPointer::move(const QMouseEvent &event)
{
    const QPoint position = event.position().toPoint();
    const QPoint step = position - m_last;
    m_last = position;
    m_modifiers = event.modifiers();
    const bool isFar =
        (position - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    switch (m_gesture) {
    case Gesture::None:
        hover(position);
        return;
    case Gesture::OnBlock:
        if (isFar)
            beginDrag(event.modifiers());
        return;
    case Gesture::OnHeader:
        if (isFar) {
            m_gesture = Gesture::DragCard;
            m_parts.view.viewport()->setCursor(Qt::ClosedHandCursor);
            dragCard(position);
        }
        return;
    case Gesture::OnCanvas:
        if (isFar) {
            m_gesture = Gesture::Band;
            band(position, event.modifiers());
        }
        return;
    case Gesture::DragBlocks:
        dragBlocks(position);
        return;
    case Gesture::DragCard:
        dragCard(position);
        return;
    case Gesture::Band:
        band(position, event.modifiers());
        return;
    case Gesture::Pan:
        m_parts.view.horizontalScrollBar()->setValue(m_parts.view.horizontalScrollBar()->value() -
                                                     step.x());
        m_parts.view.verticalScrollBar()->setValue(m_parts.view.verticalScrollBar()->value() -
                                                   step.y());
        return;
    }
}

void CanvasPointer::release(const QMouseEvent &event)
{
    const Gesture gesture = m_gesture;
    if (gesture == Gesture::None)
        return;
    switch (gesture) {
    case Gesture::OnBlock:
    case Gesture::OnHeader:
        end();
        click(event.modifiers());
        return;
    case Gesture::DragBlocks: {
        const bool copy = event.modifiers().testFlag(Qt::AltModifier);
        const QString why = m_parts.drops.drop(m_parts.actions, copy);
        end();
        Q_EMIT
        refused(why);
        return;
    }
    case Gesture::DragCard: {
        const QPointF place = m_parts.scene.cardPosition(m_card);
        end();
        m_parts.document.endEditing();
        m_parts.document.setCardPosition(m_card, {std::round(place.x()), std::round(place.y())});
        m_parts.document.endEditing();
        return;
    }
    default:
        end();
    }
}

std::vector<BlockId> CanvasPointer::blocksToDrag(Qt::KeyboardModifiers modifiers) const
{
    const std::vector<BlockId> selected = m_parts.selection.topBlocks();
    const bool isOneOfMany = selected.size() > 1 && m_parts.selection.contains(m_block);
    if (isOneOfMany)
        return selected;
    const bool alone = modifiers.testFlag(Qt::ControlModifier);
    return alone ? std::vector{m_block} : withFollowing(m_parts.document.scenario(), m_block);
}

void CanvasPointer::beginDrag(Qt::KeyboardModifiers modifiers)
{
    const Scenario &scenario = m_parts.document.scenario();
    DragPayload payload;
    // Alt copies one block unless several are selected: what is under it stays where it is.
    if (modifiers.testFlag(Qt::AltModifier))
        modifiers.setFlag(Qt::ControlModifier);
    for (const BlockId id : blocksToDrag(modifiers)) {
        if (const Block *block = findBlock(scenario, id)) {
            payload.moving.push_back(id);
            payload.blocks.push_back(*block);
        }
    }
    if (payload.moving.empty())
        return end();
    m_gesture = Gesture::DragBlocks;
    m_parts.selection.select(payload.moving);
    m_parts.drops.begin(std::move(payload), true);
    m_edgeTimer.start();
    dragBlocks(m_last);
}

void CanvasPointer::dragBlocks(QPoint position)
{
    const QString why = m_parts.drops.moveTo(m_parts.view.mapToScene(position));
    const bool copy = m_modifiers.testFlag(Qt::AltModifier);
    m_parts.view.viewport()->setCursor(!why.isEmpty() ? Qt::ForbiddenCursor
                                       : copy         ? Qt::DragCopyCursor
                                                      : Qt::ClosedHandCursor);
    Q_EMIT
    refused(why);
}

void CanvasPointer::dragCard(QPoint position)
{
    m_parts.scene.showCardAt(m_card,
                             m_cardStart + m_parts.view.mapToScene(position) - m_pressedScene);
}

void CanvasPointer::band(QPoint position, Qt::KeyboardModifiers modifiers)
{
    const QRectF area = QRectF(m_pressedScene, m_parts.view.mapToScene(position)).normalized();
    m_parts.overlay.showRubberBand(area);
    std::vector<BlockId> blocks;
    if (modifiers.testFlag(Qt::ControlModifier)) {
        for (const std::uint32_t id : m_bandBase)
            blocks.emplace_back(id);
    }
    for (const BlockId id : m_parts.scene.blocksIn(area))
        blocks.push_back(id);
    m_parts.selection.select(blocks);
}

void CanvasPointer::click(Qt::KeyboardModifiers modifiers)
{
    if (modifiers.testFlag(Qt::ControlModifier)) {
        if (m_block)
            m_parts.selection.toggle(m_block);
        return;
    }
    if (m_block && m_hitGutter) {
        m_parts.run.breakpoints().toggle({m_block.value});
        return;
    }
    if (m_block)
        m_parts.selection.select(m_block);
    if (m_hitMore)
        Q_EMIT
    moreRequested(m_block);
    else if (m_field) m_parts.editing.begin(*m_field);
    else if (m_header == HeaderPart::Keyword) Q_EMIT
    kindMenuRequested(m_card);
}

void CanvasPointer::hover(QPoint position)
{
    const CanvasHit hit = m_parts.scene.hitAt(m_parts.view.mapToScene(position));
    const BlockBox *box = hit.block();
    m_parts.run.setHoveredBlock(box ? box->id : BlockId());
    const bool isField = hit.card && targetAt(hit).has_value();
    const bool isButton = hit.more || hit.gutter || hit.header == HeaderPart::Keyword;
    m_parts.view.viewport()->setCursor(m_isPanning    ? Qt::OpenHandCursor
                                       : isButton     ? Qt::PointingHandCursor
                                       : isField      ? Qt::IBeamCursor
                                       : hit.inHeader ? Qt::OpenHandCursor
                                                      : Qt::ArrowCursor);
}

void CanvasPointer::leave()
{
    if (m_gesture == Gesture::None)
        m_parts.run.setHoveredBlock({});
}

void CanvasPointer::scrollAtEdge()
{
    const QRect inner =
        m_parts.view.viewport()->rect().adjusted(edgeMargin, edgeMargin, -edgeMargin, -edgeMargin);
    const auto scroll = [](QScrollBar *bar, bool back, bool forth) {
        bar->setValue(bar->value() + (forth ? edgeStep : 0) - (back ? edgeStep : 0));
    };
    if (inner.contains(m_last))
        return;
    scroll(m_parts.view.horizontalScrollBar(), m_last.x() < inner.left(),
           m_last.x() > inner.right());
    scroll(m_parts.view.verticalScrollBar(), m_last.y() < inner.top(), m_last.y() > inner.bottom());
    dragBlocks(m_last);
}

void CanvasPointer::end()
{
    m_gesture = Gesture::None;
    m_edgeTimer.stop();
    m_parts.drops.cancel();
    m_parts.overlay.clear();
    m_parts.view.viewport()->setCursor(m_isPanning ? Qt::OpenHandCursor : Qt::ArrowCursor);
    Q_EMIT
    refused({});
}

bool CanvasPointer::cancel()
{
    if (m_gesture == Gesture::None)
        return false;
    if (m_gesture == Gesture::DragCard)
        m_parts.scene.showCardAt(m_card, m_cardStart);
    end();
    return true;
}

bool CanvasPointer::setPanning(bool panning)
{
    if (panning)
        m_hasPanned = false;
    m_isPanning = panning;
    if (m_gesture == Gesture::None)
        m_parts.view.viewport()->setCursor(panning ? Qt::OpenHandCursor : Qt::ArrowCursor);
    return m_hasPanned;
}

void CanvasPointer::modifiersChanged(Qt::KeyboardModifiers modifiers)
{
    m_modifiers = modifiers;
    if (m_gesture == Gesture::DragBlocks)
        dragBlocks(m_last);
}

} // namespace coroscope

#include "moc_canvaspointer.cpp"
