// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/flags.h"

#include <algorithm>
#include <limits>

namespace coroscope {

namespace {

constexpr double flagWidth = 9, flagHeight = 7, reach = 5, mostWords = 150, leastWords = 24;

double noteX(const ChartScene &scene, const ChartNote &note)
{
    const RenderContext &context = scene.context;
    const double position = context.axis.position(Recording::Executor::Loop, note.at,
                                                  std::numeric_limits<std::uint32_t>::max());
    return scene.header + context.snapped(positionToPixel(position, context.range, context.width));
}

/// Where words may begin that want to stand at \p x: not below the time at the playhead.
double wordsBegin(const ChartScene &scene, double x)
{
    if (!scene.showPlayhead)
        return x;
    const QRectF pill = scene.playheadLabelRect() | scene.handleRect();
    return pill.left() - leastWords < x && x < pill.right() ? pill.right() + metric::xs : x;
}

double flagTop(const ChartScene &scene) { return scene.rulerHeight() - flagHeight - 4; }

} // namespace

std::vector<Flag> flagsOf(const ChartScene &scene)
{
    std::vector<Flag> flags;
    if (!scene.notes)
        return flags;
    for (const ChartNote &note : scene.notes->all()) {
        const double x = noteX(scene, note);
        if (x < scene.header - 1 || x > scene.size.width())
            continue;
        flags.push_back({note.index, x,
                         QRectF(x - reach, flagTop(scene) - 3, flagWidth + 2 * reach,
                                scene.rulerHeight() - flagTop(scene) + 3),
                         note.text});
    }
    return flags;
}

void paintPoles(QPainter &painter, const ChartScene &scene)
{
    painter.save();
    painter.setClipRect(scene.timeArea());
    for (const Flag &flag : flagsOf(scene)) {
        QColor color = scene.context.color(ColorRole::Warning);
        color.setAlphaF(flag.note == scene.selectedNote ? 0.9F : 0.45F);
        painter.fillRect(QRectF(flag.x, scene.rulerHeight(), 1, scene.size.height()), color);
    }
    painter.restore();
}

void paintFlags(QPainter &painter, const ChartScene &scene)
{
    const std::vector<Flag> flags = flagsOf(scene);
    const ChartFonts &fonts = scene.context.fonts;
    painter.save();
    painter.setClipRect(QRectF(scene.header - 1, 0, scene.size.width(), scene.rulerHeight()));
    painter.setRenderHint(QPainter::Antialiasing, true);
    const double top = flagTop(scene);
    for (std::size_t i = 0; i < flags.size(); ++i) {
        const Flag &flag = flags[i];
        const bool isSelected = flag.note == scene.selectedNote;
        const QColor color = scene.context.color(ColorRole::Warning);
        const QPointF cloth[] = {
            {flag.x, top}, {flag.x + flagWidth, top + flagHeight / 2}, {flag.x, top + flagHeight}};
        painter.fillRect(QRectF(flag.x, top, 1.5, scene.rulerHeight() - top), color);
        painter.setPen(QPen(isSelected ? scene.context.color(ColorRole::Text) : color, 1));
        painter.setBrush(color);
        painter.drawConvexPolygon(cloth, 3);
        const double next = i + 1 < flags.size() ? flags[i + 1].x : scene.size.width();
        const double begin = wordsBegin(scene, flag.x + flagWidth + 2);
        const double room = std::min(mostWords, next - begin - metric::m);
        if (flag.words.isEmpty() || room < leastWords)
            continue;
        // Over the ticks' labels, on ground of its own.
        const QString words = fonts.smallMetrics.elidedText(flag.words, Qt::ElideRight, room);
        const QRectF box(begin, 1, fonts.smallMetrics.horizontalAdvance(words) + metric::s,
                         scene.rulerHeight() - 3);
        painter.setPen(Qt::NoPen);
        painter.setBrush(scene.context.color(ColorRole::Surface));
        painter.drawRect(box);
        painter.setFont(fonts.small);
        painter.setPen(scene.context.color(ColorRole::Text));
        painter.drawText(box, Qt::AlignLeft | Qt::AlignBottom, words);
    }
    painter.restore();
}

int flagAt(const ChartScene &scene, const QPointF &point)
{
    const std::vector<Flag> flags = flagsOf(scene);
    // The last one is painted on top.
    for (auto flag = flags.rbegin(); flag != flags.rend(); ++flag) {
        if (flag->rect.contains(point))
            return flag->note;
    }
    return -1;
}

} // namespace coroscope
