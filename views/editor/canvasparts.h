// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/editor/canvasactions.h"
#include "views/editor/canvasoverlay.h"
#include "views/editor/canvasscene.h"
#include "views/editor/dropsession.h"
#include "views/editor/inplaceediting.h"

namespace coroscope {

/// What the hands of the canvas (pointer, keys, menus) work with. They do not know each other.
struct CanvasParts {
    Document &document;
    RunView &run;
    QGraphicsView &view;
    CanvasScene &scene;
    CanvasOverlay &overlay;
    CanvasSelection &selection;
    CanvasActions &actions;
    DropSession &drops;
    InPlaceEditing &editing;
};

} // namespace coroscope
