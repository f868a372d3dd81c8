// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>

class QKeyEvent;
class QMenu;

namespace coroscope {

class CanvasView;

/// One action for each thing that the canvas can do, with its keys; they belong to the canvas and
/// work while it has the focus. Found by object name: "cut", "insert".
QList<QAction *> makeCanvasActions(CanvasView &canvas);

/// Those of \p actions that the context menu shows, in its order, with separators.
void fillMenu(QMenu &menu, const QList<QAction *> &actions);

/// The action that the key triggers, or null.
QAction *actionOf(const QKeyEvent &event, const QList<QAction *> &actions);

} // namespace coroscope
