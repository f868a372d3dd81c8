// SPDX-License-Identifier: GPL-3.0-or-later
#include "builders.h"

#include "scenario/limits.h"
#include "scenario/placement.h"

#include <gtest/gtest.h>

namespace coroscope {
namespace {

using enum BlockKind;
using test::block;
using test::with;

TEST(Clauses, mayStandInPythonsOrderAlone)
{
    EXPECT_TRUE(areClausesInOrder(If, {Elif, Elif, Else}));
    EXPECT_FALSE(areClausesInOrder(If, {Else, Elif}));
    EXPECT_FALSE(areClausesInOrder(If, {Else, Else}));
    EXPECT_FALSE(areClausesInOrder(If, {Except}));
    EXPECT_TRUE(areClausesInOrder(Try, {Except, Except, Else, Finally}));
    EXPECT_TRUE(areClausesInOrder(Try, {Finally}));
    EXPECT_FALSE(areClausesInOrder(Try, {Finally, Except}));
    EXPECT_FALSE(areClausesInOrder(Sleep, {Else}));
    EXPECT_TRUE(areClausesInOrder(For, {Else}));
    EXPECT_TRUE(areClausesInOrder(Try, {Except, Unknown, Finally}));
    EXPECT_TRUE(areClausesInOrder(Unknown, {Finally, Elif}));
}

class Placement : public testing::Test {
protected:
    Scenario scenario = test::numbered(test::scenarioOf(
        {test::coroutine("main", {with(block(Try), {block(Pass)}, {block(Except), block(Finally)}),
                                  block(Sleep)})}));
    DefinitionId main = scenario.definitions[0].id;
    BlockId attempt = scenario.definitions[0].body[0].id;
    BlockId sleep = scenario.definitions[0].body[1].id;
};

TEST_F(Placement, takesPlainBlocksInBodiesAndThePrograms)
{
    EXPECT_TRUE(canInsert(scenario, {{main, {}, false}, 2}, {block(Log)}));
    EXPECT_TRUE(canInsert(scenario, {{{}, attempt, false}, 0}, {block(Log)}));
    EXPECT_TRUE(canInsert(scenario, {{}, 0}, {block(BlockKind::Run)}));
    EXPECT_FALSE(canInsert(scenario, {{{}, sleep, false}, 0}, {block(Log)})) << "no body";
    EXPECT_FALSE(canInsert(scenario, {{{}, attempt, true}, 0}, {block(Log)})) << "clauses";
}

TEST_F(Placement, takesClausesOnlyWhereTheirOrderHolds)
{
    const ListAddress clauses{{}, attempt, true};
    EXPECT_TRUE(canInsert(scenario, {clauses, 1}, {block(Except)}));
    EXPECT_TRUE(canInsert(scenario, {clauses, 1}, {block(Else)}));
    EXPECT_FALSE(canInsert(scenario, {clauses, 0}, {block(Else)}));
    EXPECT_FALSE(canInsert(scenario, {clauses, 2}, {block(Finally)}));
    EXPECT_FALSE(canInsert(scenario, {{main, {}, false}, 0}, {block(Except)}));
    EXPECT_FALSE(canInsert(scenario, {{}, 0}, {block(Else)}));
}

TEST_F(Placement, refusesPlacesThatDoNotExist)
{
    EXPECT_FALSE(canInsert(scenario, {{main, {}, false}, 3}, {block(Log)}));
    EXPECT_FALSE(canInsert(scenario, {{DefinitionId(99), {}, false}, 0}, {block(Log)}));
    EXPECT_FALSE(canInsert(scenario, {{{}, BlockId(99), false}, 0}, {block(Log)}));
    EXPECT_FALSE(canInsert(scenario, {{{}, {}, true}, 0}, {block(Else)}));
}

TEST_F(Placement, refusesNestingBeyondTheLimit)
{
    Block nested = block(Pass);
    for (int i = 1; i < limits::nesting; ++i)
        nested = with(block(If), {nested});
    EXPECT_EQ(nestingOf({nested}), limits::nesting);
    EXPECT_TRUE(canInsert(scenario, {{}, 0}, {nested}));
    EXPECT_FALSE(canInsert(scenario, {{{}, attempt, false}, 0}, {nested}));
}

TEST(Counting, includesBodiesAndClauses)
{
    const BlockList blocks{with(block(If), {block(Pass)}, {with(block(Else), {block(Pass)})})};
    EXPECT_EQ(countBlocks(blocks), 4u);
    EXPECT_EQ(nestingOf(blocks), 3);
    EXPECT_EQ(nestingOf({}), 0);
}

} // namespace
} // namespace coroscope
