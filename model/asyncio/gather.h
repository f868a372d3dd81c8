// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/future.h"

#include <vector>

namespace coroscope::asyncio {

/// A future for the results of \p awaitables, in their order; coroutines become tasks, in their
/// order too; the same one given twice is one child. The first child that fails or is cancelled
/// ends it unless \p returnExceptions; the others go on. Cancelling it cancels every child. Raises
/// TypeError for what cannot be awaited. CPython: asyncio.gather.
Ref<Future> gather(EventLoop &loop, const std::vector<Value> &awaitables, bool returnExceptions);

} // namespace coroscope::asyncio
