// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"
#include "app/interruptwatcher.h"
#include "app/loadprogram.h"
#include "app/logprinter.h"
#include "app/recordingjob.h"
#include "execution/executor.h"
#include "io/fileaccess.h"
#include "trace/differences.h"
#include "trace/metrics.h"

#include <iomanip>

namespace coroscope {

namespace {

using Executors = CommandLine::Executors;

RunOptions optionsOf(const CommandLine &line)
{
    RunOptions options;
    options.clock = line.realClock ? ClockKind::Real : ClockKind::Virtual;
    options.speed = line.speed;
    options.seed = line.seed;
    options.budgets = line.budgets;
    return options;
}

/// Runs \p program and prints its log while it runs, then how it ended.
Recording record(const Program &program, Recording::Executor executor, const CommandLine &line,
                 const Console &console, std::stop_token stop)
{
    const bool isLoop = executor == Recording::Executor::Loop;
    const auto runner = isLoop ? makeLoopExecutor() : makeThreadsExecutor();
    Recording recording(executor);
    recording.realClock = line.realClock;
    recording.speed = line.realClock ? line.speed : 1;
    console.out << (isLoop ? "Event loop" : "Threads") << ", "
                << (line.realClock ? "real clock" : "virtual clock") << '\n';
    LogPrinter printer(recording, console.out);
    const RunReport report = runner->run(program, optionsOf(line), printer, std::move(stop));
    recording.end = report.end;
    recording.message = report.message;
    recording.resources = report.resources;
    printOutcome(recording, console.out);
    return recording;
}

void printComparison(const Recording &loop, const Recording *threads, std::ostream &out)
{
    constexpr int nameWidth = 22, valueWidth = 18;
    out << '\n' << std::left << std::setw(nameWidth) << "" << std::setw(valueWidth) << "Event loop";
    out << (threads ? "Threads" : "") << '\n';
    for (const ComparisonRow &row : compare(loop, threads)) {
        out << std::setw(nameWidth) << row.name << std::setw(valueWidth) << row.loop << row.threads
            << '\n';
        if (!row.sentence.empty())
            out << "    " << row.sentence << '\n';
    }
    if (!threads)
        return;
    for (const Difference &one : differences(loop, *threads))
        out << "Difference: " << sentence(one, loop, *threads) << '\n';
}

/// Writes the events in the format that \p path asks for by its ending; lines of JSON for others.
Result<Done> writeTrace(std::vector<Recording> &recordings, const QString &path)
{
    std::vector<const Recording *> all;
    for (Recording &recording : recordings) {
        recording.lifecycle.update(recording.trace);
        all.push_back(&recording);
    }
    const ExportFormatRow *row = exportFormatOf(path);
    const auto job = makeRecordingJob(row ? row->format : ExportFormat::EventLines, all);
    const Result<std::string> bytes = finished(*job);
    if (!bytes)
        return bytes.problem();
    return replaceFile(path.toStdString(), bytes.value());
}

} // namespace

ExitCode runScenario(const CommandLine &line, const Console &console)
{
    const LoadedProgram loaded = loadProgram(line.file, console);
    if (!loaded.program)
        return loaded.code;
    const InterruptWatcher interrupt;
    std::vector<Recording> recordings;
    for (const auto &[executor, unwanted] :
         {std::pair(Recording::Executor::Loop, Executors::Threads),
          std::pair(Recording::Executor::Threads, Executors::Loop)}) {
        if (line.executors == unwanted || interrupt.token().stop_requested())
            continue;
        if (!recordings.empty())
            console.out << '\n';
        recordings.push_back(record(*loaded.program, executor, line, console, interrupt.token()));
    }
    if (line.executors == Executors::Both && recordings.size() == 2)
        printComparison(recordings[0], &recordings[1], console.out);
    if (!line.trace.isEmpty() && !recordings.empty()) {
        const Result<Done> written = writeTrace(recordings, line.trace);
        if (!written)
            return fail(console, written.problem(), ExitCode::InputOutput);
    }
    if (interrupt.token().stop_requested())
        return ExitCode::Interrupted;
    return exitCodeOf(recordings.front().end);
}

} // namespace coroscope
