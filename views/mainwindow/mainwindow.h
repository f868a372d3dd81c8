// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "document/exportformats.h"
#include "views/mainwindow/actions.h"
#include "views/mainwindow/commandpalette.h"
#include "views/mainwindow/panels.h"
#include "views/welcome/gallery.h"

#include <QMainWindow>

#include <functional>
#include <vector>

class QMenu;

namespace coroscope {

class Appearance;
class Document;
class HeaderBar;
class MessageBar;
class PanelDocks;
class Player;
class RunView;

/// What the window shows and listens to. All outlive it.
struct WindowContext {
    Document &document;
    RunView &view;
    Player &player;
    Appearance &appearance;
};

/// The window of the program. It shows, and asks: what a person wants done to files and runs goes
/// out as a signal, for the controllers to act on. GUI thread only.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// Takes ownership of \p panels.
    MainWindow(const WindowContext &context, const Panels &panels,
               const QList<GalleryEntry> &examples);

    const Actions &actions() const { return m_actions; }
    MessageBar &messages() { return *m_messages; }
    Gallery &gallery() { return *m_gallery; }

    /// The file of the document (empty: it has none yet), and what to call the document.
    void setFile(const QString &path, const QString &name);
    /// The paths of the menu Open Recent, the newest first.
    void setRecentFiles(const QStringList &paths);
    /// Asked before the window closes; false keeps it open.
    void setCloseGuard(std::function<bool()> mayClose) { m_mayClose = std::move(mayClose); }
    /// Which clock a run shall have, and whether threads run beside the loop.
    bool isRealClock() const;
    bool hasThreads() const;
    void setRunChoices(bool realClock, bool threads);
    /// Whether a sentence below the chart tells what happens.
    bool isNarrated() const;
    void setNarrated(bool narrated);
    /// Brings the list of problems to the front.
    void showProblems();
    void resetPanels();
    /// Puts the panels where \p state says, as saveState() gave it; those of a hidden window when
    /// it is shown.
    void restorePanels(const QByteArray &state);

Q_SIGNALS:
    void newRequested();
    void openRequested();
    void openFileRequested(const QString &path);
    /// A Python program shall be chosen and imported.
    void importRequested();
    void openExampleRequested(const QString &name);
    void saveRequested();
    void saveAsRequested();
    /// Something of the run shall be taken away, of this kind if nothing else is said.
    void exportRequested(coroscope::ExportKind kind);
    /// The scenario shall be written as a Python program, of this flavour if nothing else is said.
    void exportPythonRequested(coroscope::PythonFlavour flavour);
    void clearRecentFilesRequested();
    void runRequested();
    void stopRequested();

private:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void connectFileActions();
    void connectEditActions();
    void connectRunActions();
    void connectViewActions();
    void keepKeysNear();
    void showName();
    void showRunState();
    void showBreakpoints();
    void placeGallery();
    void placeRestoredPanels();
    std::vector<Command> commands() const;

    WindowContext m_context;
    Panels m_panels;
    Actions m_actions;
    HeaderBar *m_header;
    MessageBar *m_messages;
    PanelDocks *m_docks;
    Gallery *m_gallery;
    CommandPalette *m_palette;
    QMenu *m_recentMenu;
    QString m_name;
    std::function<bool()> m_mayClose;
    QByteArray m_restored; ///< where the panels shall stand, until the window has its size
    bool m_sharing = true; ///< the panels keep their shares of the window until a person sizes one
};

} // namespace coroscope
