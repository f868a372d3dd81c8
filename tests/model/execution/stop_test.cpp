// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

#include <chrono>
#include <thread>

namespace coroscope::test {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// A program that does not end by itself, and its clock.
struct Endless {
    const char *name;
    const char *python;
    bool isReal;
};

std::ostream &operator<<(std::ostream &out, const Endless &endless) { return out << endless.name; }

constexpr Endless endless[] = {
    {"loopOfTheProgram", "print(1)\nwhile True:\n    pass\n", false},
    {"loopOfTheProgramInRealTime", "print(1)\nwhile True:\n    pass\n", true},
    {"tasksThatYieldForEver", R"(
async def main():
    print(1)
    while True:
        await asyncio.sleep(0)
asyncio.run(main())
)",
     false},
    {"longSleep", R"(
async def main():
    print(1)
    await asyncio.sleep(1000)
asyncio.run(main())
)",
     true},
    {"longBlockingCall", "print(1)\ntime.sleep(1000)\n", true},
    {"longComputation", "print(1)\ncompute(1000)\n", true},
    {"manySleepers", R"(
async def child():
    try:
        await asyncio.sleep(1000)
    except:
        print("not for a program to see")
async def main():
    print(1)
    await asyncio.gather(*[child() for i in range(20)])
asyncio.run(main())
)",
     true},
};

class Stop : public testing::TestWithParam<std::tuple<Endless, On>> {};

class StopInRealTime : public testing::TestWithParam<On> {};

TEST_P(Stop, endsWithin100MsAndLeavesNoThread)
{
    const auto &[program, on] = GetParam();
    const std::size_t threadsBefore = threadCount();
    RunOptions options = program.isReal ? realClock(1) : RunOptions();
    options.budgets.steps = ~std::uint64_t(0);
    std::stop_source stop;
    Clock::time_point stopped;
    std::thread person([&] {
        std::this_thread::sleep_for(milliseconds(150));
        stopped = Clock::now();
        stop.request_stop();
    });
    const Ran ran = run(program.python, on, options, stop.get_token());
    const auto ended = Clock::now();
    person.join();
    EXPECT_EQ(ran.report.end, RunEnd::Stopped) << ran.report.message;
    EXPECT_EQ(ran.report.message, "The run was stopped.");
    EXPECT_LT(std::chrono::duration_cast<milliseconds>(ended - stopped).count(), 100);
    EXPECT_EQ(ran.log, std::vector<std::string>{"1"});
    EXPECT_EQ(threadCount(), threadsBefore);
}

TEST_P(StopInRealTime, isRecordedAtTheTimeWhenItCame)
{
    std::stop_source stop;
    std::thread person([&] {
        std::this_thread::sleep_for(milliseconds(200));
        stop.request_stop();
    });
    const auto begun = Clock::now();
    const Ran ran = run("async def main():\n    await asyncio.sleep(1000)\nasyncio.run(main())\n",
                        GetParam(), realClock(1), stop.get_token());
    const std::chrono::nanoseconds whole = Clock::now() - begun;
    person.join();
    EXPECT_GE(ran.trace.duration(), Nanos(150'000'000));
    EXPECT_LE(ran.trace.duration(), Nanos(whole.count()));
}

INSTANTIATE_TEST_SUITE_P(on, StopInRealTime, testing::Values(On::Loop, On::Threads));

INSTANTIATE_TEST_SUITE_P(
    of, Stop, testing::Combine(testing::ValuesIn(endless), testing::Values(On::Loop, On::Threads)),
    [](const testing::TestParamInfo<std::tuple<Endless, On>> &info) {
        return std::string(std::get<0>(info.param).name) +
               (std::get<1>(info.param) == On::Loop ? "OnTheLoop" : "OnThreads");
    });

class End : public testing::TestWithParam<On> {};

TEST_P(End, ofAProgramThatRaisesIsFailedWithTheException)
{
    const Ran ran = run("print(1)\nraise ValueError(\"wrong\")\n", GetParam());
    EXPECT_EQ(ran.report.end, RunEnd::Failed);
    EXPECT_EQ(ran.report.message, "The program ended with ValueError: wrong");
    EXPECT_EQ(ran.log, std::vector<std::string>{"1"});
    const TraceEvent last = ran.trace.event(ran.trace.size() - 1);
    EXPECT_EQ(last.kind, EventKind::RecordingEnded);
    EXPECT_EQ(ran.trace.text(last.other), "ValueError('wrong')");
}

TEST_P(End, ofAProgramThatWaitsForEverIsADeadlock)
{
    const std::size_t threadsBefore = threadCount();
    const Ran ran = run(R"(
async def main():
    print(1)
    await asyncio.get_running_loop().create_future()
asyncio.run(main())
)",
                        GetParam());
    EXPECT_EQ(ran.report.end, RunEnd::Deadlock);
    EXPECT_NE(ran.report.message.find("wait for ever"), std::string::npos) << ran.report.message;
    EXPECT_EQ(ran.log, std::vector<std::string>{"1"});
    EXPECT_EQ(threadCount(), threadsBefore);
}

TEST_P(End, ofTwoThatWaitForEachOtherIsADeadlock)
{
    const Ran ran = run(R"(
tasks = []
async def wait(other):
    await asyncio.sleep(1)
    await tasks[other]
async def main():
    tasks.append(asyncio.create_task(wait(1)))
    tasks.append(asyncio.create_task(wait(0)))
    await asyncio.wait(tasks)
asyncio.run(main())
)",
                        GetParam());
    EXPECT_EQ(ran.report.end, RunEnd::Deadlock) << ran.report.message;
}

TEST_P(End, ofAProgramThatCompletesHasNoMessage)
{
    const Ran ran = run("print(1)\n", GetParam());
    EXPECT_EQ(ran.report.end, RunEnd::Completed);
    EXPECT_EQ(ran.report.message, "");
}

INSTANTIATE_TEST_SUITE_P(on, End, testing::Values(On::Loop, On::Threads),
                         [](const testing::TestParamInfo<On> &info) {
                             return info.param == On::Loop ? "theLoop" : "threads";
                         });

} // namespace
} // namespace coroscope::test
