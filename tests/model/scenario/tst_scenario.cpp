// SPDX-License-Identifier: GPL-3.0-or-later
#include "builders.h"

#include <gtest/gtest.h>

namespace coroscope {
namespace {

using enum BlockKind;
using test::block;
using test::with;

/// main: 1 { 2 if { 3 } else 4 { 5 } }; program: 6
class Lookup : public testing::Test {
protected:
    Scenario scenario =
        test::scenarioOf({test::coroutine("main",
                                          {with(block(If, {}, 2), {block(Pass, {}, 3)},
                                                {with(block(Else, {}, 4), {block(Log, {}, 5)})})},
                                          1)},
                         {block(BlockKind::Run, {}, 6)});
    const Scenario &constant = scenario;
};

TEST_F(Lookup, findsBlocksAtEveryDepth)
{
    for (const std::uint32_t id : {2u, 3u, 4u, 5u, 6u}) {
        ASSERT_NE(findBlock(constant, BlockId(id)), nullptr);
        EXPECT_EQ(findBlock(constant, BlockId(id))->id, BlockId(id));
    }
    EXPECT_EQ(findBlock(constant, BlockId(1)), nullptr) << "1 is a definition";
    EXPECT_EQ(findBlock(constant, BlockId(7)), nullptr);
    scenario.program.push_back(block(Pass));
    EXPECT_EQ(findBlock(constant, BlockId()), nullptr) << "0 names nothing";
}

TEST_F(Lookup, findsDefinitions)
{
    ASSERT_NE(findDefinition(constant, DefinitionId(1)), nullptr);
    EXPECT_EQ(findDefinition(constant, DefinitionId(2)), nullptr);
    EXPECT_EQ(findDefinition(constant, DefinitionId()), nullptr);
}

TEST_F(Lookup, tellsWhereABlockStands)
{
    BlockAddress at;
    ASSERT_TRUE(locate(scenario, BlockId(5), at));
    EXPECT_EQ(at, (BlockAddress{{{}, BlockId(4), false}, 0}));
    ASSERT_TRUE(locate(scenario, BlockId(4), at));
    EXPECT_EQ(at, (BlockAddress{{{}, BlockId(2), true}, 0}));
    ASSERT_TRUE(locate(scenario, BlockId(2), at));
    EXPECT_EQ(at, (BlockAddress{{DefinitionId(1), {}, false}, 0}));
    ASSERT_TRUE(locate(scenario, BlockId(6), at));
    EXPECT_EQ(at, (BlockAddress{{}, 0}));
    EXPECT_FALSE(locate(scenario, BlockId(9), at));
    EXPECT_FALSE(locate(scenario, BlockId(), at));
}

TEST_F(Lookup, findsEveryListThatItTellsOf)
{
    for (const std::uint32_t id : {2u, 3u, 4u, 5u, 6u}) {
        BlockAddress at;
        ASSERT_TRUE(locate(scenario, BlockId(id), at));
        const BlockList *list = findList(constant, at.list);
        ASSERT_NE(list, nullptr);
        EXPECT_EQ(list->at(at.index).id, BlockId(id));
    }
    EXPECT_EQ(findList(constant, {DefinitionId(9), {}, false}), nullptr);
    EXPECT_EQ(findList(constant, {{}, BlockId(9), false}), nullptr);
}

TEST_F(Lookup, tellsTheDefinitionAroundABlock)
{
    EXPECT_EQ(definitionOf(scenario, BlockId(5)), DefinitionId(1));
    EXPECT_EQ(definitionOf(scenario, BlockId(6)), DefinitionId());
    EXPECT_EQ(definitionOf(scenario, BlockId(9)), DefinitionId());
}

TEST_F(Lookup, tellsWhatABlockContains)
{
    const Block &statement = *findBlock(constant, BlockId(2));
    EXPECT_TRUE(contains(statement, BlockId(2)));
    EXPECT_TRUE(contains(statement, BlockId(5)));
    EXPECT_FALSE(contains(statement, BlockId(6)));
}

TEST_F(Lookup, givesTheNextIdAboveBlocksAndDefinitions)
{
    EXPECT_EQ(scenario.nextId(), 7u);
    scenario.definitions[0].id = DefinitionId(20);
    EXPECT_EQ(scenario.nextId(), 21u);
    EXPECT_EQ(Scenario().nextId(), 1u);
}

} // namespace
} // namespace coroscope
