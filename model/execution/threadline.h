// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/waitkind.h"

#include <cstdint>
#include <deque>

namespace coroscope {

class ThreadRuntime;

/// A thread that waits: for some of several futures, for its turn in a ThreadLine, or for a time.
struct ThreadWaiter {
    enum class Until : std::uint8_t { All, First, FirstException };
    std::uint32_t thread = 0; ///< who waits, as the scheduler numbers threads
    Until until = Until::All; ///< of futures
    std::size_t left = 0;     ///< futures not done yet
    bool released = false;    ///< the waiting is over
    bool refused = false;     ///< ... because what it waited for will not come
    WaitKind kind = WaitKind::Future;
    AwaitableId id; ///< what traces call a turn in a line
};

/// Threads that wait for a turn at the same thing: first come, first served.
class ThreadLine {
public:
    bool empty() const { return m_waiters.empty(); }
    std::size_t size() const { return m_waiters.size(); }
    /// Blocks the current thread until it is released. False when it was refused.
    bool wait(ThreadRuntime &runtime, WaitKind kind);
    /// Lets the one that came first go on. False when nobody waits.
    bool releaseFirst(ThreadRuntime &runtime, bool refused = false);
    void releaseAll(ThreadRuntime &runtime, bool refused = false);

private:
    std::deque<ThreadWaiter *> m_waiters;
};

} // namespace coroscope
