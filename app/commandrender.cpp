// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"
#include "app/exportjobs.h"
#include "app/interruptwatcher.h"
#include "app/loadprogram.h"
#include "execution/executor.h"
#include "io/fileaccess.h"
#include "io/scenariowriter.h"

namespace coroscope {

namespace {

constexpr int usualWidth = 1600, usualAnimationWidth = 1200;

Recording record(const Program &program, Recording::Executor executor, std::stop_token stop)
{
    const bool isLoop = executor == Recording::Executor::Loop;
    Recording recording(executor);
    const RunReport report = (isLoop ? makeLoopExecutor() : makeThreadsExecutor())
                                 ->run(program, {}, recording.trace, std::move(stop));
    recording.lifecycle.update(recording.trace);
    recording.end = report.end;
    recording.message = report.message;
    recording.resources = report.resources;
    return recording;
}

} // namespace

ExitCode drawPicture(const CommandLine &line, const Console &console)
{
    const LoadedProgram loaded = loadProgram(line.file, console);
    if (!loaded.program)
        return loaded.code;
    const InterruptWatcher interrupt;
    const Recording loop = record(*loaded.program, Recording::Executor::Loop, interrupt.token());
    const Recording threads =
        record(*loaded.program, Recording::Executor::Threads, interrupt.token());
    if (interrupt.token().stop_requested())
        return ExitCode::Interrupted;

    font::load();
    const Theme &theme = line.dark ? Theme::dark() : Theme::light();
    ExportOrder order{.format = exportFormatOf(line.output)->format,
                      .loop = loop,
                      .threads = &threads,
                      .theme = theme};
    if (formatRow(order.format).kind == ExportKind::Animation) {
        order.size = line.size.value_or(animationSize(loop, &threads, usualAnimationWidth));
        order.pace = {.speed = line.speed, .framesASecond = line.framesASecond};
    } else {
        order.picture = wholeChartPicture(
            loop, &threads, theme, line.size.value_or(chartPictureSize(loop, &threads, usualWidth)),
            line.axis);
        order.scenario = writeScenario(*loaded.scenario);
    }
    const auto job = makeExportJob(std::move(order));
    const Result<std::string> bytes = finished(*job);
    if (!bytes)
        return fail(console, bytes.problem(), ExitCode::Usage);
    const Result<Done> written = replaceFile(line.output.toStdString(), bytes.value());
    return written ? exitCodeOf(loop.end) : fail(console, written.problem(), ExitCode::InputOutput);
}

} // namespace coroscope
