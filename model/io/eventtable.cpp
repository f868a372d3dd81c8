// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventtable.h"

#include "trace/eventtext.h"
#include "trace/jsontext.h"

#include <algorithm>
#include <array>

namespace coroscope {

namespace {

constexpr std::size_t eventsAStep = 2000;

struct KindRow {
    std::string_view name;
    bool isOfTask; ///< its subject is a task
};

/// By EventKind.
constexpr std::array<KindRow, 27> kinds = {{
    {"run began", false},
    {"run ended", false},
    {"turn", false},
    {"task created", true},
    {"task ready", true},
    {"step began", true},
    {"suspended", true},
    {"task finished", true},
    {"future done", false},
    {"callback scheduled", false},
    {"callback cancelled", false},
    {"callback began", false},
    {"callback ended", false},
    {"combinator made", true},
    {"combinator completed", true},
    {"cancel requested", true},
    {"uncancelled", true},
    {"blocking began", true},
    {"blocking ended", true},
    {"log", true},
    {"breakpoint met", true},
    {"error", false},
    {"warning", false},
    {"note", false},
    {"deadlock", false},
    {"limit", false},
    {"recording ended", false},
}};
static_assert(kinds.size() == static_cast<std::size_t>(EventKind::RecordingEnded) + 1);

} // namespace

EventTable::EventTable(std::vector<const Recording *> recordings)
    : m_recordings(std::move(recordings)), m_out("executor,event,time,turn,kind,task,block,text\n")
{
}

bool EventTable::step()
{
    if (m_recording == m_recordings.size())
        return false;
    const Recording &recording = *m_recordings[m_recording];
    const std::size_t last = std::min(recording.trace.size(), m_next + eventsAStep);
    for (; m_next < last; ++m_next)
        write(recording, m_next);
    if (m_next == recording.trace.size()) {
        ++m_recording;
        m_next = 0;
        m_turn = 0;
    }
    return true;
}

double EventTable::progress() const
{
    std::size_t done = m_next, all = 1;
    for (std::size_t i = 0; i < m_recordings.size(); ++i) {
        all += m_recordings[i]->trace.size();
        done += i < m_recording ? m_recordings[i]->trace.size() : 0;
    }
    return m_recording == m_recordings.size()
               ? 1
               : static_cast<double>(done) / static_cast<double>(all);
}

Result<std::string> EventTable::take() { return std::move(m_out); }

void EventTable::write(const Recording &recording, std::size_t index)
{
    const TraceEvent event = recording.trace.event(index);
    if (event.kind == EventKind::Iteration)
        m_turn = event.other;
    const KindRow &kind = kinds[static_cast<std::size_t>(event.kind)];
    m_out += recording.executor == Recording::Executor::Loop ? "loop," : "threads,";
    m_out += std::to_string(index) + ',';
    appendJsonFloat(m_out, recording.trace.seconds(index));
    m_out += ',' + std::to_string(m_turn) + ',';
    cell(kind.name);
    m_out += ',';
    if (kind.isOfTask && event.subject != 0)
        cell(laneName(recording.trace, event.task(), recording.executor));
    m_out += ',';
    if (event.block)
        m_out += std::to_string(event.block.value);
    m_out += ',';
    cell(describe(recording.trace, index, recording.executor));
    m_out += '\n';
}

void EventTable::cell(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        m_out += text;
        return;
    }
    m_out += '"';
    for (const char c : text) {
        if (c == '"')
            m_out += '"';
        m_out += c;
    }
    m_out += '"';
}

} // namespace coroscope
