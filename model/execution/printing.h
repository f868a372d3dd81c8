// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"

#include <string>

namespace coroscope {

/// What `print(*args, sep=, end=)` writes. `file` and `flush` are taken and change nothing.
std::string printedText(Caller &caller, const Args &args);

} // namespace coroscope
