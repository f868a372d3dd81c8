// SPDX-License-Identifier: GPL-3.0-or-later
// How lanes are arranged.
#include "views/timeline/chartstate.h"
#include "views/timeline/chartwords.h"

#include <algorithm>

namespace coroscope {

void ChartState::rearrange()
{
    rebuildLayout();
    Q_EMIT
    changed();
}

const Lane *ChartState::laneOf(Recording::Executor band, std::uint32_t lane) const
{
    const Recording *recording = m_source.of(band);
    return recording && lane < recording->lifecycle.lanes().size()
               ? &recording->lifecycle.lanes()[lane]
               : nullptr;
}

void ChartState::setCollapsed(Recording::Executor band, bool collapsed)
{
    (band == Recording::Executor::Loop ? m_lanes.loopCollapsed : m_lanes.threadsCollapsed) =
        collapsed;
    rearrange();
}

void ChartState::setLaneOrder(LaneOrder order)
{
    m_lanes.order = order;
    m_lanes.ranks.clear();
    rearrange();
}

void ChartState::setLaneFilter(const LaneFilter &filter)
{
    m_lanes.filter = filter;
    rearrange();
}

void ChartState::hideLane(Recording::Executor band, std::uint32_t lane)
{
    const Lane *of = laneOf(band, lane);
    if (!of)
        return;
    // What is selected stays in sight: the next lane takes its place.
    const int row = m_layout.rowOf(band, lane);
    m_lanes.hidden.insert(laneTitle(*m_source.of(band), *of));
    rearrange();
    if (m_marks.selectedBand != band || m_layout.rowOf(band, m_marks.selectedLane) >= 0)
        return;
    const auto &rows = m_layout.rows();
    const auto at = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(0, row)), 0,
                                            rows.empty() ? 0 : rows.size() - 1);
    if (!rows.empty() && rows[at].kind == RowKind::Lane)
        select(rows[at].band, rows[at].lane);
    else
        clearSelection();
}

void ChartState::hideSelectedLane() { hideLane(m_marks.selectedBand, m_marks.selectedLane); }

void ChartState::showHiddenLanes()
{
    m_lanes.hidden.clear();
    rearrange();
}

void ChartState::foldLane(Recording::Executor band, std::uint32_t lane, bool folded)
{
    const Lane *of = laneOf(band, lane);
    if (!of)
        return;
    const QString name = laneTitle(*m_source.of(band), *of);
    if (folded)
        m_lanes.folded.insert(name);
    else
        m_lanes.folded.remove(name);
    rearrange();
}

void ChartState::foldSelectedLane(bool folded)
{
    foldLane(m_marks.selectedBand, m_marks.selectedLane, folded);
}

void ChartState::foldLanes(bool folded)
{
    m_lanes.folded.clear();
    if (folded) {
        for (const Row &row : m_layout.rows()) {
            if (const Lane *of = row.below > 0 ? laneOf(row.band, row.lane) : nullptr)
                m_lanes.folded.insert(laneTitle(*m_source.of(row.band), *of));
        }
    }
    rearrange();
}

void ChartState::placeLane(Recording::Executor band, std::uint32_t lane, std::uint32_t other)
{
    const Lane *of = laneOf(band, lane), *target = laneOf(band, other);
    if (!of || lane == other || (target && target->parent != of->parent))
        return;
    const Recording &recording = *m_source.of(band);
    std::vector<std::uint32_t> siblings = siblingsOf(recording, lane, m_lanes);
    std::erase(siblings, lane);
    siblings.insert(std::ranges::find(siblings, other), lane);
    int rank = 0;
    for (const std::uint32_t sibling : siblings)
        m_lanes.ranks.insert(laneTitle(recording, recording.lifecycle.lanes()[sibling]), rank++);
    rearrange();
    Q_EMIT
    laneChosen(m_layout.rowOf(band, lane));
}

void ChartState::moveSelectedLane(int direction)
{
    const auto band = m_marks.selectedBand;
    const std::uint32_t lane = m_marks.selectedLane;
    if (!laneOf(band, lane))
        return;
    std::vector<std::uint32_t> siblings = siblingsOf(*m_source.of(band), lane, m_lanes);
    // Those that are out of sight are passed over.
    std::erase_if(siblings, [&](std::uint32_t one) { return m_layout.rowOf(band, one) < 0; });
    const auto at = std::ranges::find(siblings, lane) - siblings.begin();
    const auto to = direction < 0 ? at - 1 : at + 2;
    if (to < 0 || to > std::ssize(siblings))
        return;
    placeLane(band, lane,
              to == std::ssize(siblings) ? noLane : siblings[static_cast<std::size_t>(to)]);
}

void ChartState::forgetLanes()
{
    m_lanes.hidden.clear();
    m_lanes.folded.clear();
    m_lanes.ranks.clear();
    rearrange();
}

} // namespace coroscope
