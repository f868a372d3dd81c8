// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/hittest.h"

#include "views/timeline/differencesigns.h"

#include "views/timeline/endpill.h"
#include "views/timeline/flags.h"
#include "views/timeline/lanemarks.h"
#include "views/timeline/remarks.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

constexpr double edgeReach = 4, spanReach = 4;

const std::vector<SpanRun> *runsOf(const ChartScene &scene, const Row &row)
{
    if (row.kind != RowKind::Lane && row.kind != RowKind::Loop)
        return nullptr;
    return &scene.cache.runs(scene.context, row);
}

/// The run under \p x. Slim ones are drawn wider than they are, so they win within their reach.
const SpanRun *runAt(const std::vector<SpanRun> &runs, double x)
{
    const SpanRun *found = nullptr;
    double nearest = spanReach;
    auto it = std::partition_point(runs.begin(), runs.end(),
                                   [x](const SpanRun &run) { return run.x1 < x - spanReach; });
    for (; it != runs.end() && it->x0 <= x + spanReach; ++it) {
        if (it->x1 - it->x0 < spanReach) {
            const double distance = std::abs((it->x0 + it->x1) / 2 - x);
            if (distance < nearest) {
                nearest = distance;
                found = &*it;
            }
        } else if (!found && it->x0 <= x && x < it->x1) {
            found = &*it;
        }
    }
    return found;
}

void hitTrack(const ChartScene &scene, const Row &row, double x, double y, ChartHit &hit)
{
    const std::vector<SpanRun> *runs = runsOf(scene, row);
    if (!runs)
        return;
    if (const SpanRun *run = runAt(*runs, x)) {
        hit.span = static_cast<int>(run->first);
        hit.count = run->count;
    }
    QRectF rect = scene.rowRect(row);
    rect.setWidth(scene.context.width);
    const Recording &recording = *scene.context.source.of(row.band);
    const ChartIndex &index = scene.index(row.band);
    EndPill pill;
    if (row.kind == RowKind::Lane) {
        pill = endPill(scene.context, recording, recording.lifecycle.lanes()[row.lane], rect);
        hit.isEnd = pill.rect.contains(x, y);
        hit.logLines = logLinesAt(scene.context, recording, index, row.lane, x, spanReach);
    }
    for (const CallbackBadge &badge :
         callbackBadges(scene.context, recording, index, rect, row.lane, pill.rect)) {
        if (badge.rect.contains(x, y))
            hit.callback = static_cast<int>(badge.callback);
    }
    if (hit.isEnd || hit.callback >= 0)
        hit.span = -1;
}

void hitBrackets(const ChartScene &scene, double x, double y, ChartHit &hit)
{
    for (const Bracket &bracket : scene.brackets()) {
        const bool onLine =
            std::abs(x - bracket.x) < edgeReach && y >= bracket.top && y <= bracket.bottom;
        const bool onMember =
            std::any_of(bracket.members.begin(), bracket.members.end(),
                        [&](const BracketSlot &slot) { return slot.rect.contains(x, y); });
        if (onLine || onMember)
            hit.combinator = static_cast<int>(bracket.combinator);
    }
}

} // namespace

ChartHit hitTest(const ChartScene &scene, const QPointF &point)
{
    using Kind = ChartHit::Kind;
    ChartHit hit;
    if (point.y() < scene.rulerHeight()) {
        hit.note = flagAt(scene, point);
        if (hit.note >= 0)
            hit.kind = Kind::Flag;
        else if (scene.handleRect().adjusted(-edgeReach, 0, edgeReach, edgeReach).contains(point))
            hit.kind = Kind::Handle;
        else if (point.x() >= scene.header)
            hit.kind = Kind::Ruler;
        return hit;
    }
    for (Recording::Executor band : {Recording::Executor::Threads, Recording::Executor::Loop}) {
        if (scene.headingRect(band).contains(point)) {
            hit.kind = Kind::Heading;
            hit.band = band;
            hit.row = scene.layout.headingOf(band);
            return hit;
        }
    }
    if (std::abs(point.x() - scene.header) < edgeReach) {
        hit.kind = Kind::NamesEdge;
        return hit;
    }
    hit.row = scene.layout.rowAt(static_cast<int>(std::floor(point.y())) - scene.rulerHeight() +
                                 scene.scroll);
    if (hit.row < 0)
        return hit;
    const Row &row = scene.layout.rows()[static_cast<std::size_t>(hit.row)];
    hit.band = row.band;
    hit.lane = row.lane;
    hit.kind = point.x() < scene.header ? Kind::Name : Kind::Track;
    if (row.below > 0 && scene.chevronRect(row).contains(point))
        hit.kind = Kind::Chevron;
    if (hit.kind == Kind::Track) {
        const double x = point.x() - scene.header;
        hitTrack(scene, row, x, point.y(), hit);
        if (row.band == Recording::Executor::Loop) {
            hitBrackets(scene, x, point.y(), hit);
            for (const RemarkSign &sign : remarkSigns(scene)) {
                if (sign.rect.contains(x, point.y()))
                    hit.remark = sign.event;
            }
        }
        for (const DifferenceSign &sign : differenceSigns(scene)) {
            if (sign.rect.contains(x, point.y()))
                hit.difference = static_cast<int>(sign.difference);
        }
    }
    return hit;
}

MeasureEdge snappedEdge(const ChartScene &scene, double pixel, int row, double reach)
{
    const RenderContext &context = scene.context;
    MeasureEdge best{pixelToPosition(pixel, context.range, context.width)};
    double nearest = reach;
    const auto offer = [&](double position, int ofRow) {
        const double distance =
            std::abs(positionToPixel(position, context.range, context.width) - pixel);
        if (distance < nearest) {
            nearest = distance;
            best = {position, ofRow, true};
        }
    };
    const auto band = Recording::Executor::Loop;
    offer(context.axis.position(band, context.playhead,
                                static_cast<std::uint32_t>(context.playheadEvent)),
          -1);
    if (scene.notes) {
        for (const ChartNote &note : scene.notes->all())
            offer(context.axis.position(band, note.at, std::numeric_limits<std::uint32_t>::max()),
                  -1);
    }
    if (row < 0)
        return best;
    const Row &of = scene.layout.rows()[static_cast<std::size_t>(row)];
    const std::vector<SpanRun> *runs = runsOf(scene, of);
    if (!runs)
        return best;
    const Lifecycle &life = context.source.of(of.band)->lifecycle;
    const auto &spans = of.kind == RowKind::Loop ? life.loopSpans() : life.lanes()[of.lane].spans;
    // A map onto a range of one unit and one pixel gives positions themselves.
    const PixelMap positions(context.axis, of.band, {0, 1}, 1, life.now());
    for (const SpanRun &run : *runs) {
        if (std::abs(run.x0 - pixel) < reach)
            offer(positions.begin(spans[run.first]), row);
        if (std::abs(run.x1 - pixel) < reach)
            offer(positions.end(spans[run.first + run.count - 1]), row);
    }
    return best;
}

} // namespace coroscope
