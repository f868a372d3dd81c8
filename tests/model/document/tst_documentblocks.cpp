// SPDX-License-Identifier: GPL-3.0-or-later
#include "documentfixture.h"

#include "scenario/limits.h"

namespace coroscope {
namespace {

using enum BlockKind;
using test::block;
using test::with;

class DocumentBlocks : public test::DocumentTest {};

TEST_F(DocumentBlocks, insertsBlocksUnderNewIds)
{
    const auto ids = document.insertBlocks(
        {inMain, 1}, {block(Pass, {}, 2), with(block(While), {block(Break)})});
    ASSERT_EQ(ids.size(), 2u);
    EXPECT_EQ(mainBody(), "2 13 14 3 9");
    EXPECT_EQ(ids[0], BlockId(13));
    EXPECT_EQ(list({{}, BlockId(14), false}), "15");
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].kind, ChangeEvent::Kind::ListChanged);
    EXPECT_EQ(events[0].list, inMain);
    expectUndoable();
}

TEST_F(DocumentBlocks, insertsIntoBodiesClausesAndTheProgram)
{
    EXPECT_FALSE(document.insertBlocks({inIf, 2}, {block(Pass)}).empty());
    EXPECT_FALSE(document.insertBlocks({clausesOfIf, 1}, {block(Elif)}).empty());
    EXPECT_FALSE(document.insertBlocks({{{}, BlockId(7), false}, 0}, {block(Pass)}).empty());
    EXPECT_FALSE(document.insertBlocks({{}, 0}, {block(NewEventLoop)}).empty());
    EXPECT_EQ(list(inIf), "4 5 13");
    EXPECT_EQ(list(clausesOfIf), "6 14 7");
    EXPECT_EQ(list({}), "16 12");
}

TEST_F(DocumentBlocks, refusesInsertionsThatDoNotFit)
{
    EXPECT_TRUE(document.insertBlocks({inMain, 4}, {block(Pass)}).empty()) << "past the end";
    EXPECT_TRUE(document.insertBlocks({{DefinitionId(2), {}, false}, 0}, {block(Pass)}).empty());
    EXPECT_TRUE(document.insertBlocks({{{}, BlockId(4), false}, 0}, {block(Pass)}).empty());
    EXPECT_TRUE(document.insertBlocks({inMain, 0}, {block(Else)}).empty()) << "clause in a body";
    EXPECT_TRUE(document.insertBlocks({clausesOfIf, 0}, {block(Pass)}).empty());
    EXPECT_TRUE(document.insertBlocks({clausesOfIf, 2}, {block(Else)}).empty()) << "second else";
    EXPECT_TRUE(document.insertBlocks({clausesOfIf, 2}, {block(Elif)}).empty()) << "after else";
    EXPECT_TRUE(document.insertBlocks({clausesOfIf, 0}, {block(Except)}).empty());
    EXPECT_TRUE(document.insertBlocks({inMain, 0}, {}).empty());
    EXPECT_TRUE(document.insertBlocks({inMain, 0}, {with(block(Pass), {block(Pass)})}).empty());
    expectUntouched();
}

TEST_F(DocumentBlocks, replacesABlockAndKeepsWhatIsInIt)
{
    const BlockId id = document.replaceBlock(BlockId(3), block(If, {{"condition", "x"}}));
    EXPECT_EQ(id, BlockId(13));
    EXPECT_EQ(mainBody(), "2 13 9");
    EXPECT_EQ(list({{}, id, false}), "4 5") << "its body";
    EXPECT_EQ(list({{}, id, true}), "6 7") << "its clauses";
    EXPECT_EQ(findBlock(document.scenario(), id)->fields[0], "x");
    expectUndoable();
}

TEST_F(DocumentBlocks, refusesAReplacementThatDoesNotFit)
{
    EXPECT_EQ(document.replaceBlock(BlockId(3), block(Pass)), BlockId()) << "it has a body";
    EXPECT_EQ(document.replaceBlock(BlockId(2), block(Else)), BlockId());
    EXPECT_EQ(document.replaceBlock(BlockId(99), block(Pass)), BlockId());
    expectUntouched();
}

TEST_F(DocumentBlocks, removesNestedSelectionsOnce)
{
    EXPECT_TRUE(document.removeBlocks({BlockId(4), BlockId(3), BlockId(8), BlockId(2)}));
    EXPECT_EQ(mainBody(), "9");
    expectUndoable();
}

TEST_F(DocumentBlocks, removesFromSeveralListsInOneCommand)
{
    EXPECT_TRUE(document.removeBlocks({BlockId(12), BlockId(4), BlockId(6), BlockId(11)}));
    EXPECT_EQ(list(inIf), "5");
    EXPECT_EQ(list(clausesOfIf), "7");
    EXPECT_EQ(events.size(), 4u) << "one event for each list";
    expectUndoable();
}

TEST_F(DocumentBlocks, ignoresTheRemovalOfWhatIsNotThere)
{
    EXPECT_FALSE(document.removeBlocks({}));
    EXPECT_FALSE(document.removeBlocks({BlockId(99), BlockId()}));
    expectUntouched();
}

TEST_F(DocumentBlocks, movesWithinAListBothWays)
{
    EXPECT_TRUE(document.moveBlocks({BlockId(2)}, {inMain, 3}));
    EXPECT_EQ(mainBody(), "3 9 2");
    expectUndoable();
    EXPECT_TRUE(document.moveBlocks({BlockId(2)}, {inMain, 0}));
    EXPECT_EQ(mainBody(), "2 3 9");
}

TEST_F(DocumentBlocks, movesSeveralBlocksInReadingOrder)
{
    EXPECT_TRUE(document.moveBlocks({BlockId(9), BlockId(11), BlockId(2)}, {inIf, 1}));
    EXPECT_EQ(list(inIf), "4 2 9 11 5");
    EXPECT_EQ(mainBody(), "3");
    expectUndoable();
}

TEST_F(DocumentBlocks, movesANestedBlockOutAlongWithItsNeighbours)
{
    EXPECT_TRUE(document.moveBlocks({BlockId(5), BlockId(9)}, {inMain, 0}));
    EXPECT_EQ(mainBody(), "5 9 2 3");
    expectUndoable();
}

TEST_F(DocumentBlocks, refusesToMoveABlockIntoItself)
{
    EXPECT_FALSE(document.moveBlocks({BlockId(3)}, {inIf, 0}));
    EXPECT_FALSE(document.moveBlocks({BlockId(3)}, {{{}, BlockId(7), false}, 0}));
    EXPECT_FALSE(document.moveBlocks({BlockId(2), BlockId(3)}, {clausesOfIf, 0}));
    expectUntouched();
}

TEST_F(DocumentBlocks, refusesMovesOfClausesIntoBodiesAndOutOfOrder)
{
    EXPECT_FALSE(document.moveBlocks({BlockId(6)}, {inMain, 0}));
    EXPECT_FALSE(document.moveBlocks({BlockId(2)}, {clausesOfIf, 0}));
    EXPECT_FALSE(document.moveBlocks({BlockId(7)}, {clausesOfIf, 0})) << "else before elif";
    EXPECT_FALSE(document.moveBlocks({BlockId(2)}, {inMain, 9}));
    expectUntouched();
}

TEST_F(DocumentBlocks, countsAMoveToTheSamePlaceAsDone)
{
    EXPECT_TRUE(document.moveBlocks({BlockId(3)}, {inMain, 1}));
    EXPECT_TRUE(document.moveBlocks({BlockId(3)}, {inMain, 2}));
    EXPECT_TRUE(document.moveBlocks({BlockId(2), BlockId(3)}, {inMain, 1}));
    expectUntouched();
}

TEST_F(DocumentBlocks, refusesNestingThatAFileCouldNotHold)
{
    Block nested = block(Pass);
    for (int i = 1; i < limits::nesting; ++i)
        nested = with(block(If), {nested});
    EXPECT_TRUE(document.insertBlocks({inIf, 0}, {nested}).empty());
    const auto ids = document.insertBlocks({inMain, 0}, {nested});
    ASSERT_EQ(ids.size(), 1u);
    EXPECT_FALSE(document.moveBlocks(ids, {inIf, 0}));
    EXPECT_TRUE(readBlocks(writeBlocks(document.scenario().definitions[0].body)).ok());
}

TEST_F(DocumentBlocks, refusesMoreBlocksThanAFileCouldHold)
{
    BlockList many(limits::blocks, block(Pass));
    EXPECT_TRUE(document.insertBlocks({inMain, 0}, many).empty());
    expectUntouched();
}

TEST_F(DocumentBlocks, duplicatesBehindTheOriginals)
{
    const auto ids = document.duplicateBlocks({BlockId(3), BlockId(2)});
    ASSERT_EQ(ids.size(), 2u);
    EXPECT_EQ(mainBody(), "2 3 13 14 9");
    EXPECT_EQ(list({{}, BlockId(14), false}), "15 16");
    EXPECT_EQ(summary(*findBlock(document.scenario(), ids[0])), "log \"a\"");
    expectUndoable();
}

TEST_F(DocumentBlocks, duplicatesInEachListOfTheSelection)
{
    EXPECT_EQ(document.duplicateBlocks({BlockId(2), BlockId(4), BlockId(9), BlockId(6)}).size(),
              4u);
    EXPECT_EQ(mainBody(), "2 3 9 13 14");
    EXPECT_EQ(list(inIf), "4 15 5");
    EXPECT_EQ(list(clausesOfIf), "6 16 7");
    expectUndoable();
}

TEST_F(DocumentBlocks, refusesToDuplicateAnElse)
{
    EXPECT_TRUE(document.duplicateBlocks({BlockId(2), BlockId(7)}).empty());
    EXPECT_TRUE(document.duplicateBlocks({BlockId(99)}).empty());
    expectUntouched();
}

TEST_F(DocumentBlocks, fillsGapsWhenTheIdsRunOut)
{
    Scenario scenario = test::scenarioOf(
        {}, {block(Pass, {}, 2), block(Pass, {}, limits::greatestId), block(Pass, {}, 4)});
    document.setScenario(scenario);
    const auto ids =
        document.insertBlocks({{}, 0}, {block(Pass), block(Pass), block(Pass), block(Pass)});
    EXPECT_EQ(list({}), "1 3 5 6 2 2147483647 4");
    EXPECT_EQ(ids.size(), 4u);
}

} // namespace
} // namespace coroscope
