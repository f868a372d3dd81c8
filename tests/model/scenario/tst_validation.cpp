// SPDX-License-Identifier: GPL-3.0-or-later
#include "builders.h"

#include "scenario/validation.h"

#include <gtest/gtest.h>

namespace coroscope {
namespace {

using enum BlockKind;
using test::block;
using test::with;

Block run() { return block(BlockKind::Run, {{"call", "main()"}}); }

/// The problems of a coroutine main with these blocks.
std::vector<Problem> problemsOf(BlockList body)
{
    return validate(
        test::numbered(test::scenarioOf({test::coroutine("main", std::move(body))}, {run()})));
}

std::vector<Problem> problemsOfFunction(BlockList body)
{
    Scenario scenario = test::scenarioOf({test::coroutine("main", std::move(body))}, {run()});
    scenario.definitions[0].kind = Definition::Kind::Function;
    return validate(test::numbered(scenario));
}

std::vector<Problem> problemsOfProgram(BlockList program)
{
    return validate(test::numbered(test::scenarioOf({}, std::move(program))));
}

/// The one problem's sentence, or a list of what there is instead.
std::string only(const std::vector<Problem> &problems)
{
    if (problems.size() == 1)
        return problems[0].what;
    std::string all = std::to_string(problems.size()) + " problems:";
    for (const Problem &problem : problems)
        all += "\n" + problem.text();
    return all;
}

TEST(Validation, letsEveryFreshBlockRunWhereItBelongs)
{
    for (const BlockType &type : blockTypes()) {
        if (isClause(type.kind) || type.kind == Unknown)
            continue;
        Block fresh = newBlock(type.kind);
        const bool needsLoop = type.kind == Break || type.kind == Continue;
        if (type.programOnly)
            EXPECT_TRUE(problemsOfProgram({fresh}).empty()) << type.key;
        else if (needsLoop)
            EXPECT_TRUE(problemsOf({with(newBlock(While), {fresh})}).empty()) << type.key;
        else if (type.kind == Scope)
            EXPECT_TRUE(problemsOf({with(newBlock(Define), {fresh})}).empty()) << type.key;
        else
            EXPECT_EQ(only(problemsOf({fresh})), "0 problems:") << type.key;
    }
}

TEST(Validation, namesBlockFieldAndColumnOfATextThatDoesNotParse)
{
    const auto problems = problemsOf({block(Pass), with(block(If, {{"condition", "True"}}),
                                                        {block(Sleep, {{"seconds", "1 +"}})})});
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].where, "main › block 2, if › block 1, sleep › seconds, line 1, column 4");
    EXPECT_EQ(problems[0].field, "seconds");
    EXPECT_EQ(problems[0].block, BlockId(4));
    EXPECT_EQ(problems[0].definition, DefinitionId(1));
    EXPECT_EQ(problems[0].line, 1);
    EXPECT_GE(problems[0].column, 3);
    EXPECT_FALSE(problems[0].what.empty());
}

TEST(Validation, asksForRequiredFields)
{
    const auto problems = problemsOf({block(Sleep, {{"seconds", "  "}})});
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].what, "The field «seconds» is empty.");
    EXPECT_TRUE(problems[0].remedy.starts_with("Fill it in:")) << problems[0].remedy;
    EXPECT_TRUE(problemsOf({block(Return)}).empty()) << "an optional field may be empty";
}

TEST(Validation, refusesTextsThatWouldBreakOutOfTheirPlace)
{
    for (const char *text : {"1) + print(2", "1), (2", "1)(2", ")", "1\nprint(2)", "1; print(2)",
                             "1 # comment", "\"open", "(1", "a b"}) {
        EXPECT_FALSE(problemsOf({block(Log, {{"values", text}})}).empty()) << text;
        EXPECT_FALSE(problemsOf({block(Sleep, {{"seconds", text}})}).empty()) << text;
        EXPECT_FALSE(problemsOf({block(Let, {{"target", "x"}, {"value", text}})}).empty()) << text;
    }
    EXPECT_FALSE(problemsOf({block(Sleep, {{"seconds", "1"}, {"target", "x #"}})}).empty());
    EXPECT_TRUE(problemsOf({block(Do, {{"expression", "'#' + f(x # why\n)"}})}).empty());
    EXPECT_TRUE(problemsOf({block(Log, {{"values", "*xs, sep=\", \""}})}).empty());
}

TEST(Validation, countsColumnsOfAListFromItsOwnBeginning)
{
    const auto list = problemsOf({block(Log, {{"values", "1 +"}})});
    const auto expression = problemsOf({block(Do, {{"expression", "1 $"}})});
    ASSERT_EQ(list.size(), 1u);
    EXPECT_EQ(list[0].column, 4);
    ASSERT_EQ(expression.size(), 1u);
    EXPECT_EQ(expression[0].column, 3);
}

TEST(Validation, checksTheWholeLineToo)
{
    const auto problems = problemsOf({block(Raise, {{"exception", ""}, {"cause", "e"}})});
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_NE(problems[0].what.find("raise  from e"), std::string::npos) << problems[0].what;
    EXPECT_FALSE(
        problemsOf({block(Let, {{"target", "a, b"}, {"operator", "+="}, {"value", "1"}})}).empty());
    EXPECT_FALSE(problemsOf({block(Do, {{"expression", "a = 1"}})}).empty());
}

TEST(Validation, letsOnlyCoroutinesWait)
{
    const Block sleep = newBlock(Sleep);
    EXPECT_TRUE(problemsOf({sleep}).empty());
    EXPECT_EQ(only(problemsOfFunction({sleep})),
              "The block «sleep» waits, and only a coroutine can.");
    EXPECT_EQ(only(problemsOfProgram({sleep})),
              "The block «sleep» waits, and only a coroutine can.");
    EXPECT_EQ(only(problemsOfFunction({block(Log, {{"values", "1, await x"}})})),
              "An await stands outside a coroutine.");
    EXPECT_EQ(only(problemsOfFunction({block(If, {{"condition", "[await f(x) for x in xs]"}})})),
              "An await stands outside a coroutine.");
    EXPECT_TRUE(problemsOf({block(Log, {{"values", "await x"}})}).empty());
    EXPECT_EQ(only(problemsOf({block(Let, {{"target", "f"}, {"value", "lambda: await x"}})})),
              "A lambda cannot await.");
}

TEST(Validation, letsOnlyDefinitionsYield)
{
    const Block yields = block(Yield, {{"value", "1"}});
    EXPECT_TRUE(problemsOf({yields, block(Return)}).empty());
    EXPECT_TRUE(problemsOfFunction({yields, block(Return, {{"value", "2"}})}).empty());
    EXPECT_EQ(only(problemsOfProgram({yields})), "A yield stands outside a definition.");
    EXPECT_EQ(only(problemsOfProgram({block(Log, {{"values", "(yield 1)"}})})),
              "A yield stands outside a definition.");
    EXPECT_EQ(only(problemsOf({with(newBlock(If), {yields}), block(Return, {{"value", "2"}})})),
              "A coroutine that yields returns a value.");
    EXPECT_TRUE(problemsOf({with(block(Define, {{"name", "f"}}), {yields}),
                            block(Return, {{"value", "2"}})})
                    .empty())
        << "the inner one yields";
    const Block delegates = block(Yield, {{"keyword", "yield from"}, {"value", "xs"}});
    EXPECT_TRUE(problemsOfFunction({delegates}).empty());
    EXPECT_EQ(only(problemsOf({delegates})), "A coroutine cannot yield from another.");
    EXPECT_FALSE(problemsOfFunction({block(Yield, {{"keyword", "yield from"}})}).empty());
    EXPECT_EQ(only(problemsOf({block(Let, {{"target", "f"}, {"value", "lambda: (yield)"}})})),
              "A lambda cannot yield.");
    EXPECT_EQ(only(problemsOf({block(Do, {{"expression", "[(yield x) for x in xs]"}})})),
              "A comprehension cannot yield.");
}

TEST(Validation, letsOnlyTheMethodsOfAClassReturnYieldAndWait)
{
    const auto classWith = [](Block inner) {
        return with(block(Class, {{"name", "A"}}), {std::move(inner)});
    };
    const Block method = with(block(Define, {{"name", "f"}, {"parameters", "self"}}),
                              {newBlock(Sleep), block(Return, {{"value", "1"}})});
    EXPECT_TRUE(problemsOf({classWith(method)}).empty());
    EXPECT_TRUE(problemsOfProgram({classWith(method)}).empty());
    EXPECT_EQ(only(problemsOf({classWith(block(Return))})),
              "A return stands outside a definition.");
    EXPECT_EQ(only(problemsOf({classWith(block(Yield))})), "A yield stands outside a definition.");
    EXPECT_EQ(only(problemsOf({classWith(newBlock(Sleep))})),
              "The block «sleep» waits, and only a coroutine can.");
    EXPECT_EQ(only(problemsOf({with(newBlock(While), {classWith(block(Break))})})),
              "The block «break» stands outside a loop.");
}

TEST(Validation, letsOnlyCoroutinesLoopAsynchronously)
{
    const Block loop =
        block(For, {{"keyword", "async for"}, {"target", "x"}, {"iterable", "xs()"}});
    const Block plain = block(For, {{"target", "x"}, {"iterable", "xs()"}});
    EXPECT_TRUE(problemsOf({with(loop, {block(Break)})}).empty());
    EXPECT_EQ(only(problemsOfFunction({loop})), "The block «for» waits, and only a coroutine can.");
    EXPECT_TRUE(problemsOfFunction({plain}).empty());
    const Block list = block(Do, {{"expression", "[x async for x in xs]"}});
    EXPECT_EQ(only(problemsOfFunction({list})), "An await stands outside a coroutine.");
    EXPECT_TRUE(problemsOfFunction({block(Do, {{"expression", "(x async for x in xs)"}})}).empty());
}

TEST(Validation, takesGatherAndCreateTaskInTheProgramWhenNothingWaits)
{
    EXPECT_TRUE(
        problemsOfProgram(
            {block(Gather, {{"awaitables", "a(), b()"}, {"mode", "keep it"}, {"target", "group"}})})
            .empty());
    EXPECT_TRUE(problemsOfProgram(
                    {block(CreateTask,
                           {{"call", "a()"}, {"using", "asyncio.ensure_future"}, {"target", "t"}})})
                    .empty());
    EXPECT_TRUE(problemsOfProgram({block(RunUntilComplete, {{"loop", "loop"},
                                                            {"awaitable", "asyncio.wait(tasks)"},
                                                            {"target", "done, pending"}})})
                    .empty());
    EXPECT_FALSE(problemsOfProgram({block(Gather, {{"awaitables", "a()"}})}).empty());
}

TEST(Validation, looksAtTheInnermostDefinition)
{
    const Block sleep = newBlock(Sleep);
    const Block inner = block(Define, {{"name", "f"}});
    Block plain = block(Define, {{"name", "f"}, {"keyword", "def"}});
    EXPECT_TRUE(problemsOfFunction({with(inner, {sleep})}).empty());
    EXPECT_FALSE(problemsOf({with(plain, {sleep})}).empty());
    EXPECT_TRUE(problemsOfProgram({with(inner, {sleep, block(Return)})}).empty());
    EXPECT_FALSE(problemsOf({with(newBlock(While), {with(inner, {block(Break)})})}).empty());
}

TEST(Validation, keepsBreakContinueAndReturnInTheirPlaces)
{
    EXPECT_EQ(only(problemsOf({block(Break)})), "The block «break» stands outside a loop.");
    EXPECT_TRUE(problemsOf({with(newBlock(For), {with(newBlock(If), {block(Continue)})})}).empty());
    EXPECT_EQ(only(problemsOf({with(newBlock(While), {}, {with(block(Else), {block(Break)})})})),
              "The block «break» stands outside a loop.")
        << "the else of a loop is outside it";
    EXPECT_EQ(only(problemsOfProgram({block(Return)})), "A return stands outside a definition.");
}

TEST(Validation, keepsProgramBlocksOutOfDefinitions)
{
    EXPECT_EQ(only(problemsOf({run()})),
              "The block «run» belongs to the program, not to a definition.");
    EXPECT_TRUE(problemsOfProgram({with(newBlock(If), {run()})}).empty());
}

TEST(Validation, checksNonlocalAndGlobal)
{
    const Block nonlocal = block(Scope, {{"names", "x, y"}});
    EXPECT_EQ(only(problemsOf({nonlocal})), "There is no function around this one.");
    EXPECT_TRUE(problemsOf({with(newBlock(Define), {nonlocal})}).empty());
    EXPECT_TRUE(problemsOf({block(Scope, {{"keyword", "global"}, {"names", "x"}})}).empty());
    EXPECT_FALSE(problemsOf({block(Scope, {{"keyword", "global"}, {"names", "x.y"}})}).empty());
}

TEST(Validation, checksTheOrderAndPresenceOfClauses)
{
    const Block except = newBlock(Except);
    const Block all = block(Except);
    EXPECT_FALSE(problemsOf({with(block(Try), {}, {block(Finally), except})}).empty());
    EXPECT_EQ(only(problemsOf({block(Try)})), "A try has neither an except nor a finally.");
    EXPECT_EQ(only(problemsOf({with(block(Try), {}, {block(Else), block(Finally)})})),
              "A try has an else but no except.");
    EXPECT_EQ(only(problemsOf({with(block(Try), {}, {all, except})})),
              "An except follows one that catches everything.");
    EXPECT_TRUE(problemsOf({with(block(Try), {}, {except, all, block(Finally)})}).empty());
    Block off = except;
    off.disabled = true;
    EXPECT_EQ(only(problemsOf({with(block(Try), {}, {off})})),
              "A try has neither an except nor a finally.");
    EXPECT_FALSE(problemsOf({block(Else)}).empty()) << "a clause in a body";
    EXPECT_FALSE(problemsOf({with(newBlock(If), {}, {block(Pass)})}).empty());
}

TEST(Validation, checksBlocksInsideClauses)
{
    const auto problems = problemsOf(
        {with(newBlock(If), {}, {with(block(Else), {block(Sleep, {{"seconds", "("}})})})});
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].where,
              "main › block 1, if › else › block 1, sleep › seconds, line 1, column 1");
}

TEST(Validation, checksNamesAndParametersOfDefinitions)
{
    Scenario scenario = test::scenarioOf({test::coroutine("main", {}), test::coroutine("main", {}),
                                          test::coroutine("2x", {}), test::coroutine("class", {}),
                                          test::coroutine("", {}), test::coroutine("ok", {})});
    scenario.definitions[5].parameters = {"a", "b=2", "a"};
    const auto problems = validate(test::numbered(scenario));
    ASSERT_EQ(problems.size(), 5u);
    EXPECT_EQ(problems[0].what, "Two definitions are called «main».");
    EXPECT_EQ(problems[0].definition, DefinitionId(2));
    EXPECT_EQ(problems[1].where, "2x › name, line 1, column 1");
    EXPECT_EQ(problems[1].what, "This cannot be a name.");
    EXPECT_EQ(problems[2].where, "class › name, line 1, column 1");
    EXPECT_EQ(problems[3].what, "The field «name» is empty.");
    EXPECT_EQ(problems[4].where, "ok › parameters, line 1, column 9");
    EXPECT_EQ(problems[4].field, "parameters");
}

TEST(Validation, takesAllFormsOfParameters)
{
    Scenario scenario = test::scenarioOf({test::coroutine("f", {})});
    scenario.definitions[0].parameters = {"a", "b=2", "*args", "c", "**more"};
    EXPECT_EQ(only(validate(scenario)), "0 problems:");
}

TEST(Validation, refusesANameForEnsureFuture)
{
    EXPECT_EQ(only(problemsOf({block(
                  CreateTask,
                  {{"call", "f()"}, {"name", "\"n\""}, {"using", "asyncio.ensure_future"}})})),
              "asyncio.ensure_future takes no name.");
}

TEST(Validation, doesNotLookAtDisabledBlocks)
{
    Block bad = block(Sleep, {{"seconds", "("}});
    bad.disabled = true;
    Block outer = with(newBlock(If), {block(Break)});
    outer.disabled = true;
    EXPECT_TRUE(problemsOf({bad, outer}).empty());
}

TEST(Validation, namesUnknownKinds)
{
    Block newer;
    newer.kind = Unknown;
    newer.unknownKind = "later_scope";
    EXPECT_EQ(only(problemsOf({newer})),
              "This version does not know blocks of the kind «later_scope».");
    newer.disabled = true;
    EXPECT_TRUE(problemsOf({newer}).empty());
}

TEST(Validation, refusesUnknownChoicesAndZeroCharacters)
{
    EXPECT_EQ(only(problemsOf({block(Let, {{"target", "x"}, {"operator", "<-"}, {"value", "1"}})})),
              "«<-» is none of the choices.");
    Block comment = block(Comment);
    comment.fields[0] = std::string("a\0b", 3);
    EXPECT_EQ(only(problemsOf({comment})), "The text holds a zero character.");
}

TEST(FieldValidation, tellsTheProblemOfOneFieldAlone)
{
    const Block sleep = block(Sleep, {{"seconds", "1 +"}, {"target", "2"}}, 7);
    const auto problems = validateField(sleep, 0);
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].where, "sleep › seconds, line 1, column 4");
    EXPECT_EQ(problems[0].block, BlockId(7));
    EXPECT_TRUE(validateField(sleep, 1).empty());
    EXPECT_FALSE(validateField(sleep, 2).empty()) << "2 is no target";
    EXPECT_TRUE(validateField(sleep, 9).empty());
}

} // namespace
} // namespace coroscope
