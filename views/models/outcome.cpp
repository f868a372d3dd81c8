// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/models/outcome.h"

#include "trace/eventtext.h"

#include <QCoreApplication>

namespace coroscope {

namespace {

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString translated(const char *text) { return QCoreApplication::translate("Outcome", text); }

const char *endText(RunEnd end)
{
    switch (end) {
    case RunEnd::Running:
        return QT_TRANSLATE_NOOP("Outcome", "Running");
    case RunEnd::Completed:
        return QT_TRANSLATE_NOOP("Outcome", "Completed");
    case RunEnd::Failed:
        return QT_TRANSLATE_NOOP("Outcome", "Failed");
    case RunEnd::Stopped:
        return QT_TRANSLATE_NOOP("Outcome", "Stopped by you");
    case RunEnd::Deadlock:
        return QT_TRANSLATE_NOOP("Outcome", "Waits for ever");
    case RunEnd::Limit:
        return QT_TRANSLATE_NOOP("Outcome", "Stopped at a limit");
    case RunEnd::Refused:
        return QT_TRANSLATE_NOOP("Outcome", "Could not run");
    }
    return "";
}

} // namespace

QString endSentence(const Recording &recording)
{
    const QString end = translated(endText(recording.end));
    const QString message = QString::fromStdString(recording.message);
    if (message.isEmpty())
        return end + QLatin1Char('.');
    return recording.end == RunEnd::Failed ? end + QStringLiteral(": ") + message : message;
}

std::optional<Problem> endProblem(const Recording &loop, const Recording *threads)
{
    const auto messageOf = [](const Recording *recording) {
        const bool isWanted = recording && recording->end != RunEnd::Stopped;
        return isWanted ? recording->message : std::string();
    };
    const std::string onLoop = messageOf(&loop), onThreads = messageOf(threads);
    if (onLoop.empty() && onThreads.empty())
        return {};
    if (onLoop.empty())
        return Problem{
            .what = onThreads,
            .where = translated(QT_TRANSLATE_NOOP("Outcome", "the run on threads")).toStdString()};
    if (onThreads.empty() || onThreads == onLoop)
        return Problem{.what = onLoop};
    return Problem{.what = onLoop,
                   .remedy = translated(QT_TRANSLATE_NOOP("Outcome", "On threads: %1"))
                                 .arg(QString::fromStdString(onThreads))
                                 .toStdString()};
}

QStringList runResults(const Recording &recording)
{
    const Trace &trace = recording.trace;
    QStringList results;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        if (trace.events().kind()[i] != EventKind::RunEnded)
            continue;
        const TraceEvent event = trace.event(i);
        const std::string_view value = trace.text(event.detail);
        if (event.has(EventFlag::failed | EventFlag::cancelled))
            results << fromUtf8(value);
        else if (!value.empty() && value != "null")
            results << QString::fromStdString(valueText(trace, event.detail, recording.executor));
    }
    return results;
}

QStringList remarks(const Recording &recording, int limit)
{
    QStringList texts;
    for (const std::uint32_t index : recording.lifecycle.remarks()) {
        const TraceEvent event = recording.trace.event(index);
        const QString text = fromUtf8(recording.trace.text(event.detail));
        if (!text.isEmpty() && !texts.contains(text))
            texts << text;
        if (texts.size() == limit)
            break;
    }
    return texts;
}

} // namespace coroscope
