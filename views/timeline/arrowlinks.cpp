// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/arrows.h"

#include "views/timeline/chartwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace coroscope {

namespace {

constexpr std::size_t mostLinks = 400;

struct ArrowWords {
    Q_DECLARE_TR_FUNCTIONS(Arrows)
};

class Collector {
public:
    Collector(const RenderContext &context, const Recording &recording)
        : m_context(context), m_recording(recording), m_life(recording.lifecycle),
          m_map(context.map(recording.executor))
    {
    }

    std::vector<ChartLink> collect()
    {
        const ChartMarks &marks = m_context.marks;
        const bool selected =
            marks.selectedLane != noLane && marks.selectedBand == Recording::Executor::Loop;
        if (marks.arrows == ArrowFilter::None)
            return {};
        if (marks.arrows == ArrowFilter::All) {
            addRecorded(noLane);
        } else if (selected && marks.selectedLane < m_life.lanes().size()) {
            addRecorded(marks.selectedLane);
            addAwaited(marks.selectedLane);
            addResults(marks.selectedLane);
        } else if (!selected) {
            addResults(noLane);
        }
        return std::move(m_links);
    }

private:
    bool isFull() const { return m_links.size() >= mostLinks; }

    void add(ChartLink link)
    {
        const auto executor = m_recording.executor;
        if (!m_context.hasHappened(executor, link.toTime, link.toEvent))
            return;
        if (m_map.pixel(link.toTime, link.toEvent) < 0 ||
            m_map.pixel(link.fromTime, link.fromEvent) > m_context.width)
            return;
        m_links.push_back(std::move(link));
    }

    /// The recorded arrows of \p lane, or of all, that end in the visible range.
    void addRecorded(std::uint32_t lane)
    {
        const auto &arrows = m_life.arrows();
        auto it = std::partition_point(arrows.begin(), arrows.end(), [&](const Arrow &arrow) {
            return m_map.pixel(arrow.toTime, arrow.toEvent) < 0;
        });
        for (; it != arrows.end() && !isFull(); ++it) {
            if (m_map.pixel(it->toTime, it->toEvent) > m_context.width)
                break;
            if (lane != noLane && it->fromLane != lane && it->toLane != lane)
                continue;
            add({static_cast<LinkKind>(it->kind),
                 it->fromTime,
                 it->toTime,
                 it->fromEvent,
                 it->toEvent,
                 it->fromLane,
                 it->toLane,
                 {}});
        }
    }

    /// What the lane's task waited for, where that is a task.
    void addAwaited(std::uint32_t lane)
    {
        const auto &spans = m_life.lanes()[lane].spans;
        auto it = std::partition_point(spans.begin(), spans.end(),
                                       [&](const Span &span) { return m_map.end(span) < 0; });
        for (; it != spans.end() && !isFull() && m_map.begin(*it) < m_context.width; ++it) {
            const std::uint32_t target = m_life.laneOf(it->object.taskId());
            if (it->state == SpanState::Waiting && target != noLane)
                add({LinkKind::Awaited,
                     it->begin,
                     it->begin,
                     it->beginEvent,
                     it->beginEvent,
                     lane,
                     target,
                     {}});
        }
    }

    /// "5 → slot 2": the results that gathers got: all those from or to \p lane; noLane: the last
    /// one of each gather that is still open at the playhead.
    void addResults(std::uint32_t lane)
    {
        const auto &made = m_life.combinators();
        const auto count =
            std::partition_point(made.begin(), made.end(),
                                 [&](const Combinator &one) {
                                     return m_context.hasHappened(m_recording.executor, one.made,
                                                                  one.madeEvent);
                                 }) -
            made.begin();
        constexpr std::ptrdiff_t farthest = 2000;
        for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(0, count - farthest);
             i < count && !isFull(); ++i) {
            const Combinator &one = made[static_cast<std::size_t>(i)];
            if (one.kind != CombinatorKind::Gather || one.owner == noLane)
                continue;
            if (lane != noLane)
                addAllResults(one, lane);
            else if (one.completed > m_context.playhead)
                addLastResult(one);
        }
    }

    struct Filled {
        std::uint32_t lane = noLane;
        std::size_t slot = 0;
        std::uint32_t event = 0;
    };

    std::vector<Filled> filledSlots(const Combinator &one) const
    {
        std::vector<Filled> filled;
        const auto members = m_recording.trace.list(one.members);
        for (std::size_t slot = 0; slot < members.size() && slot < mostLinks; ++slot) {
            const std::uint32_t lane = m_life.laneOf(members[slot].taskId());
            if (lane == noLane)
                continue;
            const Lane &member = m_life.lanes()[lane];
            if (member.outcome != Outcome::Pending && !member.spans.empty() &&
                m_context.hasHappened(m_recording.executor, member.ended,
                                      member.spans.back().endEvent))
                filled.push_back({lane, slot + 1, member.spans.back().endEvent});
        }
        return filled;
    }

    void addResult(const Combinator &one, const Filled &filled)
    {
        const Lane &member = m_life.lanes()[filled.lane];
        QString value = outcomeWords(m_recording, member);
        if (value.isEmpty())
            value = member.outcome == Outcome::Cancelled ? ArrowWords::tr("cancelled")
                                                         : QStringLiteral("None");
        value = m_context.fonts.smallMetrics.elidedText(value, Qt::ElideRight, 90);
        add({LinkKind::Result, member.ended, member.ended, filled.event, filled.event, filled.lane,
             one.owner, ArrowWords::tr("%1 → slot %2").arg(value).arg(filled.slot)});
    }

    void addAllResults(const Combinator &one, std::uint32_t lane)
    {
        for (const Filled &filled : filledSlots(one)) {
            if (one.owner == lane || filled.lane == lane)
                addResult(one, filled);
        }
    }

    void addLastResult(const Combinator &one)
    {
        const std::vector<Filled> filled = filledSlots(one);
        const auto last =
            std::max_element(filled.begin(), filled.end(),
                             [](const Filled &a, const Filled &b) { return a.event < b.event; });
        if (last != filled.end())
            addResult(one, *last);
    }

    const RenderContext &m_context;
    const Recording &m_recording;
    const Lifecycle &m_life;
    PixelMap m_map;
    std::vector<ChartLink> m_links;
};

} // namespace

std::vector<ChartLink> visibleLinks(const RenderContext &context, const Recording &recording)
{
    std::vector<ChartLink> links = Collector(context, recording).collect();
    // Painted last, and also while its effect still lies ahead.
    if (context.marks.walked)
        links.push_back(*context.marks.walked);
    return links;
}

} // namespace coroscope
