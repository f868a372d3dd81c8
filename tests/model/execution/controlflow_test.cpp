// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

namespace coroscope::test {
namespace {

class ControlFlow : public testing::TestWithParam<ScriptCase> {};

TEST_P(ControlFlow, printsWhatPythonPrints) { expectLog(GetParam()); }

const ScriptCase branchesAndLoops[] = {
    {"ifTakesTheFirstBranchThatHolds",
     R"(
for x in range(4):
    if x == 0:
        print("zero")
    elif x == 1:
        print("one")
    elif x < 3:
        print("two")
    else:
        print("many")
)",
     {"zero", "one", "two", "many"}},
    {"whileRunsItsElseWhenTheConditionFails",
     R"(
n = 0
while n < 2:
    n += 1
    print(n)
else:
    print("else")
)",
     {"1", "2", "else"}},
    {"breakSkipsTheElseOfAWhile",
     R"(
while True:
    break
else:
    print("else")
print("after")
)",
     {"after"}},
    {"continueGoesOnAndTheElseOfAForRuns",
     R"(
for i in range(4):
    if i % 2:
        continue
    print(i)
else:
    print("else")
)",
     {"0", "2", "else"}},
    {"breakLeavesTheInnerLoopAlone",
     R"(
for i in range(2):
    for j in range(3):
        if j == 1:
            break
        print(i, j)
    else:
        print("inner else")
else:
    print("outer else")
)",
     {"0 0", "1 0", "outer else"}},
    {"anEmptyForRunsItsElse",
     R"(
for i in []:
    print(i)
else:
    print("else")
)",
     {"else"}},
};
INSTANTIATE_TEST_SUITE_P(branchesAndLoops, ControlFlow, testing::ValuesIn(branchesAndLoops),
                         nameOfCase);

const ScriptCase exceptions[] = {
    {"tryElseRunsWithoutAnException",
     R"(
try:
    print("body")
except ValueError:
    print("except")
else:
    print("else")
finally:
    print("finally")
)",
     {"body", "else", "finally"}},
    {"theFirstExceptThatMatchesRuns",
     R"(
try:
    raise KeyError("k")
except ValueError:
    print("value")
except LookupError as e:
    print("lookup", e)
except Exception:
    print("any")
else:
    print("else")
)",
     {"lookup 'k'"}},
    {"exceptTakesATuple",
     R"(
for e in [ValueError("v"), KeyError("k")]:
    try:
        raise e
    except (ValueError, KeyError) as caught:
        print(type(caught).__name__)
)",
     {"ValueError", "KeyError"}},
    {"theNameIsClearedAfterExcept",
     R"(
def f():
    e = 1
    try:
        raise ValueError
    except ValueError as e:
        pass
    return e
try:
    f()
except UnboundLocalError as error:
    print(type(error).__name__)
)",
     {"UnboundLocalError"}},
    {"returnRunsFinally",
     R"(
def f():
    try:
        return "returned"
    finally:
        print("finally")
print(f())
)",
     {"finally", "returned"}},
    {"returnInFinallyWins",
     R"(
def f():
    try:
        raise ValueError
    finally:
        return "swallowed"
print(f())
)",
     {"swallowed"}},
    {"breakAndContinueRunFinally",
     R"(
for i in range(3):
    try:
        if i == 0:
            continue
        if i == 1:
            break
    finally:
        print("finally", i)
print("last", i)
)",
     {"finally 0", "finally 1", "last 1"}},
    {"anExceptionPassesThroughNestedFinallies",
     R"(
try:
    try:
        try:
            raise ValueError("v")
        finally:
            print("inner")
    finally:
        print("outer")
except ValueError as e:
    print("caught", e)
)",
     {"inner", "outer", "caught v"}},
    {"raiseFromKeepsCauseAndContext",
     R"(
try:
    try:
        raise KeyError("k")
    except KeyError as k:
        raise ValueError("v") from k
except ValueError as e:
    print(repr(e), repr(e.__cause__), e.__cause__ is e.__context__)
)",
     {"ValueError('v') KeyError('k') True"}},
    {"aBareRaiseRaisesTheHandledOneAgain",
     R"(
try:
    try:
        raise ValueError("v")
    except ValueError:
        try:
            raise KeyError("k")
        except KeyError:
            print("inner")
        raise
except Exception as e:
    print(repr(e))
)",
     {"inner", "ValueError('v')"}},
    {"aBareRaiseWithoutOneIsARuntimeError",
     R"(
try:
    raise
except RuntimeError as e:
    print(e)
)",
     {"No active exception to reraise"}},
    {"assertRaisesItsMessage",
     R"(
assert True
try:
    assert 1 > 2, "no " + "way"
except AssertionError as e:
    print(repr(e))
)",
     {"AssertionError('no way')"}},
    {"commentsAndPassDoNothing",
     R"(
# a remark
pass
print("end")
)",
     {"end"}},
};
INSTANTIATE_TEST_SUITE_P(exceptions, ControlFlow, testing::ValuesIn(exceptions), nameOfCase);

TEST(Blocks, aDisabledBlockIsLeftOutWithItsBody)
{
    Scenario scenario = scenarioFromPython("print(1)\n"
                                           "if True:\n"
                                           "    print(2)\n"
                                           "print(3)\n");
    scenario.program[1].disabled = true;
    EXPECT_EQ(run(scenario).log, (std::vector<std::string>{"1", "3"}));
}

TEST(Blocks, aBodyWithDisabledBlocksAloneDoesNothing)
{
    Scenario scenario = scenarioFromPython("for i in range(2):\n"
                                           "    print(i)\n"
                                           "print(\"end\")\n");
    scenario.program[0].body[0].disabled = true;
    EXPECT_EQ(run(scenario).log, std::vector<std::string>{"end"});
}

TEST(Blocks, aScenarioWithAProblemIsRefusedWithASentence)
{
    const Ran ran = run("x = (1\n");
    EXPECT_EQ(ran.report.end, RunEnd::Refused);
    EXPECT_FALSE(ran.report.message.empty());
    EXPECT_TRUE(ran.trace.empty());
}

} // namespace
} // namespace coroscope::test
