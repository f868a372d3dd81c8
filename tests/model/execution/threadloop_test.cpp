// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

namespace coroscope::test {
namespace {

using Lines = std::vector<std::string>;

TEST(ThreadLoop, callsLaterInThreadsOfTheirOwn)
{
    const Ran ran = run(R"(
def told(x):
    print(x, time.monotonic(), asyncio.current_task())
    time.sleep(5)
async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(2, told, "second")
    loop.call_at(loop.time() + 1, told, "first")
    loop.call_soon(told, "soon")
    await asyncio.sleep(3)
    t = asyncio.create_task(asyncio.sleep(0))
    print(len(asyncio.all_tasks()), t.get_name())
    await t
asyncio.run(main())
)",
                        On::Threads);
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, (Lines{"soon 0.0 None", "first 1.0 None", "second 2.0 None", "2 Task-2"}));
    EXPECT_EQ(ran.events(EventKind::CallbackBegan).size(), 3u);
    EXPECT_EQ(ran.events(EventKind::HandleScheduled).size(), 3u);
    EXPECT_EQ(ran.events(EventKind::Note).size(), 1u);
}

TEST(ThreadLoop, doesNotCallWhatWasCancelledInTime)
{
    const Ran ran = run(R"(
async def main():
    loop = asyncio.get_running_loop()
    a = loop.call_later(2, print, "a")
    b = loop.call_later(1, print, "b")
    loop.call_later(1.5, a.cancel)
    await asyncio.sleep(3)
    b.cancel()
    print(a.cancelled(), b.cancelled(), b.when())
asyncio.run(main())
)",
                        On::Threads);
    EXPECT_EQ(ran.log, (Lines{"b", "True True 1.0"}));
    EXPECT_EQ(ran.events(EventKind::HandleCancelled).size(), 1u);
}

TEST(ThreadLoop, runsForEverUntilItIsStopped)
{
    for (const RunOptions &options : {RunOptions(), realClock(100)}) {
        const Ran ran = run(R"(
loop = asyncio.new_event_loop()
def tick(n):
    print("tick", n)
    if n == 3:
        loop.stop()
    else:
        loop.call_later(1, tick, n + 1)
loop.call_soon(tick, 1)
loop.run_forever()
print(loop.is_running(), loop.is_closed())
loop.close()
print(loop.is_closed())
try:
    loop.run_forever()
except RuntimeError as e:
    print(e)
)",
                            On::Threads, options);
        EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
        EXPECT_EQ(ran.log, (Lines{"tick 1", "tick 2", "tick 3", "False False", "True",
                                  "Event loop is closed"}));
    }
}

TEST(ThreadLoop, runsUntilCompleteSeveralTimes)
{
    const Ran ran = run(R"(
loop = asyncio.new_event_loop()
async def f(n):
    await asyncio.sleep(n)
    return asyncio.get_running_loop() is loop, loop.is_running()
print(loop.run_until_complete(f(1)), time.monotonic())
t = loop.create_task(f(2))
print(loop.run_until_complete(t), time.monotonic())
loop.close()
)",
                        On::Threads);
    EXPECT_EQ(ran.log, (Lines{"(True, True) 1.0", "(True, True) 3.0"}));
}

TEST(ThreadLoop, thatNothingStopsIsADeadlock)
{
    const Ran ran = run("asyncio.new_event_loop().run_forever()\n", On::Threads);
    EXPECT_EQ(ran.report.end, RunEnd::Deadlock);
    EXPECT_NE(ran.report.message.find("the main thread waits for an event"), std::string::npos)
        << ran.report.message;
}

TEST(ThreadLoop, tellsTheExceptionHandlerWhatCallbacksRaise)
{
    const Ran ran = run(R"(
def handler(loop, context):
    print(context["message"], repr(context["exception"]))
def bad(*args):
    raise ValueError(len(args))
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(bad)
    await asyncio.sleep(1)
    f = loop.create_future()
    f.add_done_callback(bad)
    f.set_result(1)
    loop.call_exception_handler({"message": "by hand", "exception": KeyError(1)})
asyncio.run(main())
)",
                        On::Threads);
    EXPECT_EQ(ran.log, (Lines{"Exception in thread Timer-1 ValueError(0)",
                              "exception calling callback ValueError(1)", "by hand KeyError(1)"}));
    EXPECT_EQ(ran.events(EventKind::ErrorReported).size(), 3u);
}

TEST(ThreadLoop, isGivenContextsThatAreNone)
{
    const Ran ran = run(R"(
async def main():
    loop = asyncio.get_running_loop()
    try:
        loop.default_exception_handler(1)
    except AttributeError as e:
        print(e)
    loop.call_exception_handler(1)
    loop.set_exception_handler(lambda loop, context: print("given", context))
    loop.call_exception_handler(2)
asyncio.run(main())
)",
                        On::Threads);
    EXPECT_EQ(ran.log, (Lines{"'int' object has no attribute 'get'", "given 2"}));
    EXPECT_EQ(ran.events(EventKind::ErrorReported).size(), 1u);
}

TEST(ThreadLoop, waitsForCallbacksOfThreadsThatHaveEnded)
{
    for (const RunOptions &options : {RunOptions(), realClock(10)}) {
        const Ran ran = run(R"(
async def f():
    await asyncio.sleep(1)
def callback(task):
    time.sleep(5)
    print("called back")
loop = asyncio.new_event_loop()
t = loop.create_task(f())
t.add_done_callback(callback)
loop.run_until_complete(t)
print("complete")
)",
                            On::Threads, options);
        EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
        EXPECT_EQ(ran.log, (Lines{"complete", "called back"}));
    }
}

TEST(ThreadLoop, doesNotWaitForTimersWhenTheProgramEnds)
{
    const Ran ran = run("asyncio.new_event_loop().call_later(1000, print, 1)\n", On::Threads);
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.trace.duration(), Nanos(0));
    EXPECT_TRUE(ran.log.empty());
}

} // namespace
} // namespace coroscope::test
