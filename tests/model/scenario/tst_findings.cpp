// SPDX-License-Identifier: GPL-3.0-or-later
// What is warned of in valid scenarios, and what is not. The names have a file of their own.
#include "findingsfixture.h"

using namespace coroscope;
using namespace coroscope::test;

namespace {

constexpr const char *hello = "The coroutine that hello() makes is never awaited: nothing of it "
                              "runs.";
constexpr const char *itself = "The task awaits itself, which raises a RuntimeError.";
constexpr const char *forAll = "This waits for all tasks, its own among them: it never ends.";
constexpr const char *nothing = "There is nothing to wait for, which raises a ValueError.";
constexpr const char *noCoroutines = "asyncio.wait takes no coroutines: it raises a TypeError.";
constexpr const char *early = "«t» cannot be done yet: asked for its result, it raises an "
                              "InvalidStateError.";
constexpr const char *blocking = "time.sleep holds the loop: no other task runs until it is over.";

Block wait(const char *awaitables) { return block(BlockKind::Wait, {{"awaitables", awaitables}}); }

} // namespace

TEST(Findings, aFindingSaysWhereItIs)
{
    const Scenario scenario =
        mainWith({sleep(), with(block(BlockKind::If, {{"condition", "True"}}), {run("hello()")})});
    const Finding finding = onlyFinding(scenario);
    EXPECT_EQ(finding.severity, Severity::Warning);
    EXPECT_EQ(finding.problem.where, "main › block 2, if › block 1, do");
    EXPECT_EQ(finding.problem.block, scenario.definitions[1].body[1].body[0].id);
    EXPECT_EQ(finding.problem.definition, scenario.definitions[1].id);
}

TEST(Findings, aCoroutineThatIsCalledAndNeverAwaited)
{
    EXPECT_EQ(found(mainWith({run("hello()")})), None{hello});
    EXPECT_EQ(found(mainWith({let("x", "hello()"), sleep()})), None{hello});
    EXPECT_EQ(found(mainWith({tried({run("hello()")})})), None{hello}) << "no except helps";
    EXPECT_EQ(found(mainWith({run("asyncio.sleep(1)")})).size(), 1u);
    EXPECT_EQ(found(mainWith({with(block(BlockKind::Define, {{"name", "inner"}}), {sleep()}),
                              run("inner()")}))
                  .size(),
              1u);
}

TEST(Findings, aCoroutineThatMayYetRunIsNotWarnedOf)
{
    EXPECT_EQ(found(mainWith({await("hello()")})), None{});
    EXPECT_EQ(found(mainWith({let("x", "hello()"), await("x")})), None{});
    EXPECT_EQ(found(mainWith({let("x", "hello()"), run("x.close()")})), None{});
    EXPECT_EQ(found(mainWith({let("xs", "[hello(), hello()]"), await("asyncio.gather(*xs)")})),
              None{});
    EXPECT_EQ(found(mainWith({run("asyncio.create_task(hello())")})), None{});
    EXPECT_EQ(found(mainWith({run("asyncio.gather(hello())")})), None{}) << "it makes tasks";
    EXPECT_EQ(found(mainWith({run("print(hello)")})), None{});
    EXPECT_EQ(found(mainWith({let("hello", "print"), run("hello()")})), None{}) << "another hello";
}

TEST(Findings, theFixOfANeverAwaitedCoroutineFitsThePlace)
{
    EXPECT_EQ(fixedLine(onlyFinding(mainWith({run("hello(2)")}))), "await hello(2)");
    EXPECT_EQ(fixedLine(onlyFinding(mainWith({let("x", "hello(2)")}))), "x = await hello(2)");
    Scenario program = mainWith({sleep()});
    program.program[0] = run("main()");
    program = numbered(program);
    EXPECT_EQ(fixedLine(onlyFinding(program)), "asyncio.run(main())");
    Scenario plain = mainWith({sleep()});
    plain.definitions.push_back(function("f", {run("hello()")}));
    const Finding inFunction = onlyFinding(numbered(plain));
    EXPECT_FALSE(inFunction.fix);
    EXPECT_EQ(inFunction.problem.remedy, "Only a coroutine can await it: make this function one.");
}

TEST(Findings, aTaskThatAwaitsItself)
{
    EXPECT_EQ(found(mainWith({await("asyncio.current_task()")})), None{itself});
    EXPECT_EQ(found(mainWith({block(BlockKind::CurrentTask, {{"target", "me"}}), await("me")})),
              None{itself});
    EXPECT_EQ(found(mainWith({with(block(BlockKind::Define, {{"name", "own"}}), {await("t")}),
                              let("t", "asyncio.create_task(own())"), await("asyncio.sleep(1)")})),
              None{itself});
}

TEST(Findings, aTaskThatAwaitsAnotherIsNotWarnedOf)
{
    EXPECT_EQ(found(mainWith({tried({await("asyncio.current_task()")})})), None{}) << "it is meant";
    EXPECT_EQ(found(mainWith({let("me", "asyncio.current_task()"),
                              let("me", "asyncio.create_task(hello())"), await("me")})),
              None{});
    EXPECT_EQ(found(mainWith({with(block(BlockKind::Define, {{"name", "own"}}), {await("t")}),
                              let("t", "asyncio.create_task(own())"), await("own()")})),
              None{})
        << "it is called by another task too";
}

TEST(Findings, aWaitForAllTasksNeverEnds)
{
    EXPECT_EQ(found(mainWith({await("asyncio.gather(*asyncio.all_tasks())")})), None{forAll});
    EXPECT_EQ(found(mainWith({wait("asyncio.all_tasks()")})), None{forAll});
    EXPECT_EQ(found(mainWith({block(BlockKind::AllTasks, {{"target", "all"}}), wait("all")})),
              None{forAll});
    EXPECT_EQ(found(mainWith({wait("asyncio.all_tasks() - {asyncio.current_task()}")})), None{});
    EXPECT_EQ(found(mainWith({await("asyncio.wait(asyncio.all_tasks(), timeout=1)")})), None{});
    EXPECT_EQ(found(mainWith({let("all", "asyncio.all_tasks()"),
                              run("all.remove(asyncio.current_task())"), wait("all")})),
              None{});
}

TEST(Findings, aWaitForNothing)
{
    for (const char *empty : {"[]", "()", "set()", "{}", "list()"})
        EXPECT_EQ(found(mainWith({wait(empty)})), None{nothing}) << empty;
    EXPECT_EQ(found(mainWith({let("xs", "[]"), wait("xs")})), None{nothing});
    EXPECT_EQ(found(mainWith({let("xs", "[]"), run("xs.append(1)"), wait("xs")})), None{});
    EXPECT_EQ(found(mainWith({tried({wait("[]")})})), None{});
    EXPECT_EQ(found(mainWith({await("asyncio.gather()")})), None{}) << "it gives an empty list";
}

TEST(Findings, aWaitForCoroutines)
{
    EXPECT_EQ(found(mainWith({wait("[hello(), hello()]")})), None{noCoroutines});
    EXPECT_EQ(found(mainWith({wait("[hello(i) for i in range(3)]")})), None{noCoroutines});
    EXPECT_EQ(found(mainWith({wait("[asyncio.create_task(hello())]")})), None{});
    EXPECT_EQ(fixedLine(onlyFinding(mainWith({wait(" {hello(1, ), t} "), let("t", "1")}))),
              "await asyncio.wait({asyncio.create_task(hello(1, )), t})");
}

TEST(Findings, aResultAskedOfATaskThatCannotBeDone)
{
    const Block make = block(BlockKind::CreateTask, {{"call", "hello()"}, {"target", "t"}});
    EXPECT_EQ(found(mainWith({make, log("t.result()")})), None{early});
    EXPECT_EQ(found(mainWith({make, run("t.cancel()"), log("1"), log("t.result()")})), None{early})
        << "the request reaches it when the loop runs";
    EXPECT_EQ(
        found(mainWith({block(BlockKind::CreateFuture, {{"target", "t"}}), log("t.result()")})),
        None{early});
    EXPECT_EQ(found(mainWith({make, log("t.exception()")})).size(), 1u);
}

TEST(Findings, aResultThatMayBeThereIsNotWarnedOf)
{
    const Block make = block(BlockKind::CreateTask, {{"call", "hello()"}, {"target", "t"}});
    EXPECT_EQ(found(mainWith({make, sleep(), log("t.result()")})), None{});
    EXPECT_EQ(found(mainWith({make, await("t"), log("t.result()")})), None{});
    EXPECT_EQ(found(mainWith({make, tried({log("t.result()")})})), None{}) << "it is meant";
    EXPECT_EQ(found(mainWith({make, log("t.result() if t.done() else 0")})), None{});
    EXPECT_EQ(found(mainWith(
                  {make, let("t", "asyncio.Future()"), run("t.set_result(1)"), log("t.result()")})),
              None{});
    EXPECT_EQ(found(mainWith({make, run("t.add_done_callback(lambda t: print(t.result()))")})),
              None{});
    EXPECT_EQ(found(mainWith({block(BlockKind::CreateFuture, {{"target", "t"}}),
                              block(BlockKind::SetResult, {{"future", "t"}, {"value", "1"}}),
                              log("t.result()")})),
              None{});
    EXPECT_EQ(
        found(mainWith({make, with(block(BlockKind::While, {{"condition", "True"}}), {sleep()}),
                        log("t.result()")})),
        None{});
}

TEST(Findings, aCallThatHoldsTheLoopIsAHint)
{
    const Finding finding = onlyFinding(mainWith({block(BlockKind::Blocking, {{"seconds", "2"}})}));
    EXPECT_EQ(finding.severity, Severity::Hint);
    EXPECT_EQ(finding.problem.what, blocking);
    EXPECT_EQ(fixedLine(finding), "await asyncio.sleep(2)");
    EXPECT_EQ(found(mainWith({log("time.sleep(1)")})), None{blocking});
    EXPECT_EQ(found(mainWith({block(BlockKind::Compute, {{"seconds", "2"}})})).size(), 1u);
    Scenario elsewhere = mainWith({sleep()});
    elsewhere.definitions.push_back(function("f", {run("time.sleep(1)")}));
    EXPECT_EQ(found(numbered(elsewhere)), None{}) << "who calls it may be a thread's own";
    EXPECT_EQ(found(mainWith({run("print(lambda: time.sleep(1))")})), None{});
}

TEST(Findings, aClassDerivedFromWhatNoneCanBeDerivedFrom)
{
    const auto classOf = [](const char *base) {
        return with(block(BlockKind::Class, {{"name", "A"}, {"base", base}}),
                    {block(BlockKind::Pass)});
    };
    for (const char *base : {"int", "dict", "type", "print", "asyncio", "A,", "object, A", "5",
                             "'B'", "asyncio.Queue", "asyncio.Task", "collections.deque"}) {
        const Scenario scenario = mainWith({classOf(base)});
        EXPECT_EQ(found(scenario).size(), 1u) << base;
        EXPECT_EQ(onlyFinding(scenario).problem.field, "base");
    }
    for (const char *base : {"", "object", "ValueError", "BaseExceptionGroup", "hello", "(object)",
                             "asyncio.CancelledError", "asyncio.QueueEmpty", "print()"})
        EXPECT_EQ(found(mainWith({classOf(base)})), None{}) << base;
    EXPECT_EQ(found(mainWith({let("int", "hello"), classOf("int")})), None{}) << "another int";
    EXPECT_EQ(found(mainWith({tried({classOf("int")})})), None{}) << "the except may be for it";
}

TEST(Findings, warningsComeBeforeHintsInTheOrderOfTheBlocks)
{
    EXPECT_EQ(found(mainWith(
                  {block(BlockKind::Blocking, {{"seconds", "1"}}), wait("[]"), run("hello()")})),
              (None{nothing, hello, blocking}));
}

TEST(Findings, whatIsSwitchedOffIsNotLookedAt)
{
    Block off = run("hello()");
    off.disabled = true;
    EXPECT_EQ(found(mainWith({off, sleep()})), None{});
}

TEST(Findings, aFixKeepsTheComment)
{
    Block call = run("hello()");
    call.comment = "why";
    EXPECT_EQ(onlyFinding(mainWith({call})).fix->replacement.comment, "why");
}

TEST(Findings, areFewEnoughToShow)
{
    BlockList many(3000, run("hello()"));
    EXPECT_EQ(warnings(mainWith(std::move(many))).size(), 500u);
}
