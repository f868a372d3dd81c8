// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportjobs.h"
#include "views/export/exportdialog.h"

#include <QPointer>
#include <QTimer>

namespace coroscope {

class Appearance;
class Document;

/// Takes a run away: shows the dialog, makes the file a step at a time while the window goes on,
/// and writes it whole. What it makes is dropped when the run that it shows changes. GUI thread
/// only.
class ExportController final : public QObject {
    Q_OBJECT

public:
    /// Asks where to write; \p suggestion is a name. Empty: nowhere.
    using AskPath =
        std::function<QString(const QString &suggestion, const ExportFormatRow &format)>;

    ExportController(const Document &document, const RunView &view, const Appearance &appearance,
                     std::function<ChartPicture()> seen, AskPath askPath);

    /// Shows the dialog over \p window, or brings it to the front. \p name is that of the document,
    /// \p speed that of the playback.
    void open(ExportKind kind, const QString &name, double speed, QWidget *window);
    bool isBusy() const { return m_job != nullptr; }
    /// Drops what is being made.
    void cancel();

Q_SIGNALS:
    void written(const QString &path);
    void failed(const coroscope::Problem &problem);

private:
    void begin(const ExportChoice &choice);
    void work();
    void end();

    const Document &m_document;
    const RunView &m_view;
    const Appearance &m_appearance;
    std::function<ChartPicture()> m_seen;
    AskPath m_askPath;
    QPointer<ExportDialog> m_dialog;
    QString m_name, m_path;
    std::unique_ptr<ExportJob> m_job;
    QTimer m_timer;
};

} // namespace coroscope
