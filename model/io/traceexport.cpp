// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/traceexport.h"

#include "io/eventlines.h"
#include "language/logging.h"

#include <algorithm>

namespace coroscope {

namespace {

constexpr std::string_view runForever = "run_forever";

} // namespace

void EventLines::writeAll()
{
    while (writeSome(m_trace.size() + 1)) {
    }
}

bool EventLines::writeSome(std::size_t most)
{
    if (m_isWritten)
        return false;
    if (m_next == 0) {
        m_line.beginMeta();
        m_line.integer("schema", 1);
        m_line.text("generator", "Coroscope " COROSCOPE_VERSION);
        m_line.end();
    }
    for (const std::size_t last = std::min(m_trace.size(), m_next + most); m_next < last;
         ++m_next) {
        // What is printed or warned of while the program's last objects go follows its end.
        const TraceEvent event = m_trace.event(m_next);
        if ((event.kind == EventKind::LogLine || event.kind == EventKind::WarningIssued) &&
            event.has(EventFlag::collected))
            m_afterTheEnd.push_back(m_next);
        else
            write(m_next);
    }
    if (m_next == m_trace.size()) {
        for (const std::size_t index : m_afterTheEnd)
            write(index);
        m_isWritten = true;
    }
    m_line.flush();
    return true;
}

void EventLines::write(std::size_t index)
{
    m_event = m_trace.event(index);
    m_seconds = m_trace.seconds(index);
    switch (m_event.kind) {
    case EventKind::RunBegan:
        return run();
    case EventKind::RunEnded:
        return runEnd();
    case EventKind::Iteration:
        m_iteration = m_event.other;
        return;
    case EventKind::TaskCreated:
        return taskNew();
    case EventKind::StepBegan:
        return step();
    case EventKind::Suspended:
        return suspend();
    case EventKind::TaskFinished:
        return done();
    case EventKind::FutureDone:
        return futureDone();
    case EventKind::HandleScheduled:
        return schedule();
    case EventKind::CallbackBegan:
        return callback();
    case EventKind::CombinatorMade:
        return combinator();
    case EventKind::CombinatorCompleted:
        return combinatorDone();
    case EventKind::CancelRequested:
        return cancel();
    case EventKind::Uncancelled:
        return uncancel();
    case EventKind::BlockingBegan:
        return block();
    case EventKind::LogLine:
        return log();
    case EventKind::ErrorReported:
        // The schema tells of calls of the handler.
        return m_event.has(EventFlag::ofHandler) ? remark("note") : excHandler();
    case EventKind::WarningIssued:
        return remark("warning");
    case EventKind::Note:
        return remark("note");
    case EventKind::Deadlock:
        return deadlock();
    case EventKind::LimitReached:
        m_broken = true;
        return remark("limit");
    case EventKind::RecordingEnded:
        return exit();
    case EventKind::TaskReady:
    case EventKind::HandleCancelled:
    case EventKind::CallbackEnded:
    case EventKind::BlockingEnded:
    case EventKind::BreakpointMet:
        return;
    }
}

void EventLines::run()
{
    m_runs.push_back(m_event.detail);
    begin("run");
    m_line.text("what", detailText());
    m_line.end();
}

void EventLines::runEnd()
{
    const std::string_view what = m_runs.empty() ? std::string_view() : m_trace.text(m_runs.back());
    if (!m_runs.empty())
        m_runs.pop_back();
    begin("run_end");
    m_line.text("what", what);
    if (what != runForever)
        resultOrException();
    m_line.end();
}

void EventLines::taskNew()
{
    const TaskInfo &info = m_trace.task(m_event.task());
    begin("task_new");
    m_line.id("task", subjectTask());
    m_line.text("name", m_trace.taskName(m_event.task()));
    m_line.text("coro", m_trace.text(info.coroutine));
    m_line.id("parent", m_event.object);
    if (info.internal)
        m_line.flag("internal", true);
    m_line.end();
}

void EventLines::block()
{
    begin("block");
    m_line.number("dur", m_trace.number(m_event.detail), m_event.has(EventFlag::wholeNumber));
    m_line.end();
}

void EventLines::log()
{
    const bool isLogged = m_event.has(EventFlag::logged);
    if (isLogged && m_event.has(EventFlag::goesOn))
        return;
    begin("log");
    m_line.id("task", m_event.subject != 0 ? subjectTask() : m_event.object);
    m_line.text("text", isLogged ? m_trace.text(m_event.other) : detailText());
    if (isLogged) {
        m_line.text("stream", "logging");
        m_line.text("level", language::levelName(m_event.aux));
    }
    m_line.end();
}

void EventLines::excHandler()
{
    begin("exc_handler");
    m_line.text("message", detailText());
    if (m_event.other != 0)
        m_line.text("exc", m_trace.text(m_event.other));
    else
        m_line.null("exc");
    m_line.id("obj", m_event.object);
    if (m_event.has(EventFlag::collected))
        m_line.flag("gc", true);
    m_line.end();
}

void EventLines::remark(std::string_view event)
{
    begin(event);
    if (m_event.kind == EventKind::WarningIssued)
        m_line.text("category", m_trace.text(m_event.other));
    m_line.text("text", detailText());
    m_line.end();
}

void EventLines::deadlock()
{
    m_broken = true;
    begin("deadlock");
    m_line.ids("pending", m_trace.list(m_event.other));
    m_line.end();
}

void EventLines::exit()
{
    if (m_broken)
        return;
    begin("exit");
    if (m_event.other != 0)
        m_line.text("exc", m_trace.text(m_event.other));
    else
        m_line.null("exc");
    m_line.end();
}

void writeEventLines(const Trace &trace, std::ostream &out) { EventLines(trace, out).writeAll(); }

} // namespace coroscope
