// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/chartpicture.h"

#include "support/tracebuilder.h"
#include "views/timeline/arrows.h"
#include "views/timeline/legend.h"

#include <QFile>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

#include <set>

using namespace coroscope;
using namespace coroscope::test;

namespace {

Recording hello(Recording::Executor executor = Recording::Executor::Loop)
{
    TraceBuilder build(executor);
    build.task("main").gathers({"hello1", "hello2"}).returns("[15, 5]");
    build.task("hello1").sleeps(3).returns("15");
    build.task("hello2").sleeps(2).returns("5");
    return build.recording();
}

} // namespace

TEST(ChartPicture, hasTheSizeThatWasAskedFor)
{
    const Recording loop = hello();
    EXPECT_EQ(renderChart(loop, nullptr, Theme::light(), {1200, 300}).size(), QSize(1200, 300));
    EXPECT_EQ(renderChart(loop, nullptr, Theme::light(), {64, 40}).size(), QSize(64, 40));
}

TEST(ChartPicture, theSizeForAllLanesGrowsWithThem)
{
    const Recording loop = hello(), threads = hello(Recording::Executor::Threads);
    const QSize alone = chartPictureSize(loop, nullptr, 1000);
    const QSize both = chartPictureSize(loop, &threads, 1000);
    EXPECT_EQ(alone.width(), 1000);
    EXPECT_GT(both.height(), alone.height() + 3 * metric::laneHeight);
}

TEST(ChartPicture, wearsTheThemesColours)
{
    const Recording loop = hello();
    for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
        const QImage image = renderChart(loop, nullptr, *theme, {1000, 300});
        std::set<QRgb> colors;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colors.insert(image.pixel(x, y));
        }
        for (ColorRole role :
             {ColorRole::Surface, ColorRole::Waiting, ColorRole::WaitingInk, ColorRole::Running,
              ColorRole::ReturnedSoft, ColorRole::GroupCombine})
            EXPECT_TRUE(colors.contains(theme->color(role).rgb())) << static_cast<int>(role);
    }
}

TEST(ChartPicture, anSvgIsValidXmlWithRealText)
{
    const Recording loop = hello(), threads = hello(Recording::Executor::Threads);
    QTemporaryDir folder;
    const QString path = folder.filePath("chart.svg");
    ASSERT_TRUE(writeChartSvg(loop, &threads, Theme::light(), {1000, 500}, path));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader reader(&file);
    QStringList texts;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == u"text")
            texts << reader.readElementText().trimmed();
    }
    EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString();
    for (const char *expected : {"hello1", "sleep 3", "EVENT LOOP", "THREADS", "gather", "waiting"})
        EXPECT_TRUE(texts.contains(QLatin1StringView(expected))) << expected;
}

TEST(ChartPicture, aPathThatCannotBeWrittenIsReported)
{
    const Recording loop = hello();
    EXPECT_FALSE(writeChartSvg(loop, nullptr, Theme::light(), {100, 100}, "/nowhere/at/all.svg"));
}

TEST(ChartArrows, thatAreVeryManyGoOnlyToLanesInSight)
{
    const Recording loop = hello();
    const ChartSource source{&loop, nullptr, 0};
    const ChartFonts fonts;
    const ChartMarks marks;
    const auto axis = makeAxis(AxisMode::Time, source);
    const RenderContext context{source, *axis, Theme::light(), fonts, marks, {0, 1e9}, 200};
    const auto painted = [&context](std::uint32_t count) {
        std::vector<ChartLink> links;
        for (std::uint32_t lane = 1; lane <= count; ++lane)
            links.push_back({.fromTime = 500'000'000,
                             .toTime = 500'000'000,
                             .fromLane = 0,
                             .toLane = lane,
                             .label = {}});
        QImage image(200, 100, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setClipRect(image.rect());
        paintLinks(painter, context, links, [](std::uint32_t lane) { return 15 + 30.0 * lane; },
                   {});
        return image;
    };
    EXPECT_NE(painted(2), painted(3)) << "a few arrows may leave";
    EXPECT_EQ(painted(400), painted(2));
}

TEST(Legend, leavesTheSignsOutWhereASentenceNeedsTheirRoom)
{
    const ChartFonts fonts;
    const auto hasSigns = [&fonts](int width, const QString &sentence) {
        QImage image(width, 40, QImage::Format_RGB32);
        QPainter painter(&image);
        paintLegend(painter, Theme::light(), fonts, image.rect(), sentence);
        for (int x = 0; x < width; ++x) {
            for (int y = 0; y < image.height(); ++y) {
                if (image.pixel(x, y) == Theme::light().color(ColorRole::Failed).rgb())
                    return true;
            }
        }
        return false;
    };
    const int narrow = static_cast<int>(legendWidth(fonts)) + 200;
    EXPECT_TRUE(hasSigns(narrow, {}));
    EXPECT_FALSE(hasSigns(narrow, QStringLiteral("main begins to run")));
    EXPECT_TRUE(hasSigns(narrow + 400, QStringLiteral("main begins to run")));
}
