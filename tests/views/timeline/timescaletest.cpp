// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timescale.h"

#include <gtest/gtest.h>

using namespace coroscope;

TEST(TimeScale, theBeginOfTheRangeIsPixelZero)
{
    EXPECT_DOUBLE_EQ(positionToPixel(100, {100, 300}, 800), 0);
    EXPECT_DOUBLE_EQ(positionToPixel(300, {100, 300}, 800), 800);
}

TEST(TimeScale, whatLiesOutsideTheRangeIsNotClamped)
{
    EXPECT_DOUBLE_EQ(positionToPixel(0, {100, 300}, 800), -400);
    EXPECT_DOUBLE_EQ(positionToPixel(500, {100, 300}, 800), 1600);
}

TEST(TimeScale, aPixelGoesToItsTimeAndBack)
{
    const AxisRange range{-5e8, 4.25e9};
    for (double pixel : {-300.0, 0.0, 0.25, 511.0, 1600.0})
        EXPECT_NEAR(positionToPixel(pixelToPosition(pixel, range, 1600), range, 1600), pixel, 1e-6);
}

TEST(TimeScale, aZoomKeepsItsAnchorWhereItIs)
{
    const AxisRange before{1e9, 5e9};
    const double anchor = 2.3e9;
    for (double factor : {0.5, 1.25, 3.0, 1000.0}) {
        const AxisRange after = zoomed(before, anchor, factor, 20, 1e12);
        EXPECT_NEAR(positionToPixel(anchor, after, 1000), positionToPixel(anchor, before, 1000),
                    1e-6);
        EXPECT_NEAR(after.length() * factor, before.length(), 1e-3);
    }
}

TEST(TimeScale, aZoomStopsAtTheShortestAndTheLongestRange)
{
    EXPECT_DOUBLE_EQ(zoomed({0, 1000}, 500, 1e9, 20, 5000).length(), 20);
    EXPECT_DOUBLE_EQ(zoomed({0, 1000}, 500, 1e-9, 20, 5000).length(), 5000);
}

TEST(TimeScale, whatIsFittedKeepsItsMargins)
{
    const AxisRange range = fitted({0, 4e9}, 1000, 14, 150);
    EXPECT_NEAR(positionToPixel(0, range, 1000), 14, 1e-6);
    EXPECT_NEAR(positionToPixel(4e9, range, 1000), 850, 1e-6);
}

TEST(TimeScale, marginsLeaveHalfOfANarrowWidth)
{
    const AxisRange range = fitted({0, 100}, 100, 50, 150);
    EXPECT_NEAR(positionToPixel(100, range, 100) - positionToPixel(0, range, 100), 50, 1e-6);
}

TEST(TimeScale, ticksStandAtOnesTwosAndFives)
{
    EXPECT_EQ(tickStep(1e9 / 110, 110), nanosPerSecond);
    EXPECT_EQ(tickStep(1.1e9 / 110, 110), 2 * nanosPerSecond);
    EXPECT_EQ(tickStep(3e6, 100), 500'000'000);
    EXPECT_EQ(tickStep(1e-9, 100), 1);
}

TEST(TimeScale, longRunsAreMarkedInMinutesAndHours)
{
    EXPECT_EQ(tickStep(1e9, 100), 120 * nanosPerSecond);
    EXPECT_EQ(tickStep(1e9, 2000), 3600 * nanosPerSecond);
}

TEST(TimeScale, ticksAreLabelledInTheUnitOfTheirStep)
{
    EXPECT_EQ(tickLabel(0, nanosPerSecond), "0 s");
    EXPECT_EQ(tickLabel(2'500'000'000, 500'000'000), "2.5 s");
    EXPECT_EQ(tickLabel(2'000'000'000, 500'000'000), "2 s");
    EXPECT_EQ(tickLabel(250'000'000, 1'000'000), "250 ms");
    EXPECT_EQ(tickLabel(12'000, 1'000), QString::fromUtf8("12 µs"));
    EXPECT_EQ(tickLabel(7, 1), "7 ns");
    EXPECT_EQ(tickLabel(90 * nanosPerSecond, 60 * nanosPerSecond), "1:30");
}
