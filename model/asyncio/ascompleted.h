// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/coroutine.h"

namespace coroscope::asyncio {

/// An iterator over as many coroutines as \p awaitables (an iterable of coroutines, tasks and
/// futures) has different items. Each waits for the next one to be done and gives its result or
/// raises its exception; after \p timeout seconds (None: no limit) it raises TimeoutError. The
/// tasks are made, in the order of the argument, when the first item is asked for; errors of the
/// arguments are raised then: TypeError for a single awaitable or what cannot be awaited. CPython:
/// asyncio.as_completed of 3.11.
Ref<Iterator> asCompleted(EventLoop &loop, Value awaitables, Value timeout);

} // namespace coroscope::asyncio
