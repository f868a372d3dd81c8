// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/localskeeper.h"

#include "execution/rungate.h"
#include "support/scriptrun.h"
#include "trace/eventtext.h"

#include <gtest/gtest.h>

namespace coroscope {

namespace {

using test::On;
using test::Ran;

Ran runKeeping(std::string_view python, bool keeps = true)
{
    RunOptions options;
    options.keepsLocals = keeps;
    return test::run(python, On::Loop, options);
}

/// "fetch(url = 'a') worker(n = 1)" of the task with number \p task, when the events
/// below \p event have happened.
std::string localsAt(const Trace &trace, std::uint32_t task, std::size_t event)
{
    std::string text;
    const char *next = "";
    for (const SavedLocal &local : trace.localsOf(TaskId(task), event)) {
        if (local.value == 0) {
            text += (text.empty() ? "" : ") ") + std::string(trace.text(local.name)) + "(";
            next = "";
            continue;
        }
        text += next + std::string(trace.text(local.name)) + " = " + valueText(trace, local.value);
        next = ", ";
    }
    return text.empty() ? text : text + ")";
}

/// The number of the \p which-th event of \p kind, from 0, of task \p task.
std::size_t eventOf(const Trace &trace, EventKind kind, std::uint32_t task, int which = 0)
{
    for (std::size_t i = 0; i < trace.size(); ++i) {
        const TraceEvent event = trace.event(i);
        if (event.kind == kind && event.subject == task && which-- == 0)
            return i;
    }
    ADD_FAILURE() << "no such event";
    return 0;
}

constexpr std::string_view nested = R"(async def fetch(url):
    delay = 0.5
    await asyncio.sleep(delay)
    delay = delay * 2
    print(url)
    return url
async def main(n):
    page = None
    page = await fetch("a")
    print(page)
asyncio.run(main(1)))";

TEST(LocalsKeeper, showsAnObjectWithItsAttributes)
{
    const Ran ran = runKeeping(R"(class Worker:
    def __init__(self, name):
        self.name = name
        self.done = []
        self.text = "x" * 200
    def __repr__(self):
        print("nobody calls this")
        return "Worker"
    async def work(self):
        await asyncio.sleep(1)
asyncio.run(Worker("fast").work())
)");
    EXPECT_EQ(localsAt(ran.trace, 1, eventOf(ran.trace, EventKind::Suspended, 1) + 1),
              "work(self = Worker(name='fast', done=[], ...))");
    EXPECT_TRUE(ran.log.empty());
}

TEST(LocalsKeeper, aWaitingTaskHasTheVariablesOfItsFramesTheInnermostFirst)
{
    const Ran ran = runKeeping(nested);
    EXPECT_EQ(localsAt(ran.trace, 1, eventOf(ran.trace, EventKind::Suspended, 1) + 1),
              "fetch(url = 'a', delay = 0.5) main(n = 1, page = None)");
}

TEST(LocalsKeeper, eachEventSeesWhatTheStatementsBeforeItHaveDone)
{
    const Ran ran = runKeeping(nested);
    const std::size_t first = eventOf(ran.trace, EventKind::LogLine, 1);
    EXPECT_EQ(localsAt(ran.trace, 1, first + 1),
              "fetch(url = 'a', delay = 1.0) main(n = 1, page = None)");
    EXPECT_EQ(localsAt(ran.trace, 1, eventOf(ran.trace, EventKind::LogLine, 1, 1)),
              "fetch(url = 'a', delay = 1.0) main(n = 1, page = None)")
        << "nothing could be seen between the two lines";
}

TEST(LocalsKeeper, variablesThatNestedFunctionsShareAreKeptToo)
{
    const Ran ran = runKeeping(R"(async def main():
    count = 1
    later = None
    def add():
        nonlocal count
        count = count + 1
    add()
    await asyncio.sleep(1)
    count = 0
asyncio.run(main()))");
    const std::string locals =
        localsAt(ran.trace, 1, eventOf(ran.trace, EventKind::Suspended, 1) + 1);
    EXPECT_NE(locals.find("count = 2"), std::string::npos) << locals;
    EXPECT_NE(locals.find("later = None"), std::string::npos) << locals;
}

TEST(LocalsKeeper, aTaskThatWaitsInAsynciosOwnCoroutinesKeepsItsVariables)
{
    const Ran ran = runKeeping(R"(async def child(x):
    await asyncio.sleep(2)
async def main():
    limit = 1
    y = 3
    try:
        await asyncio.wait_for(child(5), limit)
    except TimeoutError:
        pass
asyncio.run(main()))");
    EXPECT_EQ(localsAt(ran.trace, 1, eventOf(ran.trace, EventKind::Suspended, 1) + 1),
              "main(limit = 1, y = 3)");
    EXPECT_EQ(localsAt(ran.trace, 2, eventOf(ran.trace, EventKind::Suspended, 2) + 1),
              "child(x = 5)");
}

TEST(LocalsKeeper, longValuesAreAbridged)
{
    const Ran ran = runKeeping(R"(async def main():
    xs = list(range(1000))
    await asyncio.sleep(1)
asyncio.run(main()))");
    const std::string locals =
        localsAt(ran.trace, 1, eventOf(ran.trace, EventKind::Suspended, 1) + 1);
    EXPECT_LT(locals.size(), 250u);
    EXPECT_NE(locals.find("0, 1, 2"), std::string::npos) << locals;
    EXPECT_NE(locals.find("1000 items"), std::string::npos) << locals;
}

TEST(LocalsKeeper, aBreakpointSeesTheStatementBeforeItAlsoWhenThatLeftNoEvent)
{
    RunOptions options;
    options.keepsLocals = true;
    options.gate = std::make_shared<RunGate>();
    options.gate->setBreakpoints({.blocks = {4}});
    const Ran ran = test::run(R"(async def main():
    x = 1
    x = 2
    x = 3
    await asyncio.sleep(1)
asyncio.run(main()))",
                              On::Loop, options);
    EXPECT_EQ(localsAt(ran.trace, 1, eventOf(ran.trace, EventKind::BreakpointMet, 1) + 1),
              "main(x = 2)");
}

TEST(LocalsKeeper, theEventsOfARunAreTheSameWithAndWithoutIt)
{
    const Ran without = runKeeping(nested, false);
    EXPECT_EQ(runKeeping(nested).eventLines(), without.eventLines());
    EXPECT_TRUE(without.trace.localsOf(TaskId(1), without.trace.size()).empty());
}

} // namespace

} // namespace coroscope
