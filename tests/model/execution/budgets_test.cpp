// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

namespace coroscope::test {
namespace {

/// A program that goes past one limit.
struct Limit {
    const char *name;
    const char *python;
    void (*set)(Budgets &);
    const char *sentence; ///< how the report begins
};

std::ostream &operator<<(std::ostream &out, const Limit &limit) { return out << limit.name; }

class ALimit : public testing::TestWithParam<std::tuple<Limit, On>> {};

TEST_P(ALimit, endsTheRunWithASentenceAndKeepsTheTrace)
{
    const auto &[limit, on] = GetParam();
    RunOptions options;
    limit.set(options.budgets);
    const Ran ran = run(limit.python, on, options);
    EXPECT_EQ(ran.report.end, RunEnd::Limit);
    EXPECT_EQ(ran.report.message.rfind(limit.sentence, 0), 0u) << ran.report.message;
    ASSERT_FALSE(ran.log.empty());
    EXPECT_EQ(ran.log.front(), "before");
    const auto reached = ran.events(EventKind::LimitReached);
    ASSERT_EQ(reached.size(), 1u);
    EXPECT_EQ(ran.trace.text(reached.front().detail), ran.report.message);
    EXPECT_EQ(ran.trace.event(ran.trace.size() - 1).kind, EventKind::RecordingEnded);
}

std::string nameOfLimit(const testing::TestParamInfo<std::tuple<Limit, On>> &info)
{
    const bool isLoop = std::get<1>(info.param) == On::Loop;
    return std::string(std::get<0>(info.param).name) + (isLoop ? "OnTheLoop" : "OnThreads");
}

const Limit common[] = {
    {"steps", R"(
print("before")
while True:
    pass
)",
     [](Budgets &budgets) { budgets.steps = 10'000; }, "The run executed more than 10000 blocks."},
    {"stepsInsideAnExceptThatCatchesAll", R"(
print("before")
while True:
    try:
        pass
    except:
        pass
)",
     [](Budgets &budgets) { budgets.steps = 10'000; }, "The run executed more than 10000 blocks."},
    {"timeAsleep", R"(
print("before")
async def main():
    await asyncio.sleep(10 ** 18)
asyncio.run(main())
)",
     [](Budgets &budgets) { budgets.seconds = 1'000; }, "The run's clock went past 1000 seconds."},
    {"timeBlocked", R"(
print("before")
while True:
    time.sleep(400)
)",
     [](Budgets &budgets) { budgets.seconds = 1'000; }, "The run's clock went past 1000 seconds."},
    {"logLines", R"(
print("before")
while True:
    print("line")
)",
     [](Budgets &budgets) { budgets.logLines = 50; }, "The run printed more than 50 lines."},
};
INSTANTIATE_TEST_SUITE_P(ofBoth, ALimit,
                         testing::Combine(testing::ValuesIn(common),
                                          testing::Values(On::Loop, On::Threads)),
                         nameOfLimit);

constexpr const char *manyTasks = R"(
async def child():
    await asyncio.sleep(9)
async def main():
    print("before")
    tasks = [asyncio.create_task(child()) for i in range(100)]
    await asyncio.wait(tasks)
asyncio.run(main())
)";

const Limit tasks[] = {{"tasks", manyTasks, [](Budgets &budgets) { budgets.tasks = 20; },
                        "The run has more than 20 tasks alive."}};
INSTANTIATE_TEST_SUITE_P(ofTheLoop, ALimit,
                         testing::Combine(testing::ValuesIn(tasks), testing::Values(On::Loop)),
                         nameOfLimit);

const Limit threads[] = {{"threads", manyTasks, [](Budgets &budgets) { budgets.threads = 20; },
                          "The run has more than 20 threads alive at one time."}};
INSTANTIATE_TEST_SUITE_P(ofThreads, ALimit,
                         testing::Combine(testing::ValuesIn(threads), testing::Values(On::Threads)),
                         nameOfLimit);

TEST(Budgets, deepRecursionIsAnErrorThatCanBeCaught)
{
    expectLog({"",
               R"(
def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print("caught")
print("goes on")
)",
               {"caught", "goes on"}});
}

TEST(Budgets, deepRecursionOfCoroutinesIsAnErrorToo)
{
    expectLog({"",
               R"(
async def f(n):
    await f(n + 1)
async def main():
    try:
        await f(0)
    except RecursionError:
        print("caught")
asyncio.run(main())
)",
               {"caught"}});
}

TEST(Budgets, aValueTooBigIsAMemoryErrorThatCanBeCaught)
{
    RunOptions options;
    options.budgets.valueBytes = 1 << 20;
    const Ran ran = run(R"(
try:
    x = "x" * 10000000
except MemoryError:
    print("text")
try:
    x = [0] * 10000000
except MemoryError:
    print("list")
try:
    x = 1 << 100000000
except MemoryError:
    print("int")
)",
                        On::Loop, options);
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, (std::vector<std::string>{"text", "list", "int"}));
}

} // namespace
} // namespace coroscope::test
