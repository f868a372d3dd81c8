// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console.h"
#include "execution/program.h"

#include <memory>

namespace coroscope {

/// A program, or the exit code of what kept it from being made (which has been printed).
struct LoadedProgram {
    std::shared_ptr<const Program> program;
    ExitCode code = ExitCode::Ok;
};

/// Reads the scenario at \p place (a path or `example:NAME`) and compiles it.
LoadedProgram loadProgram(const QString &place, const Console &console);

} // namespace coroscope
