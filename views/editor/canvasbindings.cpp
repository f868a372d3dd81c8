// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/canvasbindings.h"

#include "views/editor/canvasview.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QKeySequence>
#include <QMenu>

namespace coroscope {

namespace {

struct Binding {
    const char *name;
    const char *text;
    const char *keys; ///< separated by spaces; the first is shown
    void (CanvasView::*slot)();
    int menuGroup; ///< of the context menu, from 1; 0: not there
};

constexpr Binding bindings[] = {
    {"insert", QT_TRANSLATE_NOOP("Canvas", "Insert Block…"), "T Ctrl+Space",
     &CanvasView::insertByName, 1},
    {"edit", QT_TRANSLATE_NOOP("Canvas", "Edit"), "F2 Return Enter", &CanvasView::editField, 1},
    {"comment", QT_TRANSLATE_NOOP("Canvas", "Comment…"), "Shift+F2", &CanvasView::editComment, 1},
    {"cut", QT_TRANSLATE_NOOP("Canvas", "Cut"), "Ctrl+X Shift+Del", &CanvasView::cut, 2},
    {"copy", QT_TRANSLATE_NOOP("Canvas", "Copy"), "Ctrl+C Ctrl+Ins", &CanvasView::copy, 2},
    {"paste", QT_TRANSLATE_NOOP("Canvas", "Paste"), "Ctrl+V Shift+Ins", &CanvasView::paste, 2},
    {"duplicate", QT_TRANSLATE_NOOP("Canvas", "Duplicate"), "Ctrl+D", &CanvasView::duplicate, 2},
    {"delete", QT_TRANSLATE_NOOP("Canvas", "Delete"), "Del Backspace", &CanvasView::deleteSelection,
     2},
    {"selectAll", QT_TRANSLATE_NOOP("Canvas", "Select All"), "Ctrl+A", &CanvasView::selectAll, 2},
    {"disable", QT_TRANSLATE_NOOP("Canvas", "Disable or Enable"), "Ctrl+/",
     &CanvasView::toggleDisabled, 3},
    {"breakpoint", QT_TRANSLATE_NOOP("Canvas", "Set or Remove Breakpoint"), "F9",
     &CanvasView::toggleBreakpoint, 3},
    {"up", QT_TRANSLATE_NOOP("Canvas", "Move Up"), "Alt+Up", &CanvasView::moveUp, 3},
    {"down", QT_TRANSLATE_NOOP("Canvas", "Move Down"), "Alt+Down", &CanvasView::moveDown, 3},
    {"in", QT_TRANSLATE_NOOP("Canvas", "Move Into the Block Above"), "Alt+Right",
     &CanvasView::moveIn, 3},
    {"out", QT_TRANSLATE_NOOP("Canvas", "Move Out"), "Alt+Left", &CanvasView::moveOut, 3},
    {"addCoroutine", QT_TRANSLATE_NOOP("Canvas", "New Coroutine"), "", &CanvasView::addCoroutine,
     4},
    {"addFunction", QT_TRANSLATE_NOOP("Canvas", "New Function"), "", &CanvasView::addFunction, 4},
    {"fit", QT_TRANSLATE_NOOP("Canvas", "Show All Cards"), "Ctrl+0", &CanvasView::fitAll, 4},
    {"zoomIn", QT_TRANSLATE_NOOP("Canvas", "Enlarge the Canvas"),
     "Ctrl+= Ctrl++ Ctrl+Shift+=", &CanvasView::zoomIn, 0},
    {"zoomOut", QT_TRANSLATE_NOOP("Canvas", "Shrink the Canvas"), "Ctrl+-", &CanvasView::zoomOut,
     0},
    {"zoomReset", QT_TRANSLATE_NOOP("Canvas", "Canvas at 100 %"), "Ctrl+1", &CanvasView::zoomReset,
     0},
};

constexpr char groupProperty[] = "menuGroup";

} // namespace

QList<QAction *> makeCanvasActions(CanvasView &canvas)
{
    QList<QAction *> actions;
    for (const Binding &binding : bindings) {
        auto *action = new QAction(QCoreApplication::translate("Canvas", binding.text), &canvas);
        action->setObjectName(QLatin1StringView(binding.name));
        QList<QKeySequence> keys;
        for (const QString &key :
             QString::fromLatin1(binding.keys).split(QLatin1Char(' '), Qt::SkipEmptyParts))
            keys += QKeySequence(key);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setProperty(groupProperty, binding.menuGroup);
        QObject::connect(action, &QAction::triggered, &canvas, binding.slot);
        canvas.addAction(action);
        actions += action;
    }
    return actions;
}

void fillMenu(QMenu &menu, const QList<QAction *> &actions)
{
    int last = 0;
    for (QAction *action : actions) {
        const int group = action->property(groupProperty).toInt();
        if (group == 0)
            continue;
        if (last != 0 && group != last)
            menu.addSeparator();
        last = group;
        menu.addAction(action);
    }
}

QAction *actionOf(const QKeyEvent &event, const QList<QAction *> &actions)
{
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const QKeySequence pressed(QKeyCombination(modifiers, static_cast<Qt::Key>(event.key())));
    for (QAction *action : actions) {
        if (action->shortcuts().contains(pressed))
            return action;
    }
    return nullptr;
}

} // namespace coroscope
