// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/rowlayout.h"

#include <algorithm>

namespace coroscope {

bool isHidden(const Recording &recording, const Lane &lane)
{
    if (!recording.trace.task(lane.task).internal || lane.outcome == Outcome::Failed)
        return false;
    const Nanos end = lane.ended == openEnd ? recording.lifecycle.now() : lane.ended;
    return end == lane.created;
}

void RowLayout::build(const ChartSource &source, const RowMetrics &metrics, bool loopCollapsed,
                      bool threadsCollapsed)
{
    using enum Recording::Executor;
    m_rows.clear();
    m_rowOfLoopLane.clear();
    m_rowOfThreadLane.clear();
    if (source.loop) {
        add(RowKind::Band, Loop, metrics.band);
        if (!loopCollapsed) {
            add(RowKind::Loop, Loop, metrics.loop);
            add(RowKind::Depth, Loop, metrics.depth);
            addLanes(*source.loop, metrics);
        }
    }
    if (source.threads) {
        if (source.loop)
            add(RowKind::Gap, Threads, metrics.gap);
        add(RowKind::Band, Threads, metrics.band);
        if (!threadsCollapsed)
            addLanes(*source.threads, metrics);
    }
}

void RowLayout::addLanes(const Recording &recording, const RowMetrics &metrics)
{
    const std::vector<Lane> &lanes = recording.lifecycle.lanes();
    auto &rowOf =
        recording.executor == Recording::Executor::Loop ? m_rowOfLoopLane : m_rowOfThreadLane;
    rowOf.assign(lanes.size(), -1);

    // Children of a lane in order of creation, as linked lists; the last element heads the roots.
    const auto roots = static_cast<std::uint32_t>(lanes.size());
    std::vector<std::uint32_t> firstChild(lanes.size() + 1, noLane),
        nextSibling(lanes.size(), noLane);
    for (std::uint32_t lane = roots; lane-- > 0;) {
        const std::uint32_t parent = lanes[lane].parent < roots ? lanes[lane].parent : roots;
        nextSibling[lane] = firstChild[parent];
        firstChild[parent] = lane;
    }

    // Depth first without recursion: a chain of creators may be as long as there are tasks.
    struct Pending {
        std::uint32_t lane;
        std::uint16_t indent;
    };
    std::vector<Pending> stack;
    if (firstChild[roots] != noLane)
        stack.push_back({firstChild[roots], 0});
    while (!stack.empty()) {
        const auto [lane, indent] = stack.back();
        stack.pop_back();
        if (nextSibling[lane] != noLane)
            stack.push_back({nextSibling[lane], indent});
        const bool hidden = isHidden(recording, lanes[lane]);
        if (!hidden) {
            rowOf[lane] = static_cast<int>(m_rows.size());
            add(RowKind::Lane, recording.executor, metrics.lane, lane, indent);
        }
        if (firstChild[lane] != noLane)
            stack.push_back({firstChild[lane], static_cast<std::uint16_t>(indent + !hidden)});
    }
}

void RowLayout::add(RowKind kind, Recording::Executor band, int height, std::uint32_t lane,
                    std::uint16_t indent)
{
    m_rows.push_back({kind, band, lane, indent, this->height(), height});
}

int RowLayout::rowAt(int y) const
{
    if (y < 0 || y >= height())
        return -1;
    const auto after = std::partition_point(m_rows.begin(), m_rows.end(),
                                            [y](const Row &row) { return row.bottom() <= y; });
    return static_cast<int>(after - m_rows.begin());
}

int RowLayout::rowOf(Recording::Executor band, std::uint32_t lane) const
{
    const auto &rows = band == Recording::Executor::Loop ? m_rowOfLoopLane : m_rowOfThreadLane;
    return lane < rows.size() ? rows[lane] : -1;
}

int RowLayout::rowOfKind(RowKind kind, Recording::Executor band) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].kind == kind && m_rows[i].band == band)
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace coroscope
