// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/models/runview.h"
#include "views/timeline/chartscene.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace coroscope {

/// What a timeline shows of a RunView: its axis, rows, visible range and selection, and the intents
/// that change them. Knows no widget; the canvas and the overview listen to it.
class ChartState final : public QObject {
    Q_OBJECT

public:
    explicit ChartState(RunView &view, QObject *parent = nullptr);

    RunView &view() { return m_view; }
    const RunView &view() const { return m_view; }
    const ChartSource &source() const { return m_source; }
    /// The recording of the loop, else of the threads; null when there is none.
    const Recording *mainRecording() const
    {
        return m_source.loop ? m_source.loop : m_source.threads;
    }
    const Axis &axis() const { return *m_axis; }
    const RowLayout &layout() const { return m_layout; }
    const ChartIndex &index(Recording::Executor band) const
    {
        return band == Recording::Executor::Loop ? m_loopIndex : m_threadsIndex;
    }
    const ChartMarks &marks() const { return m_marks; }
    RunCache &cache() { return m_cache; }
    bool isEmpty() const { return m_view.isEmpty(); }

    void setRowMetrics(const RowMetrics &metrics);
    /// The width of the time area in pixels, at least 1.
    double width() const { return m_width; }
    void setWidth(double width);

    AxisMode axisMode() const { return m_axis->mode(); }
    void setAxisMode(AxisMode mode);
    ArrowFilter arrowFilter() const { return m_marks.arrows; }
    void setArrowFilter(ArrowFilter filter);
    bool isCollapsed(Recording::Executor band) const { return m_lanes.isCollapsed(band); }
    void setCollapsed(Recording::Executor band, bool collapsed);

    const LaneArrangement &lanes() const { return m_lanes; }
    /// Sorts; lanes that were moved by hand go back to their places.
    void setLaneOrder(LaneOrder order);
    void setLaneFilter(const LaneFilter &filter);
    void hideLane(Recording::Executor band, std::uint32_t lane);
    void hideSelectedLane();
    void showHiddenLanes();
    void foldLane(Recording::Executor band, std::uint32_t lane, bool folded);
    void foldSelectedLane(bool folded);
    void foldLanes(bool folded);
    /// Puts the lane before \p other of the same creator, or (noLane) after all of them.
    void placeLane(Recording::Executor band, std::uint32_t lane, std::uint32_t other);
    /// Moves the selected lane by one place among those of its creator.
    void moveSelectedLane(int direction);
    /// Another document: nothing is hidden, folded or moved any more.
    void forgetLanes();

    /// On the axis.
    AxisRange range() const { return m_range; }
    /// What the overview shows: everything, with the margins of fitAll().
    AxisRange wholeRange() const;
    /// By the person: the window no longer follows the run or the playhead.
    void setRange(const AxisRange &range);
    /// Zooms by \p factor (> 1: closer) so that what is at \p pixel stays there.
    void zoomAt(double pixel, double factor);
    void panBy(double pixels);
    void fitAll();
    /// The selected bar, else the selected lane, else everything; when that is shown already,
    /// everything.
    void fitSelection();
    void fitSpan(Recording::Executor band, std::uint32_t lane, int span);
    /// Whether the whole run is kept in sight while it grows.
    bool fitsAll() const { return m_fitsAll; }

    double pixelOf(double position) const { return positionToPixel(position, m_range, m_width); }
    double positionAt(double pixel) const { return pixelToPosition(pixel, m_range, m_width); }
    double playheadPosition() const;
    /// Moves the visible range, as far as it must, so that \p position is within it.
    void reveal(double position);
    /// Moves the playhead to what is at \p pixel.
    void scrubTo(double pixel);
    /// The playhead is kept in sight when it moves (until the person moves the window).
    void followPlayhead();

    /// Selects a lane and, if \p span >= 0, one of its bars, with its block.
    void select(Recording::Executor band, std::uint32_t lane, int span = -1);
    void clearSelection();
    /// The lane above (-1) or below (+1) the selected one; the first or last without a selection.
    void selectNeighbour(int direction);
    /// Moves the playhead to the next (+1) or previous (-1) event of the selected lane, and selects
    /// the bar that begins there. Without a selection the first lane is taken.
    void stepInLane(int direction);
    void setHoveredBlock(BlockId block);

    /// Moves the playhead to just after \p event and selects the bar in which it happened.
    void showEvent(Recording::Executor band, std::size_t event);
    /// Goes from what is selected (or from the playhead) to what caused it, or to its first effect,
    /// and says what that is; says so when there is none. An effect undoes a step to the cause.
    void showCause();
    void showEffect();
    /// The effects of what is selected, to choose from.
    std::vector<std::size_t> effectsHere() const;
    QString sentenceOf(std::size_t effect) const;
    /// ... and shows one of them.
    void showEffect(std::size_t effect);

Q_SIGNALS:
    /// A sentence for the person on what an intent did, or why it did nothing.
    void said(const QString &sentence);
    /// Something that is painted is different.
    void changed();
    /// The rows are different.
    void layoutChanged();
    /// The axis is another: positions that were kept mean other times.
    void positionsMoved();
    /// The selected lane should be brought into sight.
    void laneChosen(int row);

private:
    void onCleared();
    void onGrew();
    void onPlayheadMoved();
    void onRangeMoved();
    void onSelectionMoved();
    void rebuild();
    void renewAxis();
    void rebuildLayout();
    void rearrange();
    const Lane *laneOf(Recording::Executor band, std::uint32_t lane) const;
    void showRange(const AxisRange &range);
    void showWhole();
    double longestRange() const;
    /// An event, in one band.
    struct Place {
        Recording::Executor band = Recording::Executor::Loop;
        std::size_t event = 0;
        bool operator==(const Place &) const = default;
    };
    /// What a walk begins at.
    std::optional<Place> here() const;
    void walk(const Place &from, const Place &to);
    void endWalk();

    RunView &m_view;
    ChartSource m_source;
    std::unique_ptr<Axis> m_axis;
    RowLayout m_layout;
    RowMetrics m_metrics;
    ChartIndex m_loopIndex, m_threadsIndex;
    ChartMarks m_marks;
    RunCache m_cache;
    AxisRange m_range;
    AxisRange m_fitted{0, 0}; ///< what fitSelection() showed last
    double m_width = 1, m_marginAfter = 150;
    LaneArrangement m_lanes;
    std::optional<Place> m_walked;    ///< where a walk has led, as long as nothing else is shown
    std::vector<std::size_t> m_trail; ///< the events that it came from, backwards in time
    bool m_fitsAll = true, m_following = true;
    bool m_isSettingRange = false, m_isSelecting = false;
};

} // namespace coroscope
