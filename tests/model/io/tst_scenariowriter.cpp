// SPDX-License-Identifier: GPL-3.0-or-later
#include "iofixture.h"

namespace coroscope {
namespace {

using test::block;
using test::with;

TEST(ScenarioWriter, writesOneBlockALine)
{
    Scenario scenario = test::scenarioOf(
        {test::coroutine(
            "main",
            {block(BlockKind::Sleep, {{"seconds", "1"}, {"target", "x"}}, 2),
             with(block(BlockKind::If, {{"condition", "x"}}, 3),
                  {block(BlockKind::Log, {{"values", "\"yes\""}}, 4)},
                  {with(block(BlockKind::Else, {}, 5), {block(BlockKind::Pass, {}, 6)})})},
            1)},
        {block(BlockKind::Run, {{"call", "main()"}}, 7)});
    scenario.title = "Two";
    scenario.definitions[0].parameters = {"a", "b=2"};
    scenario.layout[DefinitionId(1)] = {120, 40.5};
    scenario.layout[DefinitionId()] = {0, 0};
    const std::string expected =
        R"json({
  "format": "coroscope-scenario",
  "version": 1,
  "generator": "Coroscope )json" COROSCOPE_VERSION R"json(",
  "title": "Two",
  "definitions": [
    {"id": 1, "kind": "coroutine", "name": "main", "parameters": ["a", "b=2"], "body": [
      {"id": 2, "kind": "sleep", "seconds": "1", "target": "x"},
      {"id": 3, "kind": "if", "condition": "x", "body": [
        {"id": 4, "kind": "log", "values": "\"yes\""}
      ], "clauses": [
        {"id": 5, "kind": "else", "body": [
          {"id": 6, "kind": "pass"}
        ]}
      ]}
    ]}
  ],
  "program": [
    {"id": 7, "kind": "run", "call": "main()"}
  ],
  "settings": {"seed": 1},
  "layout": {"program": [0, 0], "1": [120, 40.5]}
}
)json";
    EXPECT_EQ(writeScenario(scenario), expected);
}

TEST(ScenarioWriter, leavesOutWhatIsEmptyOrDefault)
{
    EXPECT_EQ(writeScenario({}),
              "{\n  \"format\": \"coroscope-scenario\",\n  \"version\": 1,\n"
              "  \"generator\": \"Coroscope " COROSCOPE_VERSION "\",\n  \"title\": \"\",\n"
              "  \"definitions\": [],\n  \"program\": [],\n  \"settings\": {\"seed\": 1}\n}\n");
    const std::string gather = writeBlocks({block(BlockKind::Gather, {{"awaitables", "a"}}, 1)});
    EXPECT_NE(gather.find("{\"id\": 1, \"kind\": \"gather\", \"awaitables\": \"a\"}"),
              std::string::npos)
        << gather;
}

TEST(ScenarioWriter, givesBackWhatTheReaderReads)
{
    const Scenario scenario = test::everything();
    const std::string bytes = writeScenario(scenario);
    const Result<Scenario> copy = readScenario(bytes);
    ASSERT_TRUE(copy.ok()) << copy.problem().text();
    EXPECT_EQ(*copy, scenario);
    EXPECT_EQ(writeScenario(*copy), bytes);
}

TEST(ScenarioWriter, keepsWhatANewerFileAdds)
{
    const std::string body = R"(,
  "title": "Newer",
  "definitions": [
    {"id": 1, "kind": "coroutine", "name": "f", "parameters": [], "colour": {"b": 1, "a": [1.50, 1E2, null]}, "body": [
      {"id": 2, "kind": "sleep", "seconds": "1", "jitter": "0.1", "later": [true, {"x": "\u0000"}]},
      {"id": 3, "kind": "later_scope", "limit": 123456789012345678901234567890, "variable": "g", "disabled": true, "comment": "new", "body": [
        {"id": 4, "kind": "log", "values": "1"},
        {"id": 5, "kind": "shield"}
      ], "clauses": [
        {"id": 6, "kind": "except_star"}
      ]}
    ]}
  ],
  "program": [],
  "settings": {"seed": 3, "threads": 4},
  "notes": [{"at": 1.5, "text": "here", "colour": "red"}],
  "watch": {"z": 1, "a": 2},
  "zoom": 2
}
)";
    const std::string bytes = "{\n  \"format\": \"coroscope-scenario\",\n  \"version\": 1,\n"
                              "  \"generator\": \"Coroscope " COROSCOPE_VERSION "\"" +
                              body;
    const Result<Scenario> scenario = readScenario(bytes);
    ASSERT_TRUE(scenario.ok()) << scenario.problem().text();
    EXPECT_EQ(writeScenario(*scenario), bytes);
    const Block &group = scenario->definitions[0].body[1];
    EXPECT_EQ(group.kind, BlockKind::Unknown);
    EXPECT_EQ(group.unknownKind, "later_scope");
    EXPECT_EQ(group.body.size(), 2u);
    EXPECT_EQ(scenario->nextId(), 7u) << "ids inside unknown blocks count";
}

TEST(Clipboard, carriesBlocksAndDefinitions)
{
    const Scenario scenario = test::everything();
    const BlockList &blocks = scenario.definitions[0].body;
    const Result<BlockList> copied = readBlocks(writeBlocks(blocks));
    ASSERT_TRUE(copied.ok()) << copied.problem().text();
    EXPECT_EQ(*copied, blocks);
    const Result<Definition> definition = readDefinition(writeDefinition(scenario.definitions[0]));
    ASSERT_TRUE(definition.ok()) << definition.problem().text();
    EXPECT_EQ(*definition, scenario.definitions[0]);
}

TEST(Clipboard, carriesClausesOnTheirOwn)
{
    const BlockList clauses{block(BlockKind::Elif, {{"condition", "x"}}, 1)};
    const Result<BlockList> copied = readBlocks(writeBlocks(clauses));
    ASSERT_TRUE(copied.ok());
    EXPECT_EQ(*copied, clauses);
}

TEST(Clipboard, refusesOtherTexts)
{
    for (const std::string &text : {std::string("hello"), std::string(""), writeScenario({}),
                                    writeDefinition({}), std::string("[]")})
        EXPECT_FALSE(readBlocks(text).ok()) << text;
    EXPECT_EQ(readBlocks(writeScenario({})).problem().what,
              "These are no blocks that Coroscope copied.");
}

} // namespace
} // namespace coroscope
