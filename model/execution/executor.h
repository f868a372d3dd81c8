// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "execution/program.h"
#include "execution/rungate.h"
#include "trace/recording.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace coroscope {

enum class ClockKind : std::uint8_t {
    Virtual, ///< jumps from deadline to deadline
    Real,    ///< the wall clock, times a speed
};

/// What a run may use. Reaching a limit ends the run with a sentence and keeps its trace.
struct Budgets {
    std::uint64_t steps = 50'000'000;      ///< blocks executed
    std::uint32_t tasks = 200'000;         ///< tasks alive at one time
    std::uint32_t recursion = 1000;        ///< nested calls: RecursionError, as in Python
    std::uint64_t valueBytes = 256u << 20; ///< one value: MemoryError
    double seconds = 86'400.0 * 366;       ///< of the run's clock
    std::uint64_t logLines = 1'000'000;
    std::uint32_t threads = 2'000; ///< of the threaded executor, alive at one time
};

struct RunOptions {
    ClockKind clock = ClockKind::Virtual;
    double speed = 1;                 ///< of the real clock, > 0
    std::optional<std::int64_t> seed; ///< instead of the scenario's
    Budgets budgets;
    bool keepsLocals = false;      ///< the trace of a loop's run holds the local variables of tasks
    std::shared_ptr<RunGate> gate; ///< where a loop's run can be held; null: nowhere
};

/// How a run went.
struct RunReport {
    RunEnd end = RunEnd::Completed;
    std::string message; ///< a sentence when `end` is not Completed
    RunResources resources;
};

/// Runs programs. One kind runs them on the event loop, the other on threads.
class Executor {
public:
    virtual ~Executor() = default;
    /// Runs \p program in the calling thread until it ends or \p stop is requested (then within
    /// 100 ms). Batches reach \p sink on this thread, at most about 30 a second, the last one
    /// before it returns. No coroutine and no thread of the run is left afterwards.
    virtual RunReport run(const Program &program, const RunOptions &options, TraceSink &sink,
                          std::stop_token stop) = 0;
};

/// On asyncio's event loop. Needs a QCoreApplication; the calling thread runs a Qt event loop.
std::unique_ptr<Executor> makeLoopExecutor();
/// On threads: real ones, measured, with the real clock; modelled ones with the virtual clock.
std::unique_ptr<Executor> makeThreadsExecutor();

} // namespace coroscope
