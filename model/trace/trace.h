// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/columns.h"
#include "trace/textpool.h"

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace coroscope {

/// Number of an exact double; 0 is "no number".
using NumberId = std::uint32_t;
/// Number of a list of awaitables; 0 is "no list".
using ListId = std::uint32_t;

/// What is known of a task beyond its events.
struct TaskInfo {
    TextId name = 0;      ///< its asyncio name, if given; may change until it ends
    TextId coroutine = 0; ///< qualified name of its coroutine function
    TaskId parent{};
    BlockId block{};              ///< the block that created it
    std::uint32_t nameNumber = 0; ///< the N of its name "Task-N", when none was given
    /// The how-manieth task of its coroutine, from 1; set by Trace::append.
    std::uint32_t ordinal : 31 = 0;
    bool internal : 1 = false; ///< made by asyncio itself
};

/// The exact clock reading, in seconds, of the events from `event` on whose time is this one's:
/// kept only where the nanoseconds alone would not give the same double back.
struct ExactTime {
    std::uint64_t event = 0;
    double seconds = 0;
};

/// A local variable; or, without a value, the function whose variables follow.
struct SavedLocal {
    TextId name = 0;
    TextId value = 0; ///< as JSON
    friend bool operator==(const SavedLocal &, const SavedLocal &) = default;
};

/// The local variables of a task's frames, the innermost frame first, from when the events below
/// `event` have happened. Without a task: no more were kept from here on.
struct SavedLocals {
    std::uint32_t event = 0; ///< events have such numbers: see Span
    TaskId task{};
    std::uint32_t count = 0; ///< of its SavedLocal entries; in a Trace, of those up to its end
};

/// Local variables that a trace keeps, in their order.
class SavedLocalRange {
public:
    using Iterator = std::deque<SavedLocal>::const_iterator;

    SavedLocalRange() = default;
    SavedLocalRange(Iterator begin, Iterator end) : m_begin(begin), m_end(end) {}
    Iterator begin() const { return m_begin; }
    Iterator end() const { return m_end; }
    bool empty() const { return m_begin == m_end; }

private:
    Iterator m_begin, m_end;
};

/// Events on their way from the executor to a Trace, with the texts, numbers, lists and tasks that
/// are new in them. A plain value that may cross threads.
struct TraceBatch {
    TraceColumns events;
    TextPool texts; ///< ids go on from those of earlier batches
    std::vector<double> numbers;
    std::vector<std::vector<AwaitableId>> lists;
    std::vector<TaskInfo> tasks; ///< new tasks, ids go on
    std::vector<std::pair<TaskId, TextId>> renames;
    std::vector<ExactTime> exactTimes;
    std::vector<SavedLocals> locals;
    std::vector<SavedLocal> localValues;

    bool empty() const { return events.empty() && renames.empty(); }
};

/// Takes the batches of a run. Called on the executor's thread (which one, the executor says).
class TraceSink {
public:
    virtual ~TraceSink() = default;
    virtual void take(TraceBatch &&batch) = 0;
};

/// A recording: append-only columns of events and what they refer to. The index of an event is its
/// sequence number: it orders what happens at one instant. Not thread-safe.
class Trace final : public TraceSink {
public:
    void take(TraceBatch &&batch) override { append(std::move(batch)); }
    void append(TraceBatch &&batch);
    void clear();

    std::size_t size() const { return m_events.size(); }
    bool empty() const { return size() == 0; }
    TraceEvent event(std::size_t index) const { return m_events.at(index); }
    const TraceColumns &events() const { return m_events; }
    /// Time of the last event, 0 when empty.
    Nanos duration() const { return empty() ? 0 : m_events.time().back(); }

    std::string_view text(TextId id) const;
    double number(NumberId id) const;
    std::span<const AwaitableId> list(ListId id) const;
    std::size_t taskCount() const { return m_tasks.size(); }
    /// What is known of a task; an empty one for an unknown id.
    const TaskInfo &task(TaskId id) const;
    /// Its asyncio name: the one given, or "Task-N".
    std::string taskName(TaskId id) const;
    /// The clock reading of an event in seconds, the very double that the loop saw.
    double seconds(std::size_t index) const;
    /// The local variables of \p task when the events below \p event have happened, as they were
    /// kept last. Empty when none were kept.
    SavedLocalRange localsOf(TaskId task, std::size_t event) const;
    /// Bytes held, counting capacity.
    std::size_t memory() const;

private:
    TraceColumns m_events;
    TextPool m_texts;
    std::deque<double> m_numbers;
    std::deque<std::vector<AwaitableId>> m_lists;
    std::deque<TaskInfo> m_tasks;
    std::deque<ExactTime> m_exactTimes;
    std::deque<SavedLocals> m_locals; ///< by event
    std::deque<SavedLocal> m_localValues;
    std::unordered_map<std::string, std::uint32_t> m_tasksOfCoroutine; ///< by short name
    TextId m_lastCoroutine = 0; ///< whose count `m_lastCount` points to
    std::uint32_t *m_lastCount = nullptr;
};

/// A qualified name without the functions around it: "main.<locals>.hello" gives "hello".
std::string_view shortName(std::string_view qualifiedName);

} // namespace coroscope
