// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/logging.h"
#include "trace/tracewriter.h"

#include <vector>

namespace coroscope {

/// The LogLine events of what logging was given: one for each line that it writes to stderr, or one
/// that says that nothing writes it. Who logs is to be filled in.
std::vector<TraceEvent> logEvents(TraceWriter &writer, const language::LogRecord &record);

} // namespace coroscope
