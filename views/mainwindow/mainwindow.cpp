// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/mainwindow.h"

#include "document/document.h"
#include "views/mainwindow/commandlist.h"
#include "views/mainwindow/headerbar.h"
#include "views/mainwindow/helpdialogs.h"
#include "views/mainwindow/menus.h"
#include "views/mainwindow/messagebar.h"
#include "views/mainwindow/paneldocks.h"
#include "views/mainwindow/speedmenu.h"
#include "views/models/player.h"
#include "views/style/appearance.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QVBoxLayout>

namespace coroscope {

namespace {

constexpr QSize usualSize(1360, 860);
constexpr QSize smallestSize(760, 480);

/// The one local `.coroscope` file that \p data carries, or nothing.
QString scenarioFile(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.front().isLocalFile())
        return {};
    const QString path = urls.front().toLocalFile();
    return path.endsWith(QLatin1StringView(".coroscope"), Qt::CaseInsensitive) ? path : QString();
}

} // namespace

MainWindow::MainWindow(const WindowContext &context, const Panels &panels,
                       const QList<GalleryEntry> &examples)
    : m_context(context), m_panels(panels), m_actions(context.appearance),
      m_header(new HeaderBar(m_actions, context.player, context.appearance)),
      m_messages(new MessageBar(context.appearance)),
      m_docks(new PanelDocks(*this, context.appearance)),
      m_gallery(new Gallery(examples, context.appearance, this)),
      m_palette(new CommandPalette([this] { return commands(); }, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setMinimumSize(smallestSize);
    resize(usualSize);

    auto *top = new QWidget;
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_messages);
    setMenuWidget(top);
    setCentralWidget(panels.canvas);
    m_docks->fill(panels.palette, panels.inspector, panels.problems, panels.log, panels.results,
                  panels.timeline);
    m_recentMenu = fillMenus(m_header->menuBar(), m_actions,
                             {.editing = panels.canvas->actions(),
                              .chart = panels.timeline->actions(),
                              .panels = m_docks->docks(),
                              .speeds = makeSpeedMenu(context.player, this)});
    setRecentFiles({});

    connectFileActions();
    connectEditActions();
    connectRunActions();
    connectViewActions();
    keepKeysNear();
    setFile({}, tr("Untitled"));
    showRunState();
    panels.canvas->setFocus();
}

void MainWindow::connectFileActions()
{
    const auto connectIntent = [this](ActionId id, void (MainWindow::*intent)()) {
        connect(m_actions[id], &QAction::triggered, this, intent);
    };
    connectIntent(ActionId::New, &MainWindow::newRequested);
    connectIntent(ActionId::Open, &MainWindow::openRequested);
    connectIntent(ActionId::Save, &MainWindow::saveRequested);
    connectIntent(ActionId::SaveAs, &MainWindow::saveAsRequested);
    connectIntent(ActionId::ExportPicture, &MainWindow::exportPictureRequested);
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
    act(ActionId::ToBegin, &Player::toBegin);
    act(ActionId::ToEnd, &Player::toEnd);
    act(ActionId::StepBack, &Player::stepBack);
    act(ActionId::StepForward, &Player::stepForward);
    act(ActionId::TurnBack, &Player::turnBack);
    act(ActionId::TurnForward, &Player::turnForward);
    act(ActionId::Slower, &Player::slower);
    act(ActionId::Faster, &Player::faster);
    m_actions[ActionId::VirtualClock]->setChecked(true);
    m_actions[ActionId::Threads]->setChecked(true);
    connect(&m_context.view, &RunView::cleared, this, &MainWindow::showRunState);
    connect(&m_context.view, &RunView::grew, this, &MainWindow::showRunState);
    connect(&m_context.view, &RunView::liveChanged, this, &MainWindow::showRunState);
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
    connect(m_actions[ActionId::ArrangePanels], &QAction::toggled, m_docks,
            &PanelDocks::setArranging);
    connect(m_actions[ActionId::ResetPanels], &QAction::triggered, this, &MainWindow::resetPanels);
    for (const ActionId id : {ActionId::Find, ActionId::Commands})
        connect(m_actions[id], &QAction::triggered, m_palette, &CommandPalette::open);
    connect(m_actions[ActionId::Keys], &QAction::triggered, this,
            [this] { showKeys(m_actions, this); });
    connect(m_actions[ActionId::About], &QAction::triggered, this, [this] { showAbout(this); });
    connect(m_messages, &MessageBar::showBlock, this,
            [this](BlockId block) { m_context.view.selectBlocks({block.value}); });
}

void MainWindow::keepKeysNear()
{
    for (const ActionId id : {ActionId::ToBegin, ActionId::StepBack, ActionId::StepForward,
                              ActionId::ToEnd, ActionId::TurnBack, ActionId::TurnForward,
                              ActionId::PlayPause, ActionId::Slower, ActionId::Faster}) {
        m_actions[id]->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_panels.timeline->addAction(m_actions[id]);
    }
    m_panels.canvas->addAction(m_actions[ActionId::PlayPause]);
    for (QAction *action : m_actions.all()) {
        if (action->shortcutContext() == Qt::WindowShortcut)
            addAction(action);
    }
}

void MainWindow::setFile(const QString &path, const QString &name)
{
    setWindowFilePath(path);
    m_name = name;
    showName();
}

void MainWindow::showName()
{
    const bool modified = m_context.document.isModified();
    setWindowTitle(QStringLiteral("%1[*] — Coroscope").arg(m_name));
    setWindowModified(modified);
    m_header->setDocumentName(m_name, modified);
}

void MainWindow::setRecentFiles(const QStringList &paths)
{
    m_recentMenu->clear();
    for (const QString &path : paths) {
        QAction *action = m_recentMenu->addAction(QFileInfo(path).fileName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] {
            Q_EMIT
            openFileRequested(path);
        });
    }
    m_recentMenu->setToolTipsVisible(true);
    m_recentMenu->setEnabled(!paths.isEmpty());
    m_recentMenu->addSeparator();
    m_recentMenu->addAction(tr("Clear This List"), this, &MainWindow::clearRecentFilesRequested);
}

bool MainWindow::isRealClock() const { return m_actions[ActionId::RealClock]->isChecked(); }

bool MainWindow::hasThreads() const { return m_actions[ActionId::Threads]->isChecked(); }

void MainWindow::setRunChoices(bool realClock, bool threads)
{
    m_actions[realClock ? ActionId::RealClock : ActionId::VirtualClock]->setChecked(true);
    m_actions[ActionId::Threads]->setChecked(threads);
}

void MainWindow::showProblems() { m_docks->raise(m_panels.problems); }

void MainWindow::resetPanels()
{
    m_actions[ActionId::ArrangePanels]->setChecked(false);
    m_docks->reset();
    m_sharing = true;
}

void MainWindow::restorePanels(const QByteArray &state)
{
    if (restoreState(state))
        m_sharing = false;
}

bool MainWindow::event(QEvent *event)
{
    // Presses on panels and buttons go to those; the window itself gets them on its separators.
    if (event->type() == QEvent::MouseButtonPress)
        m_sharing = false;
    return QMainWindow::event(event);
}

void MainWindow::showRunState()
{
    const RunView &view = m_context.view;
    m_header->setLive(view.isLive());
    m_actions[ActionId::Run]->setEnabled(!view.isLive());
    m_actions[ActionId::Stop]->setEnabled(view.isLive());
    for (const ActionId id :
         {ActionId::PlayPause, ActionId::ToBegin, ActionId::StepBack, ActionId::StepForward,
          ActionId::ToEnd, ActionId::TurnBack, ActionId::TurnForward, ActionId::ExportPicture})
        m_actions[id]->setEnabled(!view.isEmpty());
}

std::vector<Command> MainWindow::commands() const
{
    std::vector<Command> all = menuCommands(m_header->menuBar());
    addBlockCommands(all, m_context.document, m_context.view);
    addTaskCommands(all, m_context.view);
    return all;
}

void MainWindow::placeGallery()
{
    const int top = m_header->height();
    m_gallery->setGeometry(0, top, width(), height() - top);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayClose && !m_mayClose())
        event->ignore();
    else
        event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!scenarioFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString path = scenarioFile(*event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT
    openFileRequested(path);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_sharing)
        m_docks->share();
    placeGallery();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    placeGallery();
}

} // namespace coroscope
