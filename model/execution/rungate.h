// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/breakpoints.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace coroscope {

/// Holds a run in real time between two of its events, and lets it go on. The run waits in it on
/// its own thread; every other member may be called from any thread. A run in virtual time tells it
/// where breakpoints are met and never waits: what it has recorded can be gone through as slowly as
/// a person likes.
class RunGate {
public:
    void setBreakpoints(const Breakpoints &breakpoints);
    /// The run is to wait before its next event.
    void hold();
    void release();
    /// Lets a held run go on to the end of the loop's iteration; one that waits between two
    /// iterations runs the next.
    void step();
    /// The run is to end: nothing holds it any more.
    void open();
    bool isHeld() const { return m_held.load(std::memory_order_relaxed); }

    /// Called when the run begins to wait (true) and when it goes on (false), on the run's thread.
    void setObserver(std::function<void(bool held)> observer);

    // What the run asks.
    /// True when it must look at every block.
    bool isWatched() const { return m_watched.load(std::memory_order_relaxed); }
    bool haltsAt(BlockId block) const;
    bool haltsAtOutcome(std::uint8_t flags) const;
    enum class Place { Statement, IterationBegin, Idle };
    /// Waits while the run is held.
    void wait(Place place);
    /// How to make the run's thread come to wait() when it is idle; null when the run is over.
    void setWaker(std::function<void()> waker);

private:
    /// How far a held run may go: nowhere; to the end of its iteration; to that of the next.
    enum class Step { None, Rest, Turn };
    void changed();
    bool mayPass(Place place);

    mutable std::mutex m_mutex;
    std::condition_variable m_moved;
    Breakpoints m_breakpoints;
    std::function<void()> m_waker;
    std::function<void(bool)> m_observer;
    std::atomic<bool> m_held = false;
    std::atomic<bool> m_watched = false;
    bool m_open = false;
    Step m_step = Step::None;
    Place m_place = Place::Idle; ///< where the run waits
};

} // namespace coroscope
