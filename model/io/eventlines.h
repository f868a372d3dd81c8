// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/eventline.h"
#include "trace/trace.h"

namespace coroscope {

/// Turns the events of one trace into lines.
class EventLines {
public:
    EventLines(const Trace &trace, std::ostream &out) : m_trace(trace), m_line(out) {}

    void writeAll();
    /// Writes the lines of the next events, \p most of them at most. False when all are written.
    bool writeSome(std::size_t most);
    /// How many events are written.
    std::size_t written() const { return m_next; }

private:
    void write(std::size_t index);
    void begin(std::string_view event) { m_line.begin(m_iteration, m_seconds, event); }
    std::string_view detailText() const { return m_trace.text(m_event.detail); }
    AwaitableId subjectTask() const { return AwaitableId::task(m_event.task()); }

    void run();
    void runEnd();
    void taskNew();
    void step();
    void suspend();
    void done();
    void futureDone();
    void schedule();
    void callback();
    void combinator();
    void combinatorDone();
    void cancel();
    void uncancel();
    void block();
    void log();
    void excHandler();
    void remark(std::string_view event);
    void deadlock();
    void exit();
    /// "state" and what belongs to it, of a task or future.
    void state();
    /// "result" or "exc", of a call.
    void resultOrException();
    bool isGather(AwaitableId id) const;

    struct Deadline {
        NumberId seconds = 0;
        bool whole = false;
    };

    const Trace &m_trace;
    EventLineWriter m_line;
    TraceEvent m_event;
    std::size_t m_next = 0;
    std::vector<std::size_t> m_afterTheEnd; ///< printed while the last objects went
    bool m_isWritten = false;
    double m_seconds = 0;
    std::uint32_t m_iteration = 0;
    bool m_broken = false;             ///< the run was broken off: no exit follows
    std::vector<Deadline> m_deadlines; ///< by handle number
    std::vector<bool> m_gathers;       ///< by future number
    std::vector<TextId> m_runs;        ///< runs of the loop that have not ended
};

} // namespace coroscope
