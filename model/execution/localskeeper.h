// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "execution/fiber.h"
#include "trace/tracewriter.h"

#include <unordered_map>

namespace coroscope {

/// Puts the local variables of a task's frames into a trace: before each statement that follows an
/// event, when a coroutine begins to wait, and where a run halts. What happens between two events
/// nobody sees, so what was put there last holds at every instant of a recording. (A list or dict
/// that others change while the task waits stays as it was when the wait began.)
class LocalsKeeper {
public:
    explicit LocalsKeeper(TraceWriter &writer) : m_writer(writer) {}

    void setKeeping(bool keeping) { m_keeping = keeping; }
    /// False also when so much has been put down that it is enough.
    bool isKeeping() const { return m_keeping; }

    /// \p task is about to execute a statement in \p fiber.
    void statementBegins(TaskId task, const RunningFiber &fiber);
    /// ... and meets a breakpoint, whose event comes next.
    void breakpointMet(TaskId task, const RunningFiber &fiber);
    /// \p task begins to wait; \p top is the frame that awaits; null: none does any more.
    void waitBegins(TaskId task, const Frame *top);

private:
    /// The names in a code, as texts of the trace.
    struct Names {
        TextId function = 0;
        std::vector<TextId> slots; ///< 0 for those that are not the program's
    };
    const Names &namesIn(const Code &code);
    TextId textOf(const Value &value);
    void add(const Frame *top);
    void add(const RunningFiber &fiber);
    void save(std::uint64_t event, TaskId task);

    TraceWriter &m_writer;
    bool m_keeping = false;
    std::uint64_t m_savedAt = 0; ///< the number of events there were at the statement saved last
    std::size_t m_saved = 0;     ///< variables that were put down
    std::vector<SavedLocal> m_locals;
    std::unordered_map<const Code *, Names> m_names;
    std::string m_text; ///< for a moment
};

} // namespace coroscope
