// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/spanlist.h"

#include "trace/tracewriter.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace coroscope {

namespace {

class SpanListTest : public testing::Test {
protected:
    /// Appends an event; gives its number.
    std::uint32_t add(double seconds, TraceEvent event)
    {
        m_writer.setTime(seconds);
        m_writer.append(event);
        m_writer.flush();
        return m_events++;
    }
    std::uint32_t begins(double seconds, BlockId block = {})
    {
        return add(seconds, {.kind = EventKind::StepBegan, .subject = 1, .block = block});
    }
    std::uint32_t waits(double seconds, AwaitableId on, BlockId block)
    {
        return add(seconds, {.kind = EventKind::Suspended,
                             .aux = static_cast<std::uint16_t>(WaitKind::Sleep),
                             .subject = 1,
                             .object = on,
                             .block = block});
    }
    std::uint32_t ready(double seconds, AwaitableId by, BlockId elsewhere)
    {
        return add(seconds,
                   {.kind = EventKind::TaskReady, .subject = 1, .object = by, .block = elsewhere});
    }

    Trace trace;
    SpanList task;
    SpanList loop{SpanList::Of::Loop};

private:
    TraceWriter m_writer{trace};
    std::uint32_t m_events = 0;
};

} // namespace

TEST_F(SpanListTest, aSpanOfATaskEndsWhereTheNextBegins)
{
    task.open(trace, begins(1), SpanState::Running);
    EXPECT_EQ(task.back().end, openEnd);
    task.open(trace, waits(3, AwaitableId::future(1), BlockId(5)), SpanState::Waiting,
              WaitKind::Sleep);
    ASSERT_EQ(task.size(), 2u);
    EXPECT_EQ(task.front().begin, 1 * nanosPerSecond);
    EXPECT_EQ(task.front().end, 3 * nanosPerSecond);
    EXPECT_EQ(task.front().endEvent, task.back().beginEvent);
    EXPECT_EQ(task.back().waitKind, WaitKind::Sleep);
}

TEST_F(SpanListTest, theLastSpanEndsWhenItIsToldTo)
{
    task.open(trace, begins(1), SpanState::Running);
    const std::uint32_t end =
        add(2, {.kind = EventKind::TaskFinished, .subject = 1, .block = BlockId(1)});
    task.close(end);
    EXPECT_EQ(task.back().end, 2 * nanosPerSecond);
    EXPECT_EQ(task.back().endEvent, end);
    task.open(trace, begins(4), SpanState::Running);
    EXPECT_EQ(task.front().end, 4 * nanosPerSecond) << "there is no gap in a task's life";
    EXPECT_EQ(task.back().end, openEnd);
}

TEST_F(SpanListTest, spansOfTheLoopMayHaveGapsBetweenThem)
{
    loop.open(trace, begins(1), SpanState::Running);
    loop.close(waits(2, {}, BlockId(1)));
    loop.open(trace, begins(5), SpanState::Running);
    ASSERT_EQ(loop.size(), 2u);
    EXPECT_EQ(loop.front().end, 2 * nanosPerSecond);
    EXPECT_EQ(loop.back().begin, 5 * nanosPerSecond);
    EXPECT_EQ(loop.back().end, openEnd);
}

TEST_F(SpanListTest, aClosedSpanOfTheLoopCanBeMadeLonger)
{
    loop.open(trace, begins(1), SpanState::Idle);
    loop.close(begins(2));
    loop.close(begins(3));
    ASSERT_EQ(loop.size(), 1u);
    EXPECT_EQ(loop.back().end, 3 * nanosPerSecond);
}

TEST_F(SpanListTest, aTaskStandsWhereItWaitedUntilAnEventSaysOtherwise)
{
    task.open(trace, waits(1, AwaitableId::future(1), BlockId(5)), SpanState::Waiting,
              WaitKind::Sleep);
    task.open(trace, ready(2, AwaitableId::future(1), BlockId(9)), SpanState::Ready);
    task.open(trace, begins(3), SpanState::Running);
    task.open(trace, begins(4, BlockId(6)), SpanState::Running);
    EXPECT_EQ(task[1].block, BlockId(5)) << "not where it was made ready";
    EXPECT_EQ(task[2].block, BlockId(5));
    EXPECT_EQ(task[3].block, BlockId(6));
}

TEST_F(SpanListTest, aSpanNamesWhatItWaitsForAndWhatWokeIt)
{
    task.open(trace, waits(1, AwaitableId::future(7), BlockId(5)), SpanState::Waiting,
              WaitKind::Sleep);
    task.open(trace, ready(2, AwaitableId::future(8), BlockId(9)), SpanState::Ready);
    task.open(trace, begins(3), SpanState::Running);
    EXPECT_EQ(task[0].object, AwaitableId::future(7));
    EXPECT_EQ(task[1].object, AwaitableId::future(8));
    EXPECT_FALSE(task[2].object);
}

TEST_F(SpanListTest, aSpanOfTheLoopNamesTheTaskThatRuns)
{
    loop.open(trace, begins(1), SpanState::Running);
    loop.close(waits(2, {}, BlockId(1)));
    loop.open(trace, add(3, {.kind = EventKind::CallbackBegan, .subject = 4}), SpanState::Running);
    EXPECT_EQ(loop[0].object, AwaitableId::task(TaskId(1)));
    EXPECT_FALSE(loop[1].object) << "a callback";
}

TEST_F(SpanListTest, isSearchedLikeAVector)
{
    for (int i = 0; i < 100; ++i)
        task.open(trace, begins(i), SpanState::Running);
    const auto found = std::ranges::partition_point(
        task, [](const Span &span) { return span.begin < 40 * nanosPerSecond; });
    EXPECT_EQ(found - task.begin(), 40);
    EXPECT_EQ(found->end, 41 * nanosPerSecond);
    const Spans some(task, 10, 5);
    EXPECT_EQ(some.front().begin, 10 * nanosPerSecond);
    EXPECT_EQ(some.back().begin, 14 * nanosPerSecond);
    EXPECT_EQ(some.subspan(1, 2).back().begin, 12 * nanosPerSecond);
}

TEST_F(SpanListTest, takesAFewBytesASpan)
{
    constexpr std::size_t count = 10'000;
    for (std::size_t i = 0; i < count; ++i)
        task.open(trace, begins(static_cast<double>(i)), SpanState::Running);
    EXPECT_LT(task.memory(), 7 * count);
}

} // namespace coroscope
