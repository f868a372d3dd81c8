// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

namespace coroscope::test {
namespace {

class Functions : public testing::TestWithParam<ScriptCase> {};

TEST_P(Functions, printWhatPythonPrints) { expectLog(GetParam()); }

const ScriptCase closures[] = {
    {"nonlocalChangesTheVariableOfTheFunctionAround",
     R"(
def counter():
    n = 0
    def next():
        nonlocal n
        n += 1
        return n
    return next
a = counter()
b = counter()
print(a(), a(), b())
)",
     {"1 2 1"}},
    {"globalChangesTheVariableOfTheProgram",
     R"(
n = 1
def f():
    global n
    n += 1
f()
print(n)
)",
     {"2"}},
    {"lambdasShareTheLoopVariableUnlessADefaultKeepsIt",
     R"(
late = []
early = []
for i in range(3):
    late.append(lambda: i)
    early.append(lambda i=i: i)
print([f() for f in late], [f() for f in early])
)",
     {"[2, 2, 2] [0, 1, 2]"}},
    {"aFunctionOfTwoLevelsAboveIsSeen",
     R"(
def a():
    x = "a"
    def b():
        def c():
            return x
        return c
    return b()()
print(a())
)",
     {"a"}},
};
INSTANTIATE_TEST_SUITE_P(closures, Functions, testing::ValuesIn(closures), nameOfCase);

const ScriptCase arguments[] = {
    {"defaultsAreMadeOnce",
     R"(
def f(x, xs=[]):
    xs.append(x)
    return xs
f(1)
print(f(2), f(3, []))
)",
     {"[1, 2] [3]"}},
    {"starsTakeWhatIsLeft",
     R"(
def f(a, *args, b=2, **kwargs):
    print(a, args, b, kwargs)
f(1)
f(1, 2, 3, b=4, c=5)
)",
     {"1 () 2 {}", "1 (2, 3) 4 {'c': 5}"}},
    {"starsSpreadArguments",
     R"(
def f(a, b, c, d):
    print(a, b, c, d)
f(*[1, 2], *(3,), **{"d": 4})
f(1, *[2], d=4, **{"c": 3})
)",
     {"1 2 3 4", "1 2 3 4"}},
    {"aWrongCallIsATypeError",
     R"(
def f(a, b):
    pass
try:
    f(1)
except TypeError as e:
    print(e)
try:
    f(1, 2, c=3)
except TypeError as e:
    print(e)
)",
     {"f() missing 1 required positional argument: 'b'",
      "f() got an unexpected keyword argument 'c'"}},
    {"keywordOnlyAndPositionalOnlyParameters",
     R"(
def f(a, /, b, *, c):
    print(a, b, c)
f(1, b=2, c=3)
try:
    f(a=1, b=2, c=3)
except TypeError as e:
    print("TypeError")
)",
     {"1 2 3", "TypeError"}},
};
INSTANTIATE_TEST_SUITE_P(arguments, Functions, testing::ValuesIn(arguments), nameOfCase);

const ScriptCase comprehensions[] = {
    {"comprehensionsOfAllKinds",
     R"(
print([x * y for x in range(3) if x for y in (1, 10)])
print({x % 2 for x in range(4)})
print({x: x * x for x in range(3)})
x = "kept"
print([x for x in range(2)], x)
)",
     {"[1, 10, 2, 20]", "{0, 1}", "{0: 0, 1: 1, 2: 4}", "[0, 1] kept"}},
    {"aComprehensionMayAwait",
     R"(
async def double(x):
    await asyncio.sleep(1)
    return 2 * x
async def main():
    print([await double(x) for x in range(3)])
asyncio.run(main())
)",
     {"[0, 2, 4]"}},
    {"aGeneratorExpressionIsLazy",
     R"(
def show(x):
    print("show", x)
    return x
g = (show(x) for x in range(3))
print("made")
print(next(g))
print(any(show(x) == 1 for x in range(5)))
print(list(g))
)",
     {"made", "show 0", "0", "show 0", "show 1", "True", "show 1", "show 2", "[1, 2]"}},
};
INSTANTIATE_TEST_SUITE_P(comprehensions, Functions, testing::ValuesIn(comprehensions), nameOfCase);

const ScriptCase coroutines[] = {
    {"awaitingACoroutineRunsItAtOnce",
     R"(
async def inner(x):
    print("inner")
    return x + 1
async def main():
    print("main")
    r = await inner(1)
    print(r)
asyncio.run(main())
)",
     {"main", "inner", "2"}},
    {"aTaskRunsWhenItsTurnComes",
     R"(
async def child():
    print("child")
    return 3
async def main():
    t = asyncio.create_task(child())
    print("made")
    print(await t)
asyncio.run(main())
)",
     {"made", "child", "3"}},
    {"exceptionsCrossAwaitsAndTasks",
     R"(
async def bad():
    await asyncio.sleep(1)
    raise ValueError("bad")
async def main():
    try:
        await bad()
    except ValueError as e:
        print("await", e)
    t = asyncio.create_task(bad())
    try:
        await t
    except ValueError as e:
        print("task", e)
    print(await asyncio.gather(bad(), asyncio.sleep(2, "x"), return_exceptions=True))
asyncio.run(main())
)",
     {"await bad", "task bad", "[ValueError('bad'), 'x']"}},
    {"finallyMayAwaitWhileItIsCancelled",
     R"(
async def child():
    try:
        await asyncio.sleep(9)
    finally:
        await asyncio.sleep(1)
        print("cleaned at", time.monotonic())
async def main():
    t = asyncio.create_task(child())
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())
asyncio.run(main())
)",
     {"cleaned at 2.0", "True"}},
    {"theRunsTimeOfDayIsWrittenInUtcAndPlainEnglish",
     R"(
async def main():
    print(time.strftime("%Y-%m-%d %X %a %b"), time.time_ns() // 10**9)
    await asyncio.sleep(61.5)
    print(time.strftime("%X ä%%"), time.perf_counter_ns(), time.monotonic_ns())
    print(time.strftime("%H:%M", time.localtime()), time.gmtime(90000).tm_mday, time.localtime())
    print(repr(time.strftime("")))
    try:
        time.strftime(1)
    except TypeError as e:
        print(e)
asyncio.run(main())
)",
     {"2023-11-14 22:13:20 Tue Nov 1700000000", "22:14:21 ä% 61500000000 61500000000",
      "22:14 2 time.struct_time(tm_year=2023, tm_mon=11, tm_mday=14, tm_hour=22, tm_min=14, "
      "tm_sec=21, tm_wday=1, tm_yday=318, tm_isdst=0)",
      "''", "strftime() argument 1 must be str, not int"}},
};
INSTANTIATE_TEST_SUITE_P(coroutines, Functions, testing::ValuesIn(coroutines), nameOfCase);

} // namespace
} // namespace coroscope::test
