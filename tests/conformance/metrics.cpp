// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of every conformance case and example, against the spans that the chart draws.
#include "trace/metrics.h"

#include "conformance/caserecordings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace coroscope {
namespace {

struct Stretch {
    Nanos begin = 0;
    Nanos end = 0;
};

/// The length of what \p stretches cover together.
Nanos covered(std::vector<Stretch> stretches)
{
    std::sort(stretches.begin(), stretches.end(),
              [](const Stretch &a, const Stretch &b) { return a.begin < b.begin; });
    Nanos sum = 0;
    Nanos reached = 0;
    for (const Stretch &stretch : stretches) {
        sum += std::max<Nanos>(0, stretch.end - std::max(reached, stretch.begin));
        reached = std::max(reached, stretch.end);
    }
    return sum;
}

/// Figures that are read from the spans.
class SpanFigures {
public:
    explicit SpanFigures(const Recording &recording) : m_now(recording.trace.duration())
    {
        for (const Lane &lane : recording.lifecycle.lanes()) {
            if (recording.trace.task(lane.task).internal)
                continue;
            ++ended[static_cast<std::size_t>(lane.outcome)];
            for (const Span &span : lane.spans) {
                work += span.isWork() ? lengthOf(span) : 0;
                if (span.isHolding())
                    hold(span);
            }
        }
        for (const Span &span : recording.lifecycle.loopSpans()) {
            if (span.state == SpanState::Idle)
                continue;
            hold(span);
            work += span.object ? 0 : lengthOf(span);
            frozen += span.state == SpanState::Blocking ? lengthOf(span) : 0;
        }
        busy = covered(std::move(m_held));
    }

    Nanos work = 0;
    Nanos busy = 0;
    Nanos frozen = 0;
    std::array<std::uint32_t, 4> ended{};

private:
    Nanos lengthOf(const Span &span) const { return std::min(span.end, m_now) - span.begin; }
    void hold(const Span &span) { m_held.push_back({span.begin, std::min(span.end, m_now)}); }

    Nanos m_now;
    std::vector<Stretch> m_held;
};

void expectFigures(const Recording &recording)
{
    const Metrics metrics = measure(recording);
    const SpanFigures spans(recording);
    EXPECT_EQ(metrics.sumOfWork, spans.work);
    EXPECT_EQ(metrics.busy, spans.busy);
    const bool isOfLoop = recording.executor == Recording::Executor::Loop;
    EXPECT_EQ(metrics.frozen, isOfLoop ? spans.frozen : 0);
    EXPECT_EQ(metrics.unfinished, spans.ended[0]);
    EXPECT_EQ(metrics.returned, spans.ended[1]);
    EXPECT_EQ(metrics.failed, spans.ended[2]);
    EXPECT_EQ(metrics.cancelled, spans.ended[3]);
    EXPECT_EQ(metrics.tasks, spans.ended[0] + spans.ended[1] + spans.ended[2] + spans.ended[3]);
}

TEST(Metrics, ofEveryLoopAreWhatItsSpansSay)
{
    test::forEachCase([](const Recording &recording, std::size_t) { expectFigures(recording); });
}

TEST(Metrics, ofAllThreadsAreWhatTheirSpansSay)
{
    test::forEachCase([](const Recording &recording, std::size_t) { expectFigures(recording); },
                      test::On::Threads);
}

} // namespace
} // namespace coroscope
