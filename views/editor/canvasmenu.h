// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/editor/canvasparts.h"

class QAction;
class QMenu;

namespace coroscope {

/// The menus of the canvas. Each deletes itself when it closes; the caller opens it.

/// Everything that can be done with the selection: \p actions and the fields.
QMenu *canvasMenu(const CanvasParts &parts, const QList<QAction *> &actions);
/// The fields that the block does not show, to fill one in.
QMenu *hiddenFieldsMenu(const CanvasParts &parts, BlockId block);
/// Coroutine or function.
QMenu *definitionKindMenu(const CanvasParts &parts, DefinitionId definition);

} // namespace coroscope
