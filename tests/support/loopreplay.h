// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/loopstate.h"

#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace coroscope::test {

/// Plays the events of a trace one after the other with a queue and a heap of timers, in the
/// plainest way there is: what LoopState, which reads any instant off at once, has to agree with.
class LoopReplay {
public:
    explicit LoopReplay(const Trace &trace) : m_trace(trace) {}

    /// The next event happens. Notes in `surprises` a handle that runs out of turn.
    void step();
    std::size_t position() const { return m_position; }
    /// Queue, timers and tasks as text.
    std::string text() const;
    const std::string &surprises() const { return m_surprises; }
    std::size_t depth() const { return m_ready.size(); }

private:
    /// A task or a handle, by the event that it comes from.
    struct Entry {
        bool isTask;
        std::uint32_t number;
        std::uint32_t source;
    };
    struct Task {
        bool isSuspended = false;
        AwaitableId object{};
        WaitKind kind = WaitKind::Yield;
    };
    using Timers = std::map<std::pair<double, std::uint32_t>, std::uint32_t>; ///< -> source

    void begin(bool isTask, std::uint32_t number);
    void collectTimers(std::size_t index);
    void cancel(std::uint32_t handle);

    const Trace &m_trace;
    std::size_t m_position = 0;
    std::deque<Entry> m_ready;
    Timers m_timers;
    std::map<std::uint32_t, Task> m_tasks;
    bool m_isNewTurn = false;
    std::string m_surprises;
};

/// The same of a LoopState.
std::string loopText(const LoopState &state);

} // namespace coroscope::test
