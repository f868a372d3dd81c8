// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/differences.h"
#include "trace/recording.h"
#include "views/models/breakpointset.h"

#include <QObject>
#include <QSet>

#include <vector>

namespace coroscope {

/// What all views of a run look at together: the recordings, the visible range, the playhead, the
/// selection. Views listen to it and never to each other. Holds view state alone: nothing here is
/// undoable or saved with the scenario. GUI thread only.
class RunView final : public QObject {
    Q_OBJECT

public:
    explicit RunView(QObject *parent = nullptr);

    /// Forgets both recordings; a run begins. \p snapshot of the titles is not kept.
    void reset();
    /// The recordings as they are so far. Threads may be absent (not asked for).
    Recording &loop() { return m_loop; }
    const Recording &loop() const { return m_loop; }
    Recording &threads() { return m_threads; }
    const Recording &threads() const { return m_threads; }
    bool hasThreads() const { return m_hasThreads; }
    void setHasThreads(bool has);
    const Recording &recording(Recording::Executor executor) const
    {
        return executor == Recording::Executor::Loop ? m_loop : m_threads;
    }
    /// What went otherwise on threads. Nothing before both runs have ended.
    const std::vector<Difference> &differences() const { return m_differences; }
    bool isEmpty() const { return m_loop.trace.empty() && m_threads.trace.empty(); }
    /// Where runs and their playback halt.
    BreakpointSet &breakpoints() { return m_breakpoints; }
    const BreakpointSet &breakpoints() const { return m_breakpoints; }
    /// True from reset() until setLive(false).
    bool isLive() const { return m_live; }

    /// Called by the run controller: adds a batch to a recording and updates its life cycles.
    void append(Recording::Executor executor, TraceBatch &&batch);
    /// ... and when a recording is complete.
    void finish(Recording::Executor executor, RunEnd end, const std::string &message,
                const RunResources &resources);
    /// ... and when nothing more will come.
    void setLive(bool live);

    /// While live: the run's clock now, which goes on between events. Never goes back.
    void setLiveTime(Nanos time);
    Nanos liveTime() const { return m_liveTime; }

    /// The longer of the two recordings' durations; while live, at least the live time.
    Nanos duration() const;
    /// ... without the live time.
    Nanos recordedDuration() const;
    Nanos playhead() const { return m_playhead; }
    /// Clamped to [0, duration()].
    void setPlayhead(Nanos time);
    /// The instant shown is (playhead, event): at one instant many events happen, so a step moves
    /// through them. Events of the loop's recording below this sequence number have happened.
    std::size_t playheadEvent() const { return m_playheadEvent; }
    /// Moves to the instant just after \p event of the loop's recording.
    void setPlayheadEvent(std::size_t event);
    /// Before the first event: nothing has happened.
    void rewind();

    Nanos rangeBegin() const { return m_rangeBegin; }
    Nanos rangeEnd() const { return m_rangeEnd; }
    /// The visible range; at least 1 ns long.
    void setRange(Nanos begin, Nanos end);

    const QSet<std::uint32_t> &selectedBlocks() const { return m_selectedBlocks; }
    void selectBlocks(const QSet<std::uint32_t> &blocks);
    BlockId hoveredBlock() const { return m_hoveredBlock; }
    void setHoveredBlock(BlockId block);
    /// A lane, in one band; noLane when none is selected.
    Recording::Executor selectedBand() const { return m_selectedBand; }
    std::uint32_t selectedLane() const { return m_selectedLane; }
    void selectLane(Recording::Executor band, std::uint32_t lane);
    /// The blocks that are being executed at the playhead in a recording: those of running tasks,
    /// and those that waiting (or cancelling) tasks are suspended in.
    const QSet<std::uint32_t> &
    runningBlocks(Recording::Executor executor = Recording::Executor::Loop) const
    {
        return activeBlocks(executor).running;
    }
    const QSet<std::uint32_t> &
    waitingBlocks(Recording::Executor executor = Recording::Executor::Loop) const
    {
        return activeBlocks(executor).waiting;
    }

Q_SIGNALS:
    void cleared();
    void grew(coroscope::Recording::Executor executor);
    void finished(coroscope::Recording::Executor executor);
    void liveChanged(bool live);
    void playheadChanged();
    void rangeChanged();
    void selectionChanged();
    void hoverChanged();

private:
    Recording &editable(Recording::Executor executor)
    {
        return executor == Recording::Executor::Loop ? m_loop : m_threads;
    }
    void moveTo(Nanos time, std::size_t event);
    /// How many events of a recording have happened at the playhead.
    std::size_t reached(Recording::Executor executor) const;
    /// The blocks in which the lanes of a recording are when `reached` of its `events` have
    /// happened: kept, for several views ask at each instant.
    struct ActiveBlocks {
        QSet<std::uint32_t> running, waiting;
        std::size_t reached = 0, events = 0;
    };
    const ActiveBlocks &activeBlocks(Recording::Executor executor) const;

    BreakpointSet m_breakpoints;
    mutable ActiveBlocks m_active[2]; ///< by Executor
    Recording m_loop;
    Recording m_threads{Recording::Executor::Threads};
    std::vector<Difference> m_differences;
    bool m_hasThreads = false;
    bool m_live = false;
    Nanos m_liveTime = 0;
    Nanos m_playhead = 0;
    std::size_t m_playheadEvent = 0;
    Nanos m_rangeBegin = 0;
    Nanos m_rangeEnd = nanosPerSecond;
    QSet<std::uint32_t> m_selectedBlocks;
    BlockId m_hoveredBlock;
    Recording::Executor m_selectedBand = Recording::Executor::Loop;
    std::uint32_t m_selectedLane = noLane;
};

} // namespace coroscope
