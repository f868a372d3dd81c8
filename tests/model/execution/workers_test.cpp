// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

#include <chrono>
#include <thread>

/// Plain functions in worker threads beside the loop: to_thread, run_in_executor.
namespace coroscope::test {
namespace {

class Workers : public testing::TestWithParam<ClockKind> {
protected:
    static RunOptions options()
    {
        return GetParam() == ClockKind::Real ? realClock(10) : RunOptions();
    }
};

std::string nameOfClock(const testing::TestParamInfo<ClockKind> &info)
{
    return info.param == ClockKind::Real ? "inRealTime" : "inVirtualTime";
}

TEST_P(Workers, doNotHoldTheLoop)
{
    const Ran ran = run(R"(
async def tick():
    for i in range(3):
        print("tick", i)
        await asyncio.sleep(1)
async def main():
    t = asyncio.create_task(tick())
    print(await asyncio.to_thread(lambda: time.sleep(1.5) or "worked"))
    await t
asyncio.run(main())
)",
                        On::Loop, options());
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, (std::vector<std::string>{"tick 0", "tick 1", "worked", "tick 2"}));
    EXPECT_TRUE(ran.events(EventKind::BlockingBegan).empty()) << "the loop was not held";
    EXPECT_EQ(ran.report.resources.threads, 2);
}

TEST_P(Workers, giveBackResultsAndErrors)
{
    const Ran ran = run(R"(
def work(a, b=2, scale=1):
    time.sleep(0.1)
    if a < 0:
        raise ValueError("negative", a)
    return (a + b) * scale
async def main():
    print(await asyncio.to_thread(work, 1, scale=10))
    print(await asyncio.get_running_loop().run_in_executor(None, functools.partial(work, 3, b=4)))
    print(await asyncio.gather(asyncio.to_thread(work, -1), asyncio.to_thread(work, 2), return_exceptions=True))
asyncio.run(main())
)",
                        On::Loop, options());
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, (std::vector<std::string>{"30", "7", "[ValueError('negative', -1), 4]"}));
}

TEST_P(Workers, shareTheProgramsData)
{
    const Ran ran = run(R"(
count = []
def work(name):
    for i in range(300):
        count.append((name, len(count)))
        if i % 100 == 0:
            time.sleep(0.01)
    return [x for x in count]
async def main():
    rows = await asyncio.gather(*[asyncio.to_thread(work, n) for n in range(40)])
    print(len(count), len(rows), len(set(n for n, at in count)))
asyncio.run(main())
)",
                        On::Loop, options());
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, std::vector<std::string>{"12000 40 40"});
}

TEST_P(Workers, wakeTheLoop)
{
    const Ran ran = run(R"(
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    def work():
        time.sleep(0.5)
        loop.call_soon_threadsafe(f.set_result, "told")
        time.sleep(0.5)
        return "over"
    job = loop.run_in_executor(None, work)
    print(await f, job.done())
    print(await job)
asyncio.run(main())
)",
                        On::Loop, options());
    EXPECT_EQ(ran.log, (std::vector<std::string>{"told False", "over"})) << ran.report.message;
}

TEST_P(Workers, goOnWhenTheirFutureIsCancelled)
{
    const Ran ran = run(R"(
out = []
def work():
    time.sleep(1)
    out.append("finished")
async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(work), 0.5)
    except asyncio.TimeoutError:
        print("timeout", out)
    await asyncio.sleep(1)
    print(out)
asyncio.run(main())
)",
                        On::Loop, options());
    EXPECT_EQ(ran.log, (std::vector<std::string>{"timeout []", "['finished']"}));
}

TEST_P(Workers, areWaitedForWhenTheProgramIsOver)
{
    const std::size_t threadsBefore = threadCount();
    const Ran ran = run(R"(
def work():
    time.sleep(1)
    print("the thread ends")
async def main():
    asyncio.get_running_loop().run_in_executor(None, work)
    await asyncio.sleep(0.2)
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
print("the program ends")
)",
                        On::Loop, options());
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, (std::vector<std::string>{"the program ends", "the thread ends"}));
    EXPECT_EQ(threadCount(), threadsBefore);
}

TEST_P(Workers, goOnWhileTheLoopIsHeld)
{
    const Ran ran = run(R"(
def work():
    time.sleep(1)
    print("thread")
async def main():
    job = asyncio.get_running_loop().run_in_executor(None, work)
    await asyncio.sleep(0.1)
    time.sleep(2)
    print("loop")
    await job
asyncio.run(main())
)",
                        On::Loop, options());
    EXPECT_EQ(ran.log, (std::vector<std::string>{"thread", "loop"})) << ran.report.message;
}

TEST_P(Workers, endWhenTheyReachALimit)
{
    RunOptions limited = options();
    limited.budgets.steps = 10'000;
    const std::size_t threadsBefore = threadCount();
    const Ran ran = run(R"(
def work():
    print("begun")
    while True:
        pass
async def main():
    await asyncio.gather(asyncio.to_thread(work), asyncio.to_thread(time.sleep, 50))
asyncio.run(main())
)",
                        On::Loop, limited);
    EXPECT_EQ(ran.report.end, RunEnd::Limit) << ran.report.message;
    EXPECT_EQ(ran.log, std::vector<std::string>{"begun"});
    EXPECT_EQ(threadCount(), threadsBefore);
}

TEST_P(Workers, endWhenTheRunIsStopped)
{
    RunOptions limited = options();
    limited.budgets.steps = ~std::uint64_t(0);
    std::stop_source stop;
    std::thread person([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        stop.request_stop();
    });
    const Ran ran = run(R"(
def work():
    while True:
        pass
async def main():
    await asyncio.gather(asyncio.to_thread(time.sleep, 1000), asyncio.to_thread(work))
asyncio.run(main())
)",
                        On::Loop, limited, stop.get_token());
    person.join();
    EXPECT_EQ(ran.report.end, RunEnd::Stopped) << ran.report.message;
}

TEST_P(Workers, haveNoLoopOfTheirOwn)
{
    const Ran ran = run(R"(
async def nothing():
    pass
def work():
    for call in (asyncio.get_running_loop, asyncio.current_task, lambda: asyncio.run(nothing())):
        try:
            call()
        except RuntimeError as e:
            print(e)
async def main():
    await asyncio.to_thread(work)
asyncio.run(main())
)",
                        On::Loop, options());
    EXPECT_EQ(ran.log, (std::vector<std::string>{"no running event loop", "no running event loop",
                                                 "a worker thread cannot run an event loop here"}))
        << ran.report.message;
}

INSTANTIATE_TEST_SUITE_P(of, Workers, testing::Values(ClockKind::Virtual, ClockKind::Real),
                         nameOfClock);

TEST(WorkersTrace, saysWhatFunctionTheWaitIsFor)
{
    const Ran ran = run(R"(
def work():
    time.sleep(1)
async def main():
    await asyncio.to_thread(work)
asyncio.run(main())
)");
    std::vector<std::string> functions;
    for (const TraceEvent &event : ran.events(EventKind::Suspended)) {
        if (event.waitKind() == WaitKind::Executor)
            functions.emplace_back(ran.trace.text(event.other));
    }
    EXPECT_EQ(functions, std::vector<std::string>{"work"});
}

} // namespace
} // namespace coroscope::test
