// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/lifecycle.h"
#include "trace/loophistory.h"
#include "trace/trace.h"

#include <cstdint>
#include <memory>
#include <string>

namespace coroscope {

/// How a run ended.
enum class RunEnd : std::uint8_t {
    Running, ///< not yet
    Completed,
    Failed,  ///< the program raised; `message` is the exception
    Stopped, ///< by the person
    Deadlock,
    Limit,   ///< a budget
    Refused, ///< the scenario does not compile
};

/// What a run used. Fields that were not measured are negative.
struct RunResources {
    double wallSeconds = -1;           ///< real time from start to end
    double cpuSeconds = -1;            ///< user and system time of its threads
    std::int64_t threads = -1;         ///< threads used, the main one included
    std::int64_t peakThreads = -1;     ///< alive at one time
    std::int64_t contextSwitches = -1; ///< voluntary and involuntary, summed
    std::int64_t peakMemory = -1;      ///< bytes: the loop's objects; threads: stacks and tables
    bool measured = false;             ///< false: modelled
};

/// One run of a scenario by one executor: its trace and what is derived from it, which reads the
/// trace where it is. Views read it on the GUI thread.
struct Recording {
    enum class Executor : std::uint8_t { Loop, Threads };

    Recording() = default;
    explicit Recording(Executor by) : executor(by) {}
    /// Derives anew what is derived of the trace.
    Recording(Recording &&other)
        : executor(other.executor), realClock(other.realClock), speed(other.speed),
          trace(std::move(other.trace)), end(other.end), message(std::move(other.message)),
          resources(other.resources)
    {
        update();
    }
    Recording &operator=(Recording &&) = delete;

    Executor executor = Executor::Loop;
    bool realClock = false;
    double speed = 1; ///< of the real clock
    Trace trace;
    Lifecycle lifecycle;
    LoopHistory history;
    RunEnd end = RunEnd::Running;
    std::string message; ///< a sentence, when `end` needs one
    RunResources resources;

    /// Whether the program came to its own end, by whatever way.
    bool isWhole() const
    {
        return end == RunEnd::Completed || end == RunEnd::Failed || end == RunEnd::Deadlock;
    }

    /// Forgets the run.
    void clear()
    {
        const Executor by = executor;
        std::destroy_at(this);
        std::construct_at(this, by);
    }

    /// Derives what the trace has gained since the last call.
    void update()
    {
        lifecycle.update(trace);
        history.update(trace);
    }
};

} // namespace coroscope
