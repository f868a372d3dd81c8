// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/chartpicture.h"

#include "views/models/eventsteps.h"
#include "views/timeline/chartmargins.h"
#include "views/timeline/chartpainter.h"
#include "views/timeline/legend.h"

#include <algorithm>

namespace coroscope {

namespace {

constexpr int highest = 16'000;

} // namespace

WholeChart::WholeChart(const Recording &loop, const Recording *threads, const Theme &theme,
                       QSize size, AxisMode axis)
    : m_source{&loop, threads, 0}, m_theme(theme), m_size(size), m_axis(makeAxis(axis, m_source))
{
    if (threads) {
        m_differences = differences(loop, *threads);
        m_source.differences = &m_differences;
    }
    m_layout.build(m_source, m_fonts.rowMetrics());
    m_loopIndex.update(loop);
    if (threads)
        m_threadsIndex.update(*threads);
    m_header = namesWidth(m_source, m_layout, m_fonts);
}

void WholeChart::paint(QPainter &painter) { paint(painter, duration(), false); }

void WholeChart::paintAt(QPainter &painter, Nanos time) { paint(painter, time, true); }

void WholeChart::paint(QPainter &painter, Nanos playhead, bool showPlayhead)
{
    const double width = std::max(1, m_size.width() - m_header);
    const ChartMarks marks;
    RenderContext context{
        m_source,
        *m_axis,
        m_theme,
        m_fonts,
        marks,
        fitted(m_axis->content(), width, marginBefore, marginAfter(m_source, m_loopIndex)),
        width};
    context.pixelRatio = painter.device()->devicePixelRatioF();
    context.playhead = playhead;
    context.playheadEvent = eventsUntil(m_source.loop->trace, playhead);
    const QSize chart(m_size.width(), std::max(0, m_size.height() - m_fonts.legendHeight()));
    ChartScene scene{context, m_layout, m_loopIndex, m_threadsIndex, m_cache, chart, m_header};
    scene.showPlayhead = showPlayhead;
    painter.save();
    painter.setClipRect(QRect(QPoint(), chart));
    paintChart(painter, scene);
    painter.restore();
    paintLegend(painter, m_theme, m_fonts,
                QRectF(0, chart.height(), m_size.width(), m_fonts.legendHeight()),
                showPlayhead ? narration(*m_source.loop, context.playheadEvent) : QString());
}

ChartPicture wholeChartPicture(const Recording &loop, const Recording *threads, const Theme &theme,
                               QSize size, AxisMode axis)
{
    const auto chart = std::make_shared<WholeChart>(loop, threads, theme, size, axis);
    return {size, [chart](QPainter &painter) { chart->paint(painter); }};
}

QImage renderPicture(const ChartPicture &picture, double scale)
{
    QImage image(picture.size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing, true);
    picture.paint(painter);
    return image;
}

QSize chartPictureSize(const Recording &loop, const Recording *threads, int width)
{
    const ChartFonts fonts;
    RowLayout layout;
    layout.build(ChartSource{&loop, threads, 0}, fonts.rowMetrics());
    const int height = fonts.rulerHeight() + layout.height() + metric::s + fonts.legendHeight();
    return {width, std::min(height, highest)};
}

} // namespace coroscope
