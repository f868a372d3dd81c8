// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

/// Coroutine objects that more than their task know. The logs are CPython's.
namespace coroscope::test {
namespace {

class Coroutines : public testing::TestWithParam<ScriptCase> {};

TEST_P(Coroutines, areClosedAndReusedAsInPython) { expectLog(GetParam()); }

const ScriptCase coroutineCases[] = {
    {"closingWhatIsOverGivesNone",
     R"(
async def value(x):
    return x
async def main():
    for c in (value(1), asyncio.sleep(0, 2), asyncio.Lock().acquire()):
        print(await c, c.close())
    c = value(3)
    print(await asyncio.wait_for(c, None), c.close())
    c = value(4)
    t = asyncio.create_task(c)
    print(await t, c.close(), t.get_coro().close())
asyncio.run(main()))",
     {"1 None", "2 None", "True None", "3 None", "4 None None"}},
    {"whatIsOverCannotBeAwaitedAgain",
     R"(
async def value():
    pass
async def main():
    async def wrapped(c):
        await c
    closed = value()
    closed.close()
    awaited = value()
    await awaited
    for c in (closed, awaited):
        for how in (wrapped, asyncio.create_task, asyncio.gather):
            try:
                await how(c)
            except RuntimeError as e:
                print(e)
asyncio.run(main()))",
     std::vector<std::string>(6, "cannot reuse already awaited coroutine")},
    {"whatWaitsIsAwaitedByOneAlone",
     R"(
async def waits(c):
    try:
        return await c
    except RuntimeError as e:
        return str(e)
async def main():
    for c in (asyncio.sleep(1, 1), asyncio.Event().wait(), waits(asyncio.sleep(1))):
        first = asyncio.create_task(waits(c))
        await asyncio.sleep(0)
        print(await waits(c))
        first.cancel()
asyncio.run(main()))",
     std::vector<std::string>(3, "coroutine is being awaited already")},
    {"whatRunsCanNeitherBeClosedNorAwaited",
     R"(
async def inner(box):
    try:
        box[0].close()
    except ValueError as e:
        print("close:", e)
    try:
        await box[0]
    except ValueError as e:
        print("await:", e)
async def outer(box):
    await inner(box)
async def main():
    for make in (inner, outer):
        box = []
        box.append(make(box))
        await box[0]
        box[0] = make(box)
        await asyncio.create_task(box[0])
asyncio.run(main()))",
     {"close: coroutine already executing", "await: coroutine already executing",
      "close: coroutine already executing", "await: coroutine already executing",
      "close: coroutine already executing", "await: coroutine already executing",
      "close: coroutine already executing", "await: coroutine already executing"}},
    {"whoAwaitsWhatIsClosedGoesOnToWaitAndFindsItClosed",
     R"(
async def inner(future):
    try:
        await future
    finally:
        print("inner finally")
async def outer(c):
    try:
        await c
    except RuntimeError as e:
        print(e)
        await asyncio.sleep(1)
        return "outer ends"
async def main():
    for how in ("result", "cancel"):
        future = asyncio.get_running_loop().create_future()
        c = inner(future)
        t = asyncio.create_task(outer(c))
        await asyncio.sleep(0)
        print(c.close(), t.done(), c.close())
        if how == "result":
            future.set_result(1)
        else:
            t.cancel()
        print(await t)
asyncio.run(main()))",
     {"inner finally", "None False None", "cannot reuse already awaited coroutine", "outer ends",
      "inner finally", "None False None", "cannot reuse already awaited coroutine", "outer ends"}},
    {"aCoroutineTooDeepIsOver",
     R"(
async def f(n, held):
    c = f(n + 1, held)
    held.append(c)
    await c
async def main():
    held = []
    try:
        await f(0, held)
    except RecursionError as e:
        print(e)
    print(held[-1].close(), held[0].close())
    try:
        await held[-1]
    except RuntimeError as e:
        print(e)
asyncio.run(main()))",
     {"maximum recursion depth exceeded", "None None", "cannot reuse already awaited coroutine"}},
    {"aDroppedTaskLeavesItsCoroutinesClosed",
     R"(
held = []
async def inner():
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        await asyncio.sleep(1)
async def outer(c):
    await c
async def main():
    held.append(inner())
    t = asyncio.create_task(outer(held[0]))
    await asyncio.sleep(0)
    del t
    held.append(asyncio.sleep(5))
    asyncio.create_task(outer(held[1]))
    await asyncio.sleep(0)
asyncio.run(main())
for c in held:
    print(c.close()))",
     {"None", "None"}},
    {"aCoroutineTellsItsName",
     R"(
async def work():
    async def step():
        pass
    return step()
async def main():
    c = await work()
    print(c.__name__, c.__qualname__)
    await c
    t = asyncio.create_task(work())
    print(t.get_coro().__name__)
    (await t).close()
asyncio.run(main()))",
     {"step work.<locals>.step", "work"}},
    {"aTaskSaysThatItsCoroutineRunsBeforeItHasBegun",
     R"(
async def work():
    pass
async def main():
    tasks = [asyncio.create_task(work(), name="a"), asyncio.create_task(asyncio.sleep(1), name="b")]
    print(*tasks, sep="\n")
    tasks[0].cancel()
    await asyncio.wait(tasks)
    print(tasks[0])
asyncio.run(main()))",
     {"<Task pending name='a' coro=<work() running>>",
      "<Task pending name='b' coro=<sleep() running>>",
      "<Task cancelled name='a' coro=<work() done>>"}},
};

INSTANTIATE_TEST_SUITE_P(Python, Coroutines, testing::ValuesIn(coroutineCases), nameOfCase);

} // namespace
} // namespace coroscope::test
