// SPDX-License-Identifier: GPL-3.0-or-later
#include "builders.h"

#include <gtest/gtest.h>

#include <vector>

namespace coroscope {
namespace {

using test::block;

struct Line {
    Block block;
    std::string python;
};

class PythonLine : public testing::TestWithParam<Line> {};

TEST_P(PythonLine, isExact) { EXPECT_EQ(pythonLine(GetParam().block), GetParam().python); }

const Line basic[] = {
    {block(BlockKind::Log, {{"values", "a, b"}}), "print(a, b)"},
    {block(BlockKind::Log), "print()"},
    {block(BlockKind::Let, {{"target", "x"}, {"value", "1"}}), "x = 1"},
    {block(BlockKind::Let, {{"target", "x"}, {"operator", "+="}, {"value", "1"}}), "x += 1"},
    {block(BlockKind::Let, {{"target", "x"}, {"operator", "//="}, {"value", "2"}}), "x //= 2"},
    {block(BlockKind::Let, {{"target", "a, b"}, {"value", "b, a"}}), "a, b = b, a"},
    {block(BlockKind::Do, {{"expression", "xs.append(1)"}}), "xs.append(1)"},
    {block(BlockKind::Return), "return"},
    {block(BlockKind::Return, {{"value", "a + b"}}), "return a + b"},
    {block(BlockKind::Raise), "raise"},
    {block(BlockKind::Raise, {{"exception", "ValueError(\"x\")"}}), "raise ValueError(\"x\")"},
    {block(BlockKind::Raise, {{"exception", "ValueError(\"x\")"}, {"cause", "e"}}),
     "raise ValueError(\"x\") from e"},
    {block(BlockKind::Pass), "pass"},
    {block(BlockKind::Assert, {{"condition", "c"}, {"message", "m"}}), "assert c, m"},
    {block(BlockKind::Assert, {{"condition", "c"}}), "assert c"},
    {block(BlockKind::Delete, {{"targets", "x"}}), "del x"},
    {block(BlockKind::Delete, {{"targets", "o.x, xs[0]"}}), "del o.x, xs[0]"},
    {block(BlockKind::Comment, {{"text", "one\ntwo\r\n\nfour"}}), "# one\n# two\n#\n# four"},
    {block(BlockKind::Comment), "#"},
    {block(BlockKind::Scope, {{"names", "x, y"}}), "nonlocal x, y"},
    {block(BlockKind::Scope, {{"keyword", "global"}, {"names", "x"}}), "global x"},
};
INSTANTIATE_TEST_SUITE_P(basic, PythonLine, testing::ValuesIn(basic));

const Line tasks[] = {
    {block(BlockKind::Sleep, {{"seconds", "3"}}), "await asyncio.sleep(3)"},
    {block(BlockKind::Sleep, {{"seconds", "3"}, {"result", "r"}, {"target", "x"}}),
     "x = await asyncio.sleep(3, r)"},
    {block(BlockKind::Blocking, {{"seconds", "0.5"}}), "time.sleep(0.5)"},
    {block(BlockKind::Compute, {{"seconds", "0.5"}}), "compute(0.5)"},
    {block(BlockKind::Await, {{"expression", "hello(1)"}, {"target", "x"}}), "x = await hello(1)"},
    {block(BlockKind::CreateTask, {{"call", "hello1(10, 5)"}, {"name", "\"n\""}, {"target", "t"}}),
     "t = asyncio.create_task(hello1(10, 5), name=\"n\")"},
    {block(BlockKind::CreateTask,
           {{"call", "f()"}, {"using", "asyncio.ensure_future"}, {"target", "t"}}),
     "t = asyncio.ensure_future(f())"},
    {block(BlockKind::CreateTask, {{"call", "f()"}, {"using", "loop.create_task"}}),
     "loop.create_task(f())"},
    {block(BlockKind::Cancel, {{"task", "t"}}), "t.cancel()"},
    {block(BlockKind::Cancel, {{"task", "t"}, {"message", "\"msg\""}, {"target", "ok"}}),
     "ok = t.cancel(\"msg\")"},
    {block(BlockKind::AddDoneCallback, {{"task", "t"}, {"function", "f"}}),
     "t.add_done_callback(f)"},
    {block(BlockKind::RemoveDoneCallback, {{"task", "ts[0]"}, {"function", "f"}}),
     "ts[0].remove_done_callback(f)"},
    {block(BlockKind::CurrentTask, {{"target", "t"}}), "t = asyncio.current_task()"},
    {block(BlockKind::AllTasks, {{"target", "ts"}}), "ts = asyncio.all_tasks()"},
    {block(BlockKind::CreateFuture, {{"target", "f"}}),
     "f = asyncio.get_running_loop().create_future()"},
    {block(BlockKind::SetResult, {{"future", "f"}, {"value", "v"}}), "f.set_result(v)"},
    {block(BlockKind::SetException, {{"future", "f"}, {"exception", "e"}}), "f.set_exception(e)"},
};

const Line threads[] = {
    {block(BlockKind::ToThread, {{"function", "f"}}), "await asyncio.to_thread(f)"},
    {block(BlockKind::ToThread, {{"function", "f"}, {"arguments", "1, k=2"}, {"target", "x"}}),
     "x = await asyncio.to_thread(f, 1, k=2)"},
    {block(BlockKind::RunInExecutor, {{"loop", "loop"}, {"function", "f"}, {"arguments", "1"}}),
     "await loop.run_in_executor(None, f, 1)"},
    {block(BlockKind::RunInExecutor,
           {{"loop", "loop"}, {"executor", "a or b"}, {"function", "f"}, {"mode", "keep it"}}),
     "loop.run_in_executor(a or b, f)"},
    {block(BlockKind::RunInExecutor,
           {{"loop", "loop"}, {"function", "f"}, {"mode", "keep it"}, {"target", "job"}}),
     "job = loop.run_in_executor(None, f)"},
    {block(BlockKind::CallSoon, {{"loop", "loop"}, {"function", "f"}, {"arguments", "1"}}),
     "loop.call_soon(f, 1)"},
    {block(BlockKind::CallSoon,
           {{"loop", "loop"}, {"function", "f"}, {"using", "call_soon_threadsafe"}}),
     "loop.call_soon_threadsafe(f)"},
    {block(BlockKind::Runner, {{"variable", "r"}}), "with asyncio.Runner() as r:"},
    {block(BlockKind::RunInRunner, {{"runner", "r"}, {"call", "main()"}, {"target", "x"}}),
     "x = r.run(main())"},
};
INSTANTIATE_TEST_SUITE_P(threads, PythonLine, testing::ValuesIn(threads));

const Line methods[] = {
    {block(BlockKind::Uncancel, {{"task", "t"}, {"target", "n"}}), "n = t.uncancel()"},
    {block(BlockKind::Cancelling, {{"task", "t"}}), "t.cancelling()"},
    {block(BlockKind::GetName, {{"task", "t"}, {"target", "n"}}), "n = t.get_name()"},
    {block(BlockKind::SetName, {{"task", "t"}, {"name", "\"n\""}}), "t.set_name(\"n\")"},
    {block(BlockKind::Reschedule, {{"timeout", "cm"}, {"when", "None"}}), "cm.reschedule(None)"},
    {block(BlockKind::When, {{"timeout", "cm"}, {"target", "w"}}), "w = cm.when()"},
    {block(BlockKind::Expired, {{"timeout", "cm"}, {"target", "e"}}), "e = cm.expired()"},
    {block(BlockKind::SetEvent, {{"event", "e"}}), "e.set()"},
    {block(BlockKind::ClearEvent, {{"event", "e"}}), "e.clear()"},
    {block(BlockKind::WaitOn, {{"object", "e"}, {"target", "x"}}), "x = await e.wait()"},
    {block(BlockKind::WaitUntil, {{"condition", "c"}, {"predicate", "f"}}), "await c.wait_for(f)"},
    {block(BlockKind::Notify, {{"condition", "c"}}), "c.notify()"},
    {block(BlockKind::Notify, {{"condition", "c"}, {"count", "2"}}), "c.notify(2)"},
    {block(BlockKind::NotifyAll, {{"condition", "c"}}), "c.notify_all()"},
    {block(BlockKind::PutNowait, {{"queue", "q"}, {"item", "1, 2"}}), "q.put_nowait((1, 2))"},
    {block(BlockKind::GetNowait, {{"queue", "q"}, {"target", "x"}}), "x = q.get_nowait()"},
    {block(BlockKind::TaskDone, {{"queue", "q"}}), "q.task_done()"},
    {block(BlockKind::JoinQueue, {{"queue", "q"}}), "await q.join()"},
};
INSTANTIATE_TEST_SUITE_P(methods, PythonLine, testing::ValuesIn(methods));

INSTANTIATE_TEST_SUITE_P(tasks, PythonLine, testing::ValuesIn(tasks));

const Line combine[] = {
    {block(BlockKind::Gather, {{"awaitables", "a(), b()"}, {"target", "results"}}),
     "results = await asyncio.gather(a(), b())"},
    {block(BlockKind::Gather,
           {{"awaitables", "a(), b()"}, {"return_exceptions", "True"}, {"target", "results"}}),
     "results = await asyncio.gather(a(), b(), return_exceptions=True)"},
    {block(BlockKind::Gather, {{"awaitables", "*xs"}, {"mode", "keep it"}, {"target", "group"}}),
     "group = asyncio.gather(*xs)"},
    {block(BlockKind::Wait, {{"awaitables", "tasks"}}), "await asyncio.wait(tasks)"},
    {block(BlockKind::Wait, {{"awaitables", "tasks"}, {"done", "done"}}),
     "done, _ = await asyncio.wait(tasks)"},
    {block(BlockKind::Wait, {{"awaitables", "tasks"}, {"pending", "rest"}}),
     "_, rest = await asyncio.wait(tasks)"},
    {block(BlockKind::Wait, {{"awaitables", "tasks"},
                             {"timeout", "2"},
                             {"return_when", "FIRST_COMPLETED"},
                             {"done", "done"},
                             {"pending", "pending"}}),
     "done, pending = await asyncio.wait(tasks, timeout=2, return_when=asyncio.FIRST_COMPLETED)"},
    {block(BlockKind::WaitFor, {{"awaitable", "f()"}, {"timeout", "2"}, {"target", "r"}}),
     "r = await asyncio.wait_for(f(), 2)"},
    {block(BlockKind::WaitFor, {{"awaitable", "f()"}}), "await asyncio.wait_for(f(), None)"},
    {block(BlockKind::Shield, {{"awaitable", "t"}}), "await asyncio.shield(t)"},
    {block(BlockKind::Shield, {{"awaitable", "t"}, {"mode", "keep it"}, {"target", "s"}}),
     "s = asyncio.shield(t)"},
    {block(BlockKind::AsCompleted, {{"variable", "f"}, {"awaitables", "ts"}}),
     "for f in asyncio.as_completed(ts):"},
    {block(BlockKind::AsCompleted, {{"variable", "f"}, {"awaitables", "a, b"}, {"timeout", "3"}}),
     "for f in asyncio.as_completed((a, b), timeout=3):"},
};
INSTANTIATE_TEST_SUITE_P(combine, PythonLine, testing::ValuesIn(combine));

const Line control[] = {
    {block(BlockKind::If, {{"condition", "x > 1"}}), "if x > 1:"},
    {block(BlockKind::Elif, {{"condition", "x"}}), "elif x:"},
    {block(BlockKind::Else), "else:"},
    {block(BlockKind::While, {{"condition", "True"}}), "while True:"},
    {block(BlockKind::For, {{"target", "i, x"}, {"iterable", "enumerate(xs)"}}),
     "for i, x in enumerate(xs):"},
    {block(BlockKind::For, {{"keyword", "async for"}, {"target", "x"}, {"iterable", "items()"}}),
     "async for x in items():"},
    {block(BlockKind::Yield), "yield"},
    {block(BlockKind::Yield, {{"target", "got"}, {"value", "1, 2"}}), "got = yield 1, 2"},
    {block(BlockKind::Yield, {{"keyword", "yield from"}, {"value", "xs"}}), "yield from xs"},
    {block(BlockKind::Break), "break"},
    {block(BlockKind::Continue), "continue"},
    {block(BlockKind::Try), "try:"},
    {block(BlockKind::Except), "except:"},
    {block(BlockKind::Except, {{"type", "ValueError"}, {"name", "e"}}), "except ValueError as e:"},
    {block(BlockKind::Except, {{"type", "ValueError, KeyError"}}),
     "except (ValueError, KeyError):"},
    {block(BlockKind::ExceptStar, {{"type", "ValueError, KeyError"}, {"name", "g"}}),
     "except* (ValueError, KeyError) as g:"},
    {block(BlockKind::Finally), "finally:"},
    {block(BlockKind::TaskGroup), "async with asyncio.TaskGroup():"},
    {block(BlockKind::TaskGroup, {{"variable", "g"}}), "async with asyncio.TaskGroup() as g:"},
    {block(BlockKind::Timeout, {{"seconds", "2"}, {"variable", "t"}}),
     "async with asyncio.timeout(2) as t:"},
    {block(BlockKind::Timeout, {{"seconds", "2"}, {"using", "asyncio.timeout_at"}}),
     "async with asyncio.timeout_at(2):"},
    {block(BlockKind::With, {{"resource", "lock"}}), "async with lock:"},
    {block(BlockKind::With, {{"keyword", "with"}, {"resource", "f()"}, {"target", "x"}}),
     "with f() as x:"},
    {block(BlockKind::Define, {{"name", "f"}, {"parameters", "a, b=2"}}), "async def f(a, b=2):"},
    {block(BlockKind::Define, {{"keyword", "def"}, {"name", "f"}}), "def f():"},
    {block(BlockKind::Run, {{"call", "main()"}, {"target", "result"}}),
     "result = asyncio.run(main())"},
    {block(BlockKind::NewEventLoop, {{"target", "loop"}}), "loop = asyncio.new_event_loop()"},
    {block(BlockKind::NewEventLoop, {{"target", "loop"}, {"using", "asyncio.get_event_loop"}}),
     "loop = asyncio.get_event_loop()"},
    {block(BlockKind::RunUntilComplete, {{"loop", "loop"}, {"awaitable", "x"}, {"target", "r"}}),
     "r = loop.run_until_complete(x)"},
    {block(BlockKind::Close, {{"loop", "loop"}}), "loop.close()"},
};
INSTANTIATE_TEST_SUITE_P(control, PythonLine, testing::ValuesIn(control));

const Line kept[] = {
    // The field's text stays one operand or one argument, whatever stands in it.
    {block(BlockKind::Await, {{"expression", "a or b"}}), "await (a or b)"},
    {block(BlockKind::Await, {{"expression", "f(a or b, 'x)')[1].y"}}),
     "await f(a or b, 'x)')[1].y"},
    {block(BlockKind::Cancel, {{"task", "a if b else c"}}), "(a if b else c).cancel()"},
    {block(BlockKind::Cancel, {{"task", "1"}}), "(1).cancel()"},
    {block(BlockKind::Sleep, {{"seconds", "1, 2"}}), "await asyncio.sleep((1, 2))"},
    {block(BlockKind::Sleep, {{"seconds", "f(1, 2)"}}), "await asyncio.sleep(f(1, 2))"},
    {block(BlockKind::Sleep, {{"seconds", " 1 "}}), "await asyncio.sleep(1)"},
    {block(BlockKind::Let, {{"target", "x"}, {"value", "(1\n+ 2)"}}), "x = (1\n+ 2)"},
    {block(BlockKind::Let, {{"target", "x"}, {"value", "'''a\nb'''"}}), "x = '''a\nb'''"},
    {block(BlockKind::If, {{"condition", "a, b"}}), "if (a, b):"},
    {block(BlockKind::Wait, {{"awaitables", "ts"}, {"done", "a, b"}}),
     "(a, b), _ = await asyncio.wait(ts)"},
};
INSTANTIATE_TEST_SUITE_P(kept, PythonLine, testing::ValuesIn(kept));

TEST(PythonLines, takeAnEmptyChoiceAsTheFirst)
{
    Block let = block(BlockKind::Let, {{"target", "x"}, {"value", "1"}, {"operator", ""}});
    EXPECT_EQ(pythonLine(let), "x = 1");
    Block gather = block(BlockKind::Gather, {{"awaitables", "a"}, {"mode", ""}});
    EXPECT_EQ(pythonLine(gather), "await asyncio.gather(a)");
}

TEST(PythonLines, surviveTextsThatAreNoPython)
{
    for (const char *text : {"(((", "'", "'''", "\\", ")", "\"\\", "{", "]", ""}) {
        for (const BlockType &type : blockTypes()) {
            Block broken = newBlock(type.kind);
            for (std::string &field : broken.fields)
                field = text;
            EXPECT_FALSE(pythonLine(broken).empty() && type.kind != BlockKind::Do &&
                         type.kind != BlockKind::Unknown)
                << type.key;
        }
    }
}

} // namespace
} // namespace coroscope
