// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/objects.h"

namespace coroscope {

/// Python's `target.update(source)`: from a dict, or from an iterable of pairs.
void mergeInto(Dict &target, const Value &source);

} // namespace coroscope
