// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/coroutine.h"
#include "asyncio/observer.h"

namespace coroscope::asyncio {

/// A coroutine that waits for some of \p futures (any iterable of tasks and futures, no coroutines)
/// and returns the tuple (done, pending) of sets in the order of the argument. Never raises for a
/// child and never cancels one. \p timeout: seconds or None. \p returnWhen: "ALL_COMPLETED",
/// "FIRST_COMPLETED" or "FIRST_EXCEPTION". Errors are raised when it runs: TypeError for a single
/// awaitable or a coroutine among them, ValueError for none. CPython: asyncio.wait.
Ref<Coroutine> wait(Value futures, Value timeout, Value returnWhen);

/// True for what wait() and as_completed() take for a coroutine: for generators too. CPython:
/// coroutines.iscoroutine.
bool countsAsCoroutine(const Value &value);

} // namespace coroscope::asyncio
