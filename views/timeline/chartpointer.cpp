// SPDX-License-Identifier: GPL-3.0-or-later
// The canvas' mouse, wheel and touch gestures.
#include "views/timeline/chartcanvas.h"

#include "views/timeline/gappainter.h"

#include <QApplication>
#include <QGestureEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace coroscope {

namespace {

constexpr double zoomOfNotch = 1.25; ///< by one notch of a wheel
constexpr double notch = 120;        ///< QWheelEvent's angle of one
constexpr double panOfNotch = 80;    ///< pixels

} // namespace

ChartHit ChartCanvas::hitAt(const QPointF &point) const
{
    if (m_state.isEmpty())
        return {};
    return withScene([&point](const ChartScene &scene) { return hitTest(scene, point); });
}

void ChartCanvas::wheelEvent(QWheelEvent *event)
{
    const QPoint angle = event->angleDelta();
    const QPointF pixels = event->pixelDelta().isNull() ? QPointF(angle) / notch * panOfNotch
                                                        : QPointF(event->pixelDelta());
    if (event->modifiers() & Qt::ControlModifier) {
        m_state.zoomAt(timePixel(event->position()), std::pow(zoomOfNotch, angle.y() / notch));
    } else if (event->modifiers() & Qt::ShiftModifier) {
        m_state.panBy(-(pixels.y() != 0 ? pixels.y() : pixels.x()));
    } else {
        if (pixels.x() != 0)
            m_state.panBy(-pixels.x());
        if (pixels.y() != 0)
            setScroll(m_scroll - static_cast<int>(std::lround(pixels.y())));
    }
    event->accept();
    hover(event->position());
}

bool ChartCanvas::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::Gesture:
        return pinched(static_cast<QGestureEvent *>(event)) || QWidget::event(event);
    case QEvent::NativeGesture:
        return nativeGesture(static_cast<QNativeGestureEvent *>(event)) || QWidget::event(event);
    case QEvent::ShortcutOverride:
        if (isOwnKey(*static_cast<QKeyEvent *>(event))) {
            event->accept();
            return true;
        }
        return QWidget::event(event);
    case QEvent::ToolTip:
        return true; // shown by hover() already
    default:
        return QWidget::event(event);
    }
}

bool ChartCanvas::pinched(QGestureEvent *event)
{
    const auto *pinch = static_cast<QPinchGesture *>(event->gesture(Qt::PinchGesture));
    if (!pinch)
        return false;
    if (pinch->changeFlags() & QPinchGesture::ScaleFactorChanged)
        m_state.zoomAt(timePixel(mapFromGlobal(pinch->hotSpot().toPoint())), pinch->scaleFactor());
    event->accept(Qt::PinchGesture);
    return true;
}

bool ChartCanvas::nativeGesture(QNativeGestureEvent *event)
{
    if (event->gestureType() != Qt::ZoomNativeGesture)
        return false;
    m_state.zoomAt(timePixel(event->position()), 1 + event->value());
    return true;
}

void ChartCanvas::mousePressEvent(QMouseEvent *event)
{
    using Kind = ChartHit::Kind;
    m_dragStart = m_dragLast = event->position();
    m_dragButton = event->button();
    m_pressed = hitAt(event->position());
    m_drag = Drag::Undecided;
    QToolTip::hideText();
    if (event->button() != Qt::LeftButton)
        return;
    if (m_pressed.kind == Kind::Ruler || m_pressed.kind == Kind::Handle) {
        m_drag = Drag::Scrub;
        scrub(event->position());
    } else if (m_pressed.kind == Kind::NamesEdge) {
        m_drag = Drag::Names;
    } else if (m_pressed.kind == Kind::Flag) {
        selectNote(m_pressed.note);
    }
}

void ChartCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF point = event->position();
    if (m_drag == Drag::None) {
        hover(point);
        return;
    }
    if (m_drag == Drag::Undecided &&
        (point - m_dragStart).manhattanLength() >= QApplication::startDragDistance()) {
        if (m_dragButton != Qt::LeftButton)
            m_drag = Drag::Pan;
        else if (m_pressed.kind == ChartHit::Kind::Track)
            m_drag = Drag::Measure;
        else if (m_pressed.kind == ChartHit::Kind::Name && m_pressed.lane != noLane)
            m_drag = Drag::Lane;
        else if (m_pressed.kind == ChartHit::Kind::Flag)
            m_drag = Drag::Mark;
        if (m_drag == Drag::Measure) {
            m_measure.active = true;
            m_measure.from = edgeAt(m_dragStart);
        }
    }
    switch (m_drag) {
    case Drag::Pan:
        setCursor(Qt::ClosedHandCursor);
        m_state.panBy(m_dragLast.x() - point.x());
        setScroll(m_scroll + static_cast<int>(std::lround(m_dragLast.y() - point.y())));
        break;
    case Drag::Measure:
        m_measure.to = edgeAt(point);
        update();
        break;
    case Drag::Scrub:
        scrub(point);
        break;
    case Drag::Names:
        setNamesWidth(static_cast<int>(std::lround(point.x())));
        break;
    case Drag::Lane:
        dragLane(point);
        break;
    case Drag::Mark:
        dragMark(point);
        break;
    case Drag::None:
    case Drag::Undecided:
        break;
    }
    m_dragLast = point;
}

void ChartCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != m_dragButton)
        return;
    const Drag drag = m_drag;
    m_drag = Drag::None;
    unsetCursor();
    if (drag == Drag::Measure)
        describeMeasure();
    else if (drag == Drag::Lane)
        dropLane();
    else if (drag == Drag::Mark)
        dropMark();
    if (drag == Drag::Undecided && m_dragButton == Qt::LeftButton)
        clicked(m_pressed);
    else if (drag == Drag::Undecided && m_dragButton == Qt::RightButton)
        showMenu(event->globalPosition().toPoint());
    m_dragButton = Qt::NoButton;
}

void ChartCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    const ChartHit hit = hitAt(event->position());
    if (event->button() == Qt::LeftButton && hit.kind == ChartHit::Kind::Track &&
        hit.lane != noLane && hit.span >= 0)
        m_state.fitSpan(hit.band, hit.lane, hit.span);
    else if (event->button() == Qt::LeftButton &&
             (hit.kind == ChartHit::Kind::Ruler || hit.kind == ChartHit::Kind::Handle ||
              hit.kind == ChartHit::Kind::Flag)) {
        if (hit.kind == ChartHit::Kind::Handle)
            markPlayhead();
        else if (hit.kind == ChartHit::Kind::Ruler)
            addMark(m_state.axis().timeAt(m_state.positionAt(timePixel(event->position()))));
        editMark();
    } else
        mousePressEvent(event);
}

void ChartCanvas::clicked(const ChartHit &hit)
{
    using Kind = ChartHit::Kind;
    if (m_measure.active) {
        clearMeasure();
        return;
    }
    if (hit.kind == Kind::Flag) {
        selectNote(hit.note);
        return;
    }
    m_selectedNote = -1;
    if (hit.kind == Kind::Heading) {
        headingClicked(hit.band);
    } else if (hit.kind == Kind::Chevron) {
        const Row &row = m_state.layout().rows()[static_cast<std::size_t>(hit.row)];
        m_state.foldLane(hit.band, hit.lane, !row.isFolded);
    } else if (hit.lane != noLane) {
        m_state.select(hit.band, hit.lane, hit.kind == Kind::Track ? hit.span : -1);
    } else {
        const Recording *loop = m_state.source().loop;
        const bool onLoopLane = hit.kind == Kind::Track && hit.span >= 0 && loop;
        const std::uint32_t holder =
            onLoopLane ? loop->lifecycle.laneOf(
                             loop->lifecycle.loopSpans()[static_cast<std::size_t>(hit.span)]
                                 .object.taskId())
                       : noLane;
        if (holder != noLane)
            m_state.select(Recording::Executor::Loop, holder);
        else
            m_state.clearSelection();
    }
}

void ChartCanvas::headingClicked(Recording::Executor band)
{
    const int heading = m_state.layout().headingOf(band);
    const Row &row = m_state.layout().rows()[static_cast<std::size_t>(heading)];
    const bool isHeld = withScene([&](const ChartScene &scene) {
        return scene.headingRect(band).top() != scene.rowRect(row).top();
    });
    if (isHeld)
        setScroll(row.y);
    else
        m_state.setCollapsed(band, !m_state.isCollapsed(band));
}

void ChartCanvas::scrub(const QPointF &point)
{
    m_player.pause();
    m_state.scrubTo(timePixel(point));
}

void ChartCanvas::hover(const QPointF &point)
{
    const ChartHit hit = hitAt(point);
    using Kind = ChartHit::Kind;
    setCursor(hit.kind == Kind::NamesEdge ? Qt::SplitHCursor
              : hit.kind == Kind::Handle  ? Qt::SizeHorCursor
              : hit.kind == Kind::Heading || hit.kind == Kind::Chevron || hit.kind == Kind::Flag
                  ? Qt::PointingHandCursor
                  : Qt::ArrowCursor);
    const int row = hit.kind == Kind::Track || hit.kind == Kind::Name ? hit.row : -1;
    if (row != m_hoveredRow) {
        m_hoveredRow = row;
        update();
    }
    BlockId block;
    if (hit.kind == Kind::Track && hit.lane != noLane && hit.span >= 0)
        block = m_state.source()
                    .of(hit.band)
                    ->lifecycle.lanes()[hit.lane]
                    .spans[static_cast<std::size_t>(hit.span)]
                    .block;
    m_state.setHoveredBlock(block);
    showHoverText(mapToGlobal(point.toPoint()), hit);
}

void ChartCanvas::showHoverText(const QPoint &globalPoint, const ChartHit &hit)
{
    // What is measured stands on a card, and nothing may cover that.
    const bool isSilent = m_state.isEmpty() || m_measure.active;
    const QString text = isSilent ? QString() : withScene([&](const ChartScene &scene) {
        if (const ChartNote *note = m_notes.find(hit.note))
            return note->text.isEmpty() ? tr("Mark") : note->text;
        return hit.kind == ChartHit::Kind::Ruler ? gapText(scene, mapFromGlobal(globalPoint).x())
                                                 : hoverText(scene, hit);
    });
    setToolTip(text);
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(globalPoint, text, this);
}

void ChartCanvas::leaveEvent(QEvent *)
{
    m_hoveredRow = -1;
    m_state.setHoveredBlock({});
    update();
}

} // namespace coroscope
