// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

namespace coroscope::test {
namespace {

using Lines = std::vector<std::string>;

/// The remarks on a run.
Lines notesOf(const Ran &ran)
{
    Lines notes;
    for (const TraceEvent &event : ran.events(EventKind::Note))
        notes.emplace_back(ran.trace.text(event.detail));
    return notes;
}

TEST(ThreadGroup, joinsItsThreads)
{
    const char *const program = R"(
async def child(n):
    await asyncio.sleep(n)
    return n
async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(child(n)) for n in (2, 1)]
    print([t.result() for t in tasks], time.monotonic())
    try:
        group.create_task(child(1))
    except RuntimeError:
        print("finished")
asyncio.run(main())
)";
    const Ran ran = run(program, On::Threads);
    EXPECT_EQ(ran.log, (Lines{"[2, 1] 2.0", "finished"}));
    EXPECT_EQ(ran.log, run(program, On::Loop).log);
    EXPECT_TRUE(notesOf(ran).empty());
    EXPECT_EQ(ran.events(EventKind::CombinatorCompleted).size(), 1u);
}

TEST(ThreadGroup, raisesAllFailuresWhenEveryThreadHasEnded)
{
    const Ran ran = run(R"(
async def bad(n):
    await asyncio.sleep(n)
    raise ValueError(n)
async def good():
    await asyncio.sleep(5)
    print("good ends")
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(bad(2))
            group.create_task(bad(1))
            group.create_task(good())
            raise KeyError("body")
    except* ValueError as e:
        print(repr(e.exceptions), time.monotonic())
    except* KeyError as e:
        print(repr(e.exceptions))
asyncio.run(main())
)",
                        On::Threads);
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log,
              (Lines{"good ends", "(ValueError(1), ValueError(2)) 5.0", "(KeyError('body'),)"}));
    ASSERT_EQ(notesOf(ran).size(), 1u);
    EXPECT_TRUE(notesOf(ran)[0].starts_with("A TaskGroup cannot cancel its threads"));
}

TEST(ThreadTimeout, raisesOnlyWhenItsBodyHasEndedTooLate)
{
    const Ran ran = run(R"(
async def main():
    try:
        async with asyncio.timeout(1) as limit:
            await asyncio.sleep(3)
            print("body ends", limit.when())
    except TimeoutError:
        print("late", time.monotonic(), limit.expired())
    async with asyncio.timeout(10) as limit:
        await asyncio.sleep(1)
    print(limit.expired())
    async with asyncio.timeout(1) as limit:
        limit.reschedule(None)
        await asyncio.sleep(3)
    print(limit.expired())
asyncio.run(main())
)",
                        On::Threads);
    EXPECT_EQ(ran.log, (Lines{"body ends 1.0", "late 3.0 True", "False", "False"}));
    ASSERT_EQ(notesOf(ran).size(), 1u);
    EXPECT_TRUE(notesOf(ran)[0].starts_with("A timeout cannot interrupt a thread"));
}

TEST(ThreadWaitFor, endsTheWaitAndNotTheThread)
{
    const Ran ran = run(R"(
async def slow():
    await asyncio.sleep(3)
    print("slow ends", time.monotonic())
    return "slow"
async def main():
    t = asyncio.create_task(slow())
    for timeout in (1, 0):
        try:
            await asyncio.wait_for(t, timeout)
        except TimeoutError:
            print("too long", time.monotonic(), t.done())
    print(await asyncio.wait_for(t, 100), await asyncio.wait_for(asyncio.sleep(1, 7), None))
asyncio.run(main())
)",
                        On::Threads);
    EXPECT_EQ(ran.log,
              (Lines{"too long 1.0 False", "too long 1.0 False", "slow ends 3.0", "slow 7"}));
    ASSERT_EQ(notesOf(ran).size(), 1u);
    EXPECT_TRUE(notesOf(ran)[0].starts_with("wait_for cannot cancel"));
}

TEST(ThreadAsCompleted, givesResultsAsTheyCome)
{
    const char *const program = R"(
async def child(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError(n)
    return n
async def main():
    for each in asyncio.as_completed([child(3), child(1), child(2)]):
        try:
            print(await each, time.monotonic())
        except ValueError as e:
            print("bad", e)
    t = asyncio.create_task(child(10))
    limited = asyncio.as_completed([t, child(1), t], timeout=4)
    for each in limited:
        try:
            print(await each)
        except TimeoutError:
            print("too long", time.monotonic())
asyncio.run(main())
)";
    const Ran threads = run(program, On::Threads);
    EXPECT_EQ(threads.log, (Lines{"1 1.0", "bad 2", "3 3.0", "1", "too long 7.0"}));
    EXPECT_EQ(threads.log, run(program, On::Loop).log);
}

TEST(ThreadWait, endsWithTheFirstFailure)
{
    const char *const program = R"(
async def child(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError(n)
async def main():
    tasks = [asyncio.create_task(child(n)) for n in (1, 2, 3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), time.monotonic())
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), time.monotonic())
asyncio.run(main())
)";
    const Ran threads = run(program, On::Threads);
    EXPECT_EQ(threads.log, (Lines{"2 1 2.0", "2 1 2.0"}));
    EXPECT_EQ(threads.log, run(program, On::Loop).log);
}

} // namespace
} // namespace coroscope::test
