// SPDX-License-Identifier: GPL-3.0-or-later
// Programs that once ended the process or never ended; the fuzzer of runs found them.
#include "scriptcase.h"

#include "trace/metrics.h"

#include <limits>

namespace coroscope::test {
namespace {

class HostileOnBoth : public testing::TestWithParam<On> {};

TEST_P(HostileOnBoth, runOfWhatIsNoCoroutineIsAnError)
{
    const Ran ran = run("try:\n"
                        "    asyncio.run(2)\n"
                        "except ValueError as e:\n"
                        "    print(e)\n",
                        GetParam());
    EXPECT_EQ(ran.log, std::vector<std::string>{"a coroutine was expected, got 2"});
}

TEST_P(HostileOnBoth, aCallbackThatIsNoFunctionEndsNothing)
{
    const Ran ran = run("async def child():\n"
                        "    pass\n"
                        "async def main():\n"
                        "    t = asyncio.create_task(child())\n"
                        "    t.add_done_callback(None)\n"
                        "    await asyncio.sleep(1)\n"
                        "    print('goes on')\n"
                        "asyncio.run(main())\n",
                        GetParam());
    EXPECT_EQ(ran.log, std::vector<std::string>{"goes on"});
}

TEST_P(HostileOnBoth, awaitingALockItselfIsATypeError)
{
    const Ran ran = run("async def main():\n"
                        "    try:\n"
                        "        await asyncio.Lock()\n"
                        "    except TypeError as e:\n"
                        "        print(e)\n"
                        "asyncio.run(main())\n",
                        GetParam());
    EXPECT_EQ(ran.log, std::vector<std::string>{"object Lock can't be used in 'await' expression"});
}

TEST_P(HostileOnBoth, anExceptionThatCannotBeShownIsToldWithoutIt)
{
    for (const char *body : {"return 'a' + f'{1}{2}'", "raise ValueError('no')", "1 / 0"}) {
        const Ran ran = run("class Bad:\n"
                            "    def __repr__(self):\n"
                            "        " +
                                std::string(body) +
                                "\n"
                                "async def main():\n"
                                "    await asyncio.sleep(1)\n"
                                "    raise KeyError(Bad())\n"
                                "asyncio.run(main())\n",
                            GetParam());
        EXPECT_EQ(ran.report.end, RunEnd::Failed) << body;
        EXPECT_EQ(ran.report.message, "The program ended with KeyError: <__main__.Bad object>")
            << body;
    }
}

INSTANTIATE_TEST_SUITE_P(on, HostileOnBoth, testing::Values(On::Loop, On::Threads),
                         [](const auto &info) {
                             return info.param == On::Loop ? "TheLoop" : "Threads";
                         });

TEST(Hostile, theReprOfTasksThatAreEachOthersCallbacksEnds)
{
    const Ran ran = run("async def child():\n"
                        "    await asyncio.sleep(1)\n"
                        "async def main():\n"
                        "    a = asyncio.create_task(child(), name='a')\n"
                        "    b = asyncio.create_task(child(), name='b')\n"
                        "    a.add_done_callback(b)\n"
                        "    b.add_done_callback(a)\n"
                        "    print(repr(a).count('name='))\n"
                        "asyncio.run(main())\n");
    EXPECT_EQ(ran.log, std::vector<std::string>{"2"});
}

TEST(Hostile, coroutinesThatAwaitThemselvesThroughAsynciosOwnEndInARecursionError)
{
    const Ran ran = run("async def c():\n"
                        "    await asyncio.wait_for(c(), None)\n"
                        "async def main():\n"
                        "    try:\n"
                        "        await c()\n"
                        "    except RecursionError as e:\n"
                        "        print(e)\n"
                        "asyncio.run(main())\n");
    EXPECT_EQ(ran.log, std::vector<std::string>{"maximum recursion depth exceeded"});
}

TEST(Hostile, durationsThatAddUpToMoreThanFitsAreMeasured)
{
    Ran ran = run("async def main():\n"
                  "    await asyncio.gather(asyncio.sleep(10 ** 18), asyncio.sleep(10 ** 18))\n"
                  "asyncio.run(main())\n",
                  On::Threads);
    EXPECT_EQ(ran.report.end, RunEnd::Limit);
    Recording recording;
    recording.executor = Recording::Executor::Threads;
    recording.trace = std::move(ran.trace);
    recording.lifecycle.update(recording.trace);
    EXPECT_EQ(measure(recording).sumOfWork, std::numeric_limits<Nanos>::max());
}

} // namespace
} // namespace coroscope::test
