// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/metrics.h"

namespace coroscope {

Metrics measure(const Recording &recording)
{
    RunTotals totals = recording.lifecycle.totals();
    totals.passTo(recording.trace.duration());
    const auto ended = [&](Outcome outcome) {
        return totals.ended[static_cast<std::size_t>(outcome)];
    };
    const bool isOfThreads = recording.executor == Recording::Executor::Threads;
    return {.makespan = recording.trace.duration(),
            .sumOfWork = totals.work,
            .busy = totals.busy,
            .frozen = isOfThreads ? 0 : totals.frozen,
            .tasks = totals.tasks,
            .peakConcurrency = totals.mostAlive,
            .iterations = totals.iterations,
            .steps = totals.steps,
            .returned = ended(Outcome::Returned),
            .failed = ended(Outcome::Failed),
            .cancelled = ended(Outcome::Cancelled),
            .unfinished = ended(Outcome::Pending)};
}

} // namespace coroscope
