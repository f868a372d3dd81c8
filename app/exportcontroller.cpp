// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportcontroller.h"

#include "document/document.h"
#include "io/fileaccess.h"
#include "io/scenariowriter.h"
#include "views/style/appearance.h"

#include <QElapsedTimer>

namespace coroscope {

namespace {

/// How long the window may wait for the next bit of an export, in ms.
constexpr int turn = 12;

} // namespace

ExportController::ExportController(const Document &document, const RunView &view,
                                   const Appearance &appearance, std::function<ChartPicture()> seen,
                                   AskPath askPath)
    : m_document(document), m_view(view), m_appearance(appearance), m_seen(std::move(seen)),
      m_askPath(std::move(askPath))
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &ExportController::work);
    connect(&view, &RunView::cleared, this, &ExportController::cancel);
    connect(&view, &RunView::grew, this, &ExportController::cancel);
}

void ExportController::open(ExportKind kind, const QString &name, double speed, QWidget *window)
{
    if (isBusy()) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    delete m_dialog;
    m_name = name;
    m_dialog = new ExportDialog(m_view, kind, m_seen().size, speed, window);
    connect(m_dialog, &ExportDialog::exportRequested, this, &ExportController::begin);
    connect(m_dialog, &ExportDialog::cancelRequested, this, &ExportController::cancel);
    connect(m_dialog, &QObject::destroyed, this, [this] {
        m_dialog.clear();
        cancel();
    });
    m_dialog->show();
}

void ExportController::begin(const ExportChoice &choice)
{
    const ExportFormatRow &format = formatRow(choice.format);
    const QString ending = QLatin1Char('.') + QLatin1StringView(format.suffix);
    m_path = m_askPath(m_name + ending, format);
    // Much may have happened while the file dialog was open.
    if (m_path.isEmpty() || isBusy() || !m_dialog || m_view.isLive() || m_view.isEmpty())
        return;
    const Recording &loop = m_view.loop();
    const Recording *threads = m_view.hasThreads() ? &m_view.threads() : nullptr;
    const Theme &theme = m_appearance.theme();
    ExportOrder order{.format = choice.format, .loop = loop, .threads = threads, .theme = theme};
    if (format.kind == ExportKind::Picture)
        order.picture =
            choice.wholeChart
                ? wholeChartPicture(loop, threads, theme,
                                    chartPictureSize(loop, threads, choice.width), choice.axis)
                : m_seen();
    order.scale = choice.scale;
    if (format.carriesScenario && choice.withScenario)
        order.scenario = writeScenario(m_document.scenario());
    order.size = animationSize(loop, threads, choice.width);
    order.pace = choice.pace;
    m_job = makeExportJob(std::move(order));
    m_dialog->showProgress(0);
    m_timer.start();
}

void ExportController::work()
{
    QElapsedTimer clock;
    clock.start();
    while (m_job->step()) {
        if (clock.elapsed() >= turn) {
            m_dialog->showProgress(m_job->progress());
            return;
        }
    }
    const Result<std::string> bytes = m_job->take();
    end();
    const Result<Done> done =
        bytes ? replaceFile(m_path.toStdString(), bytes.value()) : Result<Done>(bytes.problem());
    if (!done) {
        Q_EMIT
        failed(done.problem());
        return;
    }
    m_dialog->close();
    Q_EMIT
    written(m_path);
}

void ExportController::cancel()
{
    if (isBusy())
        end();
}

void ExportController::end()
{
    m_timer.stop();
    m_job.reset();
    if (m_dialog)
        m_dialog->showChoices();
}

} // namespace coroscope

#include "moc_exportcontroller.cpp"
