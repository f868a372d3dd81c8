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

TEST(Threads, sayWhatTheyCannotRun)
{
    const std::pair<const char *, const char *> programs[] = {
        {"async def main():\n    asyncio.Lock()\nasyncio.run(main())\n",
         "asyncio.Lock cannot be run on threads"},
        {"loop = asyncio.new_event_loop()\nloop.call_later(1, print)\n",
         "loop.call_later cannot be run on threads"},
    };
    for (const auto &[program, sentence] : programs) {
        const Ran ran = run(program, On::Threads);
        EXPECT_EQ(ran.report.end, RunEnd::Failed);
        EXPECT_NE(ran.report.message.find(sentence), std::string::npos) << ran.report.message;
    }
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

TEST(Threads, sayWhatTheyHaveNoEqualOf)
{
    for (const char *call : {"asyncio.timeout(1)", "asyncio.TaskGroup()", "asyncio.wait_for(x, 1)",
                             "asyncio.as_completed([x])"}) {
        const Ran ran =
            run("async def main():\n    x = None\n    try:\n        " + std::string(call) +
                    "\n    except RuntimeError as e:\n        print(e)\nasyncio.run(main())\n",
                On::Threads);
        const std::vector<TraceEvent> notes = ran.events(EventKind::Note);
        ASSERT_EQ(ran.log.size(), 1u) << call << ran.report.message;
        EXPECT_TRUE(ran.log[0].ends_with("on threads.")) << ran.log[0];
        ASSERT_EQ(notes.size(), 1u) << call;
        EXPECT_EQ(ran.trace.text(notes[0].detail), ran.log[0]);
    }
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

} // namespace
} // namespace coroscope::test
