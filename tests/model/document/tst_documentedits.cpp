// SPDX-License-Identifier: GPL-3.0-or-later
#include "documentfixture.h"

#include "scenario/limits.h"

#include <QSignalSpy>

namespace coroscope {
namespace {

using Kind = ChangeEvent::Kind;

class DocumentEdits : public test::DocumentTest {
protected:
    std::string seconds() const { return findBlock(document.scenario(), BlockId(5))->fields[0]; }
};

TEST_F(DocumentEdits, setsAField)
{
    EXPECT_TRUE(document.setField(BlockId(5), 0, "2"));
    EXPECT_EQ(seconds(), "2");
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].kind, Kind::FieldChanged);
    EXPECT_EQ(events[0].block, BlockId(5));
    EXPECT_EQ(events[0].field, 0u);
    expectUndoable();
}

TEST_F(DocumentEdits, mergesTypingIntoOneCommand)
{
    for (const char *text : {"2", "2.", "2.5"})
        document.setField(BlockId(5), 0, text);
    EXPECT_EQ(events.size(), 3u);
    expectUndoable();
    EXPECT_EQ(seconds(), "2.5");
}

TEST_F(DocumentEdits, mergesOnlyEditsOfTheSameField)
{
    document.setField(BlockId(5), 0, "2");
    document.setField(BlockId(5), 1, "r");
    document.setField(BlockId(4), 0, "\"x\"");
    EXPECT_EQ(document.undoStack().count(), 3);
}

TEST_F(DocumentEdits, startsANewCommandAfterEndEditing)
{
    document.setField(BlockId(5), 0, "2");
    document.endEditing();
    document.setField(BlockId(5), 0, "3");
    EXPECT_EQ(document.undoStack().count(), 2);
    document.undoStack().undo();
    EXPECT_EQ(seconds(), "2");
}

TEST_F(DocumentEdits, dropsACommandThatCameBackToTheOldText)
{
    document.setField(BlockId(5), 0, "12");
    document.setField(BlockId(5), 0, "1");
    EXPECT_EQ(document.undoStack().count(), 0);
    EXPECT_EQ(bytes(), first);
    EXPECT_FALSE(document.isModified());
}

TEST_F(DocumentEdits, leavesTheStackAloneWhenNothingChanges)
{
    EXPECT_TRUE(document.setField(BlockId(5), 0, "1"));
    EXPECT_TRUE(document.setDisabled({BlockId(5)}, false));
    EXPECT_TRUE(document.setComment(BlockId(5), ""));
    EXPECT_TRUE(document.setTitle(""));
    EXPECT_TRUE(document.setDescription(""));
    EXPECT_TRUE(document.setSettings({}));
    EXPECT_TRUE(document.setNotes({}));
    expectUntouched();
}

TEST_F(DocumentEdits, refusesWhatDoesNotExistOrFit)
{
    EXPECT_FALSE(document.setField(BlockId(99), 0, "1"));
    EXPECT_FALSE(document.setField(BlockId(5), 9, "1"));
    EXPECT_FALSE(document.setField(BlockId(5), 0, std::string(limits::textBytes + 1, 'x')));
    EXPECT_FALSE(document.setDisabled({BlockId(5), BlockId(99)}, true));
    EXPECT_FALSE(document.setDisabled({}, true));
    EXPECT_FALSE(document.setComment(BlockId(), "x"));
    EXPECT_FALSE(document.setNotes({{-1, "early"}}));
    EXPECT_FALSE(document.setNotes({{std::numeric_limits<double>::quiet_NaN(), "never"}}));
    expectUntouched();
}

TEST_F(DocumentEdits, switchesSeveralBlocksOffInOneCommand)
{
    EXPECT_TRUE(document.setDisabled({BlockId(2), BlockId(5), BlockId(2)}, true));
    EXPECT_TRUE(findBlock(document.scenario(), BlockId(2))->disabled);
    EXPECT_TRUE(findBlock(document.scenario(), BlockId(5))->disabled);
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].kind, Kind::BlockChanged);
    expectUndoable();
}

TEST_F(DocumentEdits, changesTheTextsOfTheDocument)
{
    document.setTitle("Sleep");
    document.setTitle("Sleepers");
    EXPECT_EQ(document.undoStack().count(), 1) << "typing merges";
    document.setDescription("Two of them.");
    document.setSettings({.seed = 7, .unknown = {}});
    document.setNotes({{1.5, "here"}});
    document.setComment(BlockId(2), "why");
    EXPECT_EQ(document.undoStack().count(), 5);
    EXPECT_EQ(events.back().kind, Kind::BlockChanged);
    while (document.undoStack().canUndo())
        document.undoStack().undo();
    EXPECT_EQ(bytes(), first);
}

TEST_F(DocumentEdits, keepsEachChangeOfTheNotesApart)
{
    document.setNotes({{1, "a"}});
    document.setNotes({{1, "a"}, {2, "b"}});
    EXPECT_EQ(document.undoStack().count(), 2);
}

TEST_F(DocumentEdits, knowsWhetherItIsSaved)
{
    QSignalSpy spy(&document, &Document::modifiedChanged);
    document.setField(BlockId(5), 0, "2");
    EXPECT_TRUE(document.isModified());
    document.markSaved();
    EXPECT_FALSE(document.isModified());
    document.setField(BlockId(5), 0, "3");
    EXPECT_TRUE(document.isModified()) << "an edit after a save does not merge with one before";
    document.undoStack().undo();
    EXPECT_FALSE(document.isModified());
    ASSERT_EQ(spy.size(), 4);
    EXPECT_TRUE(spy[0][0].toBool());
    EXPECT_FALSE(spy[3][0].toBool());
}

TEST_F(DocumentEdits, forgetsTheOldScenarioWhenAnotherIsOpened)
{
    document.setField(BlockId(5), 0, "2");
    events.clear();
    document.setScenario({});
    EXPECT_EQ(document.undoStack().count(), 0);
    EXPECT_FALSE(document.isModified());
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].kind, Kind::Reset);
}

TEST_F(DocumentEdits, givesIdsToAScenarioWithout)
{
    document.setScenario(test::scenarioOf({test::coroutine("f", {test::block(BlockKind::Pass)})},
                                          {test::block(BlockKind::Pass)}));
    EXPECT_EQ(document.scenario().definitions[0].id, DefinitionId(1));
    EXPECT_EQ(document.scenario().definitions[0].body[0].id, BlockId(2));
    EXPECT_EQ(document.scenario().program[0].id, BlockId(3));
}

} // namespace
} // namespace coroscope
