// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

#include <string>
#include <vector>

namespace coroscope {

/// The lines of the file at \p path.
std::vector<std::string> linesOf(const std::string &path);

/// A trace whose events are those of the event lines that CPython gave, the meta line left out.
/// What the lines do not tell (readiness, scheduling but for timers) is not in it.
Trace traceFromEventLines(const std::vector<std::string> &lines);

} // namespace coroscope
