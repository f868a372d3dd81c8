// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "execution/executor.h"
#include "scenario/scenario.h"

#include <string>
#include <string_view>
#include <vector>

/// Runs scenarios that tests write down as Python.
namespace coroscope::test {

/// The blocks of a Python text, all of them in the program: one a line, whose id is the number of
/// the line, from 1. Nesting goes by indentation, four spaces a level. Takes what the blocks can
/// say, one statement a line.
Scenario scenarioFromPython(std::string_view text);

/// What is left of a run.
struct Ran {
    RunReport report;
    Trace trace;
    std::vector<std::string> log; ///< the printed lines

    /// The trace as lines of JSON.
    std::string eventLines() const;
    /// The events of \p kind, in order.
    std::vector<TraceEvent> events(EventKind kind) const;
};

enum class On { Loop, Threads };

/// Compiles and runs; a scenario with problems ends as Refused, with the first problem as message.
Ran run(const Scenario &scenario, On on = On::Loop, const RunOptions &options = {},
        std::stop_token stop = {});
Ran run(std::string_view python, On on = On::Loop, const RunOptions &options = {},
        std::stop_token stop = {});

/// Options for a real clock of that speed.
RunOptions realClock(double speed);

} // namespace coroscope::test
