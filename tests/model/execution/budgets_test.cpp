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
    {"stepsInsideABuiltInFunction", R"(
print("before")
sum(range(10 ** 12))
)",
     [](Budgets &budgets) { budgets.steps = 10'000; }, "The run executed more than 10000 blocks."},
    {"stepsInsideAnIteratorWithoutEnd", R"(
print("before")
max(itertools.count())
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

void fewTasks(Budgets &budgets) { budgets.tasks = 20; }
constexpr const char *tooManyTasks = "The run has more than 20 tasks alive.";

const Limit tasks[] = {
    {"tasks", manyTasks, fewTasks, tooManyTasks},
    {"tasksOfAGroup", R"(
async def main():
    print("before")
    async with asyncio.TaskGroup() as g:
        for i in range(100):
            g.create_task(asyncio.sleep(9))
asyncio.run(main())
)",
     fewTasks, tooManyTasks},
    {"tasksOfAGather", R"(
async def main():
    print("before")
    await asyncio.gather(*[asyncio.sleep(9) for i in range(100)])
asyncio.run(main())
)",
     fewTasks, tooManyTasks},
    {"tasksOfAsCompleted", R"(
async def main():
    print("before")
    for f in asyncio.as_completed([asyncio.sleep(9) for i in range(100)]):
        await f
asyncio.run(main())
)",
     fewTasks, tooManyTasks},
    {"tasksOfWaitFor", R"(
async def nested(n):
    await asyncio.wait_for(nested(n + 1), 9)
async def main():
    print("before")
    await nested(0)
asyncio.run(main())
)",
     fewTasks, tooManyTasks},
    {"tasksOfShield", R"(
async def nested(n):
    await asyncio.shield(nested(n + 1))
async def main():
    print("before")
    await nested(0)
asyncio.run(main())
)",
     fewTasks, tooManyTasks},
    {"tasksOfALoopThatDoesNotRun", R"(
print("before")
loop = asyncio.new_event_loop()
tasks = [loop.create_task(asyncio.sleep(9)) for i in range(100)]
)",
     fewTasks, tooManyTasks},
    {"tasksOfEnsureFuture", R"(
async def main():
    print("before")
    tasks = [asyncio.ensure_future(asyncio.sleep(9)) for i in range(100)]
asyncio.run(main())
)",
     fewTasks, tooManyTasks},
    {"tasksOfRun", R"(
print("before")
asyncio.run(asyncio.sleep(1))
)",
     [](Budgets &budgets) { budgets.tasks = 0; }, "The run has more than 0 tasks alive."},
};

void shortTime(Budgets &budgets) { budgets.seconds = 100; }
constexpr const char *tooLong = "The run's clock went past 100 seconds.";

const Limit seconds[] = {
    {"secondsOfASleep", R"(
async def main():
    print("before")
    await asyncio.sleep(101)
asyncio.run(main())
)",
     shortTime, tooLong},
    {"secondsOfManySleeps", R"(
async def main():
    print("before")
    while True:
        await asyncio.sleep(1)
asyncio.run(main())
)",
     shortTime, tooLong},
    {"secondsOfABlockingCall", "print(\"before\")\ntime.sleep(101)\n", shortTime, tooLong},
    {"secondsOfComputing", "print(\"before\")\nwhile True:\n    compute(1)\n", shortTime, tooLong},
    {"secondsOfATimer", R"(
print("before")
loop = asyncio.new_event_loop()
loop.call_later(1000, print, "late")
loop.run_forever()
)",
     shortTime, tooLong},
    {"secondsOfAThread", R"(
def work():
    while True:
        time.sleep(1)
async def main():
    print("before")
    await asyncio.to_thread(work)
asyncio.run(main())
)",
     shortTime, tooLong},
    {"secondsOfAThreadThatIsLeft", R"(
def work():
    while True:
        time.sleep(1)
print("before")
loop = asyncio.new_event_loop()
loop.run_in_executor(None, work)
)",
     shortTime, tooLong},
};
INSTANTIATE_TEST_SUITE_P(ofTheClock, ALimit,
                         testing::Combine(testing::ValuesIn(seconds), testing::Values(On::Loop)),
                         nameOfLimit);

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

TEST(Budgets, valuesOfAbsurdSizesAreRefusedAtOnce)
{
    RunOptions options;
    options.budgets.valueBytes = 16 << 20;
    const Ran ran = run(R"(
makers = [lambda: "x" * 10**10, lambda: [0] * 10**9, lambda: 2 ** 10**9, lambda: 10 ** 10**9, lambda: list(range(10**12)), lambda: tuple(range(10**12)), lambda: set(range(10**12)), lambda: sorted(range(10**12)), lambda: [i for i in range(10**12)], lambda: "x".ljust(10**12), lambda: f"{1:{10**9}}", lambda: {i for i in range(10**12)}, lambda: {i: i for i in range(10**12)}, lambda: (0,) * 10**11, lambda: dict.fromkeys(range(10**12)), lambda: "ab".join(["x" * 10**6] * 10**6), lambda: 1 << 10**12]
for i, make in enumerate(makers):
    try:
        make()
        print(i, "was made")
    except (MemoryError, OverflowError):
        pass
    except Exception as e:
        print(i, repr(e)[:80])
print("over")
)",
                        On::Loop, options);
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, std::vector<std::string>{"over"});
}

} // namespace
} // namespace coroscope::test
