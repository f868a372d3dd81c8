// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/chartscene.h"

#include "trace/metrics.h"
#include "views/timeline/chartmargins.h"
#include "views/timeline/endpill.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace coroscope {

const std::vector<SpanRun> &RunCache::runs(const RenderContext &context, const Row &row)
{
    const std::uint64_t key = (static_cast<std::uint64_t>(row.band) << 40) |
                              (static_cast<std::uint64_t>(row.kind) << 32) | row.lane;
    const auto [it, isNew] = m_runs.try_emplace(key);
    if (isNew) {
        const Lifecycle &life = context.source.of(row.band)->lifecycle;
        const SpanList &spans =
            row.kind == RowKind::Loop ? life.loopSpans() : life.lanes()[row.lane].spans;
        collectRuns(spans, context.map(row.band), it->second);
    }
    return it->second;
}

QRectF ChartScene::rowsArea() const
{
    return QRectF(0, rulerHeight(), size.width(), std::max(0, size.height() - rulerHeight()));
}

QRectF ChartScene::timeArea() const { return rowsArea().adjusted(header, 0, 0, 0); }

QRectF ChartScene::rowRect(const Row &row) const
{
    return QRectF(0, rulerHeight() + row.y - scroll, size.width(), row.height);
}

QRectF ChartScene::chevronRect(const Row &row) const
{
    constexpr double width = 14;
    const QRectF rect = rowRect(row);
    return {nameIndent(row) - width, rect.top(), width, rect.height()};
}

std::pair<int, int> ChartScene::visibleRows() const
{
    const int count = static_cast<int>(layout.rows().size());
    const int first = std::max(0, layout.rowAt(std::max(0, scroll)));
    const int last = layout.rowAt(scroll + size.height() - rulerHeight());
    return {first, last < 0 ? count : last + 1};
}

QRectF ChartScene::headingRect(Recording::Executor band) const
{
    const int heading = layout.headingOf(band);
    if (heading < 0)
        return {};
    QRectF rect = rowRect(layout.rows()[static_cast<std::size_t>(heading)]);
    const QRectF area = rowsArea();
    if (band == Recording::Executor::Threads) {
        rect.moveTop(std::max(area.top(), std::min(rect.top(), area.bottom() - rect.height())));
        return rect;
    }
    // The loop's heading stays at the top until the threads' one pushes it out.
    double lowest = area.bottom();
    const int next = layout.headingOf(Recording::Executor::Threads);
    if (next >= 0)
        lowest = rowRect(layout.rows()[static_cast<std::size_t>(next)]).top() - rect.height();
    rect.moveTop(std::min(std::max(rect.top(), area.top()), lowest));
    return rect;
}

QRectF ChartScene::laneRect(std::uint32_t lane) const
{
    const int row = layout.rowOf(Recording::Executor::Loop, lane);
    if (row < 0)
        return {};
    return rowRect(layout.rows()[static_cast<std::size_t>(row)]);
}

double ChartScene::laneCentre(std::uint32_t lane) const
{
    const QRectF rect = laneRect(lane);
    if (rect.isEmpty())
        return std::numeric_limits<double>::quiet_NaN();
    return barTop(context.fonts, rect) + context.fonts.barHeight() / 2.0;
}

std::vector<Bracket> ChartScene::brackets() const
{
    if (!context.source.loop || !context.detailed)
        return {};
    BracketRows rows;
    rows.rectOf = [this](std::uint32_t lane) { return laneRect(lane); };
    const auto [first, last] = visibleRows();
    for (int i = first; i < last; ++i) {
        const Row &row = layout.rows()[static_cast<std::size_t>(i)];
        if (row.kind == RowKind::Lane && row.band == Recording::Executor::Loop)
            rows.visible.push_back(row.lane);
    }
    return layoutBrackets(context, *context.source.loop, loopIndex, rows);
}

QRectF ChartScene::handleRect() const
{
    const double x = header + context.snapped(context.playheadPixel());
    const double width = 14, height = rulerHeight() * 0.45;
    return QRectF(x - width / 2, 1, width, height);
}

QString ChartScene::playheadText() const
{
    return QString::fromStdString(formatDuration(context.playhead));
}

QRectF ChartScene::playheadLabelRect() const
{
    constexpr double tickRoom = 8; // below it stand the ticks of the ruler
    const QRectF handle = handleRect();
    const double width =
        context.fonts.strongMetrics.horizontalAdvance(playheadText()) + 2 * metric::s;
    const double height = context.fonts.strongMetrics.height() + 2;
    QRectF label(handle.right() + metric::xs, (rulerHeight() - tickRoom - height) / 2, width,
                 height);
    if (label.right() > size.width() - 2)
        label.moveRight(handle.left() - metric::xs);
    return label;
}

} // namespace coroscope
