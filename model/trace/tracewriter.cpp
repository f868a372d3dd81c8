// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/tracewriter.h"

#include <cassert>

namespace coroscope {

TraceWriter::TraceWriter(TraceSink &sink) : m_sink(sink) {}

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

void TraceWriter::saveLocals(std::uint64_t event, TaskId task, std::span<const SavedLocal> locals)
{
    auto &saved = m_batch.locals;
    if (!saved.empty() && saved.back().event == event && saved.back().task == task) {
        m_batch.localValues.resize(m_batch.localValues.size() - saved.back().count);
        saved.pop_back();
    }
    saved.push_back(
        {static_cast<std::uint32_t>(event), task, static_cast<std::uint32_t>(locals.size())});
    m_batch.localValues.insert(m_batch.localValues.end(), locals.begin(), locals.end());
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
        m_batch.events.addFlags(sequence - m_flushed, flags);
}

void TraceWriter::flush()
{
    if (m_batch.empty())
        return;
    m_flushed += pending();
    m_batch.texts = m_texts.takeNew();
    TraceBatch next;
    next.events = TraceColumns(m_flushed, m_batch.events.takePieces());
    m_sink.take(std::exchange(m_batch, std::move(next)));
}

} // namespace coroscope
