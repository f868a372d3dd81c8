// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"
#include "scenario/blockcatalog.h"
#include "views/mainwindow/mainwindow.h"
#include "views/models/player.h"
#include "views/models/recordings.h"
#include "views/style/appearance.h"

#include <QApplication>
#include <QTextEdit>

#include <gtest/gtest.h>

namespace coroscope::testing_support {

/// A window around plain widgets: what is tested is the frame, not what stands in it.
class WindowTest : public testing::Test {
protected:
    WindowTest()
    {
        panels.timeline->setFocusPolicy(Qt::StrongFocus);
        window.resize(1400, 900);
        window.show();
        QApplication::setActiveWindow(&window);
    }

    Panels plainPanels()
    {
        return {.canvas = new QTextEdit,
                .palette = new QWidget,
                .code = new QWidget,
                .inspector = new QWidget,
                .loop = new QWidget,
                .problems = new QWidget,
                .log = new QWidget,
                .results = new QWidget,
                .timeline = new QWidget,
                .events = new QWidget,
                .tasks = new QWidget,
                .revealBlock = [this](BlockId block) { view.selectBlocks({block.value}); },
                .pythonFlavour = [] { return PythonFlavour::Threads; },
                .chartPicture = {},
                .setNarrated = [this](bool on) { isNarrated = on; }};
    }
    QAction &action(ActionId id) { return *window.actions()[id]; }
    template <class Widget>
    Widget &find(const char *name)
    {
        return *window.findChild<Widget *>(QLatin1StringView(name));
    }
    /// Puts a sleep into the document's program, through the undo stack.
    BlockId change() { return document.insertBlocks({}, {newBlock(BlockKind::Sleep)}).at(0); }
    void record()
    {
        view.reset();
        view.append(Recording::Executor::Loop, oneTaskThatSleeps());
        view.setLive(false);
    }

    bool isNarrated = true;
    Document document;
    RunView view;
    Player player{view};
    Appearance appearance;
    Panels panels = plainPanels();
    MainWindow window{
        {document, view, player, appearance}, panels, {{"one", "Gather", "Three together"}}};
};

} // namespace coroscope::testing_support
