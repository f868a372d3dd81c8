// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace coroscope {

/// What the program tells the shell.
enum class ExitCode {
    Ok = 0,
    ScenarioFailed = 1, ///< the scenario's own run failed: an uncaught exception, a deadlock
    Usage = 2,
    BadDocument = 3,
    InputOutput = 4,
    Limit = 5,
    Internal = 70,
    Interrupted = 130,
};

} // namespace coroscope
