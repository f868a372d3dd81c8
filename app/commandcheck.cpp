// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"
#include "app/loadprogram.h"
#include "scenario/findings.h"
#include "scenario/validation.h"

namespace coroscope {

ExitCode checkScenario(const CommandLine &line, const Console &console)
{
    const Console inOne{console.out, console.out};
    const LoadedScenario loaded = loadScenarioAt(line.file, inOne);
    if (!loaded.scenario)
        return loaded.code;
    const std::vector<Problem> problems = validate(*loaded.scenario);
    for (const Problem &problem : problems)
        fail(inOne, problem, ExitCode::BadDocument);
    if (!problems.empty())
        return ExitCode::BadDocument;

    // What only may be wrong is told, and the scenario is good all the same.
    const std::vector<Finding> found = warnings(*loaded.scenario);
    for (Finding finding : found) {
        finding.problem.what.insert(0, finding.severity == Severity::Hint ? "hint: " : "warning: ");
        fail(inOne, finding.problem, ExitCode::Ok);
    }
    if (found.empty())
        console.out << line.file.toStdString() << ": no problems.\n";
    return ExitCode::Ok;
}

} // namespace coroscope
