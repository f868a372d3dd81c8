// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

#include <cstdint>
#include <deque>
#include <limits>
#include <span>
#include <vector>

namespace coroscope {

/// Since when and until when every handle stood in the loop's ready queue or among its timers, and
/// every future was pending: what the loop's state at any instant is read off (see loopstate.h). A
/// pure function of the trace, however it is fed; never re-enacts anything. Takes less memory
/// than the trace itself.
///
/// Instants are positions: at position n the events with numbers below n have happened.
class LoopHistory {
public:
    /// The number of an event that has not come.
    static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();
    /// A timer is due when its deadline lies before the time plus this, in seconds.
    /// CPython: BaseEventLoop._clock_resolution of the monotonic clock.
    static constexpr double clockResolution = 1e-9;

    /// From one event to another: it holds after the first, and up to the second.
    struct Stay {
        std::uint32_t source = 0;    ///< the TaskReady or HandleScheduled that it comes from
        std::uint32_t from = 0;      ///< the source; of a due timer what found it due
        std::uint32_t until = never; ///< where it began to run, was cancelled or (a timer) was due

        bool holdsAt(std::size_t position) const { return from < position && position <= until; }
    };

    /// Takes the events that \p trace has gained since the last call (all of them, the first time).
    void update(const Trace &trace);

    std::size_t eventCount() const { return m_eventCount; }
    /// Stays in the ready queue, in the order of the queue.
    const std::deque<Stay> &ready() const { return m_ready; }
    /// Stays among the timers, in the order of their making.
    const std::deque<Stay> &timers() const { return m_timers; }
    /// The numbers of the events that began an iteration.
    std::span<const std::uint32_t> iterations() const { return m_iterations; }
    /// The FutureDone of a future that is no task; never while there is none.
    std::uint32_t doneEvent(AwaitableId future) const { return factsOf(future).done; }
    /// The CombinatorMade of the gather or shield that \p future belongs to; never if to none.
    std::uint32_t madeEvent(AwaitableId future) const { return factsOf(future).made; }
    /// Bytes held, counting capacity.
    std::size_t memory() const;

private:
    static constexpr std::uint32_t timerBit = 0x8000'0000u;
    struct FutureFacts {
        std::uint32_t done = never;
        std::uint32_t made = never;
    };
    struct Deadline {
        double seconds = 0;
        std::uint32_t handle = 0;
        /// Puts what fires first on top of a std heap.
        friend bool operator<(const Deadline &a, const Deadline &b)
        {
            return a.seconds != b.seconds ? a.seconds > b.seconds : a.handle > b.handle;
        }
    };

    void take(const Trace &trace, std::uint32_t index);
    void queue(std::vector<std::uint32_t> &places, std::uint32_t number, const Stay &stay);
    void leave(std::vector<std::uint32_t> &places, std::uint32_t number, std::uint32_t index);
    void schedule(const Trace &trace, const TraceEvent &event, std::uint32_t index);
    void queueDueTimers(const Trace &trace, std::uint32_t index);
    void settle(const Trace &trace, std::uint32_t index);
    static std::uint32_t &placeOf(std::vector<std::uint32_t> &places, std::uint32_t number);
    FutureFacts factsOf(AwaitableId future) const;
    FutureFacts &editFacts(AwaitableId future);

    std::size_t m_eventCount = 0;
    std::deque<Stay> m_ready;
    std::deque<Stay> m_timers;
    std::vector<std::uint32_t> m_iterations;
    std::vector<FutureFacts> m_futures;        ///< by number
    std::vector<std::uint32_t> m_taskPlaces;   ///< by number: where in m_ready, or never
    std::vector<std::uint32_t> m_handlePlaces; ///< likewise; with timerBit: where in m_timers
    std::vector<Deadline> m_deadlines;         ///< a heap; those cancelled are still in it
    bool m_newIteration = false;               ///< nothing has run yet in the last iteration
};

} // namespace coroscope
