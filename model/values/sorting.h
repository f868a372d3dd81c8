// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"

namespace coroscope {

/// Sorts as Python's `list.sort`: stable, by `key(item)` unless \p key is None.
/// \p items keeps its order when an exception comes up.
void sortItems(Caller &caller, std::vector<Value> &items, const Value &key, bool reverse);

} // namespace coroscope
