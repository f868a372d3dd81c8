// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

#include <optional>
#include <vector>

namespace coroscope {

/// How many events of \p trace have happened at \p time.
std::size_t eventsUntil(const Trace &trace, Nanos time);

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

/// What made \p event happen, and what it made happen, in order: the nearest events that the chart
/// shows. The loop's own bookkeeping between them is passed over.
std::optional<std::size_t> shownCause(const Trace &trace, std::size_t event);
std::vector<std::size_t> shownEffects(const Trace &trace, std::size_t event);

} // namespace coroscope
