// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/chartanimation.h"

#include "support/tracebuilder.h"

#include <QBuffer>
#include <QImageReader>

#include <gtest/gtest.h>

using namespace coroscope;
using namespace coroscope::test;

namespace {

Recording hello()
{
    TraceBuilder build;
    build.task("main").gathers({"hello1", "hello2"}).returns("[15, 5]");
    build.task("hello1").sleeps(3).returns("15");
    build.task("hello2").sleeps(2).returns("5");
    return build.recording();
}

struct Frames {
    std::vector<QImage> images;
    std::vector<int> delays; ///< ms
};

Frames framesOf(const std::string &gif)
{
    QByteArray bytes = QByteArray::fromStdString(gif);
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer, "gif");
    Frames frames;
    for (QImage image = reader.read(); !image.isNull(); image = reader.read()) {
        frames.delays.push_back(reader.nextImageDelay());
        frames.images.push_back(image.convertToFormat(QImage::Format_RGB32));
    }
    return frames;
}

/// How many pixels are of quite another colour.
int differences(const QImage &a, const QImage &b)
{
    EXPECT_EQ(a.size(), b.size());
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        const auto *p = reinterpret_cast<const QRgb *>(a.constScanLine(y));
        const auto *q = reinterpret_cast<const QRgb *>(b.constScanLine(y));
        for (int x = 0; x < a.width(); ++x) {
            if (p[x] != q[x])
                count += std::abs(qRed(p[x]) - qRed(q[x])) > 24 ||
                         std::abs(qGreen(p[x]) - qGreen(q[x])) > 24 ||
                         std::abs(qBlue(p[x]) - qBlue(q[x])) > 24;
        }
    }
    return count;
}

} // namespace

TEST(FrameCount, isAFrameEachBeatAndOneForTheEnd)
{
    EXPECT_EQ(frameCount(4 * nanosPerSecond, {1, 20}).value(), 81);
    EXPECT_EQ(frameCount(4 * nanosPerSecond, {2, 20}).value(), 41);
    EXPECT_EQ(frameCount(4 * nanosPerSecond + 1'000'000, {1, 10}).value(), 42);
    EXPECT_EQ(frameCount(0, {1, 20}).value(), 1);
}

TEST(FrameCount, thatIsTooLargeNamesASpeedThatDoes)
{
    const Result<int> result = frameCount(3600 * nanosPerSecond, {1, 20});
    ASSERT_FALSE(result.ok());
    EXPECT_NE(result.problem().what.find("72001 frames"), std::string::npos)
        << result.problem().what;
    EXPECT_NE(result.problem().remedy.find("speed of 61 or more"), std::string::npos)
        << result.problem().remedy;
    EXPECT_TRUE(frameCount(3600 * nanosPerSecond, {61, 20}).ok());
}

TEST(ChartAnimation, playsTheRunFromItsBeginningToItsEnd)
{
    const Recording loop = hello();
    const QSize size(500, 240);
    ChartAnimation job(loop, nullptr, Theme::light(), size, {1, 5});
    const std::string gif = finished(job).value();
    EXPECT_TRUE(gif.starts_with("GIF89a"));
    EXPECT_NE(gif.find("NETSCAPE2.0"), std::string::npos) << "it plays for ever";
    const Frames frames = framesOf(gif);
    ASSERT_EQ(frames.images.size(), 16u);
    EXPECT_EQ(frames.delays.front(), 200);
    EXPECT_EQ(frames.delays.back(), 2000) << "the end stays";
    for (std::size_t i = 1; i < frames.images.size(); ++i)
        EXPECT_GT(differences(frames.images[i - 1], frames.images[i]), 50) << i;
    WholeChart chart(loop, nullptr, Theme::light(), size);
    const auto painted = [&chart](Nanos time) {
        return renderPicture(
            {chart.size(), [&chart, time](QPainter &painter) { chart.paintAt(painter, time); }});
    };
    const int all = size.width() * size.height();
    EXPECT_LT(differences(frames.images.front(), painted(0)), all / 200);
    EXPECT_LT(differences(frames.images[5], painted(nanosPerSecond)), all / 200);
    EXPECT_LT(differences(frames.images.back(), painted(3 * nanosPerSecond)), all / 200);
}

TEST(ChartAnimation, makesAFrameAStepAndTellsHowFarItIs)
{
    const Recording loop = hello();
    ChartAnimation job(loop, nullptr, Theme::dark(), {300, 200}, {1, 10});
    int steps = 0;
    for (double before = 0; job.step(); before = job.progress()) {
        EXPECT_GE(job.progress(), before);
        ++steps;
    }
    EXPECT_GE(steps, 31);
    EXPECT_EQ(job.progress(), 1);
}

TEST(ChartAnimation, thatIsTooLongIsNotBegun)
{
    const Recording loop = hello();
    ChartAnimation job(loop, nullptr, Theme::light(), {300, 200}, {0.01, 20});
    EXPECT_FALSE(job.step());
    EXPECT_FALSE(job.take().ok());
}

TEST(ChartAnimation, canBeDroppedHalfWay)
{
    const Recording loop = hello();
    ChartAnimation job(loop, nullptr, Theme::light(), {300, 200}, {1, 20});
    for (int i = 0; i < 20; ++i)
        EXPECT_TRUE(job.step());
}

TEST(AnimationSize, keepsToItsBounds)
{
    TraceBuilder build;
    TaskScript &main = build.task("main");
    std::vector<std::string> names;
    for (int i = 0; i < 100; ++i)
        names.push_back("task" + std::to_string(i));
    main.gathers(names);
    for (const std::string &name : names)
        build.task(name).sleeps(1);
    const Recording loop = build.recording();
    EXPECT_EQ(animationSize(loop, nullptr, 1200), QSize(1200, 2000));
    EXPECT_LT(animationSize(hello(), nullptr, 1200).height(), 400);
}
