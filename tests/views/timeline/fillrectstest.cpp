// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/fillrects.h"

#include <QBuffer>
#include <QImage>
#include <QSvgGenerator>

#include <gtest/gtest.h>

#include <functional>

using namespace coroscope;

namespace {

using Paint = std::function<void(QPainter &)>;

const QColor half(40, 90, 200, 128);

QVector<QRectF> some(double ratio)
{
    QVector<QRectF> rects;
    for (const QRect &onDevice : {QRect(0, 0, 3, 3), QRect(2, 1, 1, 20), QRect(5, 7, 30, 2),
                                  QRect(-4, 12, 9, 5), QRect(8, 8, 0, 4)})
        rects.append(QRectF(onDevice.x() / ratio, onDevice.y() / ratio, onDevice.width() / ratio,
                            onDevice.height() / ratio));
    return rects;
}

QImage painted(double ratio, const Paint &paint)
{
    QImage image(40, 24, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter);
    return image;
}

} // namespace

TEST(FillRects, fillsThePixelsThatDrawRectsDoes)
{
    for (const double ratio : {1.0, 1.25, 2.0}) {
        const QVector<QRectF> rects = some(ratio);
        const QImage expected = painted(ratio, [&](QPainter &painter) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(half);
            painter.drawRects(rects);
        });
        const QImage filled =
            painted(ratio, [&](QPainter &painter) { fillRects(painter, rects, half); });
        EXPECT_EQ(filled, expected) << ratio;
        EXPECT_NE(filled, painted(ratio, [](QPainter &) {})) << ratio;
    }
}

TEST(FillRects, areOneGroupOfAnSvg)
{
    QBuffer svg;
    QSvgGenerator generator;
    generator.setOutputDevice(&svg);
    QPainter painter(&generator);
    fillRects(painter, QVector<QRectF>(20, QRectF(1, 1, 4, 4)), half);
    painter.end();
    EXPECT_EQ(svg.data().count("fill=\"#285ac8\""), 1) << svg.data().toStdString();
}
