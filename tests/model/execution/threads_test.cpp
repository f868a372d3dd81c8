// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

#include <thread>

namespace coroscope::test {
namespace {

constexpr const char *threeSleepers = R"(
async def child(n):
    await asyncio.sleep(n)
    return n * n
async def main():
    print(await asyncio.gather(child(3), child(1), child(2)))
    print(time.monotonic())
asyncio.run(main())
)";

TEST(Threads, giveTheResultsOfTheLoop)
{
    const char *const programs[] = {
        threeSleepers,
        R"(
async def child(n, fail):
    await asyncio.sleep(n)
    if fail:
        raise ValueError(n)
    return n
async def main():
    tasks = [asyncio.create_task(child(n, n == 2)) for n in (3, 1, 2)]
    done, pending = await asyncio.wait(tasks, return_when="FIRST_EXCEPTION")
    print([t in done for t in tasks], len(pending))
    done, pending = await asyncio.wait(tasks, timeout=5)
    print(len(done), len(pending), repr(tasks[2].exception()))
    print(await asyncio.gather(*tasks, return_exceptions=True))
asyncio.run(main())
)",
        R"(
async def main():
    f = asyncio.get_running_loop().create_future()
    async def giver():
        await asyncio.sleep(1)
        f.set_result("given")
    t = asyncio.create_task(giver())
    print(await f, time.monotonic())
    await t
asyncio.run(main())
)",
    };
    for (const char *program : programs) {
        const Ran loop = run(program, On::Loop);
        const Ran threads = run(program, On::Threads);
        EXPECT_EQ(loop.report.end, RunEnd::Completed) << loop.report.message;
        EXPECT_EQ(threads.report.end, RunEnd::Completed) << threads.report.message;
        EXPECT_FALSE(loop.log.empty());
        EXPECT_EQ(loop.log, threads.log) << program;
    }
}

TEST(Threads, sleepAtTheSameTime)
{
    const Ran ran = run(threeSleepers, On::Threads);
    EXPECT_EQ(ran.log, (std::vector<std::string>{"[9, 1, 4]", "3.0"}));
    EXPECT_EQ(ran.report.resources.peakThreads, 4);
}

TEST(Threads, shareTheCoresOfTheModelWhenTheyCompute)
{
    const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
    const Ran ran = run("async def child():\n"
                        "    compute(1)\n"
                        "async def main():\n"
                        "    await asyncio.gather(*[child() for i in range(" +
                            std::to_string(2 * cores) +
                            ")])\n"
                            "    print(round(time.monotonic(), 6))\n"
                            "asyncio.run(main())\n",
                        On::Threads);
    EXPECT_EQ(ran.log, std::vector<std::string>{"2.0"});
}

TEST(Threads, computeAloneInTheirOwnTime)
{
    const Ran ran = run("compute(1.5)\nprint(time.monotonic())\n", On::Threads);
    EXPECT_EQ(ran.log, std::vector<std::string>{"1.5"});
}

TEST(Threads, refuseToBeCancelledAndSayWhy)
{
    const Ran ran = run(R"(
async def child():
    await asyncio.sleep(2)
    print("child ends")
async def main():
    t = asyncio.create_task(child())
    await asyncio.sleep(1)
    print(t.cancel())
    await t
    print(t.cancelled())
asyncio.run(main())
)",
                        On::Threads);
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, (std::vector<std::string>{"False", "child ends", "False"}));
    const auto notes = ran.events(EventKind::Note);
    ASSERT_FALSE(notes.empty());
    EXPECT_NE(ran.trace.text(notes.front().detail).find("cancel"), std::string_view::npos);
}

TEST(Threads, raiseWhereTheyAreJoined)
{
    const Ran ran = run(R"(
async def bad():
    await asyncio.sleep(1)
    raise ValueError("bad")
async def main():
    t = asyncio.create_task(bad())
    try:
        await t
    except ValueError as e:
        print("caught", e)
asyncio.run(main())
)",
                        On::Threads);
    EXPECT_EQ(ran.log, std::vector<std::string>{"caught bad"});
}

TEST(Threads, ofARealClockOverlapToo)
{
    const Ran ran = run(R"(
async def child():
    await asyncio.sleep(4)
async def main():
    await asyncio.gather(*[child() for i in range(10)])
    print(4 <= time.monotonic() < 12)
asyncio.run(main())
)",
                        On::Threads, realClock(20));
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, std::vector<std::string>{"True"});
    EXPECT_TRUE(ran.report.resources.measured);
    EXPECT_EQ(ran.report.resources.peakThreads, 11);
}

TEST(Threads, ofAnyNumberDropWhatTheyHoldBeforeTheRunEnds)
{
    for (int i = 0; i < 20; ++i) {
        const Ran ran = run(R"(
async def child(x):
    await asyncio.sleep(x % 3)
async def main():
    await asyncio.gather(*[child(i) for i in range(30)])
    print("end")
asyncio.run(main())
)",
                            On::Threads, i % 2 ? realClock(1000) : RunOptions());
        ASSERT_EQ(ran.log, std::vector<std::string>{"end"});
    }
}

TEST(Threads, thatStillRunAtTheEndAreLeftBehindWithARemark)
{
    for (const RunOptions &options : {RunOptions(), realClock(1000)}) {
        const Ran ran = run(R"(
async def beat():
    while True:
        await asyncio.sleep(1)
async def main():
    asyncio.create_task(beat())
    await asyncio.sleep(2.5)
    print("end")
asyncio.run(main())
)",
                            On::Threads, options);
        EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
        EXPECT_EQ(ran.log, std::vector<std::string>{"end"});
        const auto notes = ran.events(EventKind::Note);
        ASSERT_EQ(notes.size(), 1u);
        EXPECT_NE(ran.trace.text(notes[0].detail).find("left behind"), std::string_view::npos);
    }
}

TEST(Threads, thatCannotBeCancelledDoNotHoldTheRunForEver)
{
    const char *const programs[] = {
        R"(
async def beat():
    while True:
        await asyncio.sleep(60)
async def main():
    t = asyncio.create_task(beat())
    await asyncio.sleep(1)
    t.cancel()
    await t
asyncio.run(main())
)",
        R"(
async def main():
    async with asyncio.timeout(1):
        while True:
            await asyncio.sleep(60)
asyncio.run(main())
)"};
    for (const char *program : programs) {
        const Ran ran = run(program, On::Threads);
        EXPECT_EQ(ran.report.end, RunEnd::Limit);
        EXPECT_NE(ran.report.message.find("cannot be interrupted"), std::string::npos)
            << ran.report.message;
    }
}

TEST(Threads, endAtTheLimitOfTheClock)
{
    RunOptions options;
    options.budgets.seconds = 100;
    const Ran ran = run("while True:\n    time.sleep(1)\n", On::Threads, options);
    EXPECT_EQ(ran.report.end, RunEnd::Limit);
    EXPECT_NE(ran.report.message.find("100 seconds"), std::string::npos) << ran.report.message;
}

TEST(Threads, atALimitDoNotWaitForThoseThatSleep)
{
    RunOptions options = realClock(1);
    options.budgets.logLines = 3;
    const Ran ran = run(R"(
async def sleeper():
    await asyncio.sleep(1000)
async def main():
    asyncio.create_task(sleeper())
    await asyncio.sleep(0.01)
    while True:
        print("x")
asyncio.run(main())
)",
                        On::Threads, options);
    EXPECT_EQ(ran.report.end, RunEnd::Limit);
    EXPECT_LT(ran.trace.duration(), Nanos(500'000'000'000));
}

TEST(Threads, cannotJoinThemselves)
{
    const Ran ran = run(R"(
async def main():
    try:
        await asyncio.current_task()
    except RuntimeError as e:
        print(e)
asyncio.run(main())
)",
                        On::Threads);
    EXPECT_EQ(ran.log, std::vector<std::string>{"cannot join current thread"});
}

TEST(Threads, thatRaiseCancelledErrorCountAsCancelled)
{
    const Ran ran = run(R"(
async def f():
    raise asyncio.CancelledError("why")
async def main():
    t = asyncio.create_task(f())
    try:
        await t
    except asyncio.CancelledError as e:
        print(t.cancelled(), e)
asyncio.run(main())
)",
                        On::Threads);
    EXPECT_EQ(ran.log, std::vector<std::string>{"True why"});
}

TEST(Threads, blockInFunctionsThatBuiltInCodeCalls)
{
    const Ran ran = run(R"(
def slow(x):
    time.sleep(x)
    return x
print(sorted([2, 1], key=slow), time.monotonic())
)",
                        On::Threads);
    EXPECT_EQ(ran.log, std::vector<std::string>{"[1, 2] 3.0"});
}

TEST(Threads, areShieldedAsTheyAre)
{
    const Ran ran = run(R"(
async def f():
    await asyncio.sleep(1)
    return 5
async def main():
    print(await asyncio.shield(f()))
asyncio.run(main()))",
                        On::Threads);
    EXPECT_EQ(ran.log, std::vector<std::string>{"5"});
}

TEST(ThreadFutures, canBeTheirOwnResult)
{
    const Ran ran = run(R"(
async def own():
    return asyncio.current_task()
async def main():
    print(await asyncio.create_task(own()))
asyncio.run(main())
)",
                        On::Threads);
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, std::vector<std::string>{"<Task finished name='Task-2' result=...>"});
}

} // namespace
} // namespace coroscope::test
