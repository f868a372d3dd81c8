// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

namespace coroscope {

/// Builds batches: interns texts, collects numbers and lists, and hands a batch to its sink when
/// flush() is called. Lives on the executor's thread. Hot: append() is a few stores.
class TraceWriter {
public:
    explicit TraceWriter(TraceSink &sink);

    /// The id of \p text, the same for equal texts. "" gives 0.
    TextId text(std::string_view text) { return m_texts.id(text); }
    /// An id of \p text, which is most likely unlike those before: a value, a line. "" gives 0.
    TextId valueText(std::string_view text) { return m_texts.valueId(text); }
    /// As valueText() of \p number, or of a list of it alone.
    TextId numberText(std::int64_t number, bool inBrackets = false)
    {
        return m_texts.numberId(number, inBrackets);
    }
    NumberId number(double number);
    /// The number of a new list; an empty one gives 0.
    ListId list(std::vector<AwaitableId> members);
    /// Keeps what the local variables of \p task are from \p event on (see SavedLocals), in place
    /// of what was kept just before for the same. Events do not go back.
    void saveLocals(std::uint64_t event, TaskId task, std::span<const SavedLocal> locals);
    /// Announces a task; ids must come in order, from 1.
    void addTask(TaskId id, const TaskInfo &info);
    void rename(TaskId id, TextId name);
    /// Sets the time of the events that follow, in seconds (exact) of the run's clock.
    void setTime(double seconds);
    Nanos time() const { return m_time; }
    /// Adds \p event at the current time. Returns its sequence number.
    std::uint64_t append(TraceEvent event)
    {
        event.time = m_time;
        if (m_exactPending)
            appendExactTime();
        m_batch.events.append(event);
        return count() - 1;
    }
    /// Sets flags on the event with this sequence number, if it is not yet flushed.
    void addFlags(std::uint64_t sequence, std::uint8_t flags);
    /// Events not yet flushed.
    std::size_t pending() const { return m_batch.events.size(); }
    std::uint64_t count() const { return m_flushed + pending(); }
    /// Hands over what there is, if anything.
    void flush();

private:
    void appendExactTime();

    TraceSink &m_sink;
    TraceBatch m_batch;
    TextTable m_texts;
    std::uint64_t m_flushed = 0;
    std::uint32_t m_numberCount = 0;
    std::uint32_t m_listCount = 0;
    std::uint32_t m_taskCount = 0;
    Nanos m_time = 0;
    double m_seconds = 0;
    bool m_exactPending = false;
};

} // namespace coroscope
