// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/lifecycle.h"

namespace coroscope {

/// Takes one event after the other into a Lifecycle. Lives for one update.
class LifecycleBuilder {
public:
    LifecycleBuilder(Lifecycle &lifecycle, const Trace &trace);

    /// Takes the event with number \p index; the next in order.
    void take(std::uint32_t index);

private:
    using LaneState = LifecycleState::LaneState;
    using Doer = LifecycleState::Doer;
    using Handle = LifecycleState::Handle;
    using Take = void (LifecycleBuilder::*)();
    static Take handlerOf(EventKind kind);

    // Lanes of tasks.
    void taskCreated();
    void taskReady();
    void stepBegan();
    void suspended();
    void taskFinished();
    void blockingBegan();
    void blockingEnded();
    void openSpan(std::uint32_t lane, SpanState state, WaitKind waitKind = WaitKind::Yield);
    void countTask(std::uint32_t lane, bool works, bool holds);
    void notePassedError(std::uint32_t lane);
    SpanState heldState(std::uint32_t lane) const;
    void addLane();

    // The loop lane, its ready queue, callbacks.
    void iteration();
    void handleScheduled();
    void handleCancelled();
    void callbackBegan();
    void callbackEnded();
    void settleIteration();
    void addIdle();
    void queueDueTimers();
    void openLoopSpan(SpanState state);
    void closeLoopSpan();
    void setDepth(std::uint32_t depth);
    Handle &handle(std::uint32_t number);

    // Who made what happen.
    void futureDone();
    void combinatorMade();
    void combinatorCompleted();
    void cancelRequested();
    void leaveInterruptedWait(std::uint32_t lane);
    void completeCombinator(std::uint32_t combinator, Outcome outcome, TextId value);
    void addArrow(ArrowKind kind, const Doer &from);
    Doer doerOf(AwaitableId awaitable) const;
    LifecycleState::FutureState &future(AwaitableId id);

    void logLine();
    void remark();
    void recordingEnded();
    void ignore() {}

    std::uint32_t subjectLane() const { return m_life.laneOf(m_event.task()); }

    Lifecycle &m_life;
    LifecycleState &m_state;
    const Trace &m_trace;
    TraceEvent m_event; ///< the one being taken
    std::uint32_t m_index = 0;
};

/// The outcome that the flags of an event tell.
inline Outcome outcomeOf(const TraceEvent &event)
{
    return event.has(EventFlag::failed)      ? Outcome::Failed
           : event.has(EventFlag::cancelled) ? Outcome::Cancelled
                                             : Outcome::Returned;
}

} // namespace coroscope
