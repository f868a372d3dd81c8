// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loadprogram.h"

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

LoadedProgram loadProgram(const QString &place, const Console &console)
{
    const Result<Scenario> scenario = readScenarioAt(place);
    if (!scenario)
        return {nullptr, fail(console, scenario.problem(), codeOfFailedRead(place))};
    const CompileResult compiled = compile(scenario.value());
    for (const Problem &problem : compiled.problems)
        fail(console, problem, ExitCode::BadDocument);
    return {compiled.program, compiled.program ? ExitCode::Ok : ExitCode::BadDocument};
}

} // namespace coroscope
