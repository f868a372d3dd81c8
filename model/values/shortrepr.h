// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"

#include <string>

namespace coroscope {

/// Python's `reprlib.repr(value)`: of containers the first few items, of texts, large numbers and
/// all else the beginning and the end. What asyncio shows of results and arguments. \p caller
/// compares the items of sets and the keys of dicts, which come sorted where that can be done.
std::string shortRepr(Caller &caller, const Value &value);

} // namespace coroscope
