// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the tracks: the ground, names, headings, ruler and playhead.
#include "trace/metrics.h"
#include "views/timeline/chartmargins.h"
#include "views/timeline/chartpainter.h"
#include "views/timeline/chartwords.h"
#include "views/timeline/endpill.h"
#include "views/timeline/gappainter.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

struct ChartFrameWords {
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

constexpr double labelSpacing = 110;

bool isSelected(const ChartScene &scene, const Row &row)
{
    const ChartMarks &marks = scene.context.marks;
    return row.kind == RowKind::Lane && marks.selectedLane == row.lane &&
           marks.selectedBand == row.band;
}

void paintChevron(QPainter &painter, const QRectF &box, bool collapsed, const QColor &color)
{
    const QPointF c = box.center();
    const QPointF open[] = {c + QPointF(-3.5, -1.5), c + QPointF(0, 2), c + QPointF(3.5, -1.5)};
    const QPointF closed[] = {c + QPointF(-1.5, -3.5), c + QPointF(2, 0), c + QPointF(-1.5, 3.5)};
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(collapsed ? closed : open, 3);
}

void paintName(QPainter &painter, const ChartScene &scene, const Row &row)
{
    const RenderContext &context = scene.context;
    const QRectF rect = scene.rowRect(row);
    const bool small = row.kind == RowKind::Depth;
    const double left = nameIndent(row);
    const double room = scene.header - left - metric::s;
    QString name;
    if (row.kind == RowKind::Lane)
        name = laneTitle(*context.source.of(row.band),
                         context.source.of(row.band)->lifecycle.lanes()[row.lane]);
    else
        name = small ? ChartFrameWords::tr("ready queue") : ChartFrameWords::tr("loop");
    if (row.isFolded)
        name = ChartFrameWords::tr("%1 (+%2)").arg(name).arg(row.below);
    const QFont &font = small ? context.fonts.small : context.fonts.name;
    const QFontMetricsF &metrics = small ? context.fonts.smallMetrics : context.fonts.nameMetrics;
    painter.setFont(font);
    painter.setPen(context.color(small || row.isContext ? ColorRole::TextFaint : ColorRole::Text));
    // Names stand at the height of the bars, not of the rows.
    QRectF box(left, rect.top(), room, rect.height());
    if (!small) {
        const double middle = barTop(context.fonts, rect) + context.fonts.barHeight() / 2.0;
        box = QRectF(left, middle - rect.height() / 2, room, rect.height());
    }
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(name, Qt::ElideRight, room));
    if (row.below > 0) {
        painter.setRenderHint(QPainter::Antialiasing, true);
        QRectF chevron = scene.chevronRect(row);
        chevron.moveTop(box.top());
        paintChevron(painter, chevron, row.isFolded, context.color(ColorRole::TextMuted));
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

} // namespace

void paintGround(QPainter &painter, const ChartScene &scene)
{
    const RenderContext &context = scene.context;
    painter.fillRect(QRectF(QPointF(), QSizeF(scene.size)), context.color(ColorRole::Surface));
    const auto [first, last] = scene.visibleRows();
    for (int i = first; i < last; ++i) {
        const Row &row = scene.layout.rows()[static_cast<std::size_t>(i)];
        if (row.kind == RowKind::Band || row.kind == RowKind::Gap)
            continue;
        const QRectF rect = scene.rowRect(row);
        if (isSelected(scene, row))
            painter.fillRect(rect, context.color(ColorRole::AccentSoft));
        else if (i == scene.hoveredRow)
            painter.fillRect(rect, context.color(ColorRole::Hover));
        if (row.kind == RowKind::Lane)
            painter.fillRect(QRectF(0, context.snapped(rect.bottom() - 1), rect.width(), 1),
                             context.color(ColorRole::Border));
    }
}

void paintNames(QPainter &painter, const ChartScene &scene)
{
    painter.save();
    painter.setClipRect(QRectF(0, scene.rulerHeight(), scene.header, scene.size.height()));
    const auto [first, last] = scene.visibleRows();
    for (int i = first; i < last; ++i) {
        const Row &row = scene.layout.rows()[static_cast<std::size_t>(i)];
        if (row.kind != RowKind::Band && row.kind != RowKind::Gap)
            paintName(painter, scene, row);
    }
    if (scene.dropY >= 0)
        painter.fillRect(
            QRectF(0, scene.rulerHeight() + scene.dropY - scene.scroll - 1, scene.header, 2),
            scene.context.color(ColorRole::Accent));
    painter.restore();
}

void paintHeadings(QPainter &painter, const ChartScene &scene)
{
    using enum Recording::Executor;
    const RenderContext &context = scene.context;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (Recording::Executor band : {Loop, Threads}) {
        const QRectF rect = scene.headingRect(band);
        if (rect.isEmpty())
            continue;
        painter.fillRect(rect, context.color(ColorRole::SurfaceSunken));
        const QColor muted = context.color(ColorRole::TextMuted);
        const bool collapsed = band == Loop ? scene.loopCollapsed : scene.threadsCollapsed;
        paintChevron(painter, QRectF(0, rect.top(), metric::l, rect.height()), collapsed, muted);
        const QString title =
            band == Loop ? ChartFrameWords::tr("EVENT LOOP") : ChartFrameWords::tr("THREADS");
        painter.setFont(context.fonts.strong);
        painter.setPen(muted);
        const QRectF words = rect.adjusted(metric::l, 0, 0, 0);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, title);
        painter.setFont(context.fonts.small);
        painter.setPen(context.color(ColorRole::TextFaint));
        const double offset = context.fonts.strongMetrics.horizontalAdvance(title) + metric::m;
        painter.drawText(words.adjusted(offset, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         headingWords(context.source, band));
    }
    painter.restore();
}

void paintRuler(QPainter &painter, const ChartScene &scene)
{
    const RenderContext &context = scene.context;
    const double height = scene.rulerHeight();
    painter.fillRect(QRectF(0, 0, scene.size.width(), height), context.color(ColorRole::Surface));
    painter.fillRect(QRectF(0, height - 1, scene.size.width(), 1),
                     context.color(ColorRole::Border));
    painter.save();
    painter.setClipRect(QRectF(scene.header, 0, scene.size.width() - scene.header, height));
    painter.setFont(context.fonts.small);
    const QRectF playhead = scene.handleRect() | scene.playheadLabelRect();
    std::vector<QRectF> occupied;
    if (scene.showPlayhead)
        occupied.push_back(playhead);
    for (const AxisTick &tick : context.axis.ticks(context.range, context.width, labelSpacing)) {
        const double x =
            scene.header +
            context.snapped(positionToPixel(tick.position, context.range, context.width));
        const double length = tick.label.isEmpty() ? 4 : 7;
        painter.fillRect(QRectF(x, height - 1 - length, 1, length),
                         context.color(ColorRole::BorderStrong));
        if (tick.label.isEmpty())
            continue;
        const QRectF box(x - labelSpacing / 2, 0, labelSpacing, height - 8);
        const double half = context.fonts.smallMetrics.horizontalAdvance(tick.label) / 2;
        if (scene.showPlayhead && playhead.left() < x + half + metric::s &&
            playhead.right() > x - half - metric::s)
            continue;
        painter.setPen(context.color(ColorRole::TextMuted));
        painter.drawText(box, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine, tick.label);
        occupied.emplace_back(x - half, 0, 2 * half, height);
    }
    paintGapLabels(painter, scene, occupied);
    painter.restore();
}

void paintPlayhead(QPainter &painter, const ChartScene &scene)
{
    const RenderContext &context = scene.context;
    const double x = scene.header + context.snapped(context.playheadPixel());
    if (x < scene.header - 8 || x > scene.size.width() + 8)
        return;
    painter.save();
    painter.setClipRect(QRectF(scene.header - 8, 0, scene.size.width(), scene.size.height()));
    painter.setRenderHint(QPainter::Antialiasing, true);
    const QColor accent = context.color(ColorRole::Accent);
    const QRectF handle = scene.handleRect();
    painter.fillRect(QRectF(x - 0.75, handle.bottom(), 1.5, scene.size.height()), accent);
    QPainterPath path;
    path.addRoundedRect(QRectF(handle.left(), handle.top(), handle.width(), handle.height() * 0.6),
                        3, 3);
    QPainterPath point(QPointF(handle.left(), handle.top() + handle.height() * 0.4));
    point.lineTo(handle.right(), handle.top() + handle.height() * 0.4);
    point.lineTo(handle.right(), handle.top() + handle.height() * 0.6);
    point.lineTo(x, handle.bottom());
    point.lineTo(handle.left(), handle.top() + handle.height() * 0.6);
    point.closeSubpath();
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawPath(path.united(point));

    const QRectF label = scene.playheadLabelRect();
    painter.drawRoundedRect(label, label.height() / 2, label.height() / 2);
    painter.setPen(context.color(ColorRole::TextOnAccent));
    painter.setFont(context.fonts.strong);
    painter.drawText(label, Qt::AlignCenter, scene.playheadText());
    painter.restore();
}

} // namespace coroscope
