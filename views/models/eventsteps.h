// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

#include <optional>

namespace coroscope {

/// Where a step of the playhead lands. \p position counts the events that have happened; the
/// result is the sequence number of the event that the playhead then stands just after. Nothing
/// when there is no such event.

/// The next event that the chart shows; the loop's own bookkeeping is passed over.
std::optional<std::size_t> nextShownEvent(const Trace &trace, std::size_t position);
/// The shown event before the one that the playhead stands after.
std::optional<std::size_t> previousShownEvent(const Trace &trace, std::size_t position);
/// The next beginning of a loop iteration.
std::optional<std::size_t> nextTurn(const Trace &trace, std::size_t position);
/// The last beginning of a loop iteration before the one that the playhead stands after.
std::optional<std::size_t> previousTurn(const Trace &trace, std::size_t position);

} // namespace coroscope
