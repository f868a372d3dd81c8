// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/picturescenario.h"

#include <QBuffer>
#include <QImageReader>
#include <QXmlStreamReader>

namespace coroscope {

namespace {

const QString key = QStringLiteral("CoroscopeScenario");
const QString space = QStringLiteral("urn:coroscope:scenario");
constexpr std::size_t mostBytes = 5'000'000;
constexpr std::string_view remedy =
    "Pictures open that Coroscope exported as PNG or SVG with their scenario.";

QByteArray encoded(std::string_view scenario)
{
    return QByteArray(scenario.data(), static_cast<qsizetype>(scenario.size())).toBase64();
}

Problem problem(std::string what)
{
    return {.what = std::move(what), .remedy = std::string(remedy)};
}

Problem nothingInside() { return problem("There is no scenario in this picture."); }

Result<std::string> decoded(const QByteArray &text)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return problem("The scenario in this picture is damaged.");
    return bytes.decoded.toStdString();
}

Result<std::string> fromPng(QByteArray picture)
{
    QBuffer buffer(&picture);
    QImageReader reader(&buffer, "png");
    // Reads no further than to where the colours begin.
    if (!reader.size().isValid())
        return problem("This PNG picture is broken.");
    const QString text = reader.text(key);
    return text.isEmpty() ? nothingInside() : decoded(text.toLatin1());
}

Result<std::string> fromSvg(const QByteArray &picture)
{
    QXmlStreamReader reader(picture);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::DTD)
            return problem("This SVG drawing declares entities, which are not followed.");
        if (reader.isStartElement() && reader.name() == key && reader.namespaceUri() == space) {
            const QString text = reader.readElementText();
            if (!reader.hasError())
                return text.isEmpty() ? nothingInside() : decoded(text.toUtf8());
        }
    }
    if (reader.hasError())
        return problem("This is no SVG drawing: line " + std::to_string(reader.lineNumber()) +
                       " is broken.");
    return nothingInside();
}

} // namespace

bool isPictureFile(const QString &path)
{
    return path.endsWith(QLatin1StringView(".png"), Qt::CaseInsensitive) ||
           path.endsWith(QLatin1StringView(".svg"), Qt::CaseInsensitive);
}

void embedScenario(QImage &image, std::string_view scenario)
{
    if (!scenario.empty() && scenario.size() <= mostBytes)
        image.setText(key, QString::fromLatin1(encoded(scenario)));
}

QByteArray withScenario(QByteArray svg, std::string_view scenario)
{
    const qsizetype place = svg.indexOf("<defs>");
    if (!scenario.empty() && scenario.size() <= mostBytes && place >= 0)
        svg.insert(place, "<metadata>\n<" + key.toLatin1() + " xmlns=\"" + space.toLatin1() +
                              "\">" + encoded(scenario) + "</" + key.toLatin1() +
                              ">\n</metadata>\n");
    return svg;
}

Result<std::string> scenarioInPicture(const std::string &picture)
{
    const QByteArray bytes = QByteArray::fromStdString(picture);
    return bytes.startsWith("\x89PNG") ? fromPng(bytes) : fromSvg(bytes);
}

} // namespace coroscope
