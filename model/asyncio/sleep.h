// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/awaiters.h"

namespace coroscope::asyncio {

/// One call of sleep(), ready to be awaited: a bare yield for a \p delay <= 0, else a future that a
/// timer completes with \p result. \p delay: seconds, an int or a float; anything else, and NaN,
/// gives an error. CPython: asyncio.sleep.
OutcomeAwaiter sleepFor(EventLoop &loop, const Value &delay, const Value &result);

/// What the timers of all sleeps seem to call. CPython: futures._set_result_unless_cancelled.
class SleepCallback final : public Callback {
public:
    void run(EventLoop &loop, std::span<const Value> args) override;
    std::string_view internalName() const override { return "_set_result_unless_cancelled"; }
};

} // namespace coroscope::asyncio
