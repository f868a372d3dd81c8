// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/mainwindow.h"

#include "document/document.h"
#include "document/picturescenario.h"
#include "views/mainwindow/commandlist.h"
#include "views/mainwindow/headerbar.h"
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
#include <QTimer>
#include <QVBoxLayout>

namespace coroscope {

namespace {

constexpr QSize usualSize(1360, 860);
constexpr QSize smallestSize(760, 480);
constexpr std::chrono::milliseconds
    untilItHasItsSize(500); ///< after it is shown, maximized perhaps

/// The one local file that \p data carries, if it is a scenario, a picture that may hold
/// one, or a Python program; or nothing.
QString scenarioFile(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.front().isLocalFile())
        return {};
    const QString path = urls.front().toLocalFile();
    for (const char *ending : {".coroscope", ".py"}) {
        if (path.endsWith(QLatin1StringView(ending), Qt::CaseInsensitive))
            return path;
    }
    return isPictureFile(path) ? path : QString();
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
    m_docks->fill(panels);
    panels.code->addAction(m_actions[ActionId::ExportPython]);
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

bool MainWindow::isNarrated() const { return m_actions[ActionId::Narration]->isChecked(); }

void MainWindow::setNarrated(bool narrated)
{
    m_actions[ActionId::Narration]->setChecked(narrated);
}

void MainWindow::showProblems() { m_docks->raise(m_panels.problems); }

void MainWindow::resetPanels()
{
    m_actions[ActionId::ArrangePanels]->setChecked(false);
    m_restored.clear();
    m_docks->reset();
    m_sharing = true;
}

void MainWindow::restorePanels(const QByteArray &state)
{
    m_restored = state;
    placeRestoredPanels();
}

/// A hidden window must not restore its state: Qt 6.4 keeps the state for the sizes that come, and
/// frees it while it places panels by it. So it is done here, for each size until the window has
/// the one it will keep.
void MainWindow::placeRestoredPanels()
{
    if (!m_restored.isEmpty() && isVisible() && restoreState(m_restored))
        m_sharing = false;
}

bool MainWindow::event(QEvent *event)
{
    // Presses on panels and buttons go to those; the window itself gets them on its separators.
    if (event->type() == QEvent::MouseButtonPress) {
        m_sharing = false;
        m_restored.clear();
    }
    return QMainWindow::event(event);
}

void MainWindow::showRunState()
{
    const RunView &view = m_context.view;
    m_header->setLive(view.isLive());
    m_actions[ActionId::Run]->setEnabled(!view.isLive());
    m_actions[ActionId::Stop]->setEnabled(view.isLive());
    for (const ActionId id :
         {ActionId::PlayPause, ActionId::PlayBack, ActionId::ToBegin, ActionId::StepBack,
          ActionId::StepForward, ActionId::ToEnd, ActionId::TurnBack, ActionId::TurnForward,
          ActionId::ExportPicture, ActionId::ExportAnimation, ActionId::ExportRecording})
        m_actions[id]->setEnabled(!view.isEmpty());
}

std::vector<Command> MainWindow::commands() const
{
    std::vector<Command> all = menuCommands(m_header->menuBar());
    addBlockCommands(all, m_context.document, m_panels.revealBlock);
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
    placeRestoredPanels();
    if (m_sharing)
        m_docks->share();
    placeGallery();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    placeRestoredPanels();
    QTimer::singleShot(untilItHasItsSize, this, [this] { m_restored.clear(); });
    placeGallery();
}

} // namespace coroscope

#include "moc_mainwindow.cpp"
