// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "views/mainwindow/commandpalette.h"

class QMenuBar;

namespace coroscope {

class Document;
class RunView;

/// Everything that the menus of \p bar can do now, with its keys.
std::vector<Command> menuCommands(const QMenuBar &bar);

/// Adds the blocks of the document: choosing one calls \p reveal.
void addBlockCommands(std::vector<Command> &commands, const Document &document,
                      const std::function<void(BlockId)> &reveal);

/// Adds the tasks of the recording: choosing one selects its lane.
void addTaskCommands(std::vector<Command> &commands, RunView &view);

} // namespace coroscope
