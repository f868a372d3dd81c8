// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "execution/machine.h"
#include "language/modules.h"
#include "values/call.h"

#include <string>

namespace coroscope {

/// What `print(*args, sep=, end=)` writes. `file` and `flush` are taken and change nothing.
std::string printedText(Caller &caller, const Args &args);

/// Defines what every program finds, whatever runs it: the built-in names and the modules that need
/// no executor. `random` starts with \p seed.
void defineLanguage(Machine &machine, std::int64_t seed);

/// The constants and exception classes of `asyncio`, the same for every executor.
void addAsyncioConstants(language::Module &asyncio);

} // namespace coroscope
