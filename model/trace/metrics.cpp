// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/metrics.h"

#include <numeric>

namespace coroscope {

Metrics measure(const Recording &recording)
{
    RunTotals totals = recording.lifecycle.totals();
    totals.passTo(recording.trace.duration());
    const auto with = [&](Outcome outcome) {
        return totals.outcomes[static_cast<std::size_t>(outcome)];
    };
    const bool isOfThreads = recording.executor == Recording::Executor::Threads;
    return {.makespan = recording.trace.duration(),
            .sumOfWork = totals.work,
            .busy = totals.busy,
            .frozen = isOfThreads ? 0 : totals.frozen,
            .tasks = std::reduce(totals.outcomes.begin(), totals.outcomes.end()),
            .peakConcurrency = totals.mostAlive,
            .iterations = totals.iterations,
            .steps = totals.steps,
            .returned = with(Outcome::Returned),
            .failed = with(Outcome::Failed),
            .cancelled = with(Outcome::Cancelled),
            .unfinished = with(Outcome::Pending)};
}

} // namespace coroscope
