// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/canvasmenu.h"
#include "views/editor/canvaspointer.h"
#include "views/editor/canvasstatus.h"
#include "views/editor/canvastip.h"
#include "views/editor/canvasview.h"
#include "views/editor/cardmetrics.h"

#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QMenu>
#include <QScrollBar>
#include <QTimer>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

constexpr double smallestZoom = 0.25, largestZoom = 3;
constexpr double zoomStep = 1.15;
constexpr int wheelNotch = 120;

} // namespace

bool CanvasView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QGraphicsView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), viewport());
    return true;
}

/// The problems of the block there, and the whole text of a field that is cut short.
QString CanvasView::toolTipAt(QPoint position)
{
    const CanvasHit hit = m_scene->hitAt(mapToScene(position));
    const BlockBox *box = hit.block();
    if (!box)
        return {};
    QStringList lines;
    for (const Problem &problem : m_problems->problems()) {
        if (problem.block == box->id)
            lines += problemSentence(problem);
    }
    if (hit.part >= 0) {
        const FacePart &part = box->parts[static_cast<std::size_t>(hit.part)].part;
        const double width = m_scene->measure().width(part.text, TextStyle::Code);
        if (width > cardmetric::maximumText)
            lines += part.text;
    }
    return lines.join(QLatin1Char('\n'));
}

void CanvasView::mousePressEvent(QMouseEvent *event) { m_pointer->press(*event); }

void CanvasView::mouseMoveEvent(QMouseEvent *event) { m_pointer->move(*event); }

void CanvasView::mouseReleaseEvent(QMouseEvent *event) { m_pointer->release(*event); }

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_pointer->press(*event);
    if (m_selection->current() && !m_editing->isActive())
        editField();
}

void CanvasView::leaveEvent(QEvent *event)
{
    m_pointer->leave();
    QGraphicsView::leaveEvent(event);
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        const bool sideways = event->modifiers().testFlag(Qt::ShiftModifier);
        const QPoint delta =
            event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
        const int dx = sideways && delta.x() == 0 ? delta.y() : delta.x();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - dx);
        if (!sideways)
            verticalScrollBar()->setValue(verticalScrollBar()->value() - delta.y());
        event->accept();
        return;
    }
    const double notches = static_cast<double>(event->angleDelta().y()) / wheelNotch;
    setZoom(zoom() * std::pow(zoomStep, notches), event->position().toPoint());
    event->accept();
}

void CanvasView::contextMenuEvent(QContextMenuEvent *event)
{
    m_editing->commit();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const CanvasHit hit = m_scene->hitAt(mapToScene(event->pos()));
        if (const BlockBox *box = hit.block()) {
            if (!m_selection->contains(box->id))
                m_selection->select(box->id);
        } else if (hit.card) {
            m_selection->selectCard(hit.card->definition);
        } else {
            m_selection->clear();
        }
    }
    if (event->reason() == QContextMenuEvent::Mouse)
        m_menuPoint = event->pos();
    QMenu *menu = canvasMenu(parts(), m_bindings);
    connect(menu, &QMenu::aboutToHide, this,
            [this] { QTimer::singleShot(0, this, [this] { m_menuPoint.reset(); }); });
    menu->popup(event->globalPos());
}

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    std::optional<DragPayload> payload = payloadOf(event->mimeData());
    if (!payload)
        return event->ignore();
    m_editing->commit();
    m_drops->begin(std::move(*payload), false);
    event->acceptProposedAction();
}

void CanvasView::dragMoveEvent(QDragMoveEvent *event)
{
    if (!m_drops->isActive())
        return event->ignore();
    const QPoint position = event->position().toPoint();
    const QString why = m_drops->moveTo(mapToScene(position));
    m_tip->tell(why, position);
    if (why.isEmpty())
        event->acceptProposedAction();
    else
        event->ignore();
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent *event)
{
    m_drops->cancel();
    m_tip->tell({}, {});
    event->accept();
}

void CanvasView::dropEvent(QDropEvent *event)
{
    if (!m_drops->isActive())
        return event->ignore();
    const QPoint position = event->position().toPoint();
    const QString why = m_drops->moveTo(mapToScene(position));
    const QString refused = m_drops->drop(*m_actions, true);
    m_tip->tellForAWhile(why.isEmpty() ? refused : why, position);
    if (!why.isEmpty() || !refused.isEmpty())
        return event->ignore();
    event->acceptProposedAction();
    setFocus(Qt::OtherFocusReason);
}

void CanvasView::resizeEvent(QResizeEvent *event)
{
    // A view at its beginning stays there, so that the first cards are whole in any size.
    const auto isAtStart = [](const QScrollBar *bar) { return bar->value() == bar->minimum(); };
    m_isNew |= isAtStart(horizontalScrollBar()) && isAtStart(verticalScrollBar());
    QGraphicsView::resizeEvent(event);
    const int height = m_status->sizeHint().height() + metric::xs;
    m_status->setGeometry(0, viewport()->height() - height, viewport()->width(), height);
    if (event->size() != event->oldSize())
        fitSceneRect();
}

void CanvasView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    m_editing->place();
}

void CanvasView::setZoom(double zoom, QPoint anchor)
{
    zoom = std::clamp(zoom, smallestZoom, largestZoom);
    const QPointF under = mapToScene(anchor);
    const QRectF shown(under - QPointF(anchor) / zoom, QSizeF(viewport()->size()) / zoom);
    setTransform(QTransform::fromScale(zoom, zoom));
    setSceneRect(sceneRect() | shown); // so that what is under the pointer can stay there
    const QPointF moved = mapFromScene(under) - QPointF(anchor);
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(moved.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(moved.y()));
    m_status->setZoom(zoom);
    m_editing->place();
}

void CanvasView::zoomIn() { setZoom(zoom() * zoomStep, viewport()->rect().center()); }

void CanvasView::zoomOut() { setZoom(zoom() / zoomStep, viewport()->rect().center()); }

void CanvasView::zoomReset() { setZoom(1, viewport()->rect().center()); }

void CanvasView::fitAll()
{
    QRectF cards;
    for (const DefinitionId id : m_scene->cards())
        cards |= m_scene->cardRect(id);
    if (cards.isNull())
        return zoomReset();
    const double fit = std::min((viewport()->width() - 48) / cards.width(),
                                (viewport()->height() - 64) / cards.height());
    setZoom(std::min(1.0, fit), {});
    centerOn(cards.center());
}

} // namespace coroscope
