// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace coroscope {

/// The event that made \p event happen, always an earlier one: the step or callback in which it
/// happened; for a step, what made the task ready; for that, what it had waited for; for a
/// callback, its scheduling. Nothing for an event of the program or the loop itself. Looks
/// backwards from the event, so its cost is the distance.
std::optional<std::size_t> cause(const Trace &trace, std::size_t event);

/// The step or callback that holds the loop at \p position, when the events below it have happened.
/// Nothing when the loop itself works, or waits, or the program runs.
std::optional<std::size_t> holder(const Trace &trace, std::size_t position);

/// The events whose cause is \p event, in order.
std::vector<std::size_t> effects(const Trace &trace, std::size_t event);

} // namespace coroscope
