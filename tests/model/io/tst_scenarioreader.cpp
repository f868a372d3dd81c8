// SPDX-License-Identifier: GPL-3.0-or-later
#include "iofixture.h"

#include "scenario/limits.h"

namespace coroscope {
namespace {

std::string document(const std::string &members)
{
    return R"({"format": "coroscope-scenario", "version": 1)" +
           (members.empty() ? "" : ", " + members) + "}";
}

std::string program(const std::string &blocks) { return document("\"program\": [" + blocks + "]"); }

Problem problemOf(const std::string &json)
{
    const Result<Scenario> scenario = readScenario(json);
    return scenario ? Problem{.what = "It was read."} : scenario.problem();
}

TEST(ScenarioReader, takesTheLeastThatAFileMayHave)
{
    const Result<Scenario> scenario = readScenario(document(""));
    ASSERT_TRUE(scenario.ok());
    EXPECT_EQ(*scenario, Scenario());
}

TEST(ScenarioReader, fillsFieldsThatTheFileLeavesOut)
{
    const Result<Scenario> scenario = readScenario(program(R"({"id": 1, "kind": "gather"})"));
    ASSERT_TRUE(scenario.ok());
    const Block &gather = scenario->program[0];
    EXPECT_EQ(gather.fields.size(), blockType(BlockKind::Gather).fields.size());
    EXPECT_EQ(fieldText(gather, "awaitables"), "");
    EXPECT_EQ(fieldText(gather, "mode"), "await it");
}

TEST(ScenarioReader, takesAFieldByTheNameThatOlderFilesGiveIt)
{
    for (const char *kind : {"task_group", "timeout", "as_completed"}) {
        const std::string begin = "{\"id\": 1, \"kind\": \"" + std::string(kind) + "\", ";
        const Result<Scenario> older = readScenario(program(begin + "\"target\": \"x\"}"));
        const Result<Scenario> newer = readScenario(program(begin + "\"variable\": \"x\"}"));
        ASSERT_TRUE(older.ok() && newer.ok());
        EXPECT_EQ(fieldText(older->program[0], "variable"), "x") << kind;
        EXPECT_EQ(*older, *newer) << kind;
    }
}

TEST(ScenarioReader, numbersBlocksWithoutAnId)
{
    const Result<Scenario> scenario = readScenario(document(
        R"("definitions": [{"name": "f", "body": [{"kind": "pass"}, {"id": 2, "kind": "pass"}]}],
           "program": [{"kind": "pass"}])"));
    ASSERT_TRUE(scenario.ok()) << scenario.problem().text();
    EXPECT_EQ(scenario->definitions[0].id, DefinitionId(1));
    EXPECT_EQ(scenario->definitions[0].body[0].id, BlockId(3));
    EXPECT_EQ(scenario->definitions[0].body[1].id, BlockId(2));
    EXPECT_EQ(scenario->program[0].id, BlockId(4));
}

TEST(ScenarioReader, refusesANewerVersionInClearWords)
{
    const Problem problem = problemOf(R"({"format": "coroscope-scenario", "version": 2, "x": 1})");
    EXPECT_EQ(problem.what,
              "This file was saved by a newer Coroscope: its format is version 2, and "
              "this program reads versions up to 1.");
    EXPECT_EQ(problem.remedy, "Open it with a newer Coroscope.");
    EXPECT_EQ(problemOf(R"({"format": "coroscope-scenario", "version": 99999999999})").remedy,
              "Open it with a newer Coroscope.");
}

TEST(ScenarioReader, tellsPlaceAndPath)
{
    const Problem problem = problemOf(R"({"format": "coroscope-scenario", "version": 1,
 "definitions": [{"id": 1, "name": "hello", "body": [
   {"id": 2, "kind": "if", "condition": "x", "body": [
     {"id": 3, "kind": "sleep", "seconds": 1}]}]}]})");
    EXPECT_EQ(problem.what, "«seconds» must be a text in quotes.");
    EXPECT_EQ(problem.where, "line 4, column 44, definition hello › block 1, if › block 1, sleep");
    EXPECT_EQ(problem.line, 4);
    EXPECT_EQ(problem.column, 44);
}

struct Refusal {
    std::string json;
    std::string sentence;
};

class Refused : public testing::TestWithParam<Refusal> {};

TEST_P(Refused, withASentenceAPlaceAndARemedy)
{
    const Problem problem = problemOf(GetParam().json);
    EXPECT_EQ(problem.what, GetParam().sentence);
    EXPECT_TRUE(problem.where.starts_with("line ")) << problem.where;
    EXPECT_GT(problem.line, 0);
    EXPECT_GT(problem.column, 0);
    EXPECT_FALSE(problem.remedy.empty());
}

constexpr auto noScenario = "This is no Coroscope scenario.";
constexpr auto badId = "An id must be a whole number from 1 to 2147483647.";

const Refusal formats[] = {
    {"[]", noScenario},
    {"1", noScenario},
    {"{}", noScenario},
    {R"({"format": "other", "version": 1})", noScenario},
    {R"({"format": 1, "version": 1})", noScenario},
    {R"({"format": "coroscope-scenario"})", "The version of the format is missing or wrong."},
    {R"({"format": "coroscope-scenario", "version": 0})",
     "The version of the format is missing or wrong."},
    {R"({"format": "coroscope-scenario", "version": -99999999999})",
     "The version of the format is missing or wrong."},
    {R"({"format": "coroscope-scenario", "version": 1.5})",
     "The version of the format is missing or wrong."},
    {R"({"format": "coroscope-scenario", "version": "1"})",
     "The version of the format is missing or wrong."},
};
INSTANTIATE_TEST_SUITE_P(formats, Refused, testing::ValuesIn(formats));

const Refusal ids[] = {
    {program(R"({"id": 0, "kind": "pass"})"), badId},
    {program(R"({"id": -1, "kind": "pass"})"), badId},
    {program(R"({"id": 2147483648, "kind": "pass"})"), badId},
    {program(R"({"id": 99999999999999999999, "kind": "pass"})"), badId},
    {program(R"({"id": 1.5, "kind": "pass"})"), badId},
    {program(R"({"id": 1e2, "kind": "pass"})"), badId},
    {program(R"({"id": "1", "kind": "pass"})"), badId},
    {program(R"({"id": 1, "kind": "pass"},{"id": 1, "kind": "pass"})"),
     "The id 1 is taken: it also stands in line 1."},
    {program(R"({"id": 1, "kind": "shield", "body": [{"id": 1, "kind": "x"}]})"),
     "The id 1 is taken: it also stands in line 1."},
    {document(R"("definitions": [{"id": 1, "name": "f"}], "program": [{"id": 1, "kind": "pass"}])"),
     "The id 1 is taken: it also stands in line 1."},
};
INSTANTIATE_TEST_SUITE_P(ids, Refused, testing::ValuesIn(ids));

const Refusal members[] = {
    {document(R"("title": 1)"), "«title» must be a text in quotes."},
    {document(R"("program": {})"), "A list of blocks must be a list in brackets."},
    {document(R"("definitions": {})"), "«definitions» must be a list in brackets."},
    {document(R"("definitions": [1])"), "A definition must be an object in braces."},
    {document(R"("definitions": [{"id": 1}])"), "A definition has no name."},
    {document(R"("definitions": [{"name": ["f"]}])"), "«name» must be a text in quotes."},
    {document(R"("definitions": [{"name": "f", "kind": "class"}])"),
     "«class» is no kind of definition that this version knows."},
    {document(R"("definitions": [{"name": "f", "parameters": "a"}])"),
     "«parameters» must be a list in brackets."},
    {document(R"("definitions": [{"name": "f", "parameters": [1]}])"),
     "A parameter must be a text in quotes."},
    {document(R"("settings": [])"), "«settings» must be an object in braces."},
    {document(R"("settings": {"seed": 1.5})"),
     "The seed must be a whole number of at most 18 digits."},
    {document(R"("settings": {"seed": 99999999999999999999})"),
     "The seed must be a whole number of at most 18 digits."},
    {document(R"("notes": [{"at": -1, "text": "x"}])"),
     "«at» of a note must be a number from 0 to 1e+09."},
    {document(R"("notes": [{"at": 1}])"), "A note needs «at», in seconds, and a «text»."},
    {document(R"("layout": {"7": [0, 0]})"),
     "The layout places the card of «7», but no definition has this id."},
    {document(R"("layout": {"+1": [0, 0]})"),
     "The layout places the card of «+1», but no definition has this id."},
    {document(R"("layout": {"program": [0]})"), "A position has two numbers: x and y."},
    {document(R"("layout": {"program": [0, 1e300]})"), "y must be a number from -1e+07 to 1e+07."},
    {document(R"("layout": {"program": ["0", 0]})"), "x must be a number from -1e+07 to 1e+07."},
};
INSTANTIATE_TEST_SUITE_P(members, Refused, testing::ValuesIn(members));

const Refusal blocks[] = {
    {program("1"), "A block must be an object in braces."},
    {program("{}"), "A block has no kind."},
    {program(R"({"kind": 1})"), "«kind» must be a text in quotes."},
    {program(R"({"kind": "pass", "disabled": "yes"})"), "«disabled» must be true or false."},
    {program(R"({"kind": "pass", "comment": null})"), "«comment» must be a text in quotes."},
    {program(R"({"kind": "pass", "body": [{"kind": "pass"}]})"),
     "This kind of block holds no other blocks."},
    {program(R"({"kind": "else"})"), "«else» is a clause and stands in a body."},
    {program(R"({"kind": "if", "body": [{"kind": "elif"}]})"),
     "«elif» is a clause and stands in a body."},
    {program(R"({"kind": "if", "clauses": [{"kind": "pass"}]})"),
     "The clauses of this block are not those that it may have, in their order."},
    {program(R"({"kind": "if", "clauses": [{"kind": "else"}, {"kind": "elif"}]})"),
     "The clauses of this block are not those that it may have, in their order."},
    {program(R"({"kind": "if", "body": "x"})"), "A list of blocks must be a list in brackets."},
};
INSTANTIATE_TEST_SUITE_P(blocks, Refused, testing::ValuesIn(blocks));

std::string nestedIfs(int levels)
{
    std::string json;
    for (int i = 1; i < levels; ++i)
        json += R"({"kind": "if", "condition": "x", "body": [)";
    json += R"({"kind": "pass"})";
    for (int i = 1; i < levels; ++i)
        json += "]}";
    return program(json);
}

TEST(ScenarioLimits, holdForNestedBlocks)
{
    EXPECT_TRUE(readScenario(nestedIfs(limits::nesting)).ok());
    EXPECT_EQ(problemOf(nestedIfs(limits::nesting + 1)).what,
              "Blocks stand in more than 64 others.");
}

TEST(ScenarioLimits, holdForTheNumberOfBlocks)
{
    std::string list = R"({"kind": "pass"})";
    for (int i = 1; i < 10; ++i)
        list += R"(,{"kind": "pass"})";
    ReadLimits limits;
    limits.blocks = 10;
    EXPECT_TRUE(readScenario(program(list), limits).ok());
    limits.blocks = 9;
    const Result<Scenario> scenario = readScenario(program(list), limits);
    ASSERT_FALSE(scenario.ok());
    EXPECT_EQ(scenario.problem().what, "The file holds more than 9 blocks.");
}

TEST(ScenarioReader, keepsHostileNamesAsTheyAre)
{
    const std::string name = "a\\u0000\\u202e<b>\\n\\\"\\\"\\\"class";
    const Result<Scenario> scenario =
        readScenario(document("\"definitions\": [{\"id\": 1, \"name\": \"" + name + "\"}]"));
    ASSERT_TRUE(scenario.ok()) << scenario.problem().text();
    EXPECT_EQ(scenario->definitions[0].name.size(), 17u);
    EXPECT_EQ(*readScenario(writeScenario(*scenario)), *scenario);
}

} // namespace
} // namespace coroscope
