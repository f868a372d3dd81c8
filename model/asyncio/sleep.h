// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/awaiters.h"

namespace coroscope::asyncio {

/// Begins a sleep: gives the future, which a timer completes with \p result, that is to be waited
/// for. Null for a \p delay <= 0, which gives the loop one turn; \p outcome is then what comes of
/// it. \p delay: seconds, an int or a float; anything else, and NaN, makes it an error.
/// CPython: asyncio.sleep.
Ref<Future> beginSleep(EventLoop &loop, const Value &delay, const Value &result, Outcome &outcome);

/// What the timers of all sleeps seem to call. CPython: futures._set_result_unless_cancelled.
class SleepCallback final : public Callback {
public:
    void run(EventLoop &loop, std::span<const Value> args) override;
    std::string_view internalName() const override { return "_set_result_unless_cancelled"; }
};

} // namespace coroscope::asyncio
