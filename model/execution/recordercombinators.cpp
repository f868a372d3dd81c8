// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/eventloop.h"
#include "asyncio/task.h"
#include "execution/recorder.h"
#include "values/errors.h"
#include "values/numbers.h"

/// What a recorder writes of gather, wait and the like.
namespace coroscope {

using asyncio::Future;
using asyncio::Task;

void Recorder::gatherMade(const Future &gather, std::span<const Ref<Future>> children,
                          bool returnExceptions)
{
    append({.kind = EventKind::CombinatorMade,
            .flags = returnExceptions ? EventFlag::returnExceptions : std::uint8_t(0),
            .aux = static_cast<std::uint16_t>(CombinatorKind::Gather),
            .subject = numberOf(gather.loop().currentTask()),
            .object = gather.id(),
            .other = listOf(children)});
}

void Recorder::waitBegan(std::span<const Ref<Future>> futures, const Value &timeout,
                         asyncio::ReturnWhen returnWhen, const Task *task)
{
    TraceEvent event{.kind = EventKind::CombinatorMade,
                     .aux = static_cast<std::uint16_t>(CombinatorKind::Wait),
                     .subject = numberOf(task),
                     .other = listOf(futures)};
    if (returnWhen == asyncio::ReturnWhen::FirstCompleted)
        event.flags |= EventFlag::firstCompleted;
    if (returnWhen == asyncio::ReturnWhen::FirstException)
        event.flags |= EventFlag::firstException;
    if (isNumber(timeout)) { // what is none fails when the loop is asked for a timer
        event.flags |= EventFlag::hasTimeout;
        setNumber(event, timeout);
    }
    append(event);
}

void Recorder::waitEnded(std::span<const Ref<Future>> done, std::span<const Ref<Future>> pending,
                         const Task *task)
{
    append({.kind = EventKind::CombinatorCompleted,
            .aux = static_cast<std::uint16_t>(CombinatorKind::Wait),
            .subject = numberOf(task),
            .other = listOf(done),
            .detail = listOf(pending)});
}

void Recorder::waitForBegan(const Future *future, const Value &timeout, const Task *task)
{
    TraceEvent event{.kind = EventKind::CombinatorMade,
                     .aux = static_cast<std::uint16_t>(CombinatorKind::WaitFor),
                     .subject = numberOf(task)};
    std::vector<AwaitableId> members;
    if (future)
        members.push_back(future->id());
    event.other = m_writer.list(std::move(members));
    if (isNumber(timeout)) { // what is none fails when the loop is asked for a timer
        event.flags |= EventFlag::hasTimeout;
        setNumber(event, timeout);
    }
    append(event);
}

void Recorder::waitForEnded(const Value &result, const Exception *exception, const Task *task)
{
    TraceEvent event{.kind = EventKind::CombinatorCompleted,
                     .aux = static_cast<std::uint16_t>(CombinatorKind::WaitFor),
                     .subject = numberOf(task)};
    if (exception)
        event.flags |= isInstance(*exception, Error::CancelledError) ? EventFlag::cancelled
                                                                     : EventFlag::failed;
    event.detail = exception ? exceptionText(exception) : valueText(result);
    append(event);
}

void Recorder::groupEntered(const Task *task)
{
    append({.kind = EventKind::CombinatorMade,
            .aux = static_cast<std::uint16_t>(CombinatorKind::TaskGroup),
            .subject = numberOf(task)});
}

void Recorder::groupLeft(std::span<const AwaitableId> members, const Exception *exception,
                         const Task *task)
{
    TraceEvent event{.kind = EventKind::CombinatorCompleted,
                     .aux = static_cast<std::uint16_t>(CombinatorKind::TaskGroup),
                     .subject = numberOf(task),
                     .other = m_writer.list({members.begin(), members.end()})};
    if (exception)
        event.flags |= isInstance(*exception, Error::CancelledError) ? EventFlag::cancelled
                                                                     : EventFlag::failed;
    event.detail = exception ? exceptionText(exception) : valueText(Value());
    append(event);
}

void Recorder::shieldMade(const Future &inner, const Future &outer)
{
    append({.kind = EventKind::CombinatorMade,
            .aux = static_cast<std::uint16_t>(CombinatorKind::Shield),
            .subject = numberOf(inner.loop().currentTask()),
            .object = outer.id(),
            .other = m_writer.list({inner.id()})});
}

} // namespace coroscope
