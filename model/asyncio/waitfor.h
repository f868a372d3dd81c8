// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/coroutine.h"

namespace coroscope::asyncio {

/// A coroutine that waits for \p awaitable, at most for \p timeout seconds (an int or float; None:
/// for ever), and gives its result. A coroutine becomes a task unless \p timeout is None. When the
/// time is over the awaitable is cancelled and waited for; TimeoutError is raised if that ended it.
/// The same happens, with CancelledError, when the wait itself is cancelled; a result that is there
/// by then is given all the same. CPython: asyncio.wait_for of 3.11.
Ref<Coroutine> waitFor(Value awaitable, Value timeout);

} // namespace coroscope::asyncio
