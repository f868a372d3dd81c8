// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/blockwalk.h"
#include "views/editor/canvasbindings.h"
#include "views/editor/canvaspointer.h"
#include "views/editor/canvasview.h"

#include <QKeyEvent>

#include <algorithm>

namespace coroscope {

namespace {

int combined(const QKeyEvent &event)
{
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    return event.key() | static_cast<int>(modifiers.toInt());
}

bool isArrow(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Left || key == Qt::Key_Right;
}

} // namespace

bool CanvasView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // The canvas' own keys come before the window's shortcuts while it has the focus.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (actionOf(*key, m_bindings) || isArrow(combined(*key)) ||
            combined(*key) == Qt::Key_Space || combined(*key) == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    return QGraphicsView::event(event);
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    m_pointer->modifiersChanged(event->modifiers());
    if (QAction *action = actionOf(*event, m_bindings)) {
        action->trigger();
        return;
    }
    if (isArrow(combined(*event))) {
        walkTo(event->key());
        return;
    }
    switch (event->key()) {
    case Qt::Key_Space:
        if (!event->isAutoRepeat())
            m_pointer->setPanning(true);
        return;
    case Qt::Key_Escape:
        if (!m_pointer->cancel())
            m_selection->clear();
        return;
    case Qt::Key_Menu: {
        QContextMenuEvent menu(QContextMenuEvent::Keyboard, selectionPoint(),
                               viewport()->mapToGlobal(selectionPoint()));
        contextMenuEvent(&menu);
        return;
    }
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    m_pointer->modifiersChanged(event->modifiers());
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat() && !m_pointer->setPanning(false)) {
        // A tap on the key moved nothing: it means what the window binds to it.
        if (QAction *action = actionOf(*event, actions()))
            action->trigger();
        return;
    }
    QAbstractScrollArea::keyReleaseEvent(event);
}

void CanvasView::walkTo(int key)
{
    const Scenario &scenario = m_document.scenario();
    const std::vector<DefinitionId> cards = m_scene->cards();
    if (cards.empty())
        return;
    const BlockId current = m_selection->current();
    BlockId next;
    if (current) {
        const WalkTo to = key == Qt::Key_Up     ? WalkTo::Up
                          : key == Qt::Key_Down ? WalkTo::Down
                          : key == Qt::Key_Left ? WalkTo::Parent
                                                : WalkTo::Child;
        next = walk(scenario, current, to);
        const bool leavesCard = key == Qt::Key_Up || key == Qt::Key_Left;
        if (!next && leavesCard)
            return m_selection->selectCard(definitionOf(scenario, current));
    } else if (m_selection->card()) {
        const DefinitionId card = *m_selection->card();
        if (key == Qt::Key_Down)
            next = firstBlock(scenario, card);
        const auto place = std::ranges::find(cards, card) - cards.begin();
        const auto step = key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0;
        const auto other = place + step;
        if (step != 0 && other >= 0 && other < static_cast<std::ptrdiff_t>(cards.size())) {
            revealDefinition(cards[static_cast<std::size_t>(other)]);
            return;
        }
    } else {
        revealDefinition(cards.front());
        return;
    }
    if (next)
        revealBlock(next);
}

} // namespace coroscope
