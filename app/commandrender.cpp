// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"
#include "app/interruptwatcher.h"
#include "app/loadprogram.h"
#include "execution/executor.h"
#include "views/timeline/chartpicture.h"

namespace coroscope {

namespace {

constexpr int usualWidth = 1600;

Recording record(const Program &program, Recording::Executor executor, std::stop_token stop)
{
    const bool isLoop = executor == Recording::Executor::Loop;
    Recording recording;
    recording.executor = executor;
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
    const QSize size = line.size.value_or(chartPictureSize(loop, &threads, usualWidth));
    const bool written = line.output.endsWith(QStringLiteral(".svg"))
                             ? writeChartSvg(loop, &threads, theme, size, line.output)
                             : renderChart(loop, &threads, theme, size).save(line.output);
    if (!written)
        return fail(console,
                    {.what = "The picture could not be written.",
                     .where = line.output.toStdString(),
                     .remedy = "Name a file in a folder that you may write to."},
                    ExitCode::InputOutput);
    return exitCodeOf(loop.end);
}

} // namespace coroscope
