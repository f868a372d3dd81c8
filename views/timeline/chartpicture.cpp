// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/chartpicture.h"

#include "views/timeline/chartmargins.h"
#include "views/timeline/chartpainter.h"
#include "views/timeline/legend.h"

#include <QCoreApplication>
#include <QFile>
#include <QSvgGenerator>

namespace coroscope {

namespace {

constexpr int highest = 16'000;

void paintPicture(QPainter &painter, const Recording &loop, const Recording *threads,
                  const Theme &theme, QSize size)
{
    const ChartFonts fonts;
    const ChartSource source{&loop, threads, 0};
    const std::unique_ptr<Axis> axis = makeAxis(AxisMode::Time, source);
    const ChartMarks marks;
    RowLayout layout;
    layout.build(source, fonts.rowMetrics());
    ChartIndex loopIndex, threadsIndex;
    loopIndex.update(loop);
    if (threads)
        threadsIndex.update(*threads);
    RunCache cache;

    const int header = namesWidth(source, layout, fonts);
    const double width = std::max(1, size.width() - header);
    RenderContext context{source, *axis, theme,
                          fonts,  marks, fitted(axis->content(), width, marginBefore, marginAfter),
                          width};
    context.playhead = source.duration();
    context.playheadEvent = loop.trace.size();
    const QSize chart(size.width(), std::max(0, size.height() - fonts.legendHeight()));
    ChartScene scene{context, layout, loopIndex, threadsIndex, cache, chart, header};
    scene.showPlayhead = false;
    painter.save();
    painter.setClipRect(QRect(QPoint(), chart));
    paintChart(painter, scene);
    painter.restore();
    paintLegend(painter, theme, fonts,
                QRectF(0, chart.height(), size.width(), fonts.legendHeight()), {});
}

} // namespace

QImage renderChart(const Recording &loop, const Recording *threads, const Theme &theme, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing, true);
    paintPicture(painter, loop, threads, theme, size);
    return image;
}

bool writeChartSvg(const Recording &loop, const Recording *threads, const Theme &theme, QSize size,
                   const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(QCoreApplication::translate("ChartPicture", "Coroscope timeline"));
    QPainter painter(&generator);
    paintPicture(painter, loop, threads, theme, size);
    painter.end();
    return file.flush() && file.error() == QFileDevice::NoError;
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
