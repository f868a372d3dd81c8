// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/metrics.h"

#include <algorithm>
#include <limits>

namespace coroscope {

namespace {

struct Interval {
    Nanos begin = 0;
    Nanos end = 0;
};

/// The length of what \p intervals cover together.
Nanos covered(std::vector<Interval> intervals)
{
    const auto byBegin = [](const Interval &a, const Interval &b) { return a.begin < b.begin; };
    if (!std::is_sorted(intervals.begin(), intervals.end(), byBegin)) // those of a loop are
        std::sort(intervals.begin(), intervals.end(), byBegin);
    Nanos sum = 0;
    Nanos reached = 0;
    for (const Interval &interval : intervals) {
        sum += std::max<Nanos>(0, interval.end - std::max(reached, interval.begin));
        reached = std::max(reached, interval.end);
    }
    return sum;
}

/// Durations that a program made up may add up to more than fits.
void add(Nanos &sum, Nanos length)
{
    if (__builtin_add_overflow(sum, length, &sum))
        sum = std::numeric_limits<Nanos>::max();
}

/// Whether the span is something that the task does by itself, rather than a wait for others.
[[gnu::always_inline]] inline bool isWork(const Span &span)
{
    const bool works = span.isWaiting() &&
                       (span.waitKind == WaitKind::Sleep || span.waitKind == WaitKind::Executor);
    return works || span.isHolding();
}

void countEvents(const Recording &recording, Metrics &metrics)
{
    const Trace &trace = recording.trace;
    std::uint32_t alive = 0;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        const EventKind kind = trace.events().kind()[i];
        if (kind == EventKind::Iteration) {
            ++metrics.iterations;
            continue;
        }
        const bool begins = kind == EventKind::TaskCreated;
        const bool ends = kind == EventKind::TaskFinished;
        if (!begins && !ends && kind != EventKind::StepBegan)
            continue;
        if (trace.task(TaskId(trace.events().subject()[i])).internal)
            continue;
        if (begins)
            metrics.peakConcurrency = std::max(metrics.peakConcurrency, ++alive);
        else if (ends)
            alive -= alive > 0 ? 1 : 0;
        else
            ++metrics.steps;
    }
}

void countOutcome(Outcome outcome, Metrics &metrics)
{
    switch (outcome) {
    case Outcome::Returned:
        ++metrics.returned;
        return;
    case Outcome::Failed:
        ++metrics.failed;
        return;
    case Outcome::Cancelled:
        ++metrics.cancelled;
        return;
    case Outcome::Pending:
        ++metrics.unfinished;
        return;
    }
}

} // namespace

Metrics measure(const Recording &recording)
{
    Metrics metrics;
    const Lifecycle &life = recording.lifecycle;
    const Nanos now = recording.trace.duration();
    const auto length = [now](const Span &span) { return std::min(span.end, now) - span.begin; };
    const bool isOfThreads = recording.executor == Recording::Executor::Threads;
    metrics.makespan = now;
    std::vector<Interval> held; // a loop's lane shows when it is held, whoever holds it
    for (const Lane &lane : life.lanes()) {
        if (recording.trace.task(lane.task).internal)
            continue;
        ++metrics.tasks;
        countOutcome(lane.outcome, metrics);
        for (const Span &span : lane.spans) {
            if (isWork(span))
                add(metrics.sumOfWork, length(span));
            if (isOfThreads && span.isHolding() && length(span) > 0)
                held.push_back({span.begin, std::min(span.end, now)});
        }
    }
    for (const Span &span : life.loopSpans()) {
        if (span.state == SpanState::Idle)
            continue;
        if (length(span) > 0)
            held.push_back({span.begin, std::min(span.end, now)});
        if (!span.object) // of a callback or the program: no lane has it
            add(metrics.sumOfWork, length(span));
        if (span.state == SpanState::Blocking && !isOfThreads)
            add(metrics.frozen, length(span));
    }
    metrics.busy = covered(std::move(held));
    countEvents(recording, metrics);
    return metrics;
}

} // namespace coroscope
