// SPDX-License-Identifier: GPL-3.0-or-later
#include "documentfixture.h"

#include "scenario/limits.h"

namespace coroscope {
namespace {

using enum BlockKind;
using Kind = ChangeEvent::Kind;
using test::block;

class DocumentDefinitions : public test::DocumentTest {};

TEST_F(DocumentDefinitions, areAddedWithTheirCardUnderNewIds)
{
    const DefinitionId id =
        document.addDefinition(test::coroutine("third", {block(Pass, {}, 2)}, 1), {5, 6});
    EXPECT_EQ(id, DefinitionId(13));
    EXPECT_EQ(list({id, {}, false}), "14");
    EXPECT_EQ(document.scenario().layout.at(id), (CardPosition{5, 6}));
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].kind, Kind::DefinitionAdded);
    EXPECT_EQ(events[0].definition, id);
    expectUndoable();
}

TEST_F(DocumentDefinitions, areRemovedWithTheirCardAndComeBackInPlace)
{
    EXPECT_TRUE(document.removeDefinition(DefinitionId(1)));
    ASSERT_EQ(document.scenario().definitions.size(), 1u);
    EXPECT_TRUE(document.scenario().layout.empty());
    EXPECT_EQ(events.back().kind, Kind::DefinitionRemoved);
    expectUndoable();
    EXPECT_FALSE(document.removeDefinition(DefinitionId(1)));
}

TEST_F(DocumentDefinitions, changeNameKindAndParameters)
{
    EXPECT_TRUE(document.renameDefinition(DefinitionId(1), "start"));
    EXPECT_TRUE(document.setDefinitionKind(DefinitionId(1), Definition::Kind::Function));
    EXPECT_TRUE(document.setParameters(DefinitionId(1), {"a", "b=2"}));
    const Definition &changed = document.scenario().definitions[0];
    EXPECT_EQ(changed.name, "start");
    EXPECT_EQ(changed.kind, Definition::Kind::Function);
    EXPECT_EQ(changed.parameters, (std::vector<std::string>{"a", "b=2"}));
    EXPECT_EQ(document.undoStack().count(), 3);
    for (const ChangeEvent &event : events)
        EXPECT_EQ(event.kind, Kind::DefinitionChanged);
    while (document.undoStack().canUndo())
        document.undoStack().undo();
    EXPECT_EQ(bytes(), first);
}

TEST_F(DocumentDefinitions, moveTheirCardInOneCommandADrag)
{
    for (int x = 0; x < 5; ++x)
        EXPECT_TRUE(document.setCardPosition(DefinitionId(1), {double(x), 0}));
    EXPECT_EQ(events.back().kind, Kind::LayoutChanged);
    expectUndoable();
    document.endEditing();
    document.setCardPosition(DefinitionId(1), {99, 0});
    EXPECT_EQ(document.undoStack().count(), 2);
}

TEST_F(DocumentDefinitions, getTheirFirstPositionAndLoseItOnUndo)
{
    EXPECT_TRUE(document.setCardPosition(DefinitionId(), {1, 2})) << "the program's card";
    expectUndoable();
    document.undoStack().undo();
    EXPECT_TRUE(document.setCardPosition(DefinitionId(10), {1, 2}));
    EXPECT_TRUE(document.setCardPosition(DefinitionId(10), {3, 4}));
    expectUndoable();
}

TEST_F(DocumentDefinitions, refuseWhatDoesNotExistOrFit)
{
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_FALSE(document.renameDefinition(DefinitionId(2), "x"));
    EXPECT_FALSE(document.setDefinitionKind(DefinitionId(), Definition::Kind::Function));
    EXPECT_FALSE(document.setParameters(DefinitionId(99), {}));
    EXPECT_FALSE(document.setCardPosition(DefinitionId(99), {}));
    EXPECT_FALSE(document.setCardPosition(DefinitionId(1), {infinity, 0}));
    EXPECT_FALSE(document.setCardPosition(DefinitionId(1), {0, 2 * limits::coordinate}));
    EXPECT_FALSE(document.addDefinition(test::coroutine("f", {block(Else)}), {}));
    EXPECT_FALSE(document.addDefinition(test::coroutine("f", {}), {infinity, 0}));
    expectUntouched();
}

TEST_F(DocumentDefinitions, leaveTheStackAloneWhenNothingChanges)
{
    EXPECT_TRUE(document.renameDefinition(DefinitionId(1), "main"));
    EXPECT_TRUE(document.setDefinitionKind(DefinitionId(1), Definition::Kind::Coroutine));
    EXPECT_TRUE(document.setParameters(DefinitionId(1), {}));
    EXPECT_TRUE(document.setCardPosition(DefinitionId(1), {10, 20}));
    expectUntouched();
}

} // namespace
} // namespace coroscope
