// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

/// concurrent.futures.ThreadPoolExecutor, beside a loop and on threads.
namespace coroscope::test {
namespace {

using Lines = std::vector<std::string>;

constexpr const char *pooled = R"(
def work(n):
    print("begin", n, round(time.monotonic(), 2))
    time.sleep(1)
    return n * n
async def main():
    loop = asyncio.get_running_loop()
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [loop.run_in_executor(pool, work, n) for n in range(5)]
        print(await asyncio.gather(*jobs))
    print(loop.time())
)";

class Executors : public testing::TestWithParam<On> {
protected:
    static Ran ran(const std::string &body, const RunOptions &options = {})
    {
        return run(pooled + body + "asyncio.run(main())\n", GetParam(), options);
    }
};

TEST_P(Executors, runAsManyCallsAtATimeAsTheyHaveThreads)
{
    const Ran ran = Executors::ran("");
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, (Lines{"begin 0 0.0", "begin 1 0.0", "begin 2 1.0", "begin 3 1.0",
                              "begin 4 2.0", "[0, 1, 4, 9, 16]", "3.0"}));
    EXPECT_EQ(ran.report.resources.threads, 3);
}

TEST_P(Executors, waitForTheirCallsWhenTheyAreLeft)
{
    const Ran ran = Executors::ran(R"(
async def main():
    loop = asyncio.get_running_loop()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        job = loop.run_in_executor(pool, work, 3)
    print("left", loop.time())
    print(await job)
)");
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, (Lines{"begin 3 0.0", "left 1.0", "9"}));
}

TEST_P(Executors, takeNoCallsAfterShutdownAndCancelThoseThatHaveNotBegun)
{
    const Ran ran = Executors::ran(R"(
async def main():
    loop = asyncio.get_running_loop()
    pool = concurrent.futures.ThreadPoolExecutor(1)
    jobs = [loop.run_in_executor(pool, work, n) for n in range(3)]
    await asyncio.sleep(0.5)
    pool.shutdown(wait=False, cancel_futures=True)
    done = await asyncio.gather(*jobs, return_exceptions=True)
    print([type(x).__name__ for x in done], loop.time())
    try:
        loop.run_in_executor(pool, work, 4)
    except RuntimeError as e:
        print(e)
)");
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, (Lines{"begin 0 0.0", "['int', 'CancelledError', 'CancelledError'] 1.0",
                              "cannot schedule new futures after shutdown"}));
}

TEST_P(Executors, canBecomeThatOfTheLoop)
{
    const Ran ran = Executors::ran(R"(
async def main():
    loop = asyncio.get_running_loop()
    loop.set_default_executor(concurrent.futures.ThreadPoolExecutor(1))
    jobs = [loop.run_in_executor(None, work, n) for n in range(2)]
    print(await asyncio.gather(*jobs), loop.time())
    try:
        loop.set_default_executor(5)
    except TypeError as e:
        print(e)
)");
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, (Lines{"begin 0 0.0", "begin 1 1.0", "[0, 1] 2.0",
                              "executor must be ThreadPoolExecutor instance"}));
}

TEST_P(Executors, sayWhatToUseInsteadOfWhatTheyDoNotHave)
{
    const char *const calls[][2] = {
        {"concurrent.futures.ThreadPoolExecutor().submit(print)",
         "RuntimeError: There is no submit() of an executor here: call "
         "loop.run_in_executor(pool, f, ...), which gives a future that can be awaited"},
        {"concurrent.futures.ProcessPoolExecutor()",
         "RuntimeError: There is one process here: use a ThreadPoolExecutor"},
        {"concurrent.futures.ThreadPoolExecutor(0)",
         "ValueError: max_workers must be greater than 0"},
        {"asyncio.get_event_loop().run_in_executor(5, print)",
         "AttributeError: 'int' object has no attribute 'submit'"},
    };
    for (const auto &[call, message] : calls)
        EXPECT_EQ(run(call, GetParam()).report.message,
                  std::string("The program ended with ") + message);
}

TEST_P(Executors, endWithARunThatIsStopped)
{
    RunOptions options;
    options.budgets.seconds = 1.5;
    const Ran ran = Executors::ran("", options);
    EXPECT_EQ(ran.report.end, RunEnd::Limit) << ran.report.message;
}

INSTANTIATE_TEST_SUITE_P(On, Executors, testing::Values(On::Loop, On::Threads),
                         [](const testing::TestParamInfo<On> &info) {
                             return info.param == On::Loop ? "theLoop" : "threads";
                         });

TEST(ExecutorsInRealTime, holdTheLoopUntilTheirCallsAreOver)
{
    const Ran ran = run(R"(
def work(n):
    time.sleep(0.5)
    return n
async def main():
    loop = asyncio.get_running_loop()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        jobs = [loop.run_in_executor(pool, work, n) for n in range(3)]
        loop.call_soon(print, "only afterwards")
    print("left", loop.time() > 1.5)
    print(await asyncio.gather(*jobs))
asyncio.run(main())
)",
                        On::Loop, realClock(10));
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, (Lines{"left True", "only afterwards", "[0, 1, 2]"}));
}

TEST(Inspect, tellsWhatCanBeAwaited)
{
    const char *const python = R"(
async def c():
    pass
def f():
    pass
async def main():
    made, task = c(), asyncio.create_task(c())
    for x in [made, task, c, f, 5]:
        print(inspect.iscoroutine(x), inspect.isawaitable(x), inspect.iscoroutinefunction(x))
    await made
    await task
    print(asyncio.iscoroutinefunction(functools.partial(c)), inspect.iscoroutinefunction(asyncio.sleep))
    print(asyncio.iscoroutinefunction(asyncio.gather), inspect.isfunction(f), inspect.isclass(int))
asyncio.run(main())
)";
    for (const On on : {On::Loop, On::Threads}) {
        const Ran ran = run(python, on);
        EXPECT_EQ(ran.log, (Lines{"True True False", "False True False", "False False True",
                                  "False False False", "False False False", "True True",
                                  "False True True"}));
    }
}

} // namespace
} // namespace coroscope::test
