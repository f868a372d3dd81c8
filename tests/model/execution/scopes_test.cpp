// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

/// `with`, `async with` and `except*`. The logs are CPython's.
namespace coroscope::test {
namespace {

class Scopes : public testing::TestWithParam<ScriptCase> {};

TEST_P(Scopes, behaveAsInPython) { expectLog(GetParam()); }

const ScriptCase scopeCases[] = {
    {"suppressSwallowsWhatItNamesAlone",
     R"(
with contextlib.suppress(KeyError, ZeroDivisionError):
    print("before")
    1 / 0
    print("never")
try:
    with contextlib.suppress(KeyError):
        1 / 0
except ZeroDivisionError as e:
    print(e)
print("end"))",
     {"before", "division by zero", "end"}},
    {"returnBreakAndContinueLeaveThroughTheExit",
     R"(
async def f(g):
    for i in range(3):
        async with asyncio.timeout(5) as t:
            if i == 0:
                continue
            g.append(t)
            return i * 10
async def main():
    g = []
    print(await f(g))
    print(g[0], g[0].expired())
    while True:
        async with asyncio.timeout(5) as t:
            break
    print(t)
asyncio.run(main()))",
     {"10", "<Timeout [finished]> False", "<Timeout [finished]>"}},
    {"whatHasNoPairOfMethodsIsRefused",
     R"(
try:
    with 1:
        pass
except TypeError as e:
    print(e)
async def main():
    try:
        async with contextlib.suppress():
            pass
    except TypeError as e:
        print(e)
    try:
        with asyncio.timeout(1):
            pass
    except TypeError as e:
        print(e)
asyncio.run(main()))",
     {"'int' object does not support the context manager protocol",
      "'suppress' object does not support the asynchronous context manager protocol",
      "'Timeout' object does not support the context manager protocol"}},
    {"theExceptionInTheBodyIsTheContextOfOneThatTheExitRaises",
     R"(
async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(2)
    except TimeoutError as e:
        print(repr(e.__cause__), repr(e.__context__))
asyncio.run(main()))",
     {"CancelledError() CancelledError()"}},
    {"aTimeoutCanBeRescheduled",
     R"(
async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(1) as t:
        print(t.when())
        t.reschedule(loop.time() + 5)
        await asyncio.sleep(3)
    print(loop.time(), t.expired())
    try:
        async with asyncio.timeout_at(loop.time() + 1) as t:
            t.reschedule(None)
            await asyncio.sleep(9)
            t.reschedule(loop.time() - 1)
            await asyncio.sleep(9)
    except TimeoutError:
        print(loop.time(), t.expired())
    try:
        t.reschedule(1)
    except RuntimeError as e:
        print(e)
    try:
        asyncio.timeout(1).reschedule(2)
    except RuntimeError as e:
        print(e)
asyncio.run(main()))",
     {"1.0", "3.0 False", "12.0 True", "Cannot change state of expired Timeout",
      "Timeout has not been entered"}},
    {"aGroupRaisesAllFailuresAndThoseOfItsBody",
     R"(
async def bad(n):
    await asyncio.sleep(n)
    raise ValueError(n)
async def main():
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(bad(1))
            g.create_task(bad(1))
            print(g)
            await asyncio.sleep(5)
    except BaseExceptionGroup as e:
        print(repr(e))
    try:
        async with asyncio.TaskGroup() as g:
            raise KeyError("body")
    except* KeyError as e:
        print(repr(e), e.__cause__)
asyncio.run(main()))",
     {"<TaskGroup tasks=2 entered>",
      "ExceptionGroup('unhandled errors in a TaskGroup', [ValueError(1), ValueError(1)])",
      "ExceptionGroup('unhandled errors in a TaskGroup', [KeyError('body')]) None"}},
    {"exceptStarSplitsAGroup",
     R"(
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [KeyError(2), ValueError(3)]), OSError(4)])
    except* ValueError as e:
        print(repr(e))
    except* (KeyError, IndexError) as e:
        print(repr(e))
    except* TypeError:
        print("never")
    else:
        print("never")
    finally:
        print("finally")
except ExceptionGroup as e:
    print(repr(e)))",
     {"ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [ValueError(3)])])",
      "ExceptionGroup('g', [ExceptionGroup('h', [KeyError(2)])])", "finally",
      "ExceptionGroup('g', [OSError(4)])"}},
    {"exceptStarWrapsASingleException",
     R"(
try:
    raise ValueError("v")
except* ValueError as e:
    print(repr(e))
try:
    try:
        raise ValueError("v")
    except* KeyError:
        print("never")
except ValueError as e:
    print(repr(e))
try:
    pass
except* ValueError:
    print("never")
else:
    print("else"))",
     {"ExceptionGroup('', (ValueError('v'),))", "ValueError('v')", "else"}},
    {"whatTheClausesRaiseIsRaisedTogether",
     R"(
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2), OSError(3), IndexError(4)])
    except* ValueError:
        raise TypeError("new")
    except* KeyError:
        raise
    except* IndexError as e:
        x = 1 / 0
except BaseException as e:
    print(repr(e))
try:
    print(e)
except NameError as error:
    print(error))",
     {"ExceptionGroup('', [TypeError('new'), ZeroDivisionError('division by zero'), "
      "ExceptionGroup('g', [KeyError(2), OSError(3)])])",
      "name 'e' is not defined"}},
    {"whatOneClauseAloneRaisesIsRaisedAsItIs", // not so in CPython 3.11.2
     R"(
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), ValueError(2)])
    except* ValueError:
        raise KeyError(4)
except BaseException as e:
    print(repr(e), repr(e.__context__)))",
     {"KeyError(4) ExceptionGroup('g', [ValueError(1), ValueError(2)])"}},
    {"exceptStarTakesNoGroups",
     R"(
try:
    try:
        raise ValueError(1)
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e, repr(e.__context__)))",
     {"catching ExceptionGroup with except* is not allowed. Use except instead. ValueError(1)"}},
    {"aCoroutineThatIsClosedIsNeverMissed",
     R"(
async def c():
    pass
x = c()
x.close()
try:
    asyncio.run(x)
except RuntimeError as e:
    print(e))",
     {"cannot reuse already awaited coroutine"}},
};
INSTANTIATE_TEST_SUITE_P(all, Scopes, testing::ValuesIn(scopeCases), nameOfCase);

TEST(ScopeBlocks, waitAtTheirEndInTheirOwnBlock)
{
    const Ran ran = run(R"(
async def main():
    async with asyncio.TaskGroup() as g:
        g.create_task(asyncio.sleep(1))
asyncio.run(main()))");
    const std::vector<TraceEvent> waits = ran.events(EventKind::Suspended);
    ASSERT_FALSE(waits.empty());
    EXPECT_EQ(waits.front().waitKind(), WaitKind::TaskGroup);
    EXPECT_EQ(waits.front().block, BlockId(2)) << "not in the last block of its body";
}

TEST(ScopeBlocks, tellTheTraceWhatTheGroupHeld)
{
    const Ran ran = run(R"(
async def main():
    async with asyncio.TaskGroup() as g:
        g.create_task(asyncio.sleep(1))
        g.create_task(asyncio.sleep(2))
asyncio.run(main()))");
    const std::vector<TraceEvent> ends = ran.events(EventKind::CombinatorCompleted);
    ASSERT_EQ(ends.size(), 1u);
    EXPECT_EQ(static_cast<CombinatorKind>(ends[0].aux), CombinatorKind::TaskGroup);
    EXPECT_EQ(ran.trace.list(ends[0].other).size(), 2u);
    EXPECT_EQ(ran.events(EventKind::CombinatorMade).size(), 1u);
}

} // namespace
} // namespace coroscope::test
