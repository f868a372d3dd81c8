// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documentcontroller.h"
#include "app/exportcontroller.h"
#include "app/filequestions.h"
#include "app/preferences.h"
#include "app/runcontroller.h"
#include "document/document.h"
#include "views/mainwindow/mainwindow.h"
#include "views/models/player.h"
#include "views/models/runview.h"
#include "views/style/appearance.h"

class QApplication;

namespace coroscope {

class TimelineView;

/// The program with its window: makes every part, joins them, and remembers what a person chose.
class Application final : public QObject {
    Q_OBJECT

public:
    explicit Application(QApplication &qt);
    ~Application() override;

    /// Shows the window; opens \p file (a path, `example:NAME`, or nothing).
    void start(const QString &file);
    MainWindow &window() { return m_window; }

private:
    void connectFiles();
    void connectRuns();
    TimelineView &timeline();
    void restore();
    void remember();
    void restoreBreakpoints();
    void rememberBreakpoints();
    void run();
    void exportPython(PythonFlavour flavour);
    void selectFirstTask();
    void report(const std::vector<Problem> &problems);

    Preferences m_preferences;
    Appearance m_appearance;
    Document m_document;
    RunView m_view;
    Player m_player{m_view};
    RunController m_runs{m_view, m_player};
    Panels m_panels; ///< owned by the window
    MainWindow m_window;
    FileDialogs m_dialogs{m_window};
    DocumentController m_files{m_document, m_dialogs};
    ExportController m_exports{m_document, m_view, m_appearance, m_panels.chartPicture,
                               [this](const QString &suggestion, const ExportFormatRow &format) {
                                   return m_dialogs.exportToSave(suggestion, format);
                               }};
    bool m_isFresh = false; ///< a run has begun, and nothing was selected for it yet
};

} // namespace coroscope
