// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "execution/futuresmodule.h"
#include "execution/inspectmodule.h"
#include "execution/machine.h"

namespace coroscope {

inline constexpr double runEpoch = 1'700'000'000.0; ///< time.time() when a run begins

/// What a kind of run has of its own to give a program; the other names follow from it.
struct RunNames {
    Ref<language::Module> asyncio; ///< its functions; the constants are added
    std::function<double()> now;   ///< seconds since the run began
    Value sleep;                   ///< time.sleep
    Value compute;
    Value print;
    ValueTest isCoroutine, isFuture;
    ExecutorMaker makeExecutor;
};

/// Defines what every program finds but for `logging`: the built-in names and all modules. `random`
/// starts with \p seed.
void defineNames(Machine &machine, std::int64_t seed, const RunNames &names);

} // namespace coroscope
