// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/clock.h"

#include <functional>
#include <memory>
#include <optional>

namespace coroscope::asyncio {

/// The threads beside a loop, which run plain functions of the program. Whoever runs program code
/// holds the interpreter, one thread at a time; who sleeps or waits does not. The thread that made
/// the object is the loop's: it holds the interpreter from then on, but for the places below.
class Workers {
public:
    using Body = std::function<void()>;
    /// What workers ask of the run. May be empty, but for the clock.
    struct Host {
        Clock *clock = nullptr;
        /// Calls what it is given with the interpreter's state put aside, for another thread to
        /// have its own.
        std::function<void(const Body &)> aside;
        std::function<void()> turnBegan; ///< a worker has got the interpreter
        std::function<void()> ended;     ///< a worker has ended; called by it
    };

    virtual ~Workers() = default;
    /// True in a worker's thread.
    static bool isWorker();
    /// Starts a thread that will run \p body, which may throw LoopStopped alone. False when the
    /// system refuses.
    virtual bool spawn(Body body) = 0;
    /// Workers that have not ended.
    virtual std::size_t alive() const = 0;
    /// True once a worker has ended by LoopStopped: the run is to end.
    virtual bool isBroken() const = 0;

    // These throw LoopStopped when the run ends.
    /// Holds the calling thread, any, and lets the others run until \p condition holds, which a
    /// worker makes true by ending.
    virtual void waitUntil(const std::function<bool()> &condition) = 0;

    // A worker's own. They too throw LoopStopped.
    /// Lets the others run for \p seconds of the run's clock, at least 0.
    virtual void sleep(double seconds) = 0;
    /// Keeps the processor busy for \p seconds.
    virtual void compute(double seconds) = 0;

    // The loop's thread.
    /// A blocking call: holds the loop, but not the workers.
    virtual void block(double seconds) = 0;
    /// Busy work of \p seconds.
    virtual void blockComputing(double seconds) = 0;
    /// Waits until every worker has ended by itself.
    virtual void join() = 0;
    /// Has every worker end where it is, and waits for that.
    virtual void end() = 0;
    /// Ends every wait now and from now on. Any thread, whoever holds the interpreter.
    virtual void stop() = 0;

    /// Real time: the loop's thread holds the interpreter while it runs handles, and not while it
    /// waits for what comes next.
    virtual void hold() {}
    virtual void letGo() {}
    /// Real time: a place where another thread may get the interpreter.
    virtual void yield() {}
    /// Virtual time: each worker that can run runs until it sleeps, waits or ends: the first
    /// started first, and again until none can.
    virtual void runRunnable() {}
    /// Virtual time: when the first sleep of a worker ends.
    virtual std::optional<double> nextWake() const { return std::nullopt; }

protected:
    Workers() = default;
    /// Marks the calling thread as a worker's.
    static void becomeWorker();
};

/// Workers in virtual time. Threads run one at a time, in the order of their start, and get their
/// turn where the loop waits or blocks.
std::unique_ptr<Workers> makeVirtualWorkers(Workers::Host host);
/// Real threads in real time, times \p speed.
std::unique_ptr<Workers> makeRealWorkers(Workers::Host host, double speed);

} // namespace coroscope::asyncio
