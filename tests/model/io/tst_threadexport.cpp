// SPDX-License-Identifier: GPL-3.0-or-later
// Scenarios become programs on threads: each thing of asyncio what does the same there.
#include "io/pythonexport.h"
#include "io/scenarioreader.h"
#include "model/scenario/builders.h"

#include <gtest/gtest.h>

namespace coroscope {
namespace {

using test::block;
using test::coroutine;
using test::scenarioOf;
using test::with;

/// The body of a coroutine `main` with these blocks, beside a coroutine `work` and a function
/// `begin`, on threads; without its indentation.
std::string onThreads(BlockList blocks, std::string *whole = nullptr)
{
    Scenario scenario = scenarioOf({coroutine("work", {block(BlockKind::Pass)}),
                                    coroutine("begin", {block(BlockKind::Pass)}),
                                    coroutine("main", std::move(blocks))});
    scenario.definitions[1].kind = Definition::Kind::Function;
    const std::string text = exportPython(scenario, PythonFlavour::Threads).text;
    if (whole)
        *whole = text;
    constexpr std::string_view head = "def main():\n";
    std::string body = text.substr(text.find(head) + head.size() + 4);
    for (std::size_t at = 0; (at = body.find("\n    ", at)) != std::string::npos; ++at)
        body.erase(at + 1, 4);
    return body;
}

struct Row {
    Block block;
    const char *expected;
};

Block evaluated(const char *expression)
{
    return block(BlockKind::Do, {{"expression", expression}});
}

} // namespace

TEST(ThreadExport, eachBlockBecomesItsCounterpart)
{
    const Row rows[] = {
        {block(BlockKind::Sleep, {{"seconds", "1"}}), "time.sleep(1)"},
        {block(BlockKind::Sleep, {{"seconds", "1"}, {"result", "2"}, {"target", "x"}}),
         "x = sleep(1, 2)"},
        {block(BlockKind::Blocking, {{"seconds", "1"}}), "time.sleep(1)"},
        {block(BlockKind::Await, {{"expression", "work()"}, {"target", "x"}}), "x = work()"},
        {block(BlockKind::Await, {{"expression", "task"}}), "task.result()"},
        {block(BlockKind::Await, {{"expression", "begin()"}}), "begin().result()"},
        {block(BlockKind::Await, {{"expression", "event.wait()"}}), "event.wait()"},
        {block(BlockKind::CreateTask, {{"call", "work(1, b=2)"}, {"target", "t"}}),
         "t = executor.submit(work, 1, b=2)"},
        {block(BlockKind::Cancel, {{"task", "t"}, {"message", "\"why\""}}),
         "t.cancel()  # A thread that already runs cannot be cancelled: it goes on."},
        {block(BlockKind::AddDoneCallback, {{"task", "t"}, {"function", "print"}}),
         "t.add_done_callback(print)"},
        {block(BlockKind::RemoveDoneCallback, {{"task", "t"}, {"function", "print"}}),
         "0  # A callback of a thread's future cannot be taken back."},
        {block(BlockKind::Gather, {{"awaitables", "work(), t"}, {"target", "r"}}),
         "r = gather(executor.submit(work), t)"},
        {block(BlockKind::Gather, {{"awaitables", "t"}, {"mode", "keep it"}, {"target", "g"}}),
         "g = executor.submit(gather, t)"},
        {block(BlockKind::Wait, {{"awaitables", "ts"},
                                 {"timeout", "2"},
                                 {"return_when", "FIRST_COMPLETED"},
                                 {"done", "d"}}),
         "d, _ = concurrent.futures.wait(\n"
         "    ts, timeout=2, return_when=concurrent.futures.FIRST_COMPLETED\n)"},
        {block(BlockKind::WaitFor, {{"awaitable", "work()"}, {"timeout", "1"}}),
         "executor.submit(work).result(1)  # A thread that runs goes on when the time is over."},
        {block(BlockKind::Shield, {{"awaitable", "work()"}}), "executor.submit(work).result()"},
        {block(BlockKind::CreateFuture, {{"target", "f"}}), "f = concurrent.futures.Future()"},
        {block(BlockKind::SetResult, {{"future", "f"}, {"value", "1"}}), "f.set_result(1)"},
        {block(BlockKind::CallSoon,
               {{"loop", "asyncio.get_running_loop()"}, {"function", "f"}, {"arguments", "1"}}),
         "executor.submit(f, 1)"},
        {block(BlockKind::CallLater, {{"loop", "loop"}, {"delay", "2"}, {"function", "f"}}),
         "call_later(2, f)"},
        {block(BlockKind::CallAt, {{"loop", "loop"}, {"when", "w"}, {"function", "f"}}),
         "call_later(w - time.monotonic(), f)"},
        {block(BlockKind::Lock, {{"target", "lock"}}), "lock = threading.Lock()"},
        {block(BlockKind::Semaphore, {{"value", "2"}, {"using", "asyncio.BoundedSemaphore"}}),
         "threading.BoundedSemaphore(2)"},
        {block(BlockKind::Queue, {{"maxsize", "1"}, {"target", "queue"}}), "queue = Queue(1)"},
        {block(BlockKind::Acquire, {{"object", "lock"}}), "lock.acquire()"},
        {block(BlockKind::Put, {{"queue", "queue"}, {"item", "await t"}}), "queue.put(t.result())"},
        {block(BlockKind::Get, {{"queue", "queue"}, {"target", "x"}}), "x = queue.get()"},
        {block(BlockKind::Let, {{"target", "x"}, {"operator", "+="}, {"value", "await t"}}),
         "x += t.result()"},
        {block(BlockKind::Let, {{"target", "x"}, {"value", "loop.time()"}}),
         "x = time.monotonic()"},
        {block(BlockKind::Let, {{"target", "x"}, {"value", "'as it was'"}}), "x = 'as it was'"},
        {block(BlockKind::Let, {{"target", "loop"}, {"value", "asyncio.get_running_loop()"}}),
         "# There is no loop: threads run by themselves.\npass"},
        {evaluated("ts.append(asyncio.create_task(work('a')))"),
         "ts.append(executor.submit(work, \"a\"))"},
        {evaluated("print(f'{await t} and {[work(i) for i in x]}')"),
         "print(f'{t.result()} and {[executor.submit(work, i) for i in x]}')"},
        {evaluated("await asyncio.to_thread(f, 1)"), "executor.submit(f, 1).result()"},
        {evaluated("group.create_task(work())"), "group.submit(work)"},
        {evaluated("(await t).cancelled()"), "t.result().cancelled()"},
    };
    for (const Row &row : rows)
        EXPECT_EQ(onThreads({row.block}), row.expected + std::string("\n"));
}

TEST(ThreadExport, headsLoseTheirAsync)
{
    EXPECT_EQ(onThreads({with(block(BlockKind::With, {{"resource", "lock"}}), {})}),
              "with lock:\n    pass\n");
    EXPECT_EQ(
        onThreads({with(block(BlockKind::For,
                              {{"keyword", "async for"}, {"target", "x"}, {"iterable", "items()"}}),
                        {})}),
        "for x in items():\n    pass\n");
    EXPECT_EQ(onThreads({evaluated("[x async for x in xs]")}), "[x for x in xs]\n");
    EXPECT_EQ(onThreads({evaluated("(await anext(g), await g.asend(1), await g.aclose())")}),
              "next(g), g.send(1), g.close()\n");
    EXPECT_EQ(onThreads({with(block(BlockKind::TaskGroup, {{"variable", "group"}}), {})}),
              "with concurrent.futures.ThreadPoolExecutor(max_workers=1000) as group:  # When one "
              "thread fails, the others go on, and its future keeps the error.\n    pass\n");
    EXPECT_EQ(onThreads({with(block(BlockKind::Timeout, {{"seconds", "1"}}), {})}),
              "with contextlib.nullcontext():  # Nothing ends a thread from outside: there is no "
              "timeout.\n    pass\n");
    EXPECT_EQ(
        onThreads({with(
            block(BlockKind::AsCompleted, {{"variable", "f"}, {"awaitables", "[work()]"}}), {})}),
        "for f in concurrent.futures.as_completed([executor.submit(work)]):\n    pass\n");
    EXPECT_EQ(
        onThreads({with(block(BlockKind::Define, {{"keyword", "async def"}, {"name", "f"}}), {})}),
        "def f():\n    pass\n");
    const Block caught = with(block(BlockKind::Except, {{"type", "asyncio.CancelledError"}}), {});
    EXPECT_EQ(onThreads({with(block(BlockKind::Try), {}, {caught})}),
              "try:\n    pass\nexcept concurrent.futures.CancelledError:\n    pass\n");
}

TEST(ThreadExport, namesGoToThreadsOfTheirOwn)
{
    std::string whole;
    EXPECT_EQ(onThreads({block(BlockKind::CreateTask,
                               {{"call", "work()"}, {"name", "\"n\""}, {"target", "t"}}),
                         evaluated("print(t.get_name())")},
                        &whole),
              "t = start(work, name=\"n\")\nprint(t.name)\n");
    EXPECT_NE(whole.find("\ndef start(function, *args, name=None, **kwargs):\n"),
              std::string::npos);
    EXPECT_EQ(whole.find("executor"), std::string::npos);
}

TEST(ThreadExport, helpersMakeRoomForTheScenariosOwnNames)
{
    std::string whole;
    EXPECT_EQ(onThreads({block(BlockKind::Let, {{"target", "executor"}, {"value", "1"}}),
                         block(BlockKind::CreateTask, {{"call", "work()"}})},
                        &whole),
              "executor = 1\nexecutor_.submit(work)\n");
    EXPECT_NE(whole.find("\nexecutor_ = concurrent.futures.ThreadPoolExecutor("),
              std::string::npos);
}

TEST(ThreadExport, onlyWhatIsUsedIsImported)
{
    std::string whole;
    onThreads({block(BlockKind::Queue, {{"target", "queue"}}),
               block(BlockKind::Sleep, {{"seconds", "1"}})},
              &whole);
    EXPECT_NE(whole.find("\nimport time\nfrom queue import Queue\n\n\ndef work"), std::string::npos)
        << whole;
}

TEST(ThreadExport, theProgramsLoopIsGone)
{
    const Scenario scenario = scenarioOf(
        {}, {block(BlockKind::NewEventLoop, {{"target", "loop"}}),
             block(BlockKind::RunUntilComplete,
                   {{"loop", "loop"}, {"awaitable", "asyncio.wait(ts)"}, {"target", "x"}}),
             block(BlockKind::Run, {{"call", "t"}}), block(BlockKind::Close, {{"loop", "loop"}})});
    const std::string text = exportPython(scenario, PythonFlavour::Threads).text;
    EXPECT_EQ(text.substr(text.find("# There")), "# There is no loop: threads run by themselves.\n"
                                                 "x = concurrent.futures.wait(ts)\n"
                                                 "t.result()\n"
                                                 "# There is no loop to close.\n");
}

} // namespace coroscope
