// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/programtext.h"

#include <functional>

class QWidget;

namespace coroscope {

class Appearance;
class Player;
class RunView;
struct ChartPicture;

/// The panels that a window shows, before they have a parent.
struct Panels {
    QWidget *canvas;
    QWidget *palette;
    QWidget *code;
    QWidget *inspector;
    QWidget *loop;
    QWidget *problems;
    QWidget *log;
    QWidget *results;
    QWidget *timeline;
    QWidget *events;
    QWidget *tasks;
    /// Selects a block and scrolls to it.
    std::function<void(BlockId)> revealBlock;
    /// The flavour of Python that the code panel shows.
    std::function<PythonFlavour()> pythonFlavour;
    /// What is seen of the chart. Valid as long as the timeline.
    std::function<ChartPicture()> chartPicture;
    /// Whether the chart tells in a sentence what happens at the playhead.
    std::function<void(bool)> setNarrated;
};

/// Makes the panels of the program. All of them listen to the same document, run view and
/// appearance; what one asks of another (palette and problems of the canvas) is joined here.
Panels makePanels(Document &document, RunView &view, Player &player, Appearance &appearance);

} // namespace coroscope
