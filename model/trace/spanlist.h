// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/indexiterator.h"
#include "trace/trace.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace coroscope {

/// The states of a task that the chart draws.
enum class SpanState : std::uint8_t {
    Created,    ///< made, its first step not yet run
    Ready,      ///< runnable, waits for the loop
    Running,    ///< holds the loop (a thread: runs)
    Waiting,    ///< suspended on something
    Blocking,   ///< inside a blocking call: holds the loop
    Cancelling, ///< runs or waits after a CancelledError was delivered, until it ends or swallows
                ///< it
    Idle,       ///< of the loop lane alone: nothing to do
};

/// The end of a span that is still open.
inline constexpr Nanos openEnd = std::numeric_limits<Nanos>::max();

/// A stretch of a lane in one state. Spans of a lane follow each other without gaps or overlaps; a
/// span of length 0 took no time in the run's clock but did happen.
struct Span {
    Nanos begin = 0;
    Nanos end = openEnd;
    SpanState state = SpanState::Created;
    WaitKind waitKind = WaitKind::Yield; ///< of a Waiting span, and of a Cancelling one that waits
    std::uint32_t beginEvent = 0;        ///< sequence number of the event that began it
    std::uint32_t endEvent = 0;          ///< ... and that ended it; 0 while open
    BlockId block{};
    /// What it waits for; of a Ready span: what woke it; in the loop lane: the task that runs.
    AwaitableId object{};
    /// Whether the task holds its thread: it runs, or blocks.
    bool isHolding() const
    {
        return state == SpanState::Running || state == SpanState::Blocking ||
               (state == SpanState::Cancelling && !isWaiting());
    }
    /// Whether the task is suspended on something, being cancelled or not.
    bool isWaiting() const
    {
        return state == SpanState::Waiting ||
               (state == SpanState::Cancelling && waitKind != WaitKind::Yield);
    }
    /// Whether it is something that the task does by itself, rather than a wait for others.
    bool isWork() const
    {
        return isHolding() ||
               (isWaiting() && (waitKind == WaitKind::Sleep || waitKind == WaitKind::Executor));
    }
};

/// The spans of a lane, in some five bytes each: kept are the numbers of the events that begin and
/// end them, and the states; all else is read from the trace, which must outlive the list and stay
/// where it is.
class SpanList {
public:
    enum class Of : std::uint8_t {
        Task, ///< each span ends where the next begins
        Loop, ///< there may be gaps
    };
    using Value = Span;
    using Iterator = IndexIterator<SpanList>;

    explicit SpanList(Of of = Of::Task) : m_of(of) {}

    std::size_t size() const { return m_states.size(); }
    bool empty() const { return m_states.empty(); }
    /// Inlined everywhere, so that no more is read than is used.
    [[gnu::always_inline]] Span operator[](std::size_t index) const
    {
        const TraceColumns::Times times = m_trace->events().time();
        const std::uint32_t begin = m_events[index * stride()];
        const std::uint32_t end = endEvent(index);
        return {times[begin],   end == 0 ? openEnd : times[end],
                state(index),   static_cast<WaitKind>(m_states[index] >> stateBits),
                begin,          end,
                blockOf(index), objectOf(index)};
    }
    Span front() const { return (*this)[0]; }
    Span back() const { return (*this)[size() - 1]; }
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, size()}; }

    /// Begins a span with \p event of \p trace, and ends the last one there if it is still open.
    void open(const Trace &trace, std::uint32_t event, SpanState state,
              WaitKind waitKind = WaitKind::Yield);
    /// Ends the last span with \p event; again, if it has ended before.
    void close(std::uint32_t event);
    /// Bytes held beyond the list itself, counting capacity.
    std::size_t memory() const;

private:
    static constexpr unsigned stateBits = 3;

    std::size_t stride() const { return m_of == Of::Loop ? 2 : 1; }
    std::uint32_t endEvent(std::size_t index) const
    {
        const std::size_t place = index * stride() + 1;
        return place < m_events.size() ? m_events[place] : 0;
    }
    SpanState state(std::size_t index) const
    {
        return static_cast<SpanState>(m_states[index] & ((1u << stateBits) - 1));
    }
    // Pure, and throwing nothing: not called where a span's block or object is not used.
    [[gnu::pure]] BlockId blockOf(std::size_t index) const noexcept;
    [[gnu::pure]] AwaitableId objectOf(std::size_t index) const noexcept;

    const Trace *m_trace = nullptr;
    std::vector<std::uint32_t>
        m_events; ///< that begin spans; with gaps, each before that which ends it
    std::vector<std::uint8_t> m_states; ///< and kinds of waits
    Of m_of;
};

/// Some neighbours of a SpanList.
class Spans {
public:
    using Value = Span;
    using Iterator = IndexIterator<Spans>;

    Spans(const SpanList &list) : Spans(list, 0, list.size()) {}
    Spans(const SpanList &list, std::size_t first, std::size_t count)
        : m_list(&list), m_first(first), m_size(count)
    {
    }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    [[gnu::always_inline]] Span operator[](std::size_t index) const
    {
        return (*m_list)[m_first + index];
    }
    Span front() const { return (*this)[0]; }
    Span back() const { return (*this)[m_size - 1]; }
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, m_size}; }
    Spans subspan(std::size_t first, std::size_t count) const
    {
        return {*m_list, m_first + first, count};
    }

private:
    const SpanList *m_list;
    std::size_t m_first;
    std::size_t m_size;
};

} // namespace coroscope
