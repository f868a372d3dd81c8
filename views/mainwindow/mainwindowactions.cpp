// SPDX-License-Identifier: GPL-3.0-or-later
// What the actions of the window do.
#include "views/mainwindow/mainwindow.h"

#include "document/document.h"
#include "views/mainwindow/helpdialogs.h"
#include "views/mainwindow/messagebar.h"
#include "views/mainwindow/paneldocks.h"
#include "views/models/player.h"
#include "views/style/appearance.h"

namespace coroscope {

void MainWindow::connectFileActions()
{
    const auto connectIntent = [this](ActionId id, void (MainWindow::*intent)()) {
        connect(m_actions[id], &QAction::triggered, this, intent);
    };
    connectIntent(ActionId::New, &MainWindow::newRequested);
    connectIntent(ActionId::Open, &MainWindow::openRequested);
    connectIntent(ActionId::Import, &MainWindow::importRequested);
    connectIntent(ActionId::Save, &MainWindow::saveRequested);
    connectIntent(ActionId::SaveAs, &MainWindow::saveAsRequested);
    connect(m_actions[ActionId::ExportPython], &QAction::triggered, this, [this] {
        Q_EMIT
        exportPythonRequested(m_panels.pythonFlavour());
    });
    for (const auto &[id, kind] : {std::pair(ActionId::ExportPicture, ExportKind::Picture),
                                   std::pair(ActionId::ExportAnimation, ExportKind::Animation),
                                   std::pair(ActionId::ExportRecording, ExportKind::Recording)})
        connect(m_actions[id], &QAction::triggered, this, [this, kind = kind] {
            Q_EMIT
            exportRequested(kind);
        });
    connect(m_actions[ActionId::Quit], &QAction::triggered, this, &QWidget::close);
    connect(m_actions[ActionId::Examples], &QAction::triggered, m_gallery, &Gallery::open);
    connect(m_gallery, &Gallery::openExample, this, &MainWindow::openExampleRequested);
    connect(m_gallery, &Gallery::makeNew, this, &MainWindow::newRequested);
    connect(m_gallery, &Gallery::openFile, this, &MainWindow::openRequested);
    connect(&m_context.document, &Document::modifiedChanged, this, &MainWindow::showName);
}

void MainWindow::connectEditActions()
{
    QUndoStack &stack = m_context.document.undoStack();
    const auto follow = [this, &stack](ActionId id, bool (QUndoStack::*can)() const,
                                       QString (QUndoStack::*what)() const, const QString &verb) {
        QAction &action = *m_actions[id];
        const QString what_ = (stack.*what)();
        action.setEnabled((stack.*can)());
        setTip(action, what_.isEmpty() ? verb : verb + QStringLiteral(": ") + what_);
    };
    const auto show = [follow] {
        follow(ActionId::Undo, &QUndoStack::canUndo, &QUndoStack::undoText, tr("Undo"));
        follow(ActionId::Redo, &QUndoStack::canRedo, &QUndoStack::redoText, tr("Redo"));
    };
    connect(m_actions[ActionId::Undo], &QAction::triggered, &stack, &QUndoStack::undo);
    connect(m_actions[ActionId::Redo], &QAction::triggered, &stack, &QUndoStack::redo);
    connect(&stack, &QUndoStack::indexChanged, this, show);
    connect(&stack, &QUndoStack::canUndoChanged, this, show);
    connect(&stack, &QUndoStack::canRedoChanged, this, show);
    show();
}

void MainWindow::connectRunActions()
{
    Player &player = m_context.player;
    const auto act = [this, &player](ActionId id, void (Player::*slot)()) {
        connect(m_actions[id], &QAction::triggered, &player, slot);
    };
    connect(m_actions[ActionId::Run], &QAction::triggered, this, &MainWindow::runRequested);
    connect(m_actions[ActionId::Stop], &QAction::triggered, this, &MainWindow::stopRequested);
    act(ActionId::PlayPause, &Player::togglePlaying);
    act(ActionId::PlayBack, &Player::playBack);
    act(ActionId::ToBegin, &Player::toBegin);
    act(ActionId::ToEnd, &Player::toEnd);
    act(ActionId::StepBack, &Player::stepBack);
    act(ActionId::StepForward, &Player::stepForward);
    act(ActionId::TurnBack, &Player::turnBack);
    act(ActionId::TurnForward, &Player::turnForward);
    act(ActionId::Slower, &Player::slower);
    act(ActionId::Faster, &Player::faster);
    m_actions[ActionId::StopAtNotes]->setChecked(player.stopsAtNotes());
    connect(m_actions[ActionId::StopAtNotes], &QAction::toggled, &player, &Player::setStopsAtNotes);
    BreakpointSet &breakpoints = m_context.view.breakpoints();
    connect(m_actions[ActionId::HaltOnFailed], &QAction::toggled, &breakpoints,
            &BreakpointSet::setOnTaskFailed);
    connect(m_actions[ActionId::HaltOnCancelled], &QAction::toggled, &breakpoints,
            &BreakpointSet::setOnTaskCancelled);
    connect(m_actions[ActionId::ClearBreakpoints], &QAction::triggered, &breakpoints,
            &BreakpointSet::clearBlocks);
    connect(&breakpoints, &BreakpointSet::changed, this, &MainWindow::showBreakpoints);
    showBreakpoints();
    m_actions[ActionId::VirtualClock]->setChecked(true);
    m_actions[ActionId::Threads]->setChecked(true);
    connect(&m_context.view, &RunView::cleared, this, &MainWindow::showRunState);
    connect(&m_context.view, &RunView::grew, this, &MainWindow::showRunState);
    connect(&m_context.view, &RunView::liveChanged, this, &MainWindow::showRunState);
}

void MainWindow::showBreakpoints()
{
    const Breakpoints &wanted = m_context.view.breakpoints().wanted();
    m_actions[ActionId::HaltOnFailed]->setChecked(wanted.onTaskFailed);
    m_actions[ActionId::HaltOnCancelled]->setChecked(wanted.onTaskCancelled);
    m_actions[ActionId::ClearBreakpoints]->setEnabled(!wanted.blocks.empty());
}

void MainWindow::connectViewActions()
{
    Appearance &appearance = m_context.appearance;
    using Mode = Appearance::Mode;
    for (const auto &[id, mode] : {std::pair(ActionId::ThemeSystem, Mode::System),
                                   std::pair(ActionId::ThemeLight, Mode::Light),
                                   std::pair(ActionId::ThemeDark, Mode::Dark)}) {
        m_actions[id]->setChecked(appearance.mode() == mode);
        connect(m_actions[id], &QAction::triggered, &appearance,
                [&appearance, mode = mode] { appearance.setMode(mode); });
    }
    m_actions[ActionId::ReducedMotion]->setChecked(appearance.isMotionReduced());
    connect(m_actions[ActionId::ReducedMotion], &QAction::toggled, &appearance,
            &Appearance::setMotionReduced);
    m_actions[ActionId::Narration]->setChecked(true);
    connect(m_actions[ActionId::Narration], &QAction::toggled, this, m_panels.setNarrated);
    connect(m_actions[ActionId::ArrangePanels], &QAction::toggled, m_docks,
            &PanelDocks::setArranging);
    connect(m_actions[ActionId::ResetPanels], &QAction::triggered, this, &MainWindow::resetPanels);
    for (const ActionId id : {ActionId::Find, ActionId::Commands})
        connect(m_actions[id], &QAction::triggered, m_palette, &CommandPalette::open);
    connect(m_actions[ActionId::Keys], &QAction::triggered, this,
            [this] { showKeys(m_actions, this); });
    connect(m_actions[ActionId::About], &QAction::triggered, this, [this] { showAbout(this); });
    connect(m_messages, &MessageBar::showBlock, this, m_panels.revealBlock);
}

void MainWindow::keepKeysNear()
{
    for (const ActionId id :
         {ActionId::ToBegin, ActionId::StepBack, ActionId::StepForward, ActionId::ToEnd,
          ActionId::TurnBack, ActionId::TurnForward, ActionId::PlayPause, ActionId::PlayBack,
          ActionId::Slower, ActionId::Faster}) {
        m_actions[id]->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_panels.timeline->addAction(m_actions[id]);
    }
    m_panels.canvas->addAction(m_actions[ActionId::PlayPause]);
    for (QAction *action : m_actions.all()) {
        if (action->shortcutContext() == Qt::WindowShortcut)
            addAction(action);
    }
}

} // namespace coroscope
