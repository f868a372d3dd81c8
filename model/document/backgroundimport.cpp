// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/backgroundimport.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QProcess>

#include <QCoroSignal>
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

QCoro::Task<> converse(PythonSource source, QPointer<QObject> context,
                       std::function<void(PythonImport)> done)
{
    PythonImport import;
    try {
        PythonConversation conversation(std::move(source));
        const auto process = std::make_unique<QProcess>();
        const bool isBegun = conversation.begin(*process);
        const QDeadlineTimer deadline(conversation.limits().time);
        // Not waitForStarted: QCoro's never hears of a process that could not start.
        while (isBegun && process->state() != QProcess::NotRunning && !deadline.hasExpired()) {
            const std::chrono::milliseconds left(deadline.remainingTime());
            co_await qCoro(process.get(), &QProcess::stateChanged, left);
        }
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
