// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/helpdialogs.h"

#include "views/mainwindow/actions.h"
#include "views/style/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace coroscope {

namespace {

struct KeyRow {
    const char *keys; ///< empty: `what` is a heading
    const char *what;
};

// clang-format off
constexpr KeyRow keyRows[] = {
    {"Drop a file", QT_TRANSLATE_NOOP("Keys", "Open a scenario, a picture that carries one, or a Python program")},
    {"", QT_TRANSLATE_NOOP("Keys", "Canvas")},
    {"Ctrl+Space, T", QT_TRANSLATE_NOOP("Keys", "Insert a block by its name")},
    {"Enter, F2", QT_TRANSLATE_NOOP("Keys", "Edit the selected block")},
    {"Tab", QT_TRANSLATE_NOOP("Keys", "To the next field")},
    {"Arrows", QT_TRANSLATE_NOOP("Keys", "Walk from block to block")},
    {"Alt+Up, Alt+Down", QT_TRANSLATE_NOOP("Keys", "Move the block")},
    {"Delete", QT_TRANSLATE_NOOP("Keys", "Delete the selected blocks")},
    {"Ctrl+D", QT_TRANSLATE_NOOP("Keys", "Duplicate the selected blocks")},
    {"Ctrl+X, Ctrl+C, Ctrl+V", QT_TRANSLATE_NOOP("Keys", "Cut, copy, paste")},
    {"Ctrl+A", QT_TRANSLATE_NOOP("Keys", "Select everything")},
    {"Ctrl+/", QT_TRANSLATE_NOOP("Keys", "Disable the selected blocks, or enable them")},
    {"F9, click the left edge", QT_TRANSLATE_NOOP("Keys", "Set a breakpoint on the block or remove it; in the code too, left of the numbers")},
    {"Ctrl+drag, Alt+drag", QT_TRANSLATE_NOOP("Keys", "Take one block out; copy")},
    {"", QT_TRANSLATE_NOOP("Keys", "Timeline")},
    {"Ctrl+wheel, W S", QT_TRANSLATE_NOOP("Keys", "Zoom at the pointer")},
    {"Shift+wheel, A D", QT_TRANSLATE_NOOP("Keys", "Move along the time")},
    {"Ctrl+0", QT_TRANSLATE_NOOP("Keys", "Show the whole run")},
    {"F, double-click", QT_TRANSLATE_NOOP("Keys", "Show the selection; F again shows all")},
    {"Drag, Alt+. Alt+,", QT_TRANSLATE_NOOP("Keys", "Measure a stretch and the time in each state; Enter zooms there, Esc clears it")},
    {". ,", QT_TRANSLATE_NOOP("Keys", "Next and previous event of the lane")},
    {"[ ]", QT_TRANSLATE_NOOP("Keys", "Go to the cause, or to the effect")},
    {"Up, Down", QT_TRANSLATE_NOOP("Keys", "Lane above, lane below")},
    {"L", QT_TRANSLATE_NOOP("Keys", "Filter the lanes; is:failed and the like ask for what they were")},
    {"H, Shift+H", QT_TRANSLATE_NOOP("Keys", "Hide the lane; show all hidden ones")},
    {"- +", QT_TRANSLATE_NOOP("Keys", "Fold the lane; unfold it")},
    {"Ctrl+Shift+Up Down, drag the name", QT_TRANSLATE_NOOP("Keys", "Move the lane among those of its creator")},
    {"M, Delete", QT_TRANSLATE_NOOP("Keys", "Set a mark at the playhead; remove it")},
    {"Enter, double-click the ruler", QT_TRANSLATE_NOOP("Keys", "Write on the mark; playing stops there and shows it")},
    {"Ctrl+F, /", QT_TRANSLATE_NOOP("Keys", "Find lanes, values, printed lines and callbacks")},
    {"Ctrl+G", QT_TRANSLATE_NOOP("Keys", "Go to a time, a turn or an event")},
};
// clang-format on

QLabel *makeLabel(const QString &text, const char *kind)
{
    auto *label = new QLabel(text);
    label->setProperty("kind", QLatin1StringView(kind));
    return label;
}

void addRow(QGridLayout &grid, const QString &keys, const QString &what)
{
    const int row = grid.rowCount();
    if (keys.isEmpty()) {
        grid.setRowMinimumHeight(row, metric::m);
        grid.addWidget(makeLabel(what, "caption"), row + 1, 0, 1, 2);
        return;
    }
    grid.addWidget(makeLabel(keys, "keys"), row, 0);
    grid.addWidget(makeLabel(what, "plain"), row, 1);
}

QDialog *makeDialog(const QString &title, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(metric::xl, metric::xl, metric::xl, metric::l);
    layout->setSpacing(metric::m);
    return dialog;
}

void finish(QDialog &dialog)
{
    auto *close = new QPushButton(QCoreApplication::translate("Help", "Close"));
    QObject::connect(close, &QPushButton::clicked, &dialog, &QDialog::close);
    static_cast<QVBoxLayout *>(dialog.layout())->addWidget(close, 0, Qt::AlignRight);
    dialog.show();
}

} // namespace

void showKeys(const Actions &actions, QWidget *parent)
{
    QDialog &dialog = *makeDialog(QCoreApplication::translate("Help", "Keys"), parent);
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, metric::l, 0);
    grid->setHorizontalSpacing(metric::xl);
    grid->setVerticalSpacing(metric::xs);
    grid->setColumnStretch(1, 1);
    addRow(*grid, {}, QCoreApplication::translate("Keys", "Everywhere"));
    for (const QAction *action : actions.all()) {
        QStringList keys;
        for (const QKeySequence &sequence : action->shortcuts())
            keys << sequence.toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            addRow(*grid, keys.join(QStringLiteral(", ")), plainText(*action));
    }
    for (const KeyRow &row : keyRows)
        addRow(*grid, QString::fromUtf8(row.keys), QCoreApplication::translate("Keys", row.what));

    auto *scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    dialog.layout()->addWidget(scroll);
    dialog.resize(640, 640);
    finish(dialog);
}

void showAbout(QWidget *parent)
{
    QDialog &dialog = *makeDialog(QCoreApplication::translate("Help", "About Coroscope"), parent);
    auto *text = makeLabel(
        QCoreApplication::translate(
            "Help",
            "<p>A laboratory for asyncio programs: draw one, run it on a real event loop, and "
            "watch every task beside the same program with threads.</p>"
            "<p>Free software under the GNU General Public License, version 3 or later. The "
            "typefaces Inter and JetBrains Mono are under the SIL Open Font License. Built with "
            "Qt %1 and QCoro.</p>")
            .arg(QString::fromLatin1(qVersion())),
        "plain");
    text->setWordWrap(true);
    text->setMinimumWidth(420);
    dialog.layout()->addWidget(makeLabel(QStringLiteral("Coroscope " COROSCOPE_VERSION), "title"));
    dialog.layout()->addWidget(text);
    finish(dialog);
}

} // namespace coroscope
