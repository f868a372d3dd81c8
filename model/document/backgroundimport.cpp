// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/backgroundimport.h"

#include <QFuture>
#include <QPointer>
#include <QProcess>
#include <QPromise>
#include <QTimer>

#include <QCoroFuture>
#include <QCoroTask>
#include <QCoroTimer>

#include <exception>
#include <memory>

namespace coroscope {
namespace {

PythonImport failedBy(const std::exception &error)
{
    PythonImport import;
    import.problems.push_back({.what = std::string("the import failed: ") + error.what()});
    import.isMachinesFault = true;
    return import;
}

/// Done when \p process has ended, could not start, or \p limit is over.
QFuture<void> endOf(QProcess &process, std::chrono::milliseconds limit)
{
    const auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    const auto finish = [promise] { promise->finish(); };
    QObject::connect(&process, &QProcess::finished, &process, finish);
    QObject::connect(&process, &QProcess::errorOccurred, &process,
                     [finish](QProcess::ProcessError error) {
                         if (error == QProcess::FailedToStart)
                             finish();
                     });
    QTimer::singleShot(limit, &process, finish);
    return promise->future();
}

QCoro::Task<> converse(PythonSource source, QPointer<QObject> context,
                       std::function<void(PythonImport)> done)
{
    PythonImport import;
    try {
        PythonConversation conversation(std::move(source));
        const auto process = std::make_unique<QProcess>();
        // Not waitForStarted: QCoro's never hears of a process that could not start.
        const QFuture<void> over = endOf(*process, conversation.limits().time);
        if (conversation.begin(*process))
            co_await over;
        // The process is still within its signal, and may not have said all about itself.
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        import = conversation.end(*process);
    } catch (const std::exception &error) {
        import = failedBy(error);
    }
    if (!context)
        co_return;
    const auto deliver = [import = std::move(import), done = std::move(done)] { done(import); };
    QMetaObject::invokeMethod(context.data(), deliver, Qt::QueuedConnection);
}

} // namespace

void importInBackground(PythonSource source, QObject &context,
                        std::function<void(PythonImport)> done)
{
    converse(std::move(source), &context, std::move(done));
}

} // namespace coroscope
