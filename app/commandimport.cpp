// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"
#include "app/loadprogram.h"
#include "io/scenariowriter.h"

namespace coroscope {

ExitCode importScript(const CommandLine &line, const Console &console)
{
    const LoadedScenario loaded = importScenario(line.file, console);
    if (!loaded.scenario)
        return loaded.code;
    if (line.output.isEmpty()) {
        console.out << writeScenario(*loaded.scenario);
        return ExitCode::Ok;
    }
    const Result<Done> saved = saveScenario(*loaded.scenario, line.output.toStdString());
    return saved ? ExitCode::Ok : fail(console, saved.problem(), ExitCode::InputOutput);
}

} // namespace coroscope
