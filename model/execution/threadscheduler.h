// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace coroscope {

/// Runs the bodies of threads and lets them block. Two kinds: real threads under an interpreter
/// lock, and a model in virtual time. Bodies and all calls below run with the interpreter held.
class ThreadScheduler {
public:
    using Body = std::function<void()>;
    static constexpr double forever = -1;

    virtual ~ThreadScheduler() = default;
    /// Runs \p body as thread 1 and returns when every thread has ended. \p pulse is called on the
    /// calling thread, some 30 times a second, with the interpreter held.
    virtual void run(Body body, const std::function<void()> &pulse) = 0;
    /// Starts a thread. False when the system refuses.
    virtual bool spawn(std::uint32_t thread, Body body) = 0;
    /// The thread whose body is running.
    virtual std::uint32_t current() const = 0;
    /// Blocks the current thread until wake() or for \p seconds of the run's clock. False when the
    /// time ran out (or the run was stopped).
    virtual bool block(double seconds) = 0;
    /// Uses \p seconds of CPU time.
    virtual void compute(double seconds) = 0;
    /// Ends the block() of a thread. It runs later.
    virtual void wake(std::uint32_t thread) = 0;
    /// A place where another thread may get the interpreter.
    virtual void yield() = 0;
    /// The run's clock in seconds.
    virtual double now() = 0;
    /// Ends all blocking, now and from now on. Any thread, interpreter not needed.
    virtual void stop() = 0;
    /// The same, with the interpreter held.
    virtual void abandon() = 0;
    /// True when block() could never end.
    virtual bool isDeadlocked() const = 0;
    /// What the threads have used.
    virtual RunResources resources() const = 0;
};

std::unique_ptr<ThreadScheduler> makeRealThreads(double speed);
/// Any number of threads can sleep at once; \p cores compute at a time, shared evenly.
std::unique_ptr<ThreadScheduler> makeModelledThreads(std::uint32_t cores);

} // namespace coroscope
