// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/axis.h"

#include "support/tracebuilder.h"

#include <QStringList>

#include <gtest/gtest.h>

#include <cmath>
#include <random>

using namespace coroscope;
using namespace coroscope::test;

namespace {

constexpr Nanos second = nanosPerSecond;

/// Runs for 1 s, sleeps for 60 s, runs for 1 s.
void longSleep(TraceBuilder &build) { build.task("main").runs(1).sleeps(60).runs(1); }

Recording recorded(void (*script)(TraceBuilder &), Recording::Executor executor = loopBand)
{
    TraceBuilder build(executor);
    script(build);
    return build.recording();
}

/// A run of chance: tasks that sleep, run and block for between 1 µs and an hour.
Recording byChance(std::uint32_t seed, Recording::Executor executor)
{
    std::mt19937 random(seed);
    const auto seconds = [&random] {
        return std::pow(10, std::uniform_real_distribution<>(-6, 3.5)(random));
    };
    TraceBuilder build(executor);
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i <= seed % 5; ++i)
        names.push_back("t" + std::to_string(i));
    build.task("main").gathers(names);
    for (const std::string &name : names) {
        TaskScript &task = build.task(name);
        for (std::uint32_t i = 0; i < seed % 7; ++i) {
            const double length = seconds();
            switch (random() % 3) {
            case 0:
                task.runs(length);
                break;
            case 1:
                task.blocks(length);
                break;
            default:
                task.sleeps(length);
            }
        }
    }
    return build.recording();
}

} // namespace

TEST(CompressedAxis, aLongSleepIsShortenedAndKeepsItsTrueTimes)
{
    const Recording loop = recorded(longSleep);
    const auto axis = makeAxis(AxisMode::Compressed, {&loop, nullptr, 0});
    const std::vector<AxisGap> gaps = axis->gaps(axis->content());
    ASSERT_EQ(gaps.size(), 1u);
    EXPECT_EQ(gaps[0].from, second);
    EXPECT_EQ(gaps[0].to, 61 * second);
    EXPECT_LT(axis->content().length(), 2.2e9);
    EXPECT_DOUBLE_EQ(axis->position(loopBand, second, 0), 1e9);
    EXPECT_EQ(axis->timeAt(axis->content().end), 62 * second);
}

TEST(CompressedAxis, whatRunsOnThreadsIsNoGap)
{
    const Recording loop = recorded(longSleep);
    const Recording threads = recorded(
        [](TraceBuilder &build) { build.task("main").sleeps(1).blocks(60).sleeps(1); }, threadBand);
    const auto axis = makeAxis(AxisMode::Compressed, {&loop, &threads, 0});
    EXPECT_TRUE(axis->gaps(axis->content()).empty());
    EXPECT_DOUBLE_EQ(axis->content().end, 62e9);
}

TEST(CompressedAxis, evenShortPausesStayAsTheyAre)
{
    const Recording loop = recorded([](TraceBuilder &build) {
        TaskScript &main = build.task("main");
        for (int i = 0; i < 100; ++i)
            main.sleeps(1);
    });
    const auto axis = makeAxis(AxisMode::Compressed, {&loop, nullptr, 0});
    EXPECT_TRUE(axis->gaps(axis->content()).empty());
}

TEST(CompressedAxis, aRunThatTookNoTimeStillHasARange)
{
    const Recording loop = recorded([](TraceBuilder &build) { build.task("main").returns("1"); });
    EXPECT_GT(makeAxis(AxisMode::Compressed, {&loop, nullptr, 0})->content().length(), 0);
    EXPECT_GT(makeAxis(AxisMode::Compressed, {})->content().length(), 0);
}

TEST(CompressedAxis, allGapsAreEquallyWide)
{
    const Recording loop = recorded([](TraceBuilder &build) {
        build.task("main").runs(1).sleeps(60).runs(1).sleeps(900).runs(1).sleeps(7).runs(1);
    });
    const auto axis = makeAxis(AxisMode::Compressed, {&loop, nullptr, 0});
    const std::vector<AxisGap> gaps = axis->gaps(axis->content());
    ASSERT_EQ(gaps.size(), 3u);
    for (const AxisGap &gap : gaps)
        EXPECT_NEAR(gap.end - gap.begin, gaps[0].end - gaps[0].begin, 1);
}

TEST(CompressedAxis, theMappingGrowsAndLeadsBackOnAnyRun)
{
    for (std::uint32_t seed = 1; seed <= 120; ++seed) {
        const Recording loop = byChance(seed, loopBand), threads = byChance(seed, threadBand);
        const ChartSource source{&loop, seed % 3 == 0 ? &threads : nullptr, 0};
        const auto axis = makeAxis(AxisMode::Compressed, source);
        std::mt19937_64 random(seed);
        std::uniform_int_distribution<Nanos> instant(-second, source.duration() + second);
        std::vector<Nanos> times;
        for (int i = 0; i < 200; ++i)
            times.push_back(instant(random));
        for (const AxisGap &gap : axis->gaps(axis->content())) {
            for (const Nanos time : {gap.from - 1, gap.from, gap.from + 1, gap.to - 1, gap.to})
                times.push_back(time);
        }
        std::ranges::sort(times);
        double last = -1e300;
        for (const Nanos time : times) {
            const double position = axis->position(loopBand, time, 0);
            EXPECT_GE(position, last) << seed;
            last = position;
            const double error = 1 + 1e-9 * static_cast<double>(source.duration());
            EXPECT_NEAR(static_cast<double>(axis->timeAt(position)), static_cast<double>(time),
                        error)
                << seed;
        }
        Nanos before = std::numeric_limits<Nanos>::min();
        const AxisRange all = axis->content();
        for (int i = -10; i <= 1010; ++i) {
            const Nanos time = axis->timeAt(all.begin + all.length() * i / 1000);
            EXPECT_GE(time, before) << seed;
            before = time;
        }
        // Nothing gets longer, and nothing that runs gets shorter.
        EXPECT_LE(all.length(), std::max(1e6, static_cast<double>(source.duration())) + 1) << seed;
    }
}

TEST(CompressedAxis, theRulerShowsTrueTimesAndLabelsKeepTheirDistance)
{
    const Recording loop = recorded(longSleep);
    const auto axis = makeAxis(AxisMode::Compressed, {&loop, nullptr, 0});
    const AxisRange all = axis->content();
    double last = -1e300;
    QStringList labels;
    for (const AxisTick &tick : axis->ticks(all, 1600, 80)) {
        if (tick.label.isEmpty())
            continue;
        labels << tick.label;
        EXPECT_EQ(tick.label, instantLabel(axis->timeAt(tick.position)));
        EXPECT_GE((tick.position - last) / all.length() * 1600, 79.9) << tick.label.toStdString();
        last = tick.position;
    }
    EXPECT_TRUE(labels.contains("1 s")) << labels.join(' ').toStdString();
    EXPECT_TRUE(labels.contains("61 s")) << labels.join(' ').toStdString();
}
