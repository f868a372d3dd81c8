// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/picturefile.h"

#include "document/picturescenario.h"
#include "support/tracebuilder.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

using namespace coroscope;
using namespace coroscope::test;

namespace {

class PictureFileTest : public testing::Test {
protected:
    static Recording hello(Recording::Executor executor)
    {
        TraceBuilder build(executor);
        build.task("main").gathers({"hello1", "hello2"}).returns("[15, 5]");
        build.task("hello1").sleeps(3).returns("15");
        build.task("hello2").sleeps(2).returns("5");
        return build.recording();
    }

    const Recording loop = hello(Recording::Executor::Loop);
    const Recording threads = hello(Recording::Executor::Threads);
    const ChartPicture picture = wholeChartPicture(loop, &threads, Theme::light(), {1000, 500});
};

} // namespace

TEST_F(PictureFileTest, aPngHoldsThePixelsAndTheScenario)
{
    const std::string bytes = pngFile(picture, {2, "{\"a\":  1}"}).value();
    const QImage image = QImage::fromData(QByteArray::fromStdString(bytes), "png");
    EXPECT_EQ(image.size(), QSize(2000, 1000));
    EXPECT_EQ(image.convertToFormat(QImage::Format_RGB32), [this] {
        QImage drawn = renderPicture(picture, 2);
        drawn.setDevicePixelRatio(1);
        return drawn;
    }());
    EXPECT_EQ(scenarioInPicture(bytes).value(), "{\"a\":  1}");
}

TEST_F(PictureFileTest, aPngThatWouldBeTooLargeIsRefusedBeforeItIsDrawn)
{
    const ChartPicture large{{16'000, 16'000}, [](QPainter &) { ADD_FAILURE() << "drawn"; }};
    const Result<std::string> result = pngFile(large, {3, {}});
    ASSERT_FALSE(result.ok());
    EXPECT_NE(result.problem().what.find("too much"), std::string::npos) << result.problem().what;
}

TEST_F(PictureFileTest, anSvgIsValidXmlWithRealTextAndTheScenario)
{
    const std::string bytes = svgFile(picture, {1, "{\"a\":  1}"}).value();
    QXmlStreamReader reader(QByteArray::fromStdString(bytes));
    QStringList texts;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == u"text")
            texts << reader.readElementText().trimmed();
    }
    EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString();
    for (const char *expected : {"hello1", "sleep 3", "EVENT LOOP", "THREADS", "gather", "waiting"})
        EXPECT_TRUE(texts.contains(QLatin1StringView(expected))) << expected;
    EXPECT_EQ(scenarioInPicture(bytes).value(), "{\"a\":  1}");
}

TEST_F(PictureFileTest, aPdfIsOnePageOfThePicturesSizeWithFontsAndTheScenario)
{
    const QByteArray bytes = QByteArray::fromStdString(pdfFile(picture, {1, "{}"}).value());
    EXPECT_TRUE(bytes.startsWith("%PDF-1."));
    EXPECT_TRUE(bytes.trimmed().endsWith("%%EOF"));
    EXPECT_GT(bytes.size(), 5000);
    EXPECT_EQ(bytes.count("/Type /Page\n"), 1);
    const QRegularExpression box(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]"));
    const auto match = box.match(QString::fromLatin1(bytes));
    ASSERT_TRUE(match.hasMatch());
    EXPECT_NEAR(match.captured(1).toDouble(), 750, 1) << "1000 pixels at 96 an inch";
    EXPECT_NEAR(match.captured(2).toDouble(), 375, 1);
    EXPECT_TRUE(bytes.contains("/FontFile")) << "text stays text";
    EXPECT_TRUE(bytes.contains("/EmbeddedFile"));
    EXPECT_FALSE(pdfFile(picture, {}).value().find("/EmbeddedFile") != std::string::npos);
}
