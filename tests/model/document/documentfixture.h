// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"
#include "io/scenariowriter.h"
#include "model/scenario/builders.h"

#include <gtest/gtest.h>

namespace coroscope::test {

/// A document with
///     1 main: 2 log "a"; 3 if { 4 log "b"; 5 sleep } elif 6 { } else 7 { 8 pass }; 9 log "c"
///     10 other: 11 pass
///     program: 12 run
/// which notes every event.
class DocumentTest : public testing::Test {
protected:
    DocumentTest()
    {
        using enum BlockKind;
        Scenario scenario = scenarioOf(
            {coroutine(
                 "main",
                 {block(Log, {{"values", "\"a\""}}, 2),
                  with(block(If, {{"condition", "x"}}, 3),
                       {block(Log, {{"values", "\"b\""}}, 4), block(Sleep, {{"seconds", "1"}}, 5)},
                       {block(Elif, {{"condition", "y"}}, 6),
                        with(block(Else, {}, 7), {block(Pass, {}, 8)})}),
                  block(Log, {{"values", "\"c\""}}, 9)},
                 1),
             coroutine("other", {block(Pass, {}, 11)}, 10)},
            {block(BlockKind::Run, {{"call", "main()"}}, 12)});
        scenario.layout[DefinitionId(1)] = {10, 20};
        document.setScenario(scenario);
        first = writeScenario(document.scenario());
        QObject::connect(&document, &Document::changed,
                         [this](const ChangeEvent &event) { events.push_back(event); });
    }

    /// The ids of the list, as text: "2 3 9".
    std::string list(const ListAddress &address) const
    {
        std::string text;
        for (const Block &block : *findList(document.scenario(), address))
            text += (text.empty() ? "" : " ") + std::to_string(block.id.value);
        return text;
    }
    std::string mainBody() const { return list(inMain); }
    std::string bytes() const { return writeScenario(document.scenario()); }
    /// Undoing gives back the first bytes; redoing the present ones. For one command.
    void expectUndoable()
    {
        const std::string changed = bytes();
        EXPECT_NE(changed, first);
        EXPECT_EQ(document.undoStack().count(), 1);
        document.undoStack().undo();
        EXPECT_EQ(bytes(), first);
        document.undoStack().redo();
        EXPECT_EQ(bytes(), changed);
    }
    /// Nothing was changed and nothing can be undone.
    void expectUntouched()
    {
        EXPECT_EQ(bytes(), first);
        EXPECT_EQ(document.undoStack().count(), 0);
        EXPECT_TRUE(events.empty());
    }

    const ListAddress inMain{DefinitionId(1), {}, false};
    const ListAddress inIf{{}, BlockId(3), false};
    const ListAddress clausesOfIf{{}, BlockId(3), true};
    Document document;
    std::string first;
    std::vector<ChangeEvent> events;
};

} // namespace coroscope::test
