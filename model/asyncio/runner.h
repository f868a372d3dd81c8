// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/eventloop.h"

namespace coroscope::asyncio {

/// Runs \p coroutine in \p loop, a fresh one, and takes the loop down as asyncio.run does: cancels
/// what is left and waits for it, runs the two shutdown coroutines, closes the loop, whether or not
/// the coroutine raised. CPython: asyncio.run, runners._cancel_all_tasks.
Value runMain(EventLoop &loop, const Value &coroutine);

} // namespace coroscope::asyncio
