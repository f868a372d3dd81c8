// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/tracewriter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace coroscope {

namespace {

constexpr std::size_t many = 3 * TraceChunk::capacity + 100;

/// An event that tells its index in every column.
TraceEvent eventOf(std::size_t index)
{
    const auto n = static_cast<std::uint32_t>(index);
    return {.kind = index % 3 == 0 ? EventKind::Iteration : EventKind::TaskReady,
            .flags = static_cast<std::uint8_t>(index % 7),
            .aux = static_cast<std::uint16_t>(index % 1000),
            .subject = n,
            .object = AwaitableId::future(n),
            .other = n + 1,
            .block = BlockId(n + 2),
            .detail = n + 3,
            .time = static_cast<Nanos>(index / 2)};
}

void expectEvents(const TraceColumns &columns, std::size_t count)
{
    ASSERT_EQ(columns.size(), count);
    for (std::size_t i = 0; i < count; ++i) {
        const TraceEvent got = columns.at(i);
        const TraceEvent expected = eventOf(i);
        ASSERT_EQ(got.kind, expected.kind) << i;
        ASSERT_EQ(got.flags, expected.flags) << i;
        ASSERT_EQ(got.aux, expected.aux) << i;
        ASSERT_EQ(got.subject, expected.subject) << i;
        ASSERT_EQ(got.object, expected.object) << i;
        ASSERT_EQ(got.other, expected.other) << i;
        ASSERT_EQ(got.block, expected.block) << i;
        ASSERT_EQ(got.detail, expected.detail) << i;
        ASSERT_EQ(got.time, expected.time) << i;
    }
}

TEST(TraceColumns, keepEveryEventAcrossTheirChunks)
{
    TraceColumns columns;
    for (std::size_t i = 0; i < many; ++i)
        columns.append(eventOf(i));
    expectEvents(columns, many);
    columns.clear();
    EXPECT_TRUE(columns.empty());
    columns.append(eventOf(0));
    expectEvents(columns, 1);
}

/// Its parameter: the size of a batch.
struct Batches : ::testing::TestWithParam<std::size_t> {};

TEST_P(Batches, ofAnySizeMakeOneTrace)
{
    TraceColumns whole;
    PackedPieces pieces;
    for (std::size_t made = 0; made < many;) {
        TraceColumns batch(made, std::move(pieces));
        for (std::size_t i = 0; i < GetParam() && made < many; ++i)
            batch.append(eventOf(made++));
        pieces = batch.takePieces();
        whole.append(std::move(batch));
    }
    expectEvents(whole, many);
}

INSTANTIATE_TEST_SUITE_P(Sizes, Batches,
                         ::testing::Values(std::size_t(999), TraceChunk::capacity - 1,
                                           TraceChunk::capacity, TraceChunk::capacity + 1,
                                           2 * TraceChunk::capacity + 17));

TEST(TraceColumns, outliveThoseThatTheyShareAPieceOfMemoryWith)
{
    TraceColumns whole;
    {
        TraceColumns before;
        for (std::size_t i = 0; i < many; ++i)
            before.append(eventOf(i));
        whole = TraceColumns(0, before.takePieces());
        for (std::size_t i = 0; i < many; ++i)
            whole.append(eventOf(i));
        expectEvents(before, many);
    }
    expectEvents(whole, many);
}

TEST(TraceColumns, takeABatchThatWasNotMadeForTheirEnd)
{
    TraceColumns whole;
    for (std::size_t made = 0; made < 300;) {
        TraceColumns batch;
        for (std::size_t i = 0; i < 100; ++i)
            batch.append(eventOf(made++));
        whole.append(std::move(batch));
    }
    whole.append(TraceColumns(300));
    expectEvents(whole, 300);
}

TEST(TraceColumns, areReadColumnByColumnLikeVectors)
{
    TraceColumns columns;
    for (std::size_t i = 0; i < many; ++i)
        columns.append(eventOf(i));
    const TraceColumns::Times times = columns.time();
    const Nanos wanted = static_cast<Nanos>(TraceChunk::capacity);
    const auto after = std::upper_bound(times.begin(), times.end(), wanted);
    EXPECT_EQ(after - times.begin(), static_cast<std::ptrdiff_t>(2 * wanted + 2));
    EXPECT_EQ(times.back(), eventOf(many - 1).time);
    const TraceColumns::Kinds kinds = columns.kind();
    EXPECT_EQ(
        static_cast<std::size_t>(std::count(kinds.begin(), kinds.end(), EventKind::Iteration)),
        (many + 2) / 3);
    EXPECT_EQ(columns.flags()[6], 6);
    EXPECT_EQ(columns.subject()[many - 1], many - 1);
}

/// Its parameter: the time of the events after the first, in a chunk whose other columns hold one
/// value alone.
struct Ranges : ::testing::TestWithParam<Nanos> {};

TEST_P(Ranges, ofEveryWidthComeBackFromPackedChunks)
{
    TraceColumns columns;
    const auto timeOf = [](std::size_t i) { return i % 5 == 0 ? Nanos(7) : GetParam() - Nanos(i); };
    for (std::size_t i = 0; i < many; ++i)
        columns.append({.kind = EventKind::StepBegan, .subject = 3, .time = timeOf(i)});
    for (std::size_t i = 0; i < many; ++i) {
        ASSERT_EQ(columns.time()[i], timeOf(i)) << i;
        ASSERT_EQ(columns.at(i).subject, 3u) << i;
    }
}

INSTANTIATE_TEST_SUITE_P(Times, Ranges,
                         ::testing::Values(Nanos(0), Nanos(200'000), Nanos(10'000'000),
                                           Nanos(3'000'000'000), Nanos(900'000'000'000),
                                           Nanos(1) << 50, std::numeric_limits<Nanos>::max()));

TEST(TraceColumns, takeLessMemoryOnceTheyArePacked)
{
    TraceColumns columns;
    for (std::size_t i = 0; i < TraceChunk::capacity; ++i)
        columns.append(eventOf(i));
    const std::size_t open = columns.memory();
    columns.append(eventOf(TraceChunk::capacity));
    EXPECT_LT(columns.memory() * 3, open * 2);
}

TEST(TraceColumns, letFlagsBeAddedToWhatIsPacked)
{
    TraceColumns columns;
    for (std::size_t i = 0; i < many; ++i)
        columns.append(eventOf(i));
    columns.addFlags(14, 64);
    EXPECT_EQ(columns.at(13).flags, 13 % 7);
    EXPECT_EQ(columns.at(14).flags, 64);
    EXPECT_EQ(columns.at(15).flags, 1);
}

TEST(TraceColumns, letFlagsBeAdded)
{
    TraceColumns batch(TraceChunk::capacity - 1);
    batch.append({.flags = 1});
    batch.append({.flags = 2});
    batch.addFlags(1, 4);
    EXPECT_EQ(batch.at(0).flags, 1);
    EXPECT_EQ(batch.at(1).flags, 6);
}

} // namespace

} // namespace coroscope
