// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/chartpicture.h"

#include "support/tracebuilder.h"
#include "views/timeline/arrows.h"
#include "views/timeline/legend.h"

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

QImage renderChart(const Recording &loop, const Recording *threads, const Theme &theme, QSize size)
{
    return renderPicture(wholeChartPicture(loop, threads, theme, size));
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

TEST(ChartPicture, hasAsManyPixelsAsItsScaleSays)
{
    const Recording loop = hello();
    const ChartPicture picture = wholeChartPicture(loop, nullptr, Theme::light(), {600, 200});
    EXPECT_EQ(renderPicture(picture, 2).size(), QSize(1200, 400));
    EXPECT_EQ(renderPicture(picture), renderChart(loop, nullptr, Theme::light(), {600, 200}));
}

TEST(ChartPicture, atAnInstantShowsNothingOfWhatFollows)
{
    const Recording loop = hello();
    WholeChart chart(loop, nullptr, Theme::light(), {1000, 300});
    const auto painted = [&chart](Nanos time) {
        return renderPicture(
            {chart.size(), [&chart, time](QPainter &painter) { chart.paintAt(painter, time); }});
    };
    const auto has = [](const QImage &image, ColorRole role) {
        const QRgb color = Theme::light().color(role).rgb();
        for (int y = 0; y < image.height() - 40; ++y) { // without the legend
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixel(x, y) == color)
                    return true;
            }
        }
        return false;
    };
    EXPECT_FALSE(has(painted(nanosPerSecond), ColorRole::ReturnedSoft));
    EXPECT_TRUE(has(painted(chart.duration()), ColorRole::ReturnedSoft));
    EXPECT_TRUE(has(painted(nanosPerSecond), ColorRole::Waiting));
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
