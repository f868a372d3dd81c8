// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/timerheap.h"

#include "model/asyncio/loopfixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace coroscope::asyncio::test {

namespace {

class Timers : public Loop {
protected:
    /// A handle that does nothing.
    Ref<Handle> handle(std::uint32_t number)
    {
        return make<Handle>(*loop, number, nullptr, HandleArgs());
    }
    /// The numbers of what is left, in the order in which it comes.
    std::vector<std::uint32_t> popAll()
    {
        std::vector<std::uint32_t> numbers;
        while (!heap.empty())
            numbers.push_back(heap.pop().number);
        return numbers;
    }

    TimerHeap heap;
};

TEST_F(Timers, givesEqualDeadlinesInTheOrderOfTheirHandles)
{
    for (const std::uint32_t number : {3u, 1u, 2u, 5u, 4u})
        heap.push(1.5, *handle(number));
    EXPECT_EQ(popAll(), (std::vector<std::uint32_t>{1, 2, 3, 4, 5}));
}

TEST_F(Timers, ordersDeadlinesOfEverySignAndSize)
{
    const std::vector<double> deadlines{-1e300, -2.5, -1e-300, -0.0, 1e-300, 2.5, 1e300};
    std::vector<std::uint32_t> order(deadlines.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::vector<std::uint32_t> shuffled = order;
    std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(1));
    for (const std::uint32_t i : shuffled)
        heap.push(deadlines[i], *handle(i));
    for (const std::uint32_t i : order) {
        EXPECT_EQ(heap.deadline(), deadlines[i]);
        EXPECT_EQ(heap.pop().number, i);
    }
}

TEST_F(Timers, takesZeroAndMinusZeroForTheSameDeadline)
{
    heap.push(0.0, *handle(1));
    heap.push(-0.0, *handle(2));
    heap.push(0.0, *handle(3));
    EXPECT_EQ(popAll(), (std::vector<std::uint32_t>{1, 2, 3}));
}

TEST_F(Timers, sortsThousandsThatComeAndGo)
{
    std::mt19937 random(7);
    double last = 0;
    std::uint32_t number = 0;
    for (int i = 0; i < 3000; ++i)
        heap.push(static_cast<double>(random() % 1000), *handle(++number));
    for (int i = 0; i < 20'000; ++i) {
        const TimerHeap::Entry next = heap.pop();
        ASSERT_GE(next.when, last);
        last = next.when;
        heap.push(last + static_cast<double>(random() % 50), *handle(++number));
    }
    EXPECT_EQ(heap.size(), 3000u);
}

TEST_F(Timers, losesWhatIsCancelledAndKeepsTheOrderOfTheRest)
{
    std::vector<Ref<Handle>> handles;
    for (std::uint32_t i = 0; i < 200; ++i) {
        handles.push_back(handle(i));
        heap.push(static_cast<double>((i * 37) % 200), *handles.back());
    }
    for (std::uint32_t i = 0; i < 200; i += 2)
        handles[i]->cancel();
    heap.removeCancelled();
    EXPECT_EQ(heap.size(), 100u);
    double last = -1;
    while (!heap.empty()) {
        const TimerHeap::Entry next = heap.pop();
        EXPECT_EQ(next.number % 2, 1u);
        EXPECT_GT(next.when, last);
        last = next.when;
    }
}

} // namespace

} // namespace coroscope::asyncio::test
