// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/lifetext.h"
#include "model/trace/randomtrace.h"
#include "trace/eventtext.h"
#include "trace/links.h"
#include "trace/metrics.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace coroscope {

namespace {

/// Passes on the events that a writer gave, one in each batch.
class OneByOne : public TraceSink {
public:
    void take(TraceBatch &&batch) override
    {
        const TraceColumns events = std::exchange(batch.events, {});
        for (std::size_t i = 0; i < events.size(); ++i) {
            batch.events.append(events.at(i));
            trace.append(std::exchange(batch, {}));
            life.update(trace);
        }
    }
    Trace trace;
    Lifecycle life;
};

/// Its parameter: the seed; odd ones are wild.
struct AnyTrace : ::testing::TestWithParam<std::uint32_t> {
    Recorder run;

    AnyTrace() { recordAtRandom(run, GetParam(), 600, GetParam() % 2 == 1); }
};

TEST_P(AnyTrace, givesTheSameLifeInOnePieceAndEventByEvent)
{
    const std::string whole = everythingText(run.lifecycle());
    OneByOne pieces;
    TraceBatch batch;
    for (std::size_t i = 0; i < run.trace.size(); ++i)
        batch.events.append(run.trace.event(i));
    for (NumberId id = 1; batch.numbers.size() < 2000; ++id)
        batch.numbers.push_back(run.trace.number(id));
    for (TextId id = 1; !run.trace.text(id).empty(); ++id)
        batch.texts.add(run.trace.text(id));
    for (std::uint32_t id = 1; id <= run.trace.taskCount(); ++id)
        batch.tasks.push_back(run.trace.task(TaskId(id)));
    pieces.take(std::move(batch));
    EXPECT_EQ(everythingText(pieces.life), whole);
}

TEST_P(AnyTrace, hasLanesWithoutGapsOrOverlaps)
{
    const Lifecycle life = run.lifecycle();
    for (const Lane &lane : life.lanes()) {
        for (std::size_t i = 1; i < lane.spans.size(); ++i) {
            EXPECT_EQ(lane.spans[i - 1].end, lane.spans[i].begin);
            EXPECT_EQ(lane.spans[i - 1].endEvent, lane.spans[i].beginEvent);
        }
    }
    for (std::size_t i = 1; i < life.loopSpans().size(); ++i)
        EXPECT_LE(life.loopSpans()[i - 1].end, life.loopSpans()[i].begin);
}

TEST_P(AnyTrace, canBeToldAndMeasuredWhateverItHolds)
{
    Recording recording;
    run.recorded();
    recording.trace = std::move(run.trace);
    recording.update();
    for (std::size_t i = 0; i < recording.trace.size(); ++i)
        EXPECT_FALSE(describe(recording.trace, i).empty() &&
                     recording.trace.event(i).kind != EventKind::Note &&
                     recording.trace.event(i).kind != EventKind::CombinatorMade)
            << i;
    const Metrics metrics = measure(recording);
    EXPECT_GE(metrics.makespan, metrics.frozen);
    EXPECT_EQ(compare(recording, nullptr).size(), 7u);
}

TEST_P(AnyTrace, hasCausesBeforeTheirEffects)
{
    const Trace &trace = run.recorded();
    for (std::size_t i = 0; i < trace.size(); i += 7) {
        if (const auto earlier = cause(trace, i)) {
            EXPECT_LT(*earlier, i);
            const std::vector<std::size_t> found = effects(trace, *earlier);
            EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
        }
        for (const std::size_t later : effects(trace, i))
            EXPECT_EQ(cause(trace, later), i);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnyTrace, ::testing::Range(0u, 40u));

TEST(Lifecycle, aMillionSpansInTenThousandLanesAreThere)
{
    constexpr std::uint32_t laneCount = 10'000;
    constexpr int rounds = 33; // three spans each
    Recorder run;
    for (std::uint32_t i = 0; i < laneCount; ++i)
        run.ready(run.task("job"));
    for (int round = 0; round <= rounds; ++round) {
        run.at(round);
        run.iteration();
        for (std::uint32_t i = 1; i <= laneCount; ++i) {
            if (round > 0)
                run.ready(TaskId(i));
            run.begins(TaskId(i));
            run.waits(TaskId(i), WaitKind::Sleep, AwaitableId::future(i));
        }
    }
    const Lifecycle life = run.lifecycle();
    std::size_t spans = 0;
    for (const Lane &lane : life.lanes())
        spans += lane.spans.size();
    EXPECT_EQ(spans, laneCount * (3u + 3u * rounds));
    EXPECT_EQ(life.readyDepth().back().depth, 0u);
}

} // namespace

} // namespace coroscope
