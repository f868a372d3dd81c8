// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logprinter.h"

#include "trace/eventtext.h"
#include "trace/metrics.h"
#include "views/models/outcome.h"

#include <iomanip>

namespace coroscope {

namespace {

constexpr int timeWidth = 10, taskNameWidth = 18, mostRemarks = 20;

std::string nameOf(const Recording &recording, std::uint32_t lane)
{
    if (lane == noLane)
        return "program";
    return laneName(recording.trace, recording.lifecycle.lanes()[lane].task, recording.executor);
}

} // namespace

void LogPrinter::take(TraceBatch &&batch)
{
    m_recording.trace.append(std::move(batch));
    m_recording.lifecycle.update(m_recording.trace);
    const LogEntries &log = m_recording.lifecycle.log();
    for (; m_printed < log.size(); ++m_printed) {
        const LogEntry &entry = log[m_printed];
        m_out << std::right << std::setw(timeWidth) << std::fixed << std::setprecision(3)
              << secondsFromNanos(entry.time) << "  " << std::left << std::setw(taskNameWidth)
              << nameOf(m_recording, entry.lane) << "  " << m_recording.trace.text(entry.text)
              << '\n';
    }
    m_out.flush();
}

void printOutcome(const Recording &recording, std::ostream &out)
{
    for (const QString &result : runResults(recording))
        out << "Result: " << result.toStdString() << '\n';
    for (const QString &remark : remarks(recording, mostRemarks))
        out << "Remark: " << remark.toStdString() << '\n';
    out << endSentence(recording).toStdString() << ' '
        << formatDuration(measure(recording).makespan) << ".\n";
}

} // namespace coroscope
