// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console.h"
#include "execution/program.h"

#include <memory>
#include <optional>

namespace coroscope {

/// A scenario, or the exit code of what kept it from being read (which has been printed).
struct LoadedScenario {
    std::optional<Scenario> scenario;
    ExitCode code = ExitCode::Ok;
};

/// The scenario at \p place (a path, also of a .py file, or `example:NAME`).
LoadedScenario loadScenarioAt(const QString &place, const Console &console);

/// The Python program at \p path, imported. Prints each problem as FILE:LINE: what: what to use.
LoadedScenario importScenario(const QString &path, const Console &console);

/// A program, or the exit code of what kept it from being made (which has been printed).
struct LoadedProgram {
    std::shared_ptr<const Program> program;
    ExitCode code = ExitCode::Ok;
    std::optional<Scenario> scenario{}; ///< that it was made of
};

/// Reads the scenario at \p place and compiles it.
LoadedProgram loadProgram(const QString &place, const Console &console);

} // namespace coroscope
