// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/menus.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QMenuBar>

namespace coroscope {

namespace {

using enum ActionId;
constexpr ActionId separator = Count;

QString menuText(const char *text) { return QCoreApplication::translate("Menus", text); }

void add(QMenu &menu, const Actions &actions, std::initializer_list<ActionId> ids)
{
    for (const ActionId id : ids) {
        if (id == separator)
            menu.addSeparator();
        else
            menu.addAction(actions[id]);
    }
}

void addViewMenu(QMenuBar &bar, const Actions &actions, const MenuParts &parts)
{
    QMenu &view = *bar.addMenu(menuText(QT_TRANSLATE_NOOP("Menus", "&View")));
    if (!parts.chart.isEmpty()) {
        view.addActions(parts.chart);
        view.addSeparator();
    }
    QMenu &theme = *view.addMenu(menuText(QT_TRANSLATE_NOOP("Menus", "&Theme")));
    add(theme, actions, {ThemeSystem, ThemeLight, ThemeDark});
    QMenu &panels = *view.addMenu(menuText(QT_TRANSLATE_NOOP("Menus", "&Panels")));
    for (QDockWidget *dock : parts.panels)
        panels.addAction(dock->toggleViewAction());
    add(panels, actions, {separator, ArrangePanels, ResetPanels});
    add(view, actions, {Narration, ReducedMotion, separator, Find, Commands});
}

} // namespace

QMenu *fillMenus(QMenuBar &bar, const Actions &actions, const MenuParts &parts)
{
    QMenu &file = *bar.addMenu(menuText(QT_TRANSLATE_NOOP("Menus", "&File")));
    add(file, actions, {New, Open});
    QMenu *recent = file.addMenu(menuText(QT_TRANSLATE_NOOP("Menus", "Open &Recent")));
    add(file, actions, {Import, Examples, separator, Save, SaveAs, separator});
    QMenu &away = *file.addMenu(menuText(QT_TRANSLATE_NOOP("Menus", "&Export")));
    add(away, actions, {ExportPython, separator, ExportPicture, ExportAnimation, ExportRecording});
    add(file, actions, {separator, Quit});

    QMenu &edit = *bar.addMenu(menuText(QT_TRANSLATE_NOOP("Menus", "&Edit")));
    add(edit, actions, {Undo, Redo});
    if (!parts.editing.isEmpty()) {
        edit.addSeparator();
        edit.addActions(parts.editing);
    }

    addViewMenu(bar, actions, parts);

    QMenu &run = *bar.addMenu(menuText(QT_TRANSLATE_NOOP("Menus", "&Run")));
    add(run, actions,
        {Run, Stop, separator, PlayPause, PlayBack, ToBegin, StepBack, StepForward, ToEnd, TurnBack,
         TurnForward, separator, HaltOnFailed, HaltOnCancelled, ClearBreakpoints, StopAtNotes,
         separator, Slower, Faster});
    if (parts.speeds)
        run.addMenu(parts.speeds);
    add(run, actions, {separator, VirtualClock, RealClock, separator, Threads});

    QMenu &help = *bar.addMenu(menuText(QT_TRANSLATE_NOOP("Menus", "&Help")));
    add(help, actions, {Keys, Examples, separator, About});
    return recent;
}

} // namespace coroscope
