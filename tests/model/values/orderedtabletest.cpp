// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/testcaller.h"

#include <gtest/gtest.h>

#include <random>

namespace coroscope {
namespace {

std::vector<std::int64_t> keys(const OrderedTable &table)
{
    std::vector<std::int64_t> all;
    for (const OrderedTable::Entry &entry : table.entries()) {
        if (entry.live)
            all.push_back(entry.key.asInt());
    }
    return all;
}

TEST(OrderedTable, keepsTheOrderOfInsertion)
{
    OrderedTable table;
    for (const std::int64_t n : {5, 3, 9, 1})
        table.insert(number(n), {});
    table.insert(number(3), number(7));
    EXPECT_EQ(keys(table), (std::vector<std::int64_t>{5, 3, 9, 1}));
    EXPECT_EQ(table.find(number(3))->asInt(), 7);
    table.erase(number(3));
    table.insert(number(3), {});
    EXPECT_EQ(keys(table), (std::vector<std::int64_t>{5, 9, 1, 3}));
}

TEST(OrderedTable, behavesLikeAListOfPairs)
{
    OrderedTable table;
    std::vector<std::pair<std::int64_t, std::int64_t>> model;
    std::mt19937 random(1);
    for (int step = 0; step < 30'000; ++step) {
        // Phases that grow and phases that shrink.
        const bool grows = (step / 3000) % 2 == 0;
        const std::int64_t key = random() % 300;
        const auto at = std::find_if(model.begin(), model.end(),
                                     [key](const auto &pair) { return pair.first == key; });
        if (random() % 4 < (grows ? 3u : 1u)) {
            table.insert(number(key), number(step));
            if (at == model.end())
                model.emplace_back(key, step);
            else
                at->second = step;
        } else {
            EXPECT_EQ(table.erase(number(key)), at != model.end());
            if (at != model.end())
                model.erase(at);
        }
        ASSERT_EQ(table.size(), model.size());
        if (step % 97 == 0) {
            std::vector<std::int64_t> expected;
            for (const auto &[k, v] : model) {
                expected.push_back(k);
                ASSERT_EQ(table.find(number(k))->asInt(), v);
            }
            ASSERT_EQ(keys(table), expected);
        }
    }
}

TEST(OrderedTable, takesFromBothEnds)
{
    OrderedTable table;
    for (int i = 0; i < 100'000; ++i)
        table.insert(number(i), number(i));
    for (int i = 0; i < 50'000; ++i) { // quadratic if it searched for the first entry each time
        EXPECT_EQ(table.takeFirst().key.asInt(), i);
        EXPECT_EQ(table.takeLast().key.asInt(), 99'999 - i);
    }
    EXPECT_EQ(table.size(), 0u);
    table.insert(number(1), {});
    EXPECT_EQ(table.firstPlace(), 0u);
}

TEST(OrderedTable, findsNumbersOfAnyTypeByValue)
{
    OrderedTable table;
    table.insert(number(1), text("one"));
    EXPECT_NE(table.find(Value::floating(1.0)), nullptr);
    EXPECT_NE(table.find(Value::boolean(true)), nullptr);
    EXPECT_EQ(table.find(Value::floating(1.5)), nullptr);
    const Value big = integer(mpz_class("18446744073709551616"));
    table.insert(big, text("big"));
    EXPECT_NE(table.find(Value::floating(18446744073709551616.0)), nullptr);
}

TEST(OrderedTable, anUnhashableKeyRaises)
{
    Heap heap;
    OrderedTable table;
    EXPECT_EQ(raisedBy([&] { table.insert(list({}), {}); }), "TypeError: unhashable type: 'list'");
    EXPECT_EQ(table.size(), 0u);
}

TEST(OrderedTable, theVersionTellsOfStructuralChanges)
{
    OrderedTable table;
    table.insert(number(1), {});
    const auto before = table.version();
    table.insert(number(1), number(2));
    EXPECT_EQ(table.version(), before);
    table.erase(number(1));
    EXPECT_NE(table.version(), before);
}

} // namespace
} // namespace coroscope
