// SPDX-License-Identifier: GPL-3.0-or-later
// How lanes and bars are selected and walked.
#include "views/timeline/chartstate.h"

#include <algorithm>

namespace coroscope {

void ChartState::select(Recording::Executor band, std::uint32_t lane, int span)
{
    const Recording *recording = m_source.of(band);
    if (!recording || lane >= recording->lifecycle.lanes().size())
        return;
    m_isSelecting = true;
    m_marks.selectedSpan = span;
    m_view.selectLane(band, lane);
    if (span >= 0) {
        const BlockId block =
            recording->lifecycle.lanes()[lane].spans[static_cast<std::size_t>(span)].block;
        m_view.selectBlocks(block ? QSet<std::uint32_t>{block.value} : QSet<std::uint32_t>{});
    }
    m_isSelecting = false;
    onSelectionMoved();
}

void ChartState::clearSelection()
{
    m_marks.selectedSpan = -1;
    m_view.selectLane(m_marks.selectedBand, noLane);
    m_view.selectBlocks({});
}

void ChartState::onSelectionMoved()
{
    if (m_isSelecting)
        return;
    endWalk();
    const bool moved = m_marks.selectedLane != m_view.selectedLane() ||
                       m_marks.selectedBand != m_view.selectedBand();
    if (moved && sender() == &m_view)
        m_marks.selectedSpan = -1;
    m_marks.selectedBand = m_view.selectedBand();
    m_marks.selectedLane = m_view.selectedLane();
    m_marks.selectedBlocks = m_view.selectedBlocks();
    if (moved && m_marks.selectedLane != noLane)
        Q_EMIT
    laneChosen(m_layout.rowOf(m_marks.selectedBand, m_marks.selectedLane));
    Q_EMIT
    changed();
}

void ChartState::selectNeighbour(int direction)
{
    const auto &rows = m_layout.rows();
    const int count = static_cast<int>(rows.size());
    int row = m_marks.selectedLane == noLane
                  ? -1
                  : m_layout.rowOf(m_marks.selectedBand, m_marks.selectedLane);
    if (row < 0)
        row = direction > 0 ? -1 : count;
    do
        row += direction;
    while (row >= 0 && row < count && rows[static_cast<std::size_t>(row)].kind != RowKind::Lane);
    if (row < 0 || row >= count)
        return;
    const Row &chosen = rows[static_cast<std::size_t>(row)];
    select(chosen.band, chosen.lane);
}

void ChartState::stepInLane(int direction)
{
    if (m_marks.selectedLane == noLane)
        selectNeighbour(+1);
    const Recording *recording = m_source.of(m_marks.selectedBand);
    if (!recording || m_marks.selectedLane >= recording->lifecycle.lanes().size())
        return;
    const auto band = m_marks.selectedBand;
    const std::uint32_t lane = m_marks.selectedLane;
    const auto &spans = recording->lifecycle.lanes()[lane].spans;
    if (spans.empty())
        return;
    const bool loop = band == Recording::Executor::Loop;
    // The instants of a lane: where its spans begin, and its end.
    const auto count = static_cast<std::ptrdiff_t>(spans.size()) + (spans.back().end != openEnd);
    const auto eventOf = [&](std::ptrdiff_t i) -> std::int64_t {
        const bool end = i == static_cast<std::ptrdiff_t>(spans.size());
        const Span &span = spans[static_cast<std::size_t>(end ? i - 1 : i)];
        if (loop)
            return end ? span.endEvent : span.beginEvent;
        return end ? span.end : span.begin;
    };
    const std::int64_t here =
        loop ? static_cast<std::int64_t>(m_view.playheadEvent()) - 1 : m_view.playhead();
    std::ptrdiff_t low = 0, high = count; // the first instant that is not before `here`
    while (low < high) {
        const std::ptrdiff_t middle = (low + high) / 2;
        if (eventOf(middle) < here)
            low = middle + 1;
        else
            high = middle;
    }
    std::ptrdiff_t target = low - 1;
    if (direction > 0) {
        target = low;
        while (target < count && eventOf(target) == here)
            ++target;
    }
    if (target < 0 || target >= count)
        return;
    m_following = true;
    if (loop)
        m_view.setPlayheadEvent(static_cast<std::size_t>(eventOf(target)));
    else
        m_view.setPlayhead(eventOf(target));
    select(band, lane,
           static_cast<int>(
               std::min<std::ptrdiff_t>(target, static_cast<std::ptrdiff_t>(spans.size()) - 1)));
}

void ChartState::setHoveredBlock(BlockId block)
{
    if (m_view.hoveredBlock() != block)
        m_view.setHoveredBlock(block);
}

} // namespace coroscope
