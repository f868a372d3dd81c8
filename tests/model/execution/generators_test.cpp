// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

/// Generators, plain and asynchronous. The logs are CPython's, but for the clock, which is virtual.
namespace coroscope::test {
namespace {

class Generators : public testing::TestWithParam<ScriptCase> {};

TEST_P(Generators, doAsInPython) { expectLog(GetParam()); }

const ScriptCase generatorCases[] = {
    {"handOutValuesAndTakeThoseSent",
     R"(
def echo():
    got = "nothing"
    while got != "stop":
        got = yield f"got {got}"
    return "over"
g = echo()
print(next(g), g.send("a"), g.send(None))
try:
    g.send("stop")
except StopIteration as e:
    print(e.value, next(g, "no more"))
print([x for x in (i * i for i in range(3))]))",
     {"got nothing got a got None", "over no more", "[0, 1, 4]"}},
    {"delegateWithYieldFrom",
     R"(
def inner():
    try:
        x = yield 1
        print("sent", x)
        yield 2
    except KeyError:
        yield "caught"
    return "result"
def outer():
    print((yield from inner()))
    yield from "ab"
g = outer()
print(next(g), g.send(5), next(g), list(g))
g = outer()
next(g)
print(g.throw(KeyError("k")), list(g)))",
     {"sent 5", "result", "1 2 a ['b']", "result", "caught ['a', 'b']"}},
    {"areClosedWhenTheProgramEnds",
     R"(
def numbers(name):
    try:
        yield 1
    finally:
        print("closed", name)
first = numbers("first")
next(first)
others = [numbers("unused"), numbers("second")]
next(others[1])
print("end"))",
     {"end", "closed first", "closed second"}},
    {"areClosedWhenTheyAreLeft",
     R"(
def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
for n in numbers():
    break
print("left")
g = numbers()
next(g)
g.close()
print(next(g, "end"))
def stubborn():
    try:
        yield 1
    finally:
        yield 2
g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e))",
     {"closed", "left", "closed", "end", "generator ignored GeneratorExit"}},
    {"refuseWhatCannotBe",
     R"(
def own():
    yield next(g)
g = own()
for use in (lambda: next(g), lambda: own().send(1), lambda: iter([]).send(1), lambda: own().throw(5)):
    try:
        use()
    except Exception as e:
        print(type(e).__name__, e)
def stops():
    yield 1
    raise StopIteration
try:
    list(stops())
except RuntimeError as e:
    print(e, repr(e.__cause__)))",
     {"ValueError generator already executing",
      "TypeError can't send non-None value to a just-started generator",
      "AttributeError 'list_iterator' object has no attribute 'send'",
      "TypeError exceptions must be classes or instances deriving from BaseException, not int",
      "generator raised StopIteration StopIteration()"}},
    {"ofCoroutinesAwaitBetweenTheirItems",
     R"(
async def ticks(n):
    for i in range(n):
        await asyncio.sleep(0.5)
        yield i
async def main():
    loop = asyncio.get_running_loop()
    async for i in ticks(2):
        print(i, loop.time())
    else:
        print("no more")
    print([i async for i in ticks(3) if i != 1], loop.time())
    print(sum([i async for i in (2 * t async for t in ticks(3))]))
    print(await anext(ticks(1)), await anext(ticks(0), "default"))
asyncio.run(main()))",
     {"0 0.5", "1 1.0", "no more", "[0, 2] 2.5", "6", "0 default"}},
    {"ofObjectsHaveADefault",
     R"(
class Count:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        self.n -= 1
        return self.n
class Bad:
    def __anext__(self):
        return 5
class Fails:
    async def __anext__(self):
        raise ValueError("x")
class Ends:
    def __anext__(self):
        future = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_soon(future.set_exception, StopAsyncIteration())
        return future
async def main():
    count = Count(2)
    print([await anext(count, "end") for _ in range(4)])
    for make in (Bad, Fails, Ends):
        try:
            print(await anext(make(), "default"))
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    try:
        anext(5, "default")
    except TypeError as e:
        print(e)
    step = anext(Count(1), "default")
    print(type(step).__name__, asyncio.iscoroutine(step), await step)
    try:
        await step
    except RuntimeError as e:
        print(e)
    print(await asyncio.gather(anext(Count(1), "a"), anext(Count(0), "b")))
    print(await asyncio.wait_for(anext(Count(0), "c"), 1))
    task = asyncio.create_task(anext(Count(0), "d"))
    print(await task)
    waiting = asyncio.create_task(anext(Count(1), "e"))
    await asyncio.sleep(0)
    waiting.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        print("cancelled", waiting.cancelled())
asyncio.run(main()))",
     {"[1, 0, 'end', 'end']", "TypeError object int can't be used in 'await' expression",
      "ValueError x", "default", "'int' object is not an async iterator", "anext_awaitable True 0",
      "cannot reuse already awaited coroutine", "[0, 'b']", "c", "d", "cancelled True"}},
    {"ofCoroutinesAreClosedByTheLoop",
     R"(
async def ticks():
    try:
        while True:
            yield 1
    finally:
        await asyncio.sleep(1)
        print("closed at", asyncio.get_running_loop().time())
async def main():
    async for i in ticks():
        break
    print("left")
    await asyncio.sleep(2)
    global kept
    kept = ticks()
    await anext(kept)
    print("main ends")
asyncio.run(main())
print("after"))",
     {"left", "closed at 1.0", "main ends", "closed at 3.0", "after"}},
    {"ofCoroutinesTakeWhatIsSentAndThrown",
     R"(
async def echo():
    got = None
    while True:
        try:
            got = yield got
        except ValueError as e:
            got = repr(e)
async def main():
    g = echo()
    print(await g.asend(None), await g.asend(1), await g.athrow(ValueError("v")))
    print(await g.aclose(), await g.aclose())
    for step in (g.__anext__, lambda: echo().asend(1), lambda: g):
        try:
            await step()
        except (StopAsyncIteration, TypeError) as e:
            print(repr(e))
asyncio.run(main()))",
     {"None 1 ValueError('v')", "None None", "StopAsyncIteration()",
      "TypeError(\"can't send non-None value to a just-started async generator\")",
      "TypeError(\"object async_generator can't be used in 'await' expression\")"}},
    {"mayBeThousandsWithinOneAnother",
     R"(
def wrap(g):
    yield 1
    for x in g:
        yield x
g = None
for i in range(20000):
    g = wrap(g)
    next(g)
g = iter([1])
for i in range(20000):
    g = (x for x in g)
try:
    next(g)
except RecursionError as e:
    print(e)
g = None
async def later(g):
    yield 1
    async for x in g:
        yield x
async def main():
    g = None
    for i in range(2000):
        g = later(g)
        await anext(g)
asyncio.run(main())
print("all gone"))",
     {"maximum recursion depth exceeded", "all gone"}},
};
INSTANTIATE_TEST_SUITE_P(Programs, Generators, testing::ValuesIn(generatorCases), nameOfCase);

} // namespace
} // namespace coroscope::test
