// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/actions.h"

#include "views/style/appearance.h"
#include "views/style/icons.h"

#include <QActionGroup>
#include <QCoreApplication>

namespace coroscope {

namespace {

struct ActionRow {
    ActionId id;
    const char *name; ///< object name: settings and tests find it by this
    const char *text;
    const char *tip;
    const char *icon;
    const char *shortcuts; ///< separated by "; "
    bool checkable = false;
    const char *group = nullptr; ///< one of a group is checked
};

using enum ActionId;

// clang-format off
constexpr ActionRow rows[] = {
    {New, "new", QT_TRANSLATE_NOOP("Actions", "&New"), QT_TRANSLATE_NOOP("Actions", "Start an empty scenario"), "new", "Ctrl+N"},
    {Open, "open", QT_TRANSLATE_NOOP("Actions", "&Open…"), QT_TRANSLATE_NOOP("Actions", "Open a scenario from a file"), "open", "Ctrl+O"},
    {Import, "import", QT_TRANSLATE_NOOP("Actions", "&Import Python…"), QT_TRANSLATE_NOOP("Actions", "Turn a Python program into a scenario"), "", "Ctrl+I"},
    {Examples, "examples", QT_TRANSLATE_NOOP("Actions", "&Examples…"), QT_TRANSLATE_NOOP("Actions", "Choose from the gallery of examples"), "examples", "Ctrl+Shift+E"},
    {Save, "save", QT_TRANSLATE_NOOP("Actions", "&Save"), QT_TRANSLATE_NOOP("Actions", "Save the scenario"), "save", "Ctrl+S"},
    {SaveAs, "saveAs", QT_TRANSLATE_NOOP("Actions", "Save &As…"), QT_TRANSLATE_NOOP("Actions", "Save the scenario to another file"), "", "Ctrl+Shift+S"},
    {ExportPython, "exportPython", QT_TRANSLATE_NOOP("Actions", "Export P&ython…"), QT_TRANSLATE_NOOP("Actions", "Write the scenario as a Python program, with asyncio or with threads"), "", "Ctrl+Shift+I"},
    {ExportPicture, "exportPicture", QT_TRANSLATE_NOOP("Actions", "Export &Picture…"), QT_TRANSLATE_NOOP("Actions", "Draw the chart into a PNG, SVG or PDF file"), "picture", "Ctrl+Shift+X"},
    {ExportAnimation, "exportAnimation", QT_TRANSLATE_NOOP("Actions", "Export &Animation…"), QT_TRANSLATE_NOOP("Actions", "Draw the playback into an animated GIF"), "", ""},
    {ExportRecording, "exportRecording", QT_TRANSLATE_NOOP("Actions", "Export &Recording…"), QT_TRANSLATE_NOOP("Actions", "Write the events for Perfetto, speedscope or a spreadsheet"), "", ""},
    {Quit, "quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), QT_TRANSLATE_NOOP("Actions", "Close the program"), "", "Ctrl+Q"},

    {Undo, "undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), QT_TRANSLATE_NOOP("Actions", "Take back the last change"), "undo", "Ctrl+Z"},
    {Redo, "redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), QT_TRANSLATE_NOOP("Actions", "Make the change again"), "redo", "Ctrl+Shift+Z; Ctrl+Y"},

    {Run, "run", QT_TRANSLATE_NOOP("Actions", "&Run"), QT_TRANSLATE_NOOP("Actions", "Run the scenario"), "play", "F5"},
    {Stop, "stop", QT_TRANSLATE_NOOP("Actions", "&Stop"), QT_TRANSLATE_NOOP("Actions", "End the run now"), "stop", "Shift+F5"},
    {PlayPause, "playPause", QT_TRANSLATE_NOOP("Actions", "&Play or Pause"), QT_TRANSLATE_NOOP("Actions", "Play the recording, or hold it"), "pause", "Space"},
    {PlayBack, "playBack", QT_TRANSLATE_NOOP("Actions", "Play Back&wards"), QT_TRANSLATE_NOOP("Actions", "Play the recording towards its beginning"), "", "Shift+Space"},
    {ToBegin, "toBegin", QT_TRANSLATE_NOOP("Actions", "To the &Beginning"), QT_TRANSLATE_NOOP("Actions", "Go to the beginning of the recording"), "to-begin", "Home"},
    {StepBack, "stepBack", QT_TRANSLATE_NOOP("Actions", "Step Bac&k"), QT_TRANSLATE_NOOP("Actions", "Go to the event before"), "step-back", "Left"},
    {StepForward, "stepForward", QT_TRANSLATE_NOOP("Actions", "Step &Forward"), QT_TRANSLATE_NOOP("Actions", "Go to the next event"), "step-forward", "Right"},
    {ToEnd, "toEnd", QT_TRANSLATE_NOOP("Actions", "To the &End"), QT_TRANSLATE_NOOP("Actions", "Go to the end of the recording"), "to-end", "End"},
    {TurnBack, "turnBack", QT_TRANSLATE_NOOP("Actions", "Loop Turn Back"), QT_TRANSLATE_NOOP("Actions", "Go back by one turn of the loop"), "turn-back", "Shift+Left"},
    {TurnForward, "turnForward", QT_TRANSLATE_NOOP("Actions", "Loop Turn Forward"), QT_TRANSLATE_NOOP("Actions", "Go on by one turn of the loop"), "turn-forward", "Shift+Right"},
    {Slower, "slower", QT_TRANSLATE_NOOP("Actions", "S&lower"), QT_TRANSLATE_NOOP("Actions", "Play slower"), "", "<"},
    {Faster, "faster", QT_TRANSLATE_NOOP("Actions", "F&aster"), QT_TRANSLATE_NOOP("Actions", "Play faster"), "", ">"},
    {StopAtNotes, "stopAtNotes", QT_TRANSLATE_NOOP("Actions", "Stop at &Notes"), QT_TRANSLATE_NOOP("Actions", "Playing stops at the marks of the chart and shows what is written there"), "", "", true},
    {HaltOnFailed, "haltOnFailed", QT_TRANSLATE_NOOP("Actions", "Break When a Task &Fails"), QT_TRANSLATE_NOOP("Actions", "Playing, or a run in real time, halts where a task ends with an exception"), "", "", true},
    {HaltOnCancelled, "haltOnCancelled", QT_TRANSLATE_NOOP("Actions", "Break When a Task Is &Cancelled"), QT_TRANSLATE_NOOP("Actions", "Playing, or a run in real time, halts where a task ends cancelled"), "", "", true},
    {ClearBreakpoints, "clearBreakpoints", QT_TRANSLATE_NOOP("Actions", "Remove All &Breakpoints"), QT_TRANSLATE_NOOP("Actions", "Take the breakpoints away from all blocks"), "", "Ctrl+Shift+F9"},
    {VirtualClock, "virtualClock", QT_TRANSLATE_NOOP("Actions", "&Virtual Clock"), QT_TRANSLATE_NOOP("Actions", "Sleeps take no real time: the clock jumps, and the whole run is there at once"), "", "", true, "clock"},
    {RealClock, "realClock", QT_TRANSLATE_NOOP("Actions", "R&eal Clock"), QT_TRANSLATE_NOOP("Actions", "The run takes its real time (times the speed) and is drawn while it goes on"), "", "", true, "clock"},
    {Threads, "threads", QT_TRANSLATE_NOOP("Actions", "Run with &Threads Too"), QT_TRANSLATE_NOOP("Actions", "Run the same scenario with threads, to compare"), "", "Ctrl+Shift+T", true},

    {ThemeSystem, "themeSystem", QT_TRANSLATE_NOOP("Actions", "&System Theme"), QT_TRANSLATE_NOOP("Actions", "Light or dark as the desktop is"), "", "", true, "theme"},
    {ThemeLight, "themeLight", QT_TRANSLATE_NOOP("Actions", "&Light Theme"), QT_TRANSLATE_NOOP("Actions", "Dark text on light ground"), "", "", true, "theme"},
    {ThemeDark, "themeDark", QT_TRANSLATE_NOOP("Actions", "&Dark Theme"), QT_TRANSLATE_NOOP("Actions", "Light text on dark ground"), "", "", true, "theme"},
    {ReducedMotion, "reducedMotion", QT_TRANSLATE_NOOP("Actions", "&Reduced Motion"), QT_TRANSLATE_NOOP("Actions", "Nothing glides or fades"), "", "", true},
    {Narration, "narration", QT_TRANSLATE_NOOP("Actions", "&Narration"), QT_TRANSLATE_NOOP("Actions", "Tell in a sentence below the chart what happens at the playhead"), "", "", true},
    {ArrangePanels, "arrangePanels", QT_TRANSLATE_NOOP("Actions", "&Arrange Panels"), QT_TRANSLATE_NOOP("Actions", "Show the panels' title bars, by which they are moved, floated and closed"), "panels", "", true},
    {ResetPanels, "resetPanels", QT_TRANSLATE_NOOP("Actions", "Rese&t Panels"), QT_TRANSLATE_NOOP("Actions", "Put every panel back in its place"), "", ""},

    {Find, "find", QT_TRANSLATE_NOOP("Actions", "&Find…"), QT_TRANSLATE_NOOP("Actions", "Find a block, a task or a command"), "search", "Ctrl+F; /"},
    {Commands, "commands", QT_TRANSLATE_NOOP("Actions", "Run a &Command…"), QT_TRANSLATE_NOOP("Actions", "Run any command by its name"), "", "Ctrl+Shift+P"},
    {Keys, "keys", QT_TRANSLATE_NOOP("Actions", "&Keys"), QT_TRANSLATE_NOOP("Actions", "Show what every key does"), "keyboard", "?"},
    {About, "about", QT_TRANSLATE_NOOP("Actions", "&About Coroscope"), QT_TRANSLATE_NOOP("Actions", "Version and licence"), "info", ""},
};
// clang-format on

static_assert(std::size(rows) == static_cast<std::size_t>(Count), "a row for each action");

QString actionText(const char *text) { return QCoreApplication::translate("Actions", text); }

} // namespace

QString plainText(const QAction &action)
{
    QString text = action.text();
    text.remove(QLatin1Char('&'));
    text.remove(QChar(0x2026));
    return text;
}

void setTip(QAction &action, const QString &tip)
{
    action.setStatusTip(tip);
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    action.setToolTip(keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keys));
}

Actions::Actions(Appearance &appearance, QObject *parent)
    : QObject(parent), m_appearance(appearance)
{
    for (const ActionRow &row : rows) {
        auto *action = new QAction(actionText(row.text), this);
        action->setObjectName(QLatin1StringView(row.name));
        if (*row.shortcuts)
            action->setShortcuts(QKeySequence::listFromString(QString::fromUtf8(row.shortcuts)));
        action->setCheckable(row.checkable);
        setTip(*action, actionText(row.tip));
        if (row.group) {
            const QLatin1StringView name(row.group);
            auto *group = findChild<QActionGroup *>(name);
            if (!group) {
                group = new QActionGroup(this);
                group->setObjectName(name);
            }
            group->addAction(action);
        }
        m_actions[static_cast<std::size_t>(row.id)] = action;
    }
    connect(&appearance, &Appearance::changed, this, &Actions::tint);
    tint();
}

void Actions::tint()
{
    for (const ActionRow &row : rows) {
        if (*row.icon)
            (*this)[row.id]->setIcon(icon(QLatin1StringView(row.icon), m_appearance.theme()));
    }
}

} // namespace coroscope

#include "moc_actions.cpp"
