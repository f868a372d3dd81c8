// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

#include "model/scenario/builders.h"

namespace coroscope::test {
namespace {

constexpr const char *dice = R"(
async def child(n):
    await asyncio.sleep(random.randint(1, 6))
    print(n, random.random())
async def main():
    await asyncio.gather(*[child(n) for n in range(5)])
asyncio.run(main())
)";

TEST(Trace, ofTheSameScenarioAndSeedIsTheSame)
{
    for (const On on : {On::Loop, On::Threads}) {
        RunOptions options;
        options.seed = 7;
        const std::string first = run(dice, on, options).eventLines();
        EXPECT_GT(first.size(), 1000u);
        EXPECT_EQ(run(dice, on, options).eventLines(), first);
        options.seed = 8;
        EXPECT_NE(run(dice, on, options).eventLines(), first);
    }
}

TEST(Trace, ofEitherClockPrintsTheSame)
{
    constexpr const char *program = R"(
async def child(n):
    await asyncio.sleep(n)
    print("child", n)
    await asyncio.sleep(n)
    print("again", n)
async def main():
    print(await asyncio.gather(child(5), child(2), child(3.5)))
asyncio.run(main())
)";
    const Ran modelled = run(program);
    EXPECT_EQ(modelled.log.size(), 7u);
    for (const On on : {On::Loop, On::Threads})
        EXPECT_EQ(run(program, on, realClock(20)).log, modelled.log);
}

TEST(Trace, namesTheBlockThatSleeps)
{
    constexpr const char *program = R"(
async def child():
    x = 1
    await asyncio.sleep(2)
async def main():
    await asyncio.sleep(1)
    if True:
        await child()
asyncio.run(main())
)";
    for (const On on : {On::Loop, On::Threads}) {
        std::vector<std::uint32_t> blocks;
        for (const TraceEvent &event : run(program, on).events(EventKind::Suspended)) {
            if (event.waitKind() == WaitKind::Sleep)
                blocks.push_back(event.block.value);
        }
        EXPECT_EQ(blocks, (std::vector<std::uint32_t>{5, 3}));
    }
}

TEST(Trace, recordsThatATimerIsTakenBackOnlyWhereItHasNotFired)
{
    constexpr const char *program = R"(
async def child():
    await asyncio.sleep(2)
async def main():
    task = asyncio.create_task(child())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
asyncio.run(main())
)";
    const Ran ran = run(program);
    EXPECT_EQ(ran.events(EventKind::HandleCancelled).size(), 1u);
    std::size_t timers = 0;
    for (const TraceEvent &event : ran.events(EventKind::CallbackBegan))
        timers += event.has(EventFlag::timer) ? 1 : 0;
    EXPECT_EQ(timers, 2u);
}

TEST(Trace, namesTheBlockOfALogLine)
{
    const Ran ran = run("print(1)\nif True:\n    print(2)\n");
    const auto lines = ran.events(EventKind::LogLine);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].block, BlockId(1));
    EXPECT_EQ(lines[1].block, BlockId(3));
}

TEST(Trace, ofBlocksOfTheirOwnKindsIsThatOfPython)
{
    const Scenario scenario = numbered(scenarioOf(
        {coroutine("child", {block(BlockKind::Sleep, {{"seconds", "1"}}),
                             block(BlockKind::Blocking, {{"seconds", "2"}}),
                             block(BlockKind::Return, {{"value", "\"r\""}})}),
         coroutine("main", {block(BlockKind::CreateTask, {{"call", "child()"}, {"target", "t"}}),
                            block(BlockKind::Await, {{"expression", "t"}, {"target", "x"}}),
                            block(BlockKind::Log, {{"values", "x, time.monotonic()"}})})},
        {block(BlockKind::Run, {{"call", "main()"}})}));
    const Ran blocks = run(scenario);
    const Ran python = run(R"(
async def child():
    await asyncio.sleep(1)
    time.sleep(2)
    return "r"
async def main():
    t = asyncio.create_task(child())
    x = await t
    print(x, time.monotonic())
asyncio.run(main())
)");
    EXPECT_EQ(blocks.log, std::vector<std::string>{"r 3.0"});
    EXPECT_EQ(blocks.eventLines(), python.eventLines());
}

TEST(Trace, reachesTheSinkWholeAndInOrder)
{
    const Ran ran = run("for i in range(3000):\n    print(i)\n");
    ASSERT_EQ(ran.log.size(), 3000u);
    for (std::size_t i = 0; i < ran.log.size(); ++i)
        ASSERT_EQ(ran.log[i], std::to_string(i));
}

class CountingSink : public TraceSink {
public:
    void take(TraceBatch &&) override { ++batches; }
    int batches = 0;
};

TEST(Trace, ofAnIterationThatTakesLongReachesTheSinkWhileItRuns)
{
    const CompileResult compiled = compile(scenarioFromPython(R"(
async def child():
    for n in range(200):
        pass
async def main():
    await asyncio.gather(*[child() for n in range(20000)])
asyncio.run(main())
)"));
    ASSERT_TRUE(compiled.program);
    CountingSink sink;
    const RunReport report = makeLoopExecutor()->run(*compiled.program, {}, sink, {});
    EXPECT_EQ(report.end, RunEnd::Completed) << report.message;
    EXPECT_GT(sink.batches, 2);
}

} // namespace
} // namespace coroscope::test
