// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/links.h"

#include <algorithm>

namespace coroscope {

namespace {

using Found = std::optional<std::size_t>;

/// The last event before \p event for which \p matches is true.
template <class Matches>
Found lastBefore(const Trace &trace, std::size_t event, Matches matches)
{
    while (event > 0) {
        if (matches(trace.event(--event)))
            return event;
    }
    return {};
}

bool isOfTask(EventKind kind)
{
    return kind == EventKind::TaskCreated || kind == EventKind::TaskReady ||
           kind == EventKind::StepBegan || kind == EventKind::Suspended ||
           kind == EventKind::TaskFinished;
}

/// Whether \p event makes \p awaitable done.
bool completes(const TraceEvent &event, AwaitableId awaitable)
{
    return (event.kind == EventKind::FutureDone && event.object == awaitable) ||
           (event.kind == EventKind::TaskFinished && AwaitableId::task(event.task()) == awaitable);
}

Found completion(const Trace &trace, std::size_t event, AwaitableId awaitable)
{
    if (!awaitable)
        return {};
    return lastBefore(trace, event, [awaitable](const TraceEvent &earlier) {
        return completes(earlier, awaitable);
    });
}

/// The step of \p task in which \p event happened.
Found stepOf(const Trace &trace, std::size_t event, TaskId task)
{
    return lastBefore(trace, event, [task](const TraceEvent &earlier) {
        return earlier.kind == EventKind::StepBegan && earlier.task() == task;
    });
}

/// What happened before in the life of the task that \p event is about.
Found earlierOfTask(const Trace &trace, std::size_t event)
{
    const TaskId task = trace.event(event).task();
    return lastBefore(trace, event, [task](const TraceEvent &earlier) {
        return isOfTask(earlier.kind) && earlier.task() == task;
    });
}

/// What made a task ready: the future that it waited for, a cancellation, or, for a bare yield and
/// a first step, what the task itself did before.
Found causeOfReady(const Trace &trace, std::size_t index)
{
    const TraceEvent event = trace.event(index);
    if (const Found done = completion(trace, index, event.object))
        return done;
    const AwaitableId task = AwaitableId::task(event.task());
    return lastBefore(trace, index, [task](const TraceEvent &earlier) {
        return (isOfTask(earlier.kind) && earlier.task() == task.taskId()) ||
               (earlier.kind == EventKind::CancelRequested && earlier.object == task);
    });
}

/// What let a step begin. A thread is not made ready by others: what it waited for is done.
Found causeOfStep(const Trace &trace, std::size_t index)
{
    const Found earlier = earlierOfTask(trace, index);
    if (!earlier || trace.event(*earlier).kind != EventKind::Suspended)
        return earlier;
    const Found done = completion(trace, index, trace.event(*earlier).object);
    return done && *done > *earlier ? done : earlier;
}

Found causeOfScheduling(const Trace &trace, std::size_t index)
{
    const TraceEvent event = trace.event(index);
    if (!event.has(EventFlag::timer)) {
        if (const Found done = completion(trace, index, event.object))
            return done;
    }
    return holder(trace, index);
}

/// The last event of \p kind before \p index with the same subject.
Found counterpart(const Trace &trace, std::size_t index, EventKind kind)
{
    const std::uint32_t subject = trace.event(index).subject;
    return lastBefore(trace, index, [kind, subject](const TraceEvent &earlier) {
        return earlier.kind == kind && earlier.subject == subject;
    });
}

bool isBegin(EventKind kind)
{
    return kind == EventKind::StepBegan || kind == EventKind::CallbackBegan;
}

/// Whether no effect of \p event, which began a step or callback, comes after \p later.
bool endsHold(const TraceEvent &event, const TraceEvent &later)
{
    if (event.kind == EventKind::StepBegan)
        return later.subject == event.subject &&
               (later.kind == EventKind::Suspended || later.kind == EventKind::TaskFinished);
    return later.kind == EventKind::Iteration || later.kind == EventKind::StepBegan ||
           (later.kind == EventKind::CallbackEnded && later.subject == event.subject);
}

/// Whether \p later can be an effect of \p event; cheap, so that few causes are looked up.
bool mayFollow(const TraceEvent &event, const TraceEvent &later, bool isThreaded)
{
    switch (event.kind) {
    case EventKind::StepBegan:
    case EventKind::CallbackBegan:
        return true;
    case EventKind::TaskCreated:
    case EventKind::TaskReady:
    case EventKind::Suspended:
        return later.subject == event.subject &&
               (later.kind == EventKind::TaskReady || later.kind == EventKind::StepBegan);
    case EventKind::TaskFinished:
    case EventKind::FutureDone: {
        const AwaitableId done =
            event.kind == EventKind::FutureDone ? event.object : AwaitableId::task(event.task());
        return (isThreaded && later.kind == EventKind::StepBegan) ||
               (later.object == done &&
                (later.kind == EventKind::TaskReady || later.kind == EventKind::HandleScheduled));
    }
    case EventKind::CancelRequested:
        return later.kind == EventKind::TaskReady &&
               AwaitableId::task(later.task()) == event.object;
    case EventKind::HandleScheduled:
        return later.kind == EventKind::CallbackBegan && later.subject == event.subject;
    case EventKind::BlockingBegan:
        return later.kind == EventKind::BlockingEnded && later.subject == event.subject;
    default:
        return false;
    }
}

/// Whether an event of this kind has one effect at most.
bool hasOneEffect(EventKind kind)
{
    return kind == EventKind::TaskCreated || kind == EventKind::TaskReady ||
           kind == EventKind::Suspended || kind == EventKind::HandleScheduled ||
           kind == EventKind::BlockingBegan || kind == EventKind::CancelRequested;
}

} // namespace

std::optional<std::size_t> holder(const Trace &trace, std::size_t position)
{
    const Found found = lastBefore(trace, position, [](const TraceEvent &earlier) {
        return earlier.kind == EventKind::StepBegan || earlier.kind == EventKind::CallbackBegan ||
               earlier.kind == EventKind::CallbackEnded || earlier.kind == EventKind::Suspended ||
               earlier.kind == EventKind::TaskFinished || earlier.kind == EventKind::Iteration ||
               earlier.kind == EventKind::RunBegan || earlier.kind == EventKind::RunEnded ||
               earlier.kind == EventKind::RecordingEnded;
    });
    if (!found)
        return {};
    const EventKind kind = trace.event(*found).kind;
    return kind == EventKind::StepBegan || kind == EventKind::CallbackBegan ? found : Found();
}

std::optional<std::size_t> cause(const Trace &trace, std::size_t index)
{
    const TraceEvent event = trace.event(index);
    switch (event.kind) {
    case EventKind::Iteration:
    case EventKind::RunBegan:
    case EventKind::RecordingEnded:
        return {};
    case EventKind::TaskReady:
        return causeOfReady(trace, index);
    case EventKind::StepBegan:
        return causeOfStep(trace, index);
    case EventKind::HandleScheduled:
        return causeOfScheduling(trace, index);
    case EventKind::HandleCancelled:
        return holder(trace, index);
    case EventKind::CallbackBegan:
        return counterpart(trace, index, EventKind::HandleScheduled);
    case EventKind::CallbackEnded:
        return counterpart(trace, index, EventKind::CallbackBegan);
    case EventKind::BlockingEnded:
        return counterpart(trace, index, EventKind::BlockingBegan);
    case EventKind::TaskCreated:
        return event.object ? stepOf(trace, index, event.object.taskId()) : holder(trace, index);
    default:
        return event.subject != 0 ? stepOf(trace, index, event.task()) : holder(trace, index);
    }
}

std::vector<std::size_t> effects(const Trace &trace, std::size_t index)
{
    const TraceEvent event = trace.event(index);
    const TraceColumns::Kinds kinds = trace.events().kind();
    const bool isThreaded =
        std::find(kinds.begin(), kinds.end(), EventKind::Iteration) == kinds.end();
    std::vector<std::size_t> found;
    for (std::size_t later = index + 1; later < trace.size(); ++later) {
        const TraceEvent candidate = trace.event(later);
        if (mayFollow(event, candidate, isThreaded) && cause(trace, later) == index) {
            found.push_back(later);
            if (hasOneEffect(event.kind))
                break;
        }
        if (isBegin(event.kind) && endsHold(event, candidate))
            break;
    }
    return found;
}

} // namespace coroscope
