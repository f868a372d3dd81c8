// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/modules.h"

#include <functional>

namespace coroscope {

using ValueTest = std::function<bool(const Value &)>;

/// Adds the function \p name to \p module, which tells of its one \p argument whether \p test
/// holds.
void addTest(language::Module &module, const std::string &name, const char *argument,
             ValueTest test);

/// Python's inspect, as far as it tells what can be awaited. The executor says what is a coroutine
/// and what else has a result to wait for.
Ref<language::Module> inspectModule(ValueTest isCoroutine, ValueTest isFuture);

/// `asyncio.iscoroutinefunction(value)`, and that of inspect: of a partial, what it calls counts.
bool isCoroutineFunction(const Value &value);

} // namespace coroscope
