// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of steps, futures, callbacks and combinators.
#include "io/eventlines.h"

#include <algorithm>
#include <array>

namespace coroscope {

namespace {

/// The callback of asyncio's own that ends a sleep: it is given the future and the sleep's result.
constexpr std::string_view sleepTimer = "_set_result_unless_cancelled";

/// By WaitKind.
constexpr std::array<std::string_view, 18> kindNames = {
    "yield",     "future",          "task",      "sleep",     "gather",   "wait",
    "wait_for",  "cancel_and_wait", "shield",    "lock",      "event",    "condition",
    "semaphore", "queue_put",       "queue_get", "taskgroup", "executor", "join",
};
static_assert(kindNames.size() == static_cast<std::size_t>(WaitKind::Join) + 1);

std::string_view kindName(std::uint16_t kind)
{
    return kind < kindNames.size() ? kindNames[kind] : "future";
}

std::string_view returnWhen(const TraceEvent &event)
{
    return event.has(EventFlag::firstCompleted)   ? "FIRST_COMPLETED"
           : event.has(EventFlag::firstException) ? "FIRST_EXCEPTION"
                                                  : "ALL_COMPLETED";
}

} // namespace

void EventLines::step()
{
    begin(m_event.has(EventFlag::first) ? "start" : "resume");
    m_line.id("task", subjectTask());
    if (m_event.has(EventFlag::thrown))
        m_line.text("throw", detailText());
    m_line.end();
}

void EventLines::suspend()
{
    begin("suspend");
    m_line.id("task", subjectTask());
    m_line.id("on", m_event.object);
    m_line.text("kind", kindName(m_event.aux));
    if (m_event.waitKind() == WaitKind::Sleep && m_event.detail != 0)
        m_line.number("delay", m_trace.number(m_event.detail), m_event.has(EventFlag::wholeNumber));
    m_line.end();
}

void EventLines::state()
{
    if (m_event.has(EventFlag::failed)) {
        m_line.text("state", "failed");
        m_line.text("exc", detailText());
    } else if (m_event.has(EventFlag::cancelled)) {
        m_line.text("state", "cancelled");
        if (m_event.detail != 0)
            m_line.value("msg", detailText());
    } else {
        m_line.text("state", "finished");
        m_line.value("result", detailText());
    }
}

void EventLines::resultOrException()
{
    if (m_event.has(EventFlag::failed) || m_event.has(EventFlag::cancelled))
        m_line.text("exc", m_event.detail != 0 ? detailText() : "CancelledError()");
    else
        m_line.value("result", detailText());
}

void EventLines::done()
{
    begin("done");
    m_line.id("task", subjectTask());
    state();
    m_line.end();
}

void EventLines::futureDone()
{
    begin("fut_done");
    m_line.id("fut", m_event.object);
    m_line.text("kind", kindName(m_event.aux));
    state();
    m_line.end();
}

void EventLines::schedule()
{
    if (!m_event.has(EventFlag::timer))
        return;
    if (m_event.subject >= m_deadlines.size())
        m_deadlines.resize(m_event.subject + 1);
    m_deadlines[m_event.subject] = {m_event.detail, m_event.has(EventFlag::wholeNumber)};
}

void EventLines::callback()
{
    const std::string_view function = m_trace.text(m_event.other);
    begin("cb");
    m_line.text("fn", function);
    if (m_event.detail != 0)
        m_line.value("args", detailText());
    else
        m_line.futureArguments("args", m_event.object, function == sleepTimer);
    if (m_event.has(EventFlag::timer) && m_event.subject < m_deadlines.size()) {
        const Deadline &deadline = m_deadlines[m_event.subject];
        m_line.number("when", m_trace.number(deadline.seconds), deadline.whole);
    }
    if (m_event.has(EventFlag::internal))
        m_line.flag("internal", true);
    m_line.end();
}

void EventLines::combinator()
{
    const std::span<const AwaitableId> members = m_trace.list(m_event.other);
    switch (static_cast<CombinatorKind>(m_event.aux)) {
    case CombinatorKind::Gather:
        if (m_event.object.isFuture()) {
            m_gathers.resize(
                std::max<std::size_t>(m_gathers.size(), m_event.object.futureNumber() + 1));
            m_gathers[m_event.object.futureNumber()] = true;
        }
        begin("gather");
        m_line.id("fut", m_event.object);
        m_line.ids("children", members);
        m_line.flag("return_exceptions", m_event.has(EventFlag::returnExceptions));
        break;
    case CombinatorKind::Shield:
        begin("shield");
        m_line.id("inner", members.empty() ? AwaitableId() : members.front());
        m_line.id("outer", m_event.object);
        break;
    case CombinatorKind::Wait:
        begin("wait");
        m_line.id("task", subjectTask());
        m_line.ids("fs", members);
        if (m_event.has(EventFlag::hasTimeout))
            m_line.number("timeout", m_trace.number(m_event.detail),
                          m_event.has(EventFlag::wholeNumber));
        else
            m_line.null("timeout");
        m_line.text("return_when", returnWhen(m_event));
        break;
    case CombinatorKind::WaitFor:
    case CombinatorKind::TaskGroup:
        return;
    }
    m_line.end();
}

void EventLines::combinatorDone()
{
    switch (static_cast<CombinatorKind>(m_event.aux)) {
    case CombinatorKind::Wait:
        begin("wait_done");
        m_line.id("task", subjectTask());
        m_line.ids("done", m_trace.list(m_event.other));
        m_line.ids("pending", m_trace.list(m_event.detail));
        break;
    case CombinatorKind::WaitFor:
        begin("wait_for_done");
        m_line.id("task", subjectTask());
        resultOrException();
        break;
    default:
        return;
    }
    m_line.end();
}

bool EventLines::isGather(AwaitableId id) const
{
    return id.isFuture() && id.futureNumber() < m_gathers.size() && m_gathers[id.futureNumber()];
}

void EventLines::cancel()
{
    // Of a plain future, the schema tells only that it is done.
    if (!m_event.object.isTask() && !isGather(m_event.object))
        return;
    begin("cancel");
    m_line.id("target", m_event.object);
    m_line.flag("ret", m_event.has(EventFlag::returnedTrue));
    if (m_event.has(EventFlag::hasMessage) && m_event.object.isTask())
        m_line.value("msg", detailText());
    m_line.end();
}

void EventLines::uncancel()
{
    begin("uncancel");
    m_line.id("task", subjectTask());
    m_line.integer("ret", m_event.other);
    m_line.end();
}

} // namespace coroscope
