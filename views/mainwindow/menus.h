// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/mainwindow/actions.h"

class QDockWidget;
class QMenu;
class QMenuBar;

namespace coroscope {

/// What the menus hold besides the program's own actions.
struct MenuParts {
    QList<QAction *> editing; ///< of the canvas: cut, copy, ...
    QList<QAction *> chart;   ///< of the timeline: zoom, fit, ...
    QList<QDockWidget *> panels;
    QMenu *speeds = nullptr;
};

/// Fills \p bar. Returns the empty menu for recent files, to be filled when it opens.
QMenu *fillMenus(QMenuBar &bar, const Actions &actions, const MenuParts &parts);

} // namespace coroscope
