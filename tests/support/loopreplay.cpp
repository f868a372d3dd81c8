// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/loopreplay.h"

#include <algorithm>
#include <sstream>

namespace coroscope::test {

void LoopReplay::collectTimers(std::size_t index)
{
    while (!m_timers.empty() &&
           m_timers.begin()->first.first < m_trace.seconds(index) + LoopHistory::clockResolution) {
        const auto &[key, source] = *m_timers.begin();
        m_ready.push_back({false, key.second, source});
        m_timers.erase(m_timers.begin());
    }
}

void LoopReplay::begin(bool isTask, std::uint32_t number)
{
    if (std::exchange(m_isNewTurn, false))
        collectTimers(m_position);
    const auto found = std::ranges::find_if(m_ready, [=](const Entry &entry) {
        return entry.isTask == isTask && entry.number == number;
    });
    if (found != m_ready.begin() || m_ready.empty())
        m_surprises += "event " + std::to_string(m_position) + " begins " +
                       (isTask ? "task " : "handle ") + std::to_string(number) +
                       (found == m_ready.end() ? ", which is not in the queue\n"
                                               : ", which is not at its head\n");
    if (found != m_ready.end())
        m_ready.erase(found);
}

void LoopReplay::cancel(std::uint32_t handle)
{
    std::erase_if(m_ready,
                  [handle](const Entry &entry) { return !entry.isTask && entry.number == handle; });
    std::erase_if(m_timers, [handle](const auto &timer) { return timer.first.second == handle; });
}

void LoopReplay::step()
{
    const TraceEvent event = m_trace.event(m_position);
    const auto index = static_cast<std::uint32_t>(m_position);
    switch (event.kind) {
    case EventKind::Iteration:
        collectTimers(m_position);
        m_isNewTurn = true;
        break;
    case EventKind::TaskCreated:
        m_tasks[event.subject] = {};
        break;
    case EventKind::TaskReady:
        m_ready.push_back({true, event.subject, index});
        m_tasks[event.subject].isSuspended = false;
        break;
    case EventKind::StepBegan:
        begin(true, event.subject);
        m_tasks[event.subject] = {};
        break;
    case EventKind::Suspended:
        m_tasks[event.subject] = {event.waitKind() != WaitKind::Yield, event.object,
                                  event.waitKind()};
        break;
    case EventKind::TaskFinished:
        m_tasks.erase(event.subject);
        break;
    case EventKind::HandleScheduled:
        if (event.has(EventFlag::timer))
            m_timers[{m_trace.number(event.detail), event.subject}] = index;
        else
            m_ready.push_back({false, event.subject, index});
        break;
    case EventKind::HandleCancelled:
        cancel(event.subject);
        break;
    case EventKind::CallbackBegan:
        begin(false, event.subject);
        break;
    default:
        break;
    }
    ++m_position;
}

std::string LoopReplay::text() const
{
    std::ostringstream out;
    out << "ready";
    for (const Entry &entry : m_ready)
        out << ' ' << entry.source;
    out << "\ntimers";
    for (const auto &[key, source] : m_timers)
        out << ' ' << source << '@' << key.first;
    out << "\ntasks";
    for (const auto &[number, task] : m_tasks) {
        out << ' ' << number;
        if (task.isSuspended)
            out << ':' << static_cast<int>(task.kind) << ':' << task.object.raw();
    }
    return out.str();
}

std::string loopText(const LoopState &state)
{
    std::ostringstream out;
    out << "ready";
    for (const LoopState::Ready &entry : state.ready)
        out << ' ' << entry.source;
    out << "\ntimers";
    for (const LoopState::Timer &timer : state.timers)
        out << ' ' << timer.source << '@' << timer.deadline;
    out << "\ntasks";
    for (const LoopState::Task &task : state.tasks) {
        out << ' ' << task.task.value;
        if (task.isSuspended())
            out << ':' << static_cast<int>(task.waitKind) << ':' << task.object.raw();
    }
    return out.str();
}

} // namespace coroscope::test
