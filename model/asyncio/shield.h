// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/future.h"

namespace coroscope::asyncio {

/// A future that ends as \p awaitable does but whose cancellation does not reach it. A coroutine
/// becomes a task; what is done already is returned as it is. Raises TypeError for what cannot be
/// awaited. CPython: asyncio.shield.
Ref<Future> shield(EventLoop &loop, const Value &awaitable);

} // namespace coroscope::asyncio
