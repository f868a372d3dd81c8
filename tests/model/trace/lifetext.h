// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/lifecycle.h"

#include <string>

namespace coroscope {

/// The spans as text, one after the other, times in seconds: "created 0-0, running 0-0,
/// waiting sleep 0-3, ready 3-". An open span has no end.
std::string spansText(const SpanList &spans);

/// Everything that a Lifecycle shows, every field of it, as text: equal texts, equal lives.
std::string everythingText(const Lifecycle &life);

} // namespace coroscope
