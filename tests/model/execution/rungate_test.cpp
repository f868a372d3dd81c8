// SPDX-License-Identifier: GPL-3.0-or-later
// Breakpoints, and runs in real time that are held.
#include "scriptcase.h"

#include "execution/rungate.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace coroscope::test {
namespace {

using namespace std::chrono_literals;

// Lines are counted without empty ones.
constexpr const char *twoTasks = R"(
async def child(name):
    x = 1
    print(name, x)
    raise ValueError(name)
async def main():
    a = asyncio.create_task(child("a"))
    b = asyncio.create_task(child("b"))
    await asyncio.wait([a, b])
    print("end")
asyncio.run(main())
)";
constexpr std::uint32_t letLine = 2, endLine = 9;

constexpr const char *sleeper = R"(
async def main():
    print(1)
    await asyncio.sleep(0.2)
    print(2)
asyncio.run(main())
)";

/// A person who does something each time the run is held, as often as there are things to do.
class Gate : public testing::Test {
protected:
    using Deed = std::function<void(RunGate &)>;

    /// Runs in real time; \p deeds are done one after the other, each a while after the run was
    /// held.
    Ran runHeld(std::string_view python, std::vector<Deed> deeds)
    {
        RunOptions options = realClock(1);
        options.gate = gate;
        std::atomic<int> holds = 0;
        gate->setObserver([&holds](bool held) { holds += held; });
        std::thread person([&] {
            for (std::size_t i = 0; i < deeds.size(); ++i) {
                for (int wait = 0; wait < 3000 && holds <= static_cast<int>(i); ++wait)
                    std::this_thread::sleep_for(1ms);
                std::this_thread::sleep_for(60ms);
                deeds[i](*gate);
            }
        });
        Ran ran = run(python, On::Loop, options);
        person.join();
        gate->setObserver({});
        held = holds;
        return ran;
    }
    static void release(RunGate &gate) { gate.release(); }
    static void step(RunGate &gate) { gate.step(); }

    std::shared_ptr<RunGate> gate = std::make_shared<RunGate>();
    int held = 0; ///< how often
};

std::vector<std::uint32_t> blocksMet(const Ran &ran)
{
    std::vector<std::uint32_t> blocks;
    for (const TraceEvent &event : ran.events(EventKind::BreakpointMet))
        blocks.push_back(event.block.value);
    return blocks;
}

TEST_F(Gate, breakpointsAreRecordedBeforeTheirBlocksAlsoWhereNothingElseIs)
{
    gate->setBreakpoints({.blocks = {letLine, endLine}});
    RunOptions options;
    options.gate = gate;
    const Ran ran = run(twoTasks, On::Loop, options);
    EXPECT_EQ(blocksMet(ran), (std::vector<std::uint32_t>{letLine, letLine, endLine}));
    const auto met = ran.events(EventKind::BreakpointMet);
    ASSERT_EQ(met.size(), 3u);
    EXPECT_EQ(met[0].subject, 2u) << "by the task that comes there";
    EXPECT_EQ(met[1].subject, 3u);
    EXPECT_EQ(ran.log, (std::vector<std::string>{"a 1", "b 1", "end"}));
}

TEST_F(Gate, breakpointsChangeNothingElseOfATrace)
{
    const Ran without = run(twoTasks);
    gate->setBreakpoints({.blocks = {letLine, endLine}, .onTaskFailed = true});
    RunOptions options;
    options.gate = gate;
    const Ran with = run(twoTasks, On::Loop, options);
    EXPECT_EQ(with.eventLines(), without.eventLines());
}

TEST_F(Gate, aRunInRealTimeWaitsAtABreakpointAndItsClockStandsStill)
{
    gate->setBreakpoints({.blocks = {letLine}});
    const auto begin = std::chrono::steady_clock::now();
    const Ran ran = runHeld(twoTasks, {release, release});
    EXPECT_EQ(held, 2);
    EXPECT_GE(std::chrono::steady_clock::now() - begin, 120ms);
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    const TraceEvent last = ran.trace.event(ran.trace.size() - 1);
    EXPECT_LT(last.time, Nanos(60e6)) << "the program did not wait";
}

TEST_F(Gate, aRunInRealTimeWaitsWhenATaskFails)
{
    gate->setBreakpoints({.onTaskFailed = true});
    const Ran ran = runHeld(twoTasks, {release, release});
    EXPECT_EQ(held, 2);
    EXPECT_EQ(ran.log.size(), 3u);
}

TEST_F(Gate, aRunInRealTimeWaitsWhenATaskIsCancelled)
{
    gate->setBreakpoints({.onTaskCancelled = true});
    runHeld(R"(
async def main():
    task = asyncio.create_task(asyncio.sleep(9))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
asyncio.run(main())
)",
            {release});
    EXPECT_EQ(held, 1);
}

TEST_F(Gate, aRunThatIsHeldFromItsBeginGoesOneIterationAStep)
{
    gate->hold();
    const Ran ran = runHeld(sleeper, {step, step, release});
    EXPECT_EQ(held, 3);
    EXPECT_EQ(ran.log, (std::vector<std::string>{"1", "2"}));
}

TEST_F(Gate, anIdleRunIsHeldAtOnceAndSleepsTheRestAfterwards)
{
    RunOptions options = realClock(1);
    options.gate = gate;
    const auto begin = std::chrono::steady_clock::now();
    std::atomic<bool> isHeld = false;
    gate->setObserver([&](bool held) { isHeld = held; });
    bool wasHeld = false;
    std::thread person([&] {
        std::this_thread::sleep_for(80ms);
        gate->hold();
        std::this_thread::sleep_for(300ms);
        wasHeld = isHeld;
        gate->release();
    });
    const Ran ran = run(sleeper, On::Loop, options);
    person.join();
    EXPECT_TRUE(wasHeld);
    EXPECT_GE(std::chrono::steady_clock::now() - begin, 490ms);
    const Nanos end = ran.trace.event(ran.trace.size() - 1).time;
    EXPECT_GE(end, Nanos(200e6));
    EXPECT_LT(end, Nanos(300e6)) << "what it was held for is not in its clock";
}

TEST_F(Gate, aComputationIsHeldBetweenTwoBlocks)
{
    const Ran ran =
        runHeld("total = 0\nwhile total < 200000:\n    total = total + 1\nprint(total)\n", {});
    EXPECT_EQ(ran.log, std::vector<std::string>{"200000"});
    std::thread person([this] {
        std::this_thread::sleep_for(20ms);
        gate->hold();
        std::this_thread::sleep_for(50ms);
        gate->release();
    });
    RunOptions options = realClock(1);
    options.gate = gate;
    const Ran endless =
        run("total = 0\nwhile total < 3000000:\n    total = total + 1\n", On::Loop, options);
    person.join();
    EXPECT_EQ(endless.report.end, RunEnd::Completed) << endless.report.message;
}

TEST_F(Gate, aHeldRunCanBeStopped)
{
    RunOptions options = realClock(1);
    options.gate = gate;
    gate->hold();
    std::stop_source stop;
    std::thread person([&] {
        std::this_thread::sleep_for(50ms);
        stop.request_stop();
    });
    const Ran ran = run(sleeper, On::Loop, options, stop.get_token());
    person.join();
    EXPECT_EQ(ran.report.end, RunEnd::Stopped);
}

TEST_F(Gate, stepsWithABreakpointEverywhereCountAsWithout)
{
    gate->setBreakpoints({.blocks = {1}});
    RunOptions options;
    options.gate = gate;
    options.budgets.steps = 10'000;
    const Ran ran = run("x = 0\nwhile True:\n    x = x + 1\n", On::Loop, options);
    EXPECT_EQ(ran.report.end, RunEnd::Limit);
}

} // namespace
} // namespace coroscope::test
