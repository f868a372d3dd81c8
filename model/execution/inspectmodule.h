// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/modules.h"

#include <functional>

namespace coroscope {

/// Python's inspect, as far as it tells what can be awaited. The executor says what is a coroutine
/// and what else has a result to wait for.
Ref<language::Module> inspectModule(std::function<bool(const Value &)> isCoroutine,
                                    std::function<bool(const Value &)> isFuture);

/// `asyncio.iscoroutinefunction(value)`, and that of inspect: of a partial, what it calls counts.
bool isCoroutineFunction(const Value &value);

} // namespace coroscope
