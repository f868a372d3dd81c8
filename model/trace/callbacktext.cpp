// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/callbacktext.h"

#include "trace/valuetext.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace coroscope {

namespace {

/// Looks back from one event for what its callback belongs to.
class InternalCallback {
public:
    InternalCallback(const Trace &trace, std::size_t index, Recording::Executor executor,
                     Seconds seconds)
        : m_trace(trace), m_index(index), m_event(trace.event(index)), m_executor(executor),
          m_seconds(seconds)
    {
    }
    std::string text() const;

private:
    bool runs() const { return m_event.kind == EventKind::CallbackBegan; }
    std::string object() const { return awaitableName(m_trace, m_event.object, m_executor); }
    std::string deadline() const;
    std::string ownersOf(std::uint32_t task, const char *what) const;
    std::optional<TraceEvent> combinator(CombinatorKind kind, bool &isOver) const;
    std::optional<TraceEvent> outcomeOfObject() const;
    std::string timer(const char *what) const;
    std::string gather() const;
    std::string wait() const;

    const Trace &m_trace;
    std::size_t m_index;
    TraceEvent m_event;
    Recording::Executor m_executor;
    Seconds m_seconds;
};

std::string InternalCallback::text() const
{
    if (!m_event.has(EventFlag::internal) || !m_event.object)
        return {};
    const std::string_view name = shortName(m_trace.text(m_event.other));
    if (name == "_done_callback")
        return gather();
    if (name == "_on_completion")
        return wait();
    if (name == "_release_waiter")
        return timer("timeout of its wait");
    if (name == "_set_result_unless_cancelled")
        return timer("timer of its sleep");
    if (name == "_run_until_complete_cb")
        return object() +
               (runs() ? " is done: the loop is told to stop" : " is done: the loop is to stop");
    return {};
}

std::string InternalCallback::deadline() const
{
    return secondsText(m_trace.number(m_event.detail), false, m_seconds);
}

/// "main's gather", "a gather" where nobody is known to have it.
std::string InternalCallback::ownersOf(std::uint32_t task, const char *what) const
{
    return task != 0 ? laneName(m_trace, TaskId(task), m_executor) + "'s " + what
                     : std::string("A ") + what;
}

/// The timer was set by the task whose step it is, and fires for the one that waits for `object`.
std::string InternalCallback::timer(const char *what) const
{
    const TraceColumns &events = m_trace.events();
    for (std::size_t i = m_index; i-- > 0;) {
        const EventKind kind = events.kind()[i];
        const bool isIt = runs()
                              ? kind == EventKind::Suspended && events.object()[i] == m_event.object
                              : kind == EventKind::StepBegan;
        if (!isIt)
            continue;
        const std::string task = laneName(m_trace, TaskId(events.subject()[i]), m_executor);
        return runs() ? task + " has waited long enough: the " + what + " fires"
                      : task + " sets the " + what + " to " + deadline();
    }
    return {};
}

/// The last combinator of \p kind that has `object` as a member. \p isOver: it was done before.
std::optional<TraceEvent> InternalCallback::combinator(CombinatorKind kind, bool &isOver) const
{
    const TraceColumns &events = m_trace.events();
    std::vector<AwaitableId> done;
    for (std::size_t i = m_index; i-- > 0;) {
        if (events.kind()[i] == EventKind::FutureDone)
            done.push_back(events.object()[i]);
        if (events.kind()[i] != EventKind::CombinatorMade ||
            events.aux()[i] != static_cast<std::uint16_t>(kind))
            continue;
        if (std::ranges::find(m_trace.list(events.other()[i]), m_event.object) ==
            m_trace.list(events.other()[i]).end())
            continue;
        isOver = std::ranges::find(done, events.object()[i]) != done.end();
        return m_trace.event(i);
    }
    return {};
}

std::optional<TraceEvent> InternalCallback::outcomeOfObject() const
{
    const TraceColumns &events = m_trace.events();
    for (std::size_t i = m_index; i-- > 0;) {
        const bool isIt =
            m_event.object.isTask()
                ? events.kind()[i] == EventKind::TaskFinished &&
                      events.subject()[i] == m_event.object.taskId().value
                : events.kind()[i] == EventKind::FutureDone && events.object()[i] == m_event.object;
        if (isIt)
            return m_trace.event(i);
    }
    return {};
}

std::string InternalCallback::gather() const
{
    bool isOver = false;
    const std::optional<TraceEvent> made = combinator(CombinatorKind::Gather, isOver);
    const std::string who = ownersOf(made ? made->subject : 0, "gather");
    if (!runs())
        return object() + " is done: " + who + " is to be told";
    const std::optional<TraceEvent> outcome = outcomeOfObject();
    if (isOver)
        return who + " is over already, so that " + object() + " comes too late";
    if (!outcome)
        return who + " is told that " + object() + " is done";
    if (outcome->has(EventFlag::cancelled))
        return who + " is told that " + object() + " was cancelled";
    if (!outcome->has(EventFlag::failed))
        return who + " takes the result of " + object() + ": " +
               valueText(m_trace, outcome->detail, m_executor);
    const bool keeps = made && made->has(EventFlag::returnExceptions);
    return who + (keeps ? " takes the exception of " : " fails with the exception of ") + object() +
           ": " + std::string(m_trace.text(outcome->detail));
}

std::string InternalCallback::wait() const
{
    bool isOver = false;
    const std::optional<TraceEvent> made = combinator(CombinatorKind::Wait, isOver);
    const std::string who = ownersOf(made ? made->subject : 0, "wait");
    return runs() ? who + " counts " + object() + " as done"
                  : object() + " is done: " + who + " is to be told";
}

} // namespace

std::string internalCallbackText(const Trace &trace, std::size_t index,
                                 Recording::Executor executor, Seconds seconds)
{
    return InternalCallback(trace, index, executor, seconds).text();
}

} // namespace coroscope
