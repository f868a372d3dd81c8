// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"
#include "app/loadprogram.h"
#include "io/fileaccess.h"
#include "io/pythonexport.h"
#include "scenario/validation.h"

namespace coroscope {

ExitCode exportScenario(const CommandLine &line, const Console &console)
{
    const LoadedScenario loaded = loadScenarioAt(line.file, console);
    if (!loaded.scenario)
        return loaded.code;
    const std::vector<Problem> problems = validate(*loaded.scenario);
    for (const Problem &problem : problems)
        fail(console, problem, ExitCode::BadDocument);
    if (!problems.empty())
        return ExitCode::BadDocument;
    const bool isThreads = line.executors == CommandLine::Executors::Threads;
    const std::string program =
        exportPython(*loaded.scenario, isThreads ? PythonFlavour::Threads : PythonFlavour::Asyncio)
            .text;
    if (line.output.isEmpty()) {
        console.out << program;
        return ExitCode::Ok;
    }
    const Result<Done> saved = replaceFile(line.output.toStdString(), program);
    return saved ? ExitCode::Ok : fail(console, saved.problem(), ExitCode::InputOutput);
}

} // namespace coroscope
