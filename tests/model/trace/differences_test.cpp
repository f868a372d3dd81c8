// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/differences.h"

#include "support/scriptrun.h"

#include <gtest/gtest.h>

namespace coroscope {

namespace {

using test::On;

class DifferencesTest : public testing::Test {
protected:
    void run(std::string_view python)
    {
        record(loop, python, On::Loop);
        threads.executor = Recording::Executor::Threads;
        record(threads, python, On::Threads);
    }

    std::vector<std::string> sentences() const
    {
        std::vector<std::string> all;
        for (const Difference &one : differences(loop, threads))
            all.push_back(sentence(one, loop, threads));
        return all;
    }

    Recording loop, threads;

private:
    static void record(Recording &recording, std::string_view python, On on)
    {
        test::Ran ran = test::run(python, on);
        recording.end = ran.report.end;
        recording.trace = std::move(ran.trace);
        recording.update();
    }
};

using Sentences = std::vector<std::string>;

TEST_F(DifferencesTest, aTaskWaitsForABlockingCallThatItsThreadDoesNotWaitFor)
{
    run(R"(async def ticks():
    await asyncio.sleep(1)
    await asyncio.sleep(0.5)
async def blocks():
    await asyncio.sleep(0.75)
    time.sleep(2)
async def main():
    await asyncio.gather(ticks(), blocks())
asyncio.run(main()))");
    const auto found = differences(loop, threads);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].kind, DifferenceKind::HeldUp);
    EXPECT_EQ(found[0].loop.time, nanosPerSecond) << "from when its sleep was over";
    EXPECT_EQ(found[0].waited, 1'750'000'000);
    EXPECT_EQ(found[0].threads.time, nanosPerSecond) << "its thread went on then";
    EXPECT_EQ(sentences(), (Sentences{"On threads ticks ran during blocks's blocking call; on the "
                                      "loop it waited 1.750 s."}));
}

TEST_F(DifferencesTest, aTaskThatIsReadyWaitsForABlockingCallOfTheOneThatMadeIt)
{
    run(R"(async def child():
    await asyncio.sleep(0)
async def main():
    t = asyncio.create_task(child())
    time.sleep(0.5)
    await t
asyncio.run(main()))");
    EXPECT_EQ(sentences(), (Sentences{"On threads child ran during main's blocking call; on the "
                                      "loop it waited 500 ms."}));
}

TEST_F(DifferencesTest, whereNobodyWaitsForABlockingCallThereIsNoDifference)
{
    run(R"(async def child():
    await asyncio.sleep(2)
async def main():
    t = asyncio.create_task(child())
    await asyncio.sleep(0.5)
    time.sleep(1)
    await t
asyncio.run(main()))");
    EXPECT_EQ(sentences(), Sentences());
}

TEST_F(DifferencesTest, aTaskEndsOtherwise)
{
    run(R"(async def child():
    await asyncio.sleep(2)
    return 5
async def main():
    t = asyncio.create_task(child())
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.sleep(3)
asyncio.run(main()))");
    const auto found = differences(loop, threads);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].kind, DifferenceKind::Outcome);
    EXPECT_EQ(sentences(), (Sentences{"On the loop child was cancelled at 1.000 s; on threads it "
                                      "returned 5 at 2.000 s."}));
}

TEST_F(DifferencesTest, theFirstLineThatDiffersTellsOfAnotherOrder)
{
    run(R"(async def child():
    print("child")
async def main():
    t = asyncio.create_task(child())
    print("one")
    time.sleep(1)
    print("two")
    await t
asyncio.run(main()))");
    const Sentences all = sentences();
    ASSERT_FALSE(all.empty());
    EXPECT_EQ(all.back(), "Line 2 of the log is \"two\" on the loop and \"child\" on threads.");
}

TEST_F(DifferencesTest, theTableTellsHowEachTaskEnded)
{
    run(R"(async def child(n):
    await asyncio.sleep(n)
    return n
async def main():
    await asyncio.gather(child(1), child(2))
asyncio.run(main()))");
    std::vector<std::string> rows;
    for (const EndRow &row : taskEnds(loop, threads, 10))
        rows.push_back(row.name + " | " + row.loop + " | " + row.threads);
    EXPECT_EQ(rows, (Sentences{"main | returned None at 2.000 s | in the main thread",
                               "child | returned 1 at 1.000 s | returned 1 at 1.000 s",
                               "child #2 | returned 2 at 2.000 s | returned 2 at 2.000 s"}));
    EXPECT_EQ(taskEnds(loop, threads, 2).size(), 2u);
    EXPECT_TRUE(differences(loop, threads).empty());
}

} // namespace

} // namespace coroscope
