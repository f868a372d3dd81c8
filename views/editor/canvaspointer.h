// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/editor/canvasparts.h"

#include <QMouseEvent>
#include <QObject>
#include <QTimer>

namespace coroscope {

/// What the mouse does on the canvas. One gesture at a time: a press decides which kinds are
/// possible, the first move beyond the drag distance begins one, the release ends it.
class CanvasPointer final : public QObject {
    Q_OBJECT

public:
    CanvasPointer(const CanvasParts &parts, QObject *parent);

    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void leave();
    /// Gives up the gesture that is under way. False when there was none.
    bool cancel();
    /// Space is held: the left button pans. Returns whether it did since that began.
    bool setPanning(bool panning);
    /// Looks again at what a drag does, as when Ctrl or Alt was pressed meanwhile.
    void modifiersChanged(Qt::KeyboardModifiers modifiers);

Q_SIGNALS:
    /// A drop here is refused, and why; an empty text takes that back.
    void refused(const QString &why);
    /// The button for the fields that a block does not show was clicked.
    void moreRequested(coroscope::BlockId block);
    void kindMenuRequested(coroscope::DefinitionId definition);

private:
    enum class Gesture { None, OnBlock, OnHeader, OnCanvas, DragBlocks, DragCard, Band, Pan };

    void beginDrag(Qt::KeyboardModifiers modifiers);
    void dragBlocks(QPoint position);
    void dragCard(QPoint position);
    void band(QPoint position, Qt::KeyboardModifiers modifiers);
    void click(Qt::KeyboardModifiers modifiers);
    void hover(QPoint position);
    void scrollAtEdge();
    void end();
    std::vector<BlockId> blocksToDrag(Qt::KeyboardModifiers modifiers) const;

    CanvasParts m_parts;
    Gesture m_gesture = Gesture::None;
    bool m_isPanning = false;
    bool m_hasPanned = false;
    QPoint m_pressed; ///< in the viewport
    QPoint m_last;
    QPointF m_pressedScene;
    QPointF m_cardStart;
    HeaderPart m_header = HeaderPart::None;
    Qt::KeyboardModifiers m_modifiers;
    DefinitionId m_card;
    BlockId m_block;
    std::optional<EditTarget> m_field;
    bool m_hitMore = false;
    bool m_hitGutter = false;
    QSet<std::uint32_t> m_bandBase;
    QTimer m_edgeTimer;
};

} // namespace coroscope
