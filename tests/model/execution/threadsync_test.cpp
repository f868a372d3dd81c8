// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

#include <thread>

namespace coroscope::test {
namespace {

/// Programs that print the same on the loop and on threads.
const ScriptCase programs[] = {
    {"lockGoesToWhoCameFirst",
     R"(
async def worker(lock, n):
    async with lock:
        print(n, "has it at", time.monotonic())
        await asyncio.sleep(1)
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*[worker(lock, n) for n in range(4)])
    print(lock.locked(), lock)
asyncio.run(main())
)",
     {}},
    {"lockIsNotTakenFromWhoWaits",
     R"(
async def waiter(lock):
    async with lock:
        print("waiter has it")
async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    t = asyncio.create_task(waiter(lock))
    await asyncio.sleep(1)
    lock.release()
    await lock.acquire()
    print("main has it again")
    await t
asyncio.run(main())
)",
     {}},
    {"lockIsRefusedWhenNotHeld",
     R"(
async def main():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    print(await lock.acquire(), lock)
asyncio.run(main())
)",
     {}},
    {"eventWakesAll",
     R"(
async def waiter(event, n):
    print(n, await event.wait(), time.monotonic())
async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event, n)) for n in range(3)]
    await asyncio.sleep(2)
    event.set()
    await asyncio.gather(*tasks)
    event.clear()
    print(event.is_set(), event)
asyncio.run(main())
)",
     {}},
    {"conditionWakesSoMany",
     R"(
ready = []
async def waiter(condition, n):
    async with condition:
        await condition.wait()
        print(n, "woken at", time.monotonic(), condition.locked())
async def patient(condition):
    async with condition:
        print(await condition.wait_for(lambda: len(ready) == 2 and "both"))
async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(condition, n)) for n in range(3)]
    tasks.append(asyncio.create_task(patient(condition)))
    for at in range(2):
        await asyncio.sleep(1)
        ready.append(at)
        async with condition:
            condition.notify(1)
    await asyncio.sleep(1)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)
    try:
        condition.notify()
    except RuntimeError as e:
        print(e)
asyncio.run(main())
)",
     {}},
    {"semaphoreLetsSoManyIn",
     R"(
async def worker(places, n):
    async with places:
        print(n, time.monotonic(), places.locked())
        await asyncio.sleep(1)
async def main():
    places = asyncio.Semaphore(2)
    await asyncio.gather(*[worker(places, n) for n in range(5)])
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as e:
        print(e)
asyncio.run(main())
)",
     {}},
    {"barrierOpensForSoMany",
     R"(
async def party(barrier, n):
    await asyncio.sleep(n)
    print(n, await barrier.wait(), time.monotonic() >= 2)
async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(party(barrier, n)) for n in range(3)]
    await asyncio.sleep(1.5)
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    done, pending = await asyncio.wait(tasks)
    print(len(done), barrier.n_waiting)
asyncio.run(main())
)",
     {}},
    {"barrierThatIsAbortedBreaks",
     R"(
async def party(barrier):
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as e:
        print("broken:", e)
async def main():
    barrier = asyncio.Barrier(2)
    t = asyncio.create_task(party(barrier))
    await asyncio.sleep(1)
    await barrier.abort()
    await t
    await party(barrier)
    await barrier.reset()
    print(barrier.broken)
asyncio.run(main())
)",
     {}},
    {"queueHandsItemsOver",
     R"(
async def producer(queue):
    for n in range(4):
        await queue.put(n)
        print("put", n, time.monotonic())
async def consumer(queue):
    for n in range(4):
        await asyncio.sleep(1)
        print("got", await queue.get(), time.monotonic())
        queue.task_done()
async def main():
    queue = asyncio.Queue(1)
    tasks = [asyncio.create_task(producer(queue)), asyncio.create_task(consumer(queue))]
    await asyncio.gather(*tasks)
    await queue.join()
    print(queue.qsize(), queue.empty(), queue.full(), queue.maxsize, queue)
asyncio.run(main())
)",
     {}},
    {"queueIsJoinedWhenAllIsDone",
     R"(
async def worker(queue):
    while not queue.empty():
        await asyncio.sleep(await queue.get())
        queue.task_done()
async def main():
    queue = asyncio.Queue()
    for n in (3, 1, 2):
        queue.put_nowait(n)
    tasks = [asyncio.create_task(worker(queue)) for i in range(2)]
    await queue.join()
    print(time.monotonic())
    try:
        queue.task_done()
    except ValueError as e:
        print(e)
    await asyncio.gather(*tasks)
asyncio.run(main())
)",
     {}},
    {"queuesTakeAnyNumberForASize",
     R"(
async def main():
    for size in (1.5, float("inf"), True, -1.5):
        queue = asyncio.Queue(size)
        await queue.put(1)
        print(queue, queue.maxsize, queue.full())
    queue = asyncio.Queue("2")
    print(queue, queue.empty())
    try:
        await queue.put(1)
    except TypeError as e:
        print(e)
    for futures in ([[]], (n for n in [1]), [1]):
        try:
            await asyncio.wait(futures)
        except (TypeError, AttributeError) as e:
            print(e)
asyncio.run(main())
)",
     {}},
    {"queuesOfOtherOrders",
     R"(
async def main():
    for queue in (asyncio.LifoQueue(3), asyncio.PriorityQueue(3)):
        for n in (2, 3, 1):
            await queue.put(n)
        try:
            queue.put_nowait(4)
        except asyncio.QueueFull as e:
            print("full", repr(e))
        print([await queue.get(), queue.get_nowait(), queue.get_nowait()])
        try:
            queue.get_nowait()
        except asyncio.QueueEmpty as e:
            print("empty", repr(e))
asyncio.run(main())
)",
     {}},
    {"argumentsAreChecked",
     R"(
async def main():
    makers = [asyncio.Semaphore, asyncio.Barrier, asyncio.Condition, asyncio.Queue]
    for make, argument in zip(makers, [-1, 0, 5, "x"]):
        try:
            make(argument)
        except Exception as e:
            print(type(e).__name__, e)
asyncio.run(main())
)",
     {}},
};

class ThreadSync : public testing::TestWithParam<ScriptCase> {};

TEST_P(ThreadSync, printsWhatTheLoopPrints)
{
    const Ran loop = run(GetParam().python, On::Loop);
    const Ran threads = run(GetParam().python, On::Threads);
    EXPECT_EQ(loop.report.end, RunEnd::Completed) << loop.report.message;
    EXPECT_EQ(threads.report.end, RunEnd::Completed) << threads.report.message;
    EXPECT_FALSE(loop.log.empty());
    EXPECT_EQ(loop.log, threads.log);
}

TEST_P(ThreadSync, endsOnRealThreadsToo)
{
    const Ran loop = run(GetParam().python, On::Loop);
    const Ran threads = run(GetParam().python, On::Threads, realClock(10));
    EXPECT_EQ(threads.report.end, RunEnd::Completed) << threads.report.message;
    EXPECT_EQ(loop.log.size(), threads.log.size());
}

INSTANTIATE_TEST_SUITE_P(of, ThreadSync, testing::ValuesIn(programs), nameOfCase);

constexpr const char *twoForOneLock = R"(
async def worker(lock):
    async with lock:
        await asyncio.sleep(1)
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(worker(lock), worker(lock))
asyncio.run(main())
)";

TEST(ThreadLocks, waitsAreRecordedWithWhoEndedThem)
{
    const Ran ran = run(twoForOneLock, On::Threads);
    std::vector<TraceEvent> waits = ran.events(EventKind::Suspended);
    std::erase_if(waits, [](const TraceEvent &e) { return e.waitKind() != WaitKind::Lock; });
    ASSERT_EQ(waits.size(), 1u);
    EXPECT_EQ(waits[0].task(), TaskId(3));
    std::vector<TraceEvent> given = ran.events(EventKind::FutureDone);
    std::erase_if(given, [&](const TraceEvent &e) { return e.object != waits[0].object; });
    ASSERT_EQ(given.size(), 1u);
    EXPECT_EQ(given[0].task(), TaskId(2)); // the thread that released it
    std::vector<TraceEvent> woken = ran.events(EventKind::TaskReady);
    std::erase_if(woken, [&](const TraceEvent &e) { return e.object != waits[0].object; });
    ASSERT_EQ(woken.size(), 1u);
    EXPECT_EQ(woken[0].task(), TaskId(3));
    EXPECT_EQ(ran.trace.duration(), Nanos(2'000'000'000));
}

constexpr const char *crossing = R"(
barrier = asyncio.Barrier(2)
async def take(first, second):
    async with first:
        await barrier.wait()
        async with second:
            print("both")
async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    await asyncio.gather(take(a, b), take(b, a))
asyncio.run(main())
)";

TEST(ThreadLocks, locksTakenCrosswiseAreADeadlockThatIsToldOfEachThread)
{
    for (const RunOptions &options : {RunOptions(), realClock(100)}) {
        const Ran ran = run(crossing, On::Threads, options);
        EXPECT_EQ(ran.report.end, RunEnd::Deadlock);
        EXPECT_EQ(ran.report.message,
                  "Every thread waits, and none can go on: the main thread waits for its gather, "
                  "Task-2 waits for a lock, Task-3 waits for a lock. The program would wait for "
                  "ever.");
        EXPECT_EQ(ran.events(EventKind::Deadlock).size(), 1u);
        EXPECT_TRUE(ran.log.empty());
    }
}

TEST(ThreadLocks, waitsEndWhenTheRunIsStopped)
{
    std::stop_source stop;
    std::thread person([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        stop.request_stop();
    });
    const Ran ran = run(R"(
async def getter(queue):
    await queue.get()
async def sleeper():
    await asyncio.sleep(1000)
async def main():
    queue = asyncio.Queue()
    await asyncio.gather(*[getter(queue) for i in range(5)], sleeper())
asyncio.run(main())
)",
                        On::Threads, realClock(1), stop.get_token());
    person.join();
    EXPECT_EQ(ran.report.end, RunEnd::Stopped) << ran.report.message;
}

} // namespace
} // namespace coroscope::test
