// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loadprogram.h"

#include "app/pythonfile.h"
#include "app/scenariosource.h"

#include <QFileInfo>

namespace coroscope {

namespace {

/// A file that is not there or may not be read is another matter than one that says nonsense.
ExitCode codeOfFailedRead(const QString &place)
{
    const bool isPath = !place.startsWith(QStringLiteral("example:"));
    return isPath && !QFileInfo(place).isReadable() ? ExitCode::InputOutput : ExitCode::BadDocument;
}

} // namespace

LoadedScenario loadScenarioAt(const QString &place, const Console &console)
{
    if (isPythonFile(place))
        return importScenario(place, console);
    Result<Scenario> scenario = readScenarioAt(place);
    if (!scenario)
        return {std::nullopt, fail(console, scenario.problem(), codeOfFailedRead(place))};
    return {std::move(scenario).value(), ExitCode::Ok};
}

LoadedScenario importScenario(const QString &path, const Console &console)
{
    const Result<PythonSource> source = readPythonFile(path, path);
    if (!source)
        return {std::nullopt, fail(console, source.problem(), ExitCode::InputOutput)};
    PythonImport import = importPython(source.value());
    for (const Problem &problem : import.problems)
        console.error << importLine(problem) << '\n';
    if (!import.ok())
        return {std::nullopt,
                import.isMachinesFault ? ExitCode::InputOutput : ExitCode::BadDocument};
    return {std::move(import.scenario), ExitCode::Ok};
}

LoadedProgram loadProgram(const QString &place, const Console &console)
{
    LoadedScenario loaded = loadScenarioAt(place, console);
    if (!loaded.scenario)
        return {nullptr, loaded.code};
    const CompileResult compiled = compile(*loaded.scenario);
    for (const Problem &problem : compiled.problems)
        fail(console, problem, ExitCode::BadDocument);
    return {compiled.program, compiled.program ? ExitCode::Ok : ExitCode::BadDocument,
            std::move(loaded.scenario)};
}

} // namespace coroscope
