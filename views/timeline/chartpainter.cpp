// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/chartpainter.h"

#include "views/timeline/arrows.h"
#include "views/timeline/differencesigns.h"
#include "views/timeline/endpill.h"
#include "views/timeline/flags.h"
#include "views/timeline/gappainter.h"
#include "views/timeline/looprenderer.h"
#include "views/timeline/remarks.h"

#include <algorithm>

namespace coroscope {

namespace {

/// Above this many runs on the screen bars are plain rectangles.
constexpr std::size_t mostDetailedRuns = 1500;
/// Above this many their corners are square.
constexpr std::size_t mostRoundedRuns = 300;

std::size_t countRuns(const ChartScene &scene)
{
    std::size_t count = 0;
    const auto [first, last] = scene.visibleRows();
    for (int i = first; i < last; ++i) {
        const Row &row = scene.layout.rows()[static_cast<std::size_t>(i)];
        if (row.kind == RowKind::Lane || row.kind == RowKind::Loop)
            count += scene.cache.runs(scene.context, row).size();
    }
    return count;
}

void paintRow(QPainter &painter, const ChartScene &scene, const RenderContext &context,
              const Row &row)
{
    if (row.kind == RowKind::Band || row.kind == RowKind::Gap)
        return;
    const Recording &recording = *context.source.of(row.band);
    QRectF rect = scene.rowRect(row);
    rect.setWidth(context.width);
    if (row.kind == RowKind::Depth) {
        paintReadyDepth(painter, context, recording, rect);
        return;
    }
    const TrackFrame frame{recording, scene.index(row.band), rect, scene.cache.runs(context, row)};
    if (row.kind == RowKind::Loop) {
        paintLoopLane(painter, context, frame);
        return;
    }
    if (row.isContext)
        painter.setOpacity(0.35);
    paintLane(painter, context, frame, row.lane);
    if (context.detailed && row.band == Recording::Executor::Loop)
        paintLateWakes(painter, scene, row);
    painter.setOpacity(1);
}

/// Over all lanes of the loop but the one that blocks.
void paintFrozen(QPainter &painter, const ChartScene &scene, const RenderContext &context)
{
    const auto [first, last] = scene.visibleRows();
    const Recording *loop = context.source.loop;
    if (!loop || loop->lifecycle.loopSpans().empty())
        return;
    Row loopRow;
    loopRow.kind = RowKind::Loop;
    const auto stretches = frozenStretches(context, *loop, scene.cache.runs(context, loopRow));
    for (const FrozenStretch &stretch : stretches) {
        for (int i = first; i < last; ++i) {
            const Row &row = scene.layout.rows()[static_cast<std::size_t>(i)];
            if (row.band == Recording::Executor::Loop && row.kind == RowKind::Lane &&
                row.lane != stretch.lane)
                paintFrozenBand(painter, context, stretch, scene.rowRect(row));
        }
    }
}

/// Where words stand that labels of arrows must not cover.
std::vector<QRectF> wordsAreas(const ChartScene &scene, const std::vector<Bracket> &brackets)
{
    std::vector<QRectF> areas;
    for (const Bracket &bracket : brackets) {
        areas.push_back(bracket.titleRect);
        for (const BracketSlot &slot : bracket.members)
            areas.push_back(slot.rect);
    }
    const auto [first, last] = scene.visibleRows();
    for (int i = first; i < last; ++i) {
        const Row &row = scene.layout.rows()[static_cast<std::size_t>(i)];
        if (row.kind != RowKind::Lane || row.band != Recording::Executor::Loop)
            continue;
        const Recording &loop = *scene.context.source.loop;
        const EndPill pill =
            endPill(scene.context, loop, loop.lifecycle.lanes()[row.lane], scene.rowRect(row));
        if (!pill.rect.isEmpty())
            areas.push_back(pill.rect);
    }
    return areas;
}

} // namespace

void paintTracks(QPainter &painter, const ChartScene &scene)
{
    RenderContext context = scene.context;
    const std::size_t runs = countRuns(scene);
    context.detailed = runs <= mostDetailedRuns;
    context.rounded = runs <= mostRoundedRuns;
    painter.save();
    painter.setClipRect(scene.timeArea());
    painter.translate(scene.header, 0);
    const std::vector<Bracket> brackets =
        context.detailed ? scene.brackets() : std::vector<Bracket>();
    for (const Bracket &bracket : brackets)
        paintWaitLine(painter, context, bracket);
    const auto [first, last] = scene.visibleRows();
    for (int i = first; i < last; ++i)
        paintRow(painter, scene, context, scene.layout.rows()[static_cast<std::size_t>(i)]);
    paintFrozen(painter, scene, context);
    for (const Bracket &bracket : brackets)
        paintBracket(painter, context, bracket);
    paintRemarks(painter, scene);
    paintDifferences(painter, scene);
    if (context.detailed && context.source.loop)
        paintLinks(
            painter, context, visibleLinks(context, *context.source.loop),
            [&scene](std::uint32_t lane) { return scene.laneCentre(lane); },
            wordsAreas(scene, brackets));
    painter.restore();
}

void paintChart(QPainter &painter, const ChartScene &scene)
{
    paintGround(painter, scene);
    paintTracks(painter, scene);
    paintBreaks(painter, scene);
    paintPoles(painter, scene);
    paintNames(painter, scene);
    paintHeadings(painter, scene);
    paintMeasure(painter, scene);
    paintRuler(painter, scene);
    paintFlags(painter, scene);
    if (scene.showPlayhead)
        paintPlayhead(painter, scene);
}

} // namespace coroscope
