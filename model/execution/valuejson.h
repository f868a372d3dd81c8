// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/value.h"

#include <string>

namespace coroscope {

/// \p value as a trace holds it: the JSON that trace/valuetext.h describes, with tasks and futures
/// as references. Never raises; a value whose text passes \p limit bytes becomes an abridged repr.
std::string valueJson(const Value &value, std::size_t limit = 64 * 1024);

} // namespace coroscope
