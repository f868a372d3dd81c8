// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/scenariosource.h"
#include "io/fileaccess.h"
#include "resources/gallery.h"
#include "views/mainwindow/messagebar.h"
#include "views/models/outcome.h"
#include "views/timeline/timelineview.h"

#include <QApplication>
#include <QFileInfo>

namespace coroscope {

namespace {

QList<GalleryEntry> galleryEntries()
{
    QList<GalleryEntry> entries;
    for (const QString &name : exampleNames()) {
        if (const Result<Scenario> scenario = readExample(name))
            entries.append({name, QString::fromStdString(scenario.value().title),
                            QString::fromStdString(scenario.value().description)});
    }
    return entries;
}

Appearance &dressed(Appearance &appearance, const Preferences &preferences, QApplication &qt)
{
    font::load();
    appearance.setMode(preferences.theme());
    appearance.setMotionReduced(preferences.isMotionReduced());
    appearance.applyTo(qt);
    return appearance;
}

} // namespace

Application::Application(QApplication &qt)
    : m_panels(makePanels(m_document, m_view, m_player, dressed(m_appearance, m_preferences, qt))),
      m_window({m_document, m_view, m_player, m_appearance}, m_panels, galleryEntries())
{
    connectFiles();
    connectRuns();
    restore();
}

Application::~Application() = default;

void Application::connectFiles()
{
    connect(&m_window, &MainWindow::newRequested, &m_files, &DocumentController::makeNew);
    connect(&m_window, &MainWindow::openRequested, &m_files, &DocumentController::open);
    connect(&m_window, &MainWindow::openFileRequested, &m_files, &DocumentController::openFile);
    connect(&m_window, &MainWindow::importRequested, &m_files, &DocumentController::importProgram);
    connect(&m_window, &MainWindow::openExampleRequested, &m_files,
            &DocumentController::openExample);
    connect(&m_window, &MainWindow::saveRequested, &m_files, &DocumentController::save);
    connect(&m_window, &MainWindow::saveAsRequested, &m_files, &DocumentController::saveAs);
    connect(&m_window, &MainWindow::exportRequested, this, [this](ExportKind kind) {
        m_exports.open(kind, m_files.name(), m_player.speed(), &m_window);
    });
    connect(&m_exports, &ExportController::written, this, [this](const QString &path) {
        m_window.messages().showRemark(tr("The run is in %1.").arg(path));
    });
    connect(&m_exports, &ExportController::failed, this,
            [this](const Problem &problem) { report({problem}); });
    connect(&m_window, &MainWindow::exportPythonRequested, this, &Application::exportPython);
    connect(&m_window, &MainWindow::clearRecentFilesRequested, this, [this] {
        m_preferences.clearRecentFiles();
        m_window.setRecentFiles({});
    });
    connect(&m_document, &Document::changed, this, [this](const ChangeEvent &event) {
        if (event.kind == ChangeEvent::Kind::Reset) // other blocks have their numbers now
            restoreBreakpoints();
    });
    connect(&m_view.breakpoints(), &BreakpointSet::changed, this,
            &Application::rememberBreakpoints);
    m_window.setCloseGuard([this] {
        if (!m_files.mayLeave())
            return false;
        m_exports.cancel();
        m_runs.clear();
        remember();
        return true;
    });

    connect(&m_files, &DocumentController::replaced, this, [this] {
        m_runs.clear();
        m_window.messages().dismiss();
        m_window.gallery().dismiss();
    });
    connect(&m_files, &DocumentController::importBegun, this, [this](const QString &name) {
        m_window.messages().showRemark(tr("Reading %1…").arg(name));
    });
    connect(&m_files, &DocumentController::importEnded, &m_window.messages(), &MessageBar::dismiss);
    connect(&m_files, &DocumentController::pathChanged, this,
            [this](const QString &path) { m_window.setFile(path, m_files.name()); });
    connect(&m_files, &DocumentController::fileUsed, this, [this](const QString &path) {
        m_preferences.addRecentFile(path);
        m_window.setRecentFiles(m_preferences.recentFiles());
        rememberBreakpoints(); // the file may have another name now
    });
    connect(&m_files, &DocumentController::failed, this, [this](const Problem &problem) {
        m_window.gallery().dismiss();
        report({problem});
    });
}

void Application::connectRuns()
{
    connect(&m_window, &MainWindow::runRequested, this, &Application::run);
    connect(&m_window, &MainWindow::stopRequested, &m_runs, &RunController::stop);
    connect(&m_runs, &RunController::refused, this, [this](const std::vector<Problem> &problems) {
        report(problems);
        m_window.showProblems();
    });
    connect(&m_runs, &RunController::started, this, [this] {
        m_window.messages().dismiss();
        m_isFresh = true;
    });
    connect(&m_view, &RunView::grew, this, &Application::selectFirstTask);
    connect(&m_runs, &RunController::ended, this, [this] {
        const Recording *threads = m_view.hasThreads() ? &m_view.threads() : nullptr;
        if (const auto problem = endProblem(m_view.loop(), threads))
            report({*problem});
    });
}

void Application::selectFirstTask()
{
    if (!m_isFresh || m_view.loop().lifecycle.lanes().empty())
        return;
    m_isFresh = false;
    m_view.selectLane(Recording::Executor::Loop, 0);
}

void Application::run()
{
    m_window.gallery().dismiss();
    m_document.endEditing();
    m_runs.run(m_document.scenario(), {.realClock = m_window.isRealClock(),
                                       .threads = m_window.hasThreads(),
                                       .speed = m_player.speed()});
}

void Application::report(const std::vector<Problem> &problems)
{
    m_window.messages().showProblems(problems);
}

void Application::exportPython(PythonFlavour flavour)
{
    const QString path = m_dialogs.programToSave(m_files.name() + QStringLiteral(".py"), flavour);
    if (path.isEmpty())
        return;
    m_document.endEditing();
    const Result<Done> written =
        replaceFile(path.toStdString(), programText(m_document, flavour).text);
    if (written)
        m_window.messages().showRemark(tr("The program is written to %1.").arg(path));
    else
        report({written.problem()});
}

/// Those that the document's file had when it was open last, but for blocks that it has no more.
void Application::restoreBreakpoints()
{
    std::unordered_set<std::uint32_t> blocks;
    if (!m_files.path().isEmpty())
        blocks = m_preferences.breakpoints(m_files.path());
    std::erase_if(blocks, [this](std::uint32_t block) {
        return !findBlock(m_document.scenario(), BlockId(block));
    });
    m_view.breakpoints().setBlocks(std::move(blocks));
}

void Application::rememberBreakpoints()
{
    if (!m_files.path().isEmpty())
        m_preferences.setBreakpoints(m_files.path(), m_view.breakpoints().wanted().blocks);
}

TimelineView &Application::timeline() { return *m_window.findChild<TimelineView *>(); }

void Application::restore()
{
    m_player.setSpeed(m_preferences.speed());
    m_window.actions()[ActionId::StopAtNotes]->setChecked(m_preferences.stopsAtNotes());
    m_view.breakpoints().setOnTaskFailed(m_preferences.haltsOnFailed());
    m_view.breakpoints().setOnTaskCancelled(m_preferences.haltsOnCancelled());
    timeline().setLaneOrder(m_preferences.laneOrder());
    m_window.setRunChoices(m_preferences.isRealClock(), m_preferences.hasThreads());
    m_window.setNarrated(m_preferences.isNarrated());
    m_window.setRecentFiles(m_preferences.recentFiles());
    const QByteArray geometry = m_preferences.windowGeometry();
    if (geometry.isEmpty() || !m_window.restoreGeometry(geometry))
        m_window.showMaximized();
    m_window.restorePanels(m_preferences.windowState());
}

void Application::remember()
{
    m_preferences.setWindow(m_window.saveGeometry(), m_window.saveState());
    m_preferences.setTheme(m_appearance.mode());
    m_preferences.setMotionReduced(m_appearance.isMotionReduced());
    m_preferences.setNarrated(m_window.isNarrated());
    m_preferences.setRealClock(m_window.isRealClock());
    m_preferences.setThreads(m_window.hasThreads());
    m_preferences.setSpeed(m_player.speed());
    m_preferences.setStopsAtNotes(m_player.stopsAtNotes());
    m_preferences.setHaltsOnFailed(m_view.breakpoints().wanted().onTaskFailed);
    m_preferences.setHaltsOnCancelled(m_view.breakpoints().wanted().onTaskCancelled);
    m_preferences.setLaneOrder(timeline().laneOrder());
}

void Application::start(const QString &file)
{
    m_files.makeNew();
    m_window.show();
    if (file.startsWith(QStringLiteral("example:")))
        m_files.openExample(file.section(QLatin1Char(':'), 1));
    else if (!file.isEmpty())
        m_files.openFile(file);
    else if (!m_preferences.wasWelcomed())
        m_window.gallery().open();
    m_preferences.setWelcomed();
}

} // namespace coroscope

#include "moc_application.cpp"
