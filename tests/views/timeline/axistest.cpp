// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/axis.h"

#include "support/tracebuilder.h"

#include <QStringList>

#include <gtest/gtest.h>

#include <cmath>

using namespace coroscope;
using namespace coroscope::test;

namespace {

Recording twoSleepers(Recording::Executor executor = loopBand)
{
    TraceBuilder build(executor);
    build.task("main").gathers({"a", "b"});
    build.task("a").sleeps(1);
    build.task("b").sleeps(2);
    return build.recording();
}

} // namespace

TEST(TimeAxis, aPositionIsTheTimeInNanoseconds)
{
    const Recording loop = twoSleepers();
    const auto axis = makeAxis(AxisMode::Time, {&loop, nullptr, 0});
    EXPECT_DOUBLE_EQ(axis->position(loopBand, 1'500'000'000, 7), 1.5e9);
    EXPECT_EQ(axis->timeAt(1.5e9), 1'500'000'000);
    EXPECT_DOUBLE_EQ(axis->content().end, 2e9);
}

TEST(TimeAxis, labelledTicksKeepTheirDistance)
{
    const Recording loop = twoSleepers();
    const auto axis = makeAxis(AxisMode::Time, {&loop, nullptr, 0});
    for (double length : {3.7, 1e3, 4.2e6, 2.1e9, 9e12}) {
        double last = -1e300;
        for (const AxisTick &tick : axis->ticks({0, length}, 1000, 100)) {
            if (tick.label.isEmpty())
                continue;
            EXPECT_GE((tick.position - last) / length * 1000, 99.9) << length;
            last = tick.position;
        }
        EXPECT_GT(last, -1) << "no tick over " << length;
    }
}

TEST(TimeAxis, aRunThatTookNoTimeStillHasARange)
{
    TraceBuilder build;
    build.task("main").returns("1");
    const Recording loop = build.recording();
    EXPECT_GT(makeAxis(AxisMode::Time, {&loop, nullptr, 0})->content().length(), 0);
}

TEST(StepAxis, everyEventIsOneStepWide)
{
    const Recording loop = twoSleepers();
    const auto axis = makeAxis(AxisMode::Steps, {&loop, nullptr, 0});
    for (std::uint32_t event = 0; event < loop.trace.size(); ++event)
        EXPECT_DOUBLE_EQ(axis->position(loopBand, loop.trace.event(event).time, event), event);
    EXPECT_DOUBLE_EQ(axis->content().end, static_cast<double>(loop.trace.size()));
}

TEST(StepAxis, bothBandsShareOneOrderByTime)
{
    const Recording loop = twoSleepers(), threads = twoSleepers(threadBand);
    const auto axis = makeAxis(AxisMode::Steps, {&loop, &threads, 0});
    EXPECT_DOUBLE_EQ(axis->content().end,
                     static_cast<double>(loop.trace.size() + threads.trace.size()));
    // An event of one band lies right of all events of the other that were before it.
    for (std::uint32_t i = 0; i < loop.trace.size(); ++i) {
        const Nanos time = loop.trace.event(i).time;
        for (std::uint32_t j = 0; j < threads.trace.size(); ++j) {
            const Nanos other = threads.trace.event(j).time;
            if (other < time) {
                EXPECT_LT(axis->position(threadBand, other, j), axis->position(loopBand, time, i));
            }
            if (other > time) {
                EXPECT_GT(axis->position(threadBand, other, j), axis->position(loopBand, time, i));
            }
        }
    }
}

TEST(StepAxis, thePlaceOfAnEventGivesTheEventBack)
{
    const Recording loop = twoSleepers(), threads = twoSleepers(threadBand);
    const auto axis = makeAxis(AxisMode::Steps, {&loop, &threads, 0});
    for (std::uint32_t event = 0; event < loop.trace.size(); ++event) {
        const double position = axis->position(loopBand, loop.trace.event(event).time, event);
        EXPECT_EQ(axis->loopEventAt(position), event);
        EXPECT_EQ(axis->loopEventAt(position + 0.5), event + 1);
        EXPECT_EQ(axis->timeAt(position), loop.trace.event(event).time);
    }
}

TEST(StepAxis, theRulerNamesEveryTimeAtWhichItMovesOn)
{
    const Recording loop = twoSleepers();
    const auto axis = makeAxis(AxisMode::Steps, {&loop, nullptr, 0});
    QStringList labels;
    for (const AxisTick &tick : axis->ticks(axis->content(), 4000, 60))
        labels << tick.label;
    EXPECT_EQ(labels, (QStringList{"0 s", "1 s", "2 s"}));
}
