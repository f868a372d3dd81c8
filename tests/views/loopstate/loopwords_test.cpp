// SPDX-License-Identifier: GPL-3.0-or-later
// The answers to "why is this task not running now?", on recordings of real runs.
#include "support/scriptrun.h"
#include "trace/eventtext.h"
#include "views/loopstate/loopwords.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace coroscope {
namespace {

class LoopWordsTest : public ::testing::Test {
protected:
    void run(const char *python)
    {
        recording.trace = std::move(test::run(python).trace);
        recording.update();
    }
    /// The answer for the task called \p name when everything up to \p seconds has happened.
    std::string why(const std::string &name, double seconds)
    {
        const Nanos now = nanosFromSeconds(seconds);
        const TraceColumns::Times times = recording.trace.events().time();
        return whyAt(name,
                     static_cast<std::size_t>(std::upper_bound(times.begin(), times.end(), now) -
                                              times.begin()),
                     now);
    }
    std::string whyAt(const std::string &name, std::size_t position, Nanos now = 0)
    {
        const LoopState state = loopState(recording, position);
        for (const LoopState::Task &task : state.tasks) {
            if (laneName(recording.trace, task.task) == name)
                return LoopWords(recording, state, std::max(now, state.time))
                    .whyNotRunning(task)
                    .toStdString();
        }
        return "no " + name;
    }
    /// The position just after the event of that number of its kind, from 0.
    std::size_t after(EventKind kind, int number)
    {
        for (std::size_t i = 0; i < recording.trace.size(); ++i) {
            if (recording.trace.event(i).kind == kind && number-- == 0)
                return i + 1;
        }
        ADD_FAILURE() << "no such event";
        return 0;
    }

    Recording recording;
};

TEST_F(LoopWordsTest, aSleepEndsAtItsTime)
{
    run(R"(
async def main():
    await asyncio.sleep(3)
asyncio.run(main())
)");
    EXPECT_EQ(why("main", 1), "Not running now: it sleeps until 3.000 s.");
}

TEST_F(LoopWordsTest, aTaskThatHoldsTheLoopRuns)
{
    run(R"(
async def main():
    print("here")
asyncio.run(main())
)");
    EXPECT_EQ(whyAt("main", after(EventKind::LogLine, 0)),
              "Running now: it holds the event loop until it waits.");
    EXPECT_EQ(whyAt("main", after(EventKind::TaskReady, 0)),
              "Not running now: it was made and has not had its first turn yet: it is the first in "
              "the ready queue.");
}

TEST_F(LoopWordsTest, aLockIsTracedToWhoHasIt)
{
    run(R"(
async def work(lock, seconds):
    async with lock:
        await asyncio.sleep(seconds)
async def main():
    lock = asyncio.Lock()
    a, b, c = [asyncio.create_task(work(lock, n), name=name) for n, name in ((3, "a"), (2, "b"), (1, "c"))]
    await asyncio.sleep(1)
    b.cancel()
    await asyncio.sleep(2)
    await asyncio.sleep(0.5)
    async with lock:
        async with lock:
            pass
asyncio.run(main())
)");
    EXPECT_EQ(why("c", 0.5),
              "Not running now: it waits for a lock that a holds; a sleeps until 3.000 s.");
    EXPECT_EQ(why("c", 2),
              "Not running now: it waits for a lock that a holds; a sleeps until 3.000 s.")
        << "b, which was before it, was cancelled";
    EXPECT_EQ(why("main", 3.6),
              "Not running now: it waits for a lock that c holds; c sleeps until 4.000 s.");
    EXPECT_EQ(why("main", 5), "Not running now: it waits for a lock that it holds itself.");
}

TEST_F(LoopWordsTest, aLockThatIsHandedOverIsAboutToBeTaken)
{
    run(R"(
async def work(lock, name):
    async with lock:
        await asyncio.sleep(1)
        print(name)
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*[work(lock, name) for name in "xyz"])
asyncio.run(main())
)");
    const std::string given = whyAt("work #3", after(EventKind::LogLine, 0) + 2);
    EXPECT_EQ(given.substr(0, given.find(';')),
              "Not running now: it waits for a lock that work #2 is about to take");
}

TEST_F(LoopWordsTest, aReadyTaskSaysWhoGoesBeforeIt)
{
    run(R"(
async def one():
    print("one")
    await asyncio.sleep(1)
async def two():
    await asyncio.sleep(1)
async def main():
    a = asyncio.create_task(one())
    b = asyncio.create_task(two())
    await a
    await b
asyncio.run(main())
)");
    EXPECT_EQ(whyAt("two", after(EventKind::TaskReady, 2)),
              "Not running now: it was made and has not had its first turn yet: 1 handle(s) go "
              "before it in the ready queue, one first, and main has the loop.");
    EXPECT_EQ(whyAt("two", after(EventKind::LogLine, 0)),
              "Not running now: it was made and has not had its first turn yet: it is the first in "
              "the ready queue, and one has the loop.");
}

TEST_F(LoopWordsTest, aWaiterTellsTheWholeChain)
{
    run(R"(
async def leaf():
    await asyncio.sleep(2)
async def middle():
    await asyncio.create_task(leaf())
async def main():
    await asyncio.create_task(middle())
asyncio.run(main())
)");
    EXPECT_EQ(why("middle", 1),
              "Not running now: it waits for leaf to end; leaf sleeps until 2.000 s.");
    EXPECT_EQ(why("main", 1), "Not running now: it waits for middle to end; behind middle, leaf "
                              "sleeps until 2.000 s.");
}

TEST_F(LoopWordsTest, aGatherNamesThoseThatArePending)
{
    run(R"(
async def work(seconds):
    await asyncio.sleep(seconds)
async def main():
    await asyncio.gather(work(1), work(2), work(3))
asyncio.run(main())
)");
    EXPECT_EQ(why("main", 1.5), "Not running now: it waits for its gather: work #2, work #3 "
                                "pending, 1 of 3 done.");
}

TEST_F(LoopWordsTest, aWaitSaysForHowManyAndUntilWhen)
{
    run(R"(
async def work(seconds):
    await asyncio.sleep(seconds)
async def main():
    a = asyncio.create_task(work(4))
    b = asyncio.create_task(work(5))
    await asyncio.wait([a, b], timeout=2, return_when=asyncio.FIRST_COMPLETED)
    await asyncio.wait_for(a, 9)
asyncio.run(main())
)");
    EXPECT_EQ(why("main", 1),
              "Not running now: it waits for the first of work, work #2 to be done, "
              "until 2.000 s at most (0 of 2 done).");
    EXPECT_EQ(why("main", 3), "Not running now: it waits for work, until 11.00 s at most; work "
                              "sleeps until 4.000 s.");
}

TEST_F(LoopWordsTest, aBlockingCallKeepsSleepersFromWaking)
{
    run(R"(
async def blocker():
    time.sleep(5)
async def main():
    t = asyncio.create_task(blocker())
    await asyncio.sleep(1)
asyncio.run(main())
)");
    EXPECT_EQ(why("main", 2),
              "Not running now: it has slept long enough, since 1.000 s, but blocker "
              "holds the loop with a blocking call.");
    EXPECT_EQ(why("blocker", 2),
              "It holds the event loop in a blocking call. Nothing else can run.");
}

TEST_F(LoopWordsTest, aCancelledTaskIsToldAtItsNextStep)
{
    run(R"(
async def victim():
    await asyncio.sleep(9)
async def main():
    t = asyncio.create_task(victim())
    await asyncio.sleep(1)
    t.cancel()
    print("asked")
    await asyncio.sleep(1)
asyncio.run(main())
)");
    EXPECT_EQ(whyAt("victim", after(EventKind::LogLine, 0)),
              "Not running now: it is ready and waits for its turn: it is the first in the ready "
              "queue, and main has the loop. cancel() was called on it: a CancelledError is raised "
              "in it at its next step.");
}

} // namespace
} // namespace coroscope
