// SPDX-License-Identifier: GPL-3.0-or-later
#include "documentfixture.h"

#include "io/scenarioreader.h"
#include "scenario/placement.h"

#include <random>
#include <set>

namespace coroscope {
namespace {

void collect(const BlockList &blocks, std::vector<std::uint32_t> &ids)
{
    for (const Block &block : blocks) {
        ids.push_back(block.id.value);
        collect(block.body, ids);
        collect(block.clauses, ids);
    }
}

/// A person who edits at random; half of what they try cannot be done.
class RandomEditor {
public:
    RandomEditor(Document &document, unsigned seed) : m_document(document), m_random(seed) {}

    void edit()
    {
        switch (number(14)) {
        case 0:
        case 1:
        case 2:
            m_document.insertBlocks(place(), {randomBlock(), randomBlock()});
            break;
        case 3:
            m_document.removeBlocks(someIds());
            break;
        case 4:
        case 5:
            m_document.moveBlocks(someIds(), place());
            break;
        case 6:
            m_document.duplicateBlocks({anyId()});
            break;
        case 7:
        case 8:
            m_document.setField(anyId(), number(3), std::to_string(number(4)));
            break;
        case 9:
            m_document.setDisabled(someIds(), number(2) == 0);
            break;
        case 10:
            m_document.addDefinition(
                test::coroutine("f" + std::to_string(number(5)), {randomBlock()}),
                {double(number(100)), 0});
            break;
        case 11:
            m_document.removeDefinition(DefinitionId(anyId().value));
            break;
        case 12:
            m_document.setCardPosition(DefinitionId(anyDefinition()), {0, double(number(9))});
            break;
        case 13:
            m_document.endEditing();
            m_document.renameDefinition(DefinitionId(anyDefinition()), "g");
            break;
        }
    }

    std::vector<std::uint32_t> allIds() const
    {
        std::vector<std::uint32_t> ids;
        for (const Definition &definition : m_document.scenario().definitions) {
            ids.push_back(definition.id.value);
            collect(definition.body, ids);
        }
        collect(m_document.scenario().program, ids);
        return ids;
    }

private:
    unsigned number(unsigned below) { return static_cast<unsigned>(m_random() % below); }
    Block randomBlock()
    {
        const auto types = blockTypes();
        Block block = newBlock(types[number(unsigned(types.size()) - 1)].kind);
        if (blockType(block.kind).hasBody && number(2) == 0)
            block.body.push_back(newBlock(BlockKind::Log));
        return block;
    }
    BlockId anyId()
    {
        const auto ids = allIds();
        return BlockId(ids.empty() ? 1 : ids[number(unsigned(ids.size()))]);
    }
    std::vector<BlockId> someIds()
    {
        std::vector<BlockId> ids(1 + number(3));
        for (BlockId &id : ids)
            id = anyId();
        return ids;
    }
    std::uint32_t anyDefinition()
    {
        const auto &definitions = m_document.scenario().definitions;
        return definitions.empty() ? 0 : definitions[number(unsigned(definitions.size()))].id.value;
    }
    BlockAddress place()
    {
        ListAddress list;
        if (number(3) == 0)
            list.definition = DefinitionId(anyDefinition());
        else if (number(2) == 0)
            list = {{}, anyId(), number(2) == 0};
        return {list, number(3)};
    }

    Document &m_document;
    std::mt19937 m_random;
};

class RandomEdits : public testing::TestWithParam<unsigned> {};

TEST_P(RandomEdits, canAllBeUndoneAndRedone)
{
    Document document;
    document.setScenario(test::numbered(test::scenarioOf(
        {test::coroutine("main", {newBlock(BlockKind::Try), newBlock(BlockKind::If)})},
        {newBlock(BlockKind::Run)})));
    const std::string first = writeScenario(document.scenario());
    RandomEditor editor(document, GetParam());
    for (int i = 0; i < 150; ++i) {
        editor.edit();
        const auto ids = editor.allIds();
        ASSERT_EQ(std::set(ids.begin(), ids.end()).size(), ids.size()) << "edit " << i;
        for (const Definition &definition : document.scenario().definitions)
            ASSERT_TRUE(areWellFormed(definition.body));
        if (i % 10 == 9) {
            document.undoStack().undo();
            document.undoStack().undo();
        }
    }
    while (document.undoStack().canRedo())
        document.undoStack().redo();
    EXPECT_GT(document.undoStack().count(), 20);
    const std::string last = writeScenario(document.scenario());
    const Result<Scenario> copy = readScenario(last);
    ASSERT_TRUE(copy.ok()) << copy.problem().text();
    EXPECT_EQ(writeScenario(*copy), last);
    for (int round = 0; round < 2; ++round) {
        while (document.undoStack().canUndo())
            document.undoStack().undo();
        EXPECT_EQ(writeScenario(document.scenario()), first);
        while (document.undoStack().canRedo())
            document.undoStack().redo();
        EXPECT_EQ(writeScenario(document.scenario()), last);
    }
}

INSTANTIATE_TEST_SUITE_P(seeds, RandomEdits, testing::Range(0u, 40u));

} // namespace
} // namespace coroscope
