// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/loopstate.h"
#include "trace/recording.h"

#include <algorithm>

namespace coroscope {

namespace {

/// Follows a lock from the task that had it when a wait began to the one that has it now: it goes
/// from waiter to waiter, and each shows in its lane when it took it.
class LockSearch {
public:
    LockSearch(const Recording &recording, const LoopState &state, const LoopState::Task &task)
        : m_recording(recording), m_events(recording.trace.events()), m_position(state.position),
          m_lock(recording.trace.event(task.since).detail),
          m_last(task.since), m_found{TaskId(recording.trace.event(task.since).other)}
    {
    }

    void look(const Lane &lane)
    {
        const auto end = std::ranges::partition_point(
            lane.spans, [this](const Span &span) { return span.beginEvent < m_position; });
        for (auto wait = lane.spans.begin(); wait != end; ++wait) {
            const bool isOver = wait->endEvent > m_last && wait->endEvent < m_position;
            if (isOver && isWaitForIt(*wait) && wait + 1 != lane.spans.end())
                lookAfter(lane.task, *wait, *(wait + 1));
        }
    }
    LockHolder found() const { return m_found; }

private:
    bool isWaitForIt(const Span &span) const
    {
        return span.isWaiting() && span.waitKind == WaitKind::Lock &&
               m_events.at(span.beginEvent).detail == m_lock;
    }

    bool isCancelled(const Span &wait) const
    {
        const std::uint32_t done = m_recording.history.doneEvent(wait.object);
        return done < m_position && (m_events.at(done).flags & EventFlag::cancelled) != 0;
    }

    /// \p wait has ended: with the lock, unless an exception is or will be thrown in.
    void lookAfter(TaskId task, const Span &wait, const Span &ready)
    {
        const bool isTaken = ready.endEvent != 0 && ready.endEvent < m_position;
        const bool isThrown =
            isTaken && (m_events.at(ready.endEvent).flags & EventFlag::thrown) != 0;
        if (isThrown || isCancelled(wait))
            return;
        m_last = wait.endEvent;
        m_found = {task, !isTaken};
    }

    const Recording &m_recording;
    const TraceColumns &m_events;
    const std::size_t m_position;
    const std::uint32_t m_lock;
    std::uint32_t m_last; ///< the event by which m_found got it
    LockHolder m_found;
};

} // namespace

LockHolder lockHolder(const Recording &recording, const LoopState &state,
                      const LoopState::Task &task)
{
    if (recording.trace.event(task.since).detail == 0)
        return {};
    LockSearch search(recording, state, task);
    for (const Lane &lane : recording.lifecycle.lanes())
        search.look(lane);
    return search.found();
}

} // namespace coroscope
