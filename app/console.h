// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/exitcode.h"
#include "trace/recording.h"

#include <ostream>

namespace coroscope {

/// Where a verb writes: what was asked for, and what went wrong.
struct Console {
    std::ostream &out;
    std::ostream &error;
};

/// Prints \p problem and gives \p code back.
ExitCode fail(const Console &console, const Problem &problem, ExitCode code);

/// What a run that ended so means for the shell.
ExitCode exitCodeOf(RunEnd end);

/// The verbs. Each needs a QCoreApplication; \ref drawPicture needs a QGuiApplication.
ExitCode runScenario(const CommandLine &line, const Console &console);
ExitCode drawPicture(const CommandLine &line, const Console &console);
ExitCode checkScenario(const CommandLine &line, const Console &console);
ExitCode importScript(const CommandLine &line, const Console &console);
ExitCode exportScenario(const CommandLine &line, const Console &console);
ExitCode showExamples(const CommandLine &line, const Console &console);

} // namespace coroscope
