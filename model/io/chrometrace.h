// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportjob.h"
#include "trace/recording.h"

#include <cstdint>
#include <vector>

namespace coroscope {

/// Writes recordings as Chrome trace JSON, which Perfetto, speedscope and chrome://tracing open.
/// The loop is one process, the threads another, in each its own clock. Thread 1 of a process is
/// the program (and the loop that it runs), and every task has a thread of its own: a slice for its
/// life, and nested in it one for each state. Flows go from what made something happen to what
/// happened; the ready queue is a counter; log lines, callbacks and remarks are instants.
///
/// Viewers sort by time, and some drop what takes none. So each event of the recording comes at
/// least a nanosecond after the one before: what happens at one instant is spread in its order, and
/// no state is of length 0. Times are late by at most a nanosecond for each event; slices are pairs
/// of begin and end, whose times are written once and never added up.
class ChromeTrace final : public ExportJob {
public:
    /// \p recordings have up-to-date life cycles and stay as they are until the job is done.
    explicit ChromeTrace(std::vector<const Recording *> recordings);

    bool step() override;
    double progress() const override;
    Result<std::string> take() override;

private:
    /// In the order in which they are written when one event made several.
    /// Ends come before begins; flows leave what is still open and reach what has begun.
    enum class Part : std::uint8_t {
        FlowStart,
        SpanEnd,
        LifeEnd,
        Life,
        Span,
        Instant,
        Depth,
        FlowEnd
    };
    struct Entry {
        std::uint32_t event; ///< the number of all events: the end of the recording
        Part part;
        std::uint32_t lane; ///< noLane: thread 1
        std::uint32_t index;
    };

    void beginProcess();
    void collect();
    void collectInstants();
    /// The number of the event, or of all events for what is still open.
    std::uint32_t endOf(const Span &span) const;
    std::uint32_t lifeEnd(std::uint32_t lane) const;
    void write(const Entry &entry);
    void writeNames();
    void writeDepth(const ReadyDepth &depth);
    void writeLife(char phase, std::uint32_t lane);
    void writeSpan(char phase, const Span &span, std::uint32_t lane);
    void writeInstant(const Entry &entry);
    void writeFlow(const Arrow &arrow, std::uint32_t number, bool isStart);
    std::string holderName(const Span &span) const;
    std::string spanName(const Span &span, std::uint32_t lane) const;
    Span spanOf(const Entry &entry) const;

    const Recording &recording() const { return *m_recordings[m_process]; }
    const Trace &trace() const { return recording().trace; }
    const Lifecycle &life() const { return recording().lifecycle; }
    std::string nameOf(std::uint32_t lane) const;
    std::string sentence(std::uint32_t event) const;
    static std::uint64_t threadOf(std::uint32_t lane);
    void comeTo(std::uint32_t event);

    // An event of the file: begin, any members, end.
    void begin(char phase, std::string_view name, std::string_view category);
    /// ... on a thread, now.
    void begin(char phase, std::string_view name, std::string_view category, std::uint32_t lane);
    void meta(std::string_view what, std::uint64_t thread, std::string_view name);
    void text(std::string_view key, std::string_view value);
    void number(std::string_view key, std::uint64_t value);
    void beginArguments();
    void end();

    std::vector<const Recording *> m_recordings;
    std::size_t m_process = 0; ///< which of the recordings is being written
    std::vector<Entry> m_entries;
    std::size_t m_next = 0;
    std::uint32_t m_event = 0; ///< which is being written
    Nanos m_now = 0;           ///< its time in the file
    std::uint32_t m_flows = 0; ///< ids given to flows of the processes before
    bool m_begun = false, m_first = true, m_inArguments = false;
    std::string m_out;
};

} // namespace coroscope
