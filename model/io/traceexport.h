// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

#include <ostream>

namespace coroscope {

/// Writes \p trace as JSON lines, one event a line: meta, run, run_end, task_new, start, suspend,
/// resume, done, fut_done, cancel, uncancel, cb, gather, shield, wait, wait_done, wait_for_done,
/// log, block, exc_handler, warning, deadlock, limit, exit, each with iteration `i` and loop time
/// `t`: the schema that the conformance traces use.
void writeEventLines(const Trace &trace, std::ostream &out);

} // namespace coroscope
