// SPDX-License-Identifier: GPL-3.0-or-later
// The loop's state at any instant of a trace of 1,000,000 events with 10,000 tasks: the limit is
// 50 ms. Beside it, what the index that it is read off takes to make, and its share of memory.
#include "trace/loopstate.h"
#include "trace/tracewriter.h"

#include <benchmark/benchmark.h>

using namespace coroscope;

namespace {

constexpr std::uint32_t taskCount = 10'000;
constexpr std::size_t eventCount = 1'000'000;
constexpr double limitMs = 50;

/// Tasks that sleep again and again, each with a timer, as the loop records it.
Recording record()
{
    Recording recording;
    TraceWriter writer(recording.trace);
    std::size_t count = 0;
    const auto write = [&](TraceEvent event) {
        writer.append(event);
        ++count;
    };
    std::uint32_t handles = 0, turns = 0;
    const auto sleep = [&](std::uint32_t task, double until) {
        const AwaitableId future = AwaitableId::future(++handles);
        write({.kind = EventKind::HandleScheduled,
               .flags = EventFlag::internal | EventFlag::timer,
               .subject = handles,
               .object = future,
               .detail = writer.number(until)});
        write({.kind = EventKind::Suspended,
               .aux = static_cast<std::uint16_t>(WaitKind::Sleep),
               .subject = task,
               .object = future});
    };
    writer.setTime(0);
    write({.kind = EventKind::Iteration, .other = ++turns});
    for (std::uint32_t task = 1; task <= taskCount; ++task) {
        writer.addTask(TaskId(task), {});
        write({.kind = EventKind::TaskCreated, .subject = task});
        write({.kind = EventKind::TaskReady, .subject = task});
        write({.kind = EventKind::StepBegan, .subject = task});
        sleep(task, 1);
    }
    for (std::uint32_t round = 1; count < eventCount; ++round) {
        writer.setTime(round);
        write({.kind = EventKind::Iteration, .other = ++turns});
        const std::uint32_t first = handles - taskCount + 1;
        for (std::uint32_t task = 1; task <= taskCount; ++task) {
            const AwaitableId future = AwaitableId::future(first + task - 1);
            write({.kind = EventKind::CallbackBegan,
                   .flags = EventFlag::internal | EventFlag::timer,
                   .subject = first + task - 1,
                   .object = future});
            write({.kind = EventKind::FutureDone, .object = future});
            write({.kind = EventKind::TaskReady, .subject = task, .object = future});
        }
        write({.kind = EventKind::Iteration, .other = ++turns});
        for (std::uint32_t task = 1; task <= taskCount; ++task) {
            write({.kind = EventKind::StepBegan, .subject = task});
            sleep(task, round + 1);
        }
    }
    writer.flush();
    recording.lifecycle.update(recording.trace);
    return recording;
}

Recording &recording()
{
    static Recording made = record();
    return made;
}

void makeIndex(benchmark::State &state)
{
    const Trace &trace = recording().trace;
    for (auto _ : state) {
        LoopHistory history;
        history.update(trace);
        state.counters["share of the trace's memory"] =
            static_cast<double>(history.memory()) / static_cast<double>(trace.memory());
    }
}

/// At so many per cent of the recording.
void anyInstant(benchmark::State &state)
{
    recording().update();
    const std::size_t position =
        recording().trace.size() * static_cast<std::size_t>(state.range(0)) / 100;
    std::size_t rows = 0;
    for (auto _ : state) {
        const LoopState now = loopState(recording(), position);
        rows = now.ready.size() + now.timers.size() + now.tasks.size();
        benchmark::DoNotOptimize(rows);
    }
    state.counters["rows"] = static_cast<double>(rows);
    state.counters["limit in ms"] = limitMs;
}

BENCHMARK(makeIndex)->Unit(benchmark::kMillisecond);
BENCHMARK(anyInstant)->Arg(1)->Arg(25)->Arg(50)->Arg(75)->Arg(100)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
