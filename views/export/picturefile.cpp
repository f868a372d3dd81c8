// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/picturefile.h"

#include "document/picturescenario.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace coroscope {

namespace {

struct PictureWords {
    Q_DECLARE_TR_FUNCTIONS(PictureFile)
};

constexpr double pixelsAnInch = 96, pointsAnInch = 72;
constexpr double mostPixels = 250e6; ///< a gigabyte

} // namespace

Result<std::string> pngFile(const ChartPicture &picture, const PictureWish &wish)
{
    const QSizeF pixels = QSizeF(picture.size) * wish.scale;
    const Problem tooLarge{
        .what = PictureWords::tr("The picture would have %L1 × %L2 pixels, which is too much.")
                    .arg(pixels.width(), 0, 'f', 0)
                    .arg(pixels.height(), 0, 'f', 0)
                    .toStdString(),
        .remedy = PictureWords::tr("Choose a smaller size or scale, or SVG or PDF.").toStdString()};
    if (pixels.width() * pixels.height() > mostPixels)
        return tooLarge;
    QImage image = renderPicture(picture, wish.scale);
    embedScenario(image, wish.scenario);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "png"))
        return tooLarge;
    return buffer.data().toStdString();
}

Result<std::string> svgFile(const ChartPicture &picture, const PictureWish &wish)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(picture.size);
    generator.setViewBox(QRect(QPoint(), picture.size));
    generator.setTitle(PictureWords::tr("Coroscope timeline"));
    QPainter painter(&generator);
    picture.paint(painter);
    painter.end();
    return withScenario(buffer.data(), wish.scenario).toStdString();
}

Result<std::string> pdfFile(const ChartPicture &picture, const PictureWish &wish)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(PictureWords::tr("Coroscope timeline"));
    writer.setCreator(QStringLiteral("Coroscope " COROSCOPE_VERSION));
    writer.setResolution(static_cast<int>(pixelsAnInch));
    writer.setPageSize(QPageSize(QSizeF(picture.size) * pointsAnInch / pixelsAnInch,
                                 QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    if (!wish.scenario.empty())
        writer.addFileAttachment(
            QStringLiteral("scenario.coroscope"),
            QByteArray(wish.scenario.data(), static_cast<qsizetype>(wish.scenario.size())),
            QStringLiteral("application/json"));
    QPainter painter(&writer);
    picture.paint(painter);
    painter.end();
    return buffer.data().toStdString();
}

} // namespace coroscope
