// SPDX-License-Identifier: GPL-3.0-or-later
// Names that nothing binds: Python's scopes, one after the other.
#include "findingsfixture.h"

#include "scenario/programtree.h"

using namespace coroscope;
using namespace coroscope::test;

namespace {

std::string unknown(const std::string &name) { return "Nothing is called «" + name + "» here."; }

Block define(const char *name, BlockList body, const char *parameters = "")
{
    return with(block(BlockKind::Define, {{"name", name}, {"parameters", parameters}}),
                std::move(body));
}

} // namespace

TEST(FindingNames, aNameThatNothingBinds)
{
    const Scenario scenario = mainWith({log("1, nowhere")});
    const Finding finding = onlyFinding(scenario);
    EXPECT_EQ(finding.severity, Severity::Warning);
    EXPECT_EQ(finding.problem.what, unknown("nowhere"));
    EXPECT_EQ(finding.problem.field, "values");
    EXPECT_FALSE(finding.fix) << "nothing is much like it";
}

TEST(FindingNames, aMisspeltNameIsCorrectedWhereItStands)
{
    const Finding finding = onlyFinding(mainWith(
        {let("result", "1"), log("\"é resutl\", resutl, f(resutl), len"), let("f", "print")}));
    EXPECT_EQ(finding.problem.remedy, "Is «result» meant?");
    EXPECT_EQ(fixedLine(finding), "print(\"é resutl\", result, f(result), len)");
    EXPECT_EQ(fixedLine(onlyFinding(mainWith({await("asynico.sleep(1)")}))),
              "await asyncio.sleep(1)");
}

TEST(FindingNames, everythingThatBindsANameIsKnown)
{
    const struct {
        const char *what;
        BlockList body;
    } cases[] = {
        {"an assignment", {let("x", "1"), log("x")}},
        {"an assignment further down", {log("x"), let("x", "1")}},
        {"several targets", {let("x, (y, *z)", "1, (2, 3)"), log("x, y, z")}},
        {"a for loop",
         {with(block(BlockKind::For, {{"target", "x, y"}, {"iterable", "[]"}}), {log("x, y")}),
          log("x")}},
        {"an except clause",
         {with(block(BlockKind::Try), {log("1")},
               {with(block(BlockKind::Except, {{"type", "ValueError"}, {"name", "x"}}),
                     {log("x")})})}},
        {"a with",
         {with(block(BlockKind::Timeout, {{"seconds", "1"}, {"variable", "x"}}),
               {log("x.when()")})}},
        {"a walrus", {log("(x := 1)"), log("x")}},
        {"a walrus in a comprehension", {log("[(x := i) for i in range(3)]"), log("x")}},
        {"a comprehension", {log("[x + y for x in range(3) for y in range(x) if x]")}},
        {"a lambda", {run("print(lambda x, *y, z=1, **w: (x, y, z, w))")}},
        {"a definition inside", {define("x", {log("x")}), run("print(x)")}},
        {"its parameters", {define("f", {log("x, y, z")}, "x, *y, **z"), run("print(f)")}},
        {"the function around it",
         {let("x", "1"), define("f", {define("g", {log("x")}), await("g()")}), await("f()")}},
        {"a result", {await("hello()", "x"), log("x")}},
        {"a kept task",
         {block(BlockKind::CreateTask, {{"call", "hello()"}, {"target", "x"}}), await("x")}},
        {"a wait",
         {block(
              BlockKind::Wait,
              {{"awaitables", "[asyncio.create_task(hello())]"}, {"done", "x"}, {"pending", "y"}}),
          log("x, y")}},
        {"an f-string's own", {log("f'{[x for x in range(2)]}'")}},
        {"built-in names",
         {log("len, print, ValueError, ExceptionGroup, int, sorted, frozenset, True, ...")}},
        {"modules",
         {log("asyncio, time, math, random, functools, collections, itertools, contextlib"),
          log("compute")}},
        {"the program's definitions", {log("main, hello")}},
    };
    for (const auto &each : cases)
        EXPECT_EQ(found(mainWith(each.body)), None{}) << each.what;
}

TEST(FindingNames, aNameIsKnownOnlyInItsScope)
{
    EXPECT_EQ(found(mainWith(
                  {define("f", {let("local", "1"), log("local")}), await("f()"), log("local")})),
              None{unknown("local")});
    EXPECT_EQ(found(mainWith({log("[item for item in range(3)]"), log("item")})),
              None{unknown("item")});
    EXPECT_EQ(found(mainWith({log("[1 for a in inner for inner in range(3)]")})),
              None{unknown("inner")})
        << "the first iterable belongs to the scope around";
    EXPECT_EQ(found(mainWith({run("print(lambda argument: argument)"), log("argument")})),
              None{unknown("argument")});
    EXPECT_EQ(
        found(mainWith({define("f", {log("parameter")}, "parameter=parameter"), run("print(f)")})),
        None{unknown("parameter")})
        << "a default is evaluated outside";
}

TEST(FindingNames, globalAndNonlocalBindWhereTheySay)
{
    const Block global = block(BlockKind::Scope, {{"keyword", "global"}, {"names", "counter"}});
    const Block nonlocal = block(BlockKind::Scope, {{"keyword", "nonlocal"}, {"names", "total"}});
    EXPECT_EQ(found(mainWith({global, let("counter", "0"), log("counter")})), None{});
    Scenario two = mainWith({log("counter")});
    two.definitions.push_back(coroutine("other", {global, let("counter", "0")}));
    EXPECT_EQ(found(numbered(two)), None{}) << "another function makes it";
    Block more = let("total", "1");
    more.fields[1] = "+=";
    EXPECT_EQ(found(mainWith({let("total", "0"), define("f", {nonlocal, more}), await("f()")})),
              None{});
}

TEST(FindingNames, aVariableThatIsChangedAndNeverSet)
{
    Block more = let("counter", "1");
    more.fields[1] = "+=";
    Scenario scenario = mainWith({more});
    EXPECT_EQ(found(scenario), None{"«counter» is changed here and never set."});
    scenario.program.insert(scenario.program.begin(), let("counter", "0"));
    const Finding finding = onlyFinding(numbered(scenario));
    EXPECT_EQ(finding.problem.what,
              "«counter» is changed here and never set in this function: its namesake outside is "
              "another.");
    EXPECT_EQ(finding.problem.remedy, "Put a scope block first: global or nonlocal counter.");
    EXPECT_EQ(found(mainWith({let("counter", "0"), more})), None{});
    EXPECT_EQ(found(mainWith({define("f", {more}, "counter"), run("print(f)")})), None{});
}

TEST(FindingNames, whatAnExceptMayCatchIsMeant)
{
    EXPECT_EQ(found(mainWith({tried({log("nowhere")})})), None{});
}

TEST(FindingNames, theProgramsOwnVariablesAreKnownInIt)
{
    Scenario scenario = mainWith({sleep()});
    scenario.program.push_back(let("x", "1"));
    scenario.program.push_back(log("x"));
    scenario.program.push_back(log("y"));
    EXPECT_EQ(found(numbered(scenario)), None{unknown("y")});
}
