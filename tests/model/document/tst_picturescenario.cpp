// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/picturescenario.h"

#include <QBuffer>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

using namespace coroscope;

namespace {

/// Whatever a text chunk or an XML parser could spoil.
const std::string &awkward()
{
    static const std::string bytes =
        "  {\"a\":  \"<&>]]> \\u0000\",\r\n\t\"\xe4\xbd\xa0\": \"\xef\xbf\xbf\"}\n\n ";
    return bytes;
}

std::string png(std::string_view scenario)
{
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::white);
    embedScenario(image, scenario);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    EXPECT_TRUE(image.save(&buffer, "png"));
    return buffer.data().toStdString();
}

const QByteArray plainSvg = "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\">\n"
                            "<title>T</title>\n<defs>\n</defs>\n<g/>\n</svg>\n";

std::string svg(std::string_view scenario)
{
    return withScenario(plainSvg, scenario).toStdString();
}

std::string refusal(const std::string &picture)
{
    const Result<std::string> result = scenarioInPicture(picture);
    EXPECT_TRUE(result.ok() || !result.problem().remedy.empty());
    return result ? "opened" : result.problem().what;
}

} // namespace

TEST(PictureScenario, comesBackByteForByte)
{
    for (const std::string &bytes : {awkward(), std::string("{}"), std::string(3'000'000, 'x')}) {
        for (const std::string &picture : {png(bytes), svg(bytes)}) {
            const Result<std::string> result = scenarioInPicture(picture);
            ASSERT_TRUE(result.ok()) << result.problem().what;
            EXPECT_EQ(result.value(), bytes);
        }
    }
}

TEST(PictureScenario, leavesADrawingValid)
{
    QXmlStreamReader reader(QByteArray::fromStdString(svg(awkward())));
    int metadata = 0;
    while (!reader.atEnd()) {
        reader.readNext();
        metadata += reader.isStartElement() && reader.name() == u"metadata";
    }
    EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString();
    EXPECT_EQ(metadata, 1);
}

TEST(PictureScenario, isOnlyInPicturesThatWereGivenOne)
{
    EXPECT_EQ(refusal(png({})), "There is no scenario in this picture.");
    EXPECT_EQ(refusal(svg({})), "There is no scenario in this picture.");
    EXPECT_EQ(svg({}), plainSvg.toStdString());
}

TEST(PictureScenario, thatIsTooLargeStaysAtHome)
{
    const std::string large(5'000'001, 'x');
    EXPECT_EQ(refusal(png(large)), "There is no scenario in this picture.");
    EXPECT_EQ(svg(large), plainSvg.toStdString());
}

TEST(PictureScenario, ofABrokenPictureIsRefusedWithASentence)
{
    const std::string whole = png(awkward());
    EXPECT_EQ(refusal(whole.substr(0, 20)), "This PNG picture is broken.");
    EXPECT_EQ(refusal("\x89PNG\r\n\x1a\n"), "This PNG picture is broken.");
    EXPECT_EQ(refusal(""), "This is no SVG drawing: line 1 is broken.");
    EXPECT_EQ(refusal("GIF89a"), "This is no SVG drawing: line 1 is broken.");
    const std::string drawing = svg(awkward());
    EXPECT_EQ(refusal(drawing.substr(0, drawing.find("</CoroscopeScenario"))),
              "This is no SVG drawing: line 5 is broken.");
    std::string damaged = drawing;
    damaged.insert(damaged.find("</CoroscopeScenario"), "*");
    EXPECT_EQ(refusal(damaged), "The scenario in this picture is damaged.");
}

TEST(PictureScenario, ofEveryPrefixOfAPictureIsWholeOrRefused)
{
    for (const std::string &picture : {png(awkward()), svg(awkward())}) {
        for (std::size_t length = 0; length < picture.size(); ++length) {
            const Result<std::string> result = scenarioInPicture(picture.substr(0, length));
            if (result) {
                EXPECT_EQ(result.value(), awkward()) << length;
            }
        }
    }
}

TEST(PictureScenario, aDrawingThatDeclaresEntitiesIsRefused)
{
    std::string bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\">";
    for (char c = 'b'; c <= 'j'; ++c) {
        bomb += std::string("<!ENTITY ") + c + " \"";
        for (int i = 0; i < 10; ++i)
            bomb += std::string("&") + static_cast<char>(c - 1) + ";";
        bomb += "\">";
    }
    const std::string drawing = svg(awkward());
    EXPECT_EQ(refusal(bomb + "]>" + drawing.substr(drawing.find("<svg"))),
              "This SVG drawing declares entities, which are not followed.");
}

TEST(PictureScenario, aTextThatIsFarTooLargeIsRefused)
{
    // A text of 40 MB; libpng skips such.
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::white);
    image.setText(QStringLiteral("CoroscopeScenario"), QString(40'000'000, QLatin1Char('A')));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    ASSERT_TRUE(image.save(&buffer, "png"));
    EXPECT_EQ(refusal(buffer.data().toStdString()), "There is no scenario in this picture.");
}

TEST(PictureScenario, onlyPngAndSvgMayHaveOne)
{
    EXPECT_TRUE(isPictureFile(QStringLiteral("a.png")));
    EXPECT_TRUE(isPictureFile(QStringLiteral("A.SVG")));
    EXPECT_FALSE(isPictureFile(QStringLiteral("a.pdf")));
    EXPECT_FALSE(isPictureFile(QStringLiteral("a.coroscope")));
}
