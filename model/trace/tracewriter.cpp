// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/tracewriter.h"

#include <cassert>

namespace coroscope {

namespace {

/// Events that a writer takes before its buffer grows.
constexpr std::size_t chunk = 4096;

template <class T, class Member>
void fillColumn(std::vector<T> &column, const std::vector<TraceEvent> &events, Member member)
{
    column.reserve(events.size());
    for (const TraceEvent &event : events)
        column.push_back(event.*member);
}

TraceColumns columnsOf(const std::vector<TraceEvent> &events)
{
    TraceColumns columns;
    fillColumn(columns.kind, events, &TraceEvent::kind);
    fillColumn(columns.flags, events, &TraceEvent::flags);
    fillColumn(columns.aux, events, &TraceEvent::aux);
    fillColumn(columns.subject, events, &TraceEvent::subject);
    fillColumn(columns.object, events, &TraceEvent::object);
    fillColumn(columns.other, events, &TraceEvent::other);
    fillColumn(columns.block, events, &TraceEvent::block);
    fillColumn(columns.detail, events, &TraceEvent::detail);
    fillColumn(columns.time, events, &TraceEvent::time);
    return columns;
}

} // namespace

TraceWriter::TraceWriter(TraceSink &sink) : m_sink(sink) { m_events.reserve(chunk); }

TextId TraceWriter::text(std::string_view text)
{
    if (text.empty())
        return 0;
    if (const auto known = m_texts.find(text); known != m_texts.end())
        return known->second;
    const auto id = static_cast<TextId>(m_texts.size() + 1);
    m_texts.emplace(text, id);
    m_batch.texts.emplace_back(text);
    return id;
}

NumberId TraceWriter::number(double number)
{
    m_batch.numbers.push_back(number);
    return ++m_numberCount;
}

ListId TraceWriter::list(std::vector<AwaitableId> members)
{
    if (members.empty())
        return 0;
    m_batch.lists.push_back(std::move(members));
    return ++m_listCount;
}

void TraceWriter::addTask(TaskId id, const TaskInfo &info)
{
    assert(id.value == m_taskCount + 1);
    m_taskCount = id.value;
    m_batch.tasks.push_back(info);
}

void TraceWriter::rename(TaskId id, TextId name) { m_batch.renames.emplace_back(id, name); }

void TraceWriter::setTime(double seconds)
{
    if (seconds == m_seconds)
        return;
    const Nanos time = nanosFromSeconds(seconds);
    // Two readings within one nanosecond: the later must not be taken for the earlier.
    m_exactPending = secondsFromNanos(time) != seconds || time == m_time;
    m_seconds = seconds;
    m_time = time;
}

void TraceWriter::appendExactTime()
{
    m_batch.exactTimes.push_back({count(), m_seconds});
    m_exactPending = false;
}

void TraceWriter::addFlags(std::uint64_t sequence, std::uint8_t flags)
{
    if (sequence >= m_flushed && sequence < count())
        m_events[sequence - m_flushed].flags |= flags;
}

void TraceWriter::flush()
{
    if (m_events.empty() && m_batch.renames.empty())
        return;
    m_batch.events = columnsOf(m_events);
    m_flushed += m_events.size();
    m_events.clear();
    m_sink.take(std::exchange(m_batch, {}));
}

} // namespace coroscope
