// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/commandlist.h"

#include "document/document.h"
#include "scenario/blockcatalog.h"
#include "trace/eventtext.h"
#include "views/mainwindow/actions.h"
#include "views/models/runview.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>

namespace coroscope {

namespace {

QString commandText(const char *text) { return QCoreApplication::translate("CommandList", text); }

void collect(std::vector<Command> &commands, const QList<QAction *> &actions, const QString &menu)
{
    for (QAction *action : actions) {
        if (action->menu()) {
            Q_EMIT
            action->menu()->aboutToShow();
            collect(commands, action->menu()->actions(), plainText(*action));
        } else if (!action->isSeparator() && action->isEnabled()) {
            const QString keys = action->shortcut().toString(QKeySequence::NativeText);
            commands.push_back({menu + QStringLiteral(": ") + plainText(*action), keys,
                                [action = QPointer(action)] {
                                    if (action)
                                        action->trigger();
                                }});
        }
    }
}

void collect(std::vector<Command> &commands, const BlockList &blocks, const QString &where,
             const std::function<void(BlockId)> &reveal)
{
    for (const Block &block : blocks) {
        commands.push_back({QString::fromStdString(summary(block)), where,
                            [reveal, id = block.id] { reveal(id); }});
        collect(commands, block.body, where, reveal);
        collect(commands, block.clauses, where, reveal);
    }
}

} // namespace

std::vector<Command> menuCommands(const QMenuBar &bar)
{
    std::vector<Command> commands;
    collect(commands, bar.actions(), {});
    return commands;
}

void addBlockCommands(std::vector<Command> &commands, const Document &document,
                      const std::function<void(BlockId)> &reveal)
{
    const Scenario &scenario = document.scenario();
    for (const Definition &definition : scenario.definitions)
        collect(commands, definition.body,
                commandText(QT_TRANSLATE_NOOP("CommandList", "block in %1"))
                    .arg(QString::fromStdString(definition.name)),
                reveal);
    collect(commands, scenario.program,
            commandText(QT_TRANSLATE_NOOP("CommandList", "block in the program")), reveal);
}

void addTaskCommands(std::vector<Command> &commands, RunView &view)
{
    const Recording &loop = view.loop();
    const std::vector<Lane> &lanes = loop.lifecycle.lanes();
    for (std::uint32_t lane = 0; lane < lanes.size(); ++lane) {
        commands.push_back({QString::fromStdString(laneName(loop.trace, lanes[lane].task)),
                            commandText(QT_TRANSLATE_NOOP("CommandList", "task")),
                            [&view, lane] { view.selectLane(Recording::Executor::Loop, lane); }});
    }
}

} // namespace coroscope
