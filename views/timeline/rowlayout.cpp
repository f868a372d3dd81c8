// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/rowlayout.h"

#include "views/timeline/chartwords.h"

#include <algorithm>

namespace coroscope {

bool isHidden(const Recording &recording, const Lane &lane)
{
    if (!recording.trace.task(lane.task).internal || lane.outcome == Outcome::Failed)
        return false;
    const Nanos end = lane.ended == openEnd ? recording.lifecycle.now() : lane.ended;
    return end == lane.created;
}

namespace {

/// What lanes are sorted by.
struct LaneKey {
    bool isUnranked = false;
    int rank = 0;
    Nanos time = 0;
    std::uint32_t event = 0;
    auto operator<=>(const LaneKey &) const = default;
};

LaneKey keyOf(const Recording &recording, std::uint32_t lane, const LaneArrangement &arrangement)
{
    const Lane &of = recording.lifecycle.lanes()[lane];
    LaneKey key;
    if (!arrangement.ranks.isEmpty()) {
        const auto rank = arrangement.ranks.constFind(laneTitle(recording, of));
        key.isUnranked = rank == arrangement.ranks.constEnd(); // those with a rank come first
        key.rank = key.isUnranked ? 0 : *rank;
    }
    if (arrangement.order == LaneOrder::FirstStart) {
        const auto started = std::ranges::find_if(
            of.spans, [](const Span &span) { return span.state == SpanState::Running; });
        const bool isStarted = started != of.spans.end();
        key.time = isStarted ? started->begin : openEnd;
        key.event = isStarted ? started->beginEvent : 0;
    } else if (arrangement.order == LaneOrder::End) {
        key.time = of.ended;
        key.event = of.spans.empty() ? 0 : of.spans.back().endEvent;
    }
    return key;
}

void arrange(const Recording &recording, std::span<std::uint32_t> lanes,
             const LaneArrangement &arrangement)
{
    if ((arrangement.order == LaneOrder::Creation && arrangement.ranks.isEmpty()) ||
        lanes.size() < 2)
        return;
    std::vector<std::pair<LaneKey, std::uint32_t>> keyed;
    keyed.reserve(lanes.size());
    for (const std::uint32_t lane : lanes)
        keyed.emplace_back(keyOf(recording, lane, arrangement), lane);
    std::ranges::sort(keyed); // lanes of one key by creation
    std::ranges::transform(keyed, lanes.begin(), [](const auto &pair) { return pair.second; });
}

/// The lanes of a recording by their creators. Those without one are children of root().
class LaneTree {
public:
    explicit LaneTree(const Recording &recording)
        : m_first(recording.lifecycle.lanes().size() + 2), m_children(m_first.size() - 2)
    {
        const std::vector<Lane> &lanes = recording.lifecycle.lanes();
        const auto parentOf = [&](std::uint32_t lane) {
            return std::min<std::uint32_t>(lanes[lane].parent, root());
        };
        for (std::uint32_t lane = 0; lane < lanes.size(); ++lane)
            ++m_first[parentOf(lane) + 1];
        for (std::size_t i = 1; i < m_first.size(); ++i)
            m_first[i] += m_first[i - 1];
        std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
        for (std::uint32_t lane = 0; lane < lanes.size(); ++lane)
            m_children[next[parentOf(lane)]++] = lane;
    }
    std::uint32_t root() const { return static_cast<std::uint32_t>(m_children.size()); }
    std::span<std::uint32_t> childrenOf(std::uint32_t lane)
    {
        return std::span(m_children).subspan(m_first[lane], m_first[lane + 1] - m_first[lane]);
    }

private:
    std::vector<std::uint32_t> m_first, m_children;
};

enum class Sight : std::uint8_t { Gone, Context, Shown };

/// What the filter and the person leave of each lane. A creator comes before what it creates.
std::vector<Sight> sights(const LaneSource &source, const LaneArrangement &arrangement)
{
    const Recording &recording = *source.recording;
    const std::vector<Lane> &lanes = recording.lifecycle.lanes();
    std::vector<Sight> sights(lanes.size(), Sight::Shown);
    if (!arrangement.hidden.isEmpty()) {
        for (std::uint32_t lane = 0; lane < lanes.size(); ++lane) {
            const std::uint32_t parent = lanes[lane].parent;
            const bool isUnderHidden = parent < lane && sights[parent] == Sight::Gone;
            if (isUnderHidden || arrangement.hidden.contains(laneTitle(recording, lanes[lane])))
                sights[lane] = Sight::Gone;
        }
    }
    if (arrangement.filter.isEmpty() || !source.index)
        return sights;
    std::vector<bool> leadsOn(lanes.size(), false);
    for (auto lane = static_cast<std::uint32_t>(lanes.size()); lane-- > 0;) {
        if (sights[lane] == Sight::Gone)
            continue;
        if (isHidden(recording, lanes[lane]) ||
            !passes(recording, *source.index, lane, arrangement.filter))
            sights[lane] = leadsOn[lane] ? Sight::Context : Sight::Gone;
        if (sights[lane] != Sight::Gone && lanes[lane].parent < lane)
            leadsOn[lanes[lane].parent] = true;
    }
    return sights;
}

} // namespace

void RowLayout::build(const ChartSource &source, const RowMetrics &metrics)
{
    build({source.loop, nullptr}, {source.threads, nullptr}, metrics, {});
}

void RowLayout::build(const LaneSource &loop, const LaneSource &threads, const RowMetrics &metrics,
                      const LaneArrangement &arrangement)
{
    using enum Recording::Executor;
    m_rows.clear();
    m_rowOfLoopLane.clear();
    m_rowOfThreadLane.clear();
    m_hidden = 0;
    if (loop.recording) {
        add(RowKind::Band, Loop, metrics.band);
        if (!arrangement.loopCollapsed) {
            add(RowKind::Loop, Loop, metrics.loop);
            add(RowKind::Depth, Loop, metrics.depth);
            addLanes(loop, metrics, arrangement);
        }
    }
    if (threads.recording) {
        if (loop.recording)
            add(RowKind::Gap, Threads, metrics.gap);
        add(RowKind::Band, Threads, metrics.band);
        if (!arrangement.threadsCollapsed)
            addLanes(threads, metrics, arrangement);
    }
}

void RowLayout::addLanes(const LaneSource &source, const RowMetrics &metrics,
                         const LaneArrangement &arrangement)
{
    const Recording &recording = *source.recording;
    const std::vector<Lane> &lanes = recording.lifecycle.lanes();
    auto &rowOf =
        recording.executor == Recording::Executor::Loop ? m_rowOfLoopLane : m_rowOfThreadLane;
    rowOf.assign(lanes.size(), -1);
    LaneTree tree(recording);
    const std::vector<Sight> sight = sights(source, arrangement);
    std::vector<std::uint32_t> below(lanes.size(), 0);
    for (auto lane = static_cast<std::uint32_t>(lanes.size()); lane-- > 0;) {
        const bool counts = sight[lane] != Sight::Gone && !isHidden(recording, lanes[lane]);
        if (sight[lane] == Sight::Gone && !isHidden(recording, lanes[lane]))
            ++m_hidden;
        if (lanes[lane].parent < lane)
            below[lanes[lane].parent] += below[lane] + counts;
    }

    // Depth first without recursion: a chain of creators may be as long as there are tasks.
    struct Pending {
        std::uint32_t lane;
        std::uint16_t indent;
    };
    std::vector<Pending> stack;
    const auto addChildren = [&](std::uint32_t of, std::uint16_t indent) {
        const std::span<std::uint32_t> children = tree.childrenOf(of);
        arrange(recording, children, arrangement);
        for (std::size_t i = children.size(); i-- > 0;)
            stack.push_back({children[i], indent});
    };
    addChildren(tree.root(), 0);
    while (!stack.empty()) {
        const auto [lane, indent] = stack.back();
        stack.pop_back();
        if (sight[lane] == Sight::Gone)
            continue;
        const bool hidden = isHidden(recording, lanes[lane]);
        bool isFolded = false;
        if (!hidden) {
            isFolded = !arrangement.folded.isEmpty() && below[lane] > 0 &&
                       arrangement.folded.contains(laneTitle(recording, lanes[lane]));
            rowOf[lane] = static_cast<int>(m_rows.size());
            Row &row = add(RowKind::Lane, recording.executor, metrics.lane, lane, indent);
            row.below = below[lane];
            row.isFolded = isFolded;
            row.isContext = sight[lane] == Sight::Context;
        }
        if (!isFolded)
            addChildren(lane, static_cast<std::uint16_t>(indent + !hidden));
    }
}

Row &RowLayout::add(RowKind kind, Recording::Executor band, int height, std::uint32_t lane,
                    std::uint16_t indent)
{
    Row row;
    row.kind = kind;
    row.band = band;
    row.lane = lane;
    row.indent = indent;
    row.y = this->height();
    row.height = height;
    m_rows.push_back(row);
    return m_rows.back();
}

std::vector<std::uint32_t> siblingsOf(const Recording &recording, std::uint32_t lane,
                                      const LaneArrangement &arrangement)
{
    const std::vector<Lane> &lanes = recording.lifecycle.lanes();
    std::vector<std::uint32_t> siblings;
    for (std::uint32_t other = 0; other < lanes.size(); ++other) {
        if (lanes[other].parent == lanes[lane].parent)
            siblings.push_back(other);
    }
    arrange(recording, siblings, arrangement);
    return siblings;
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
