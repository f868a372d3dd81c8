// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/scenariomutator.h"

#include <algorithm>

namespace coroscope::fuzz {
namespace {

void collectLists(BlockList &list, std::vector<BlockList *> &out)
{
    out.push_back(&list);
    for (Block &block : list) {
        collectLists(block.body, out);
        for (Block &clause : block.clauses)
            collectLists(clause.body, out);
    }
}

std::vector<BlockList *> listsOf(Scenario &scenario)
{
    std::vector<BlockList *> lists;
    for (Definition &definition : scenario.definitions)
        collectLists(definition.body, lists);
    collectLists(scenario.program, lists);
    return lists;
}

void collectTexts(BlockList &list, std::vector<std::pair<FieldType, std::string *>> &out)
{
    for (Block &block : list) {
        const auto fields = blockType(block.kind).fields;
        for (std::size_t i = 0; i < fields.size() && i < block.fields.size(); ++i)
            out.emplace_back(fields[i].type, &block.fields[i]);
        collectTexts(block.body, out);
        collectTexts(block.clauses, out);
    }
}

std::vector<std::pair<FieldType, std::string *>> textsOf(Scenario &scenario)
{
    std::vector<std::pair<FieldType, std::string *>> texts;
    for (Definition &definition : scenario.definitions)
        collectTexts(definition.body, texts);
    collectTexts(scenario.program, texts);
    return texts;
}

void number(BlockList &list, std::uint32_t &next)
{
    for (Block &block : list) {
        block.id = BlockId(next++);
        number(block.body, next);
        number(block.clauses, next);
    }
}

/// What is likely to hurt.
constexpr const char *nasty[] = {
    "None",
    "0",
    "-1",
    "1e308",
    "float('nan')",
    "float('inf')",
    "10 ** 18",
    "'text'",
    "[]",
    "()",
    "{}",
    "range(10 ** 9)",
    "main()",
    "asyncio.current_task()",
    "asyncio.get_running_loop()",
    "asyncio.sleep(1)",
    "asyncio.sleep(0)",
    "asyncio.gather()",
    "asyncio.Future()",
    "asyncio.all_tasks()",
    "asyncio.CancelledError()",
    "lambda *a: None",
    "lambda *a: 1 / 0",
    "KeyboardInterrupt()",
    "ExceptionGroup('g', [ValueError(1)])",
    "print",
    "asyncio",
};

} // namespace

ScenarioMutator::ScenarioMutator(std::vector<Scenario> seeds, std::uint32_t seed)
    : m_seeds(std::move(seeds)), m_random(seed)
{
    for (Scenario &scenario : m_seeds) {
        for (const auto &[type, text] : textsOf(scenario))
            m_texts[type].push_back(*text);
    }
    for (const char *text : nasty) {
        // As often as the texts of several scenarios.
        for (int i = 0; i < 10; ++i)
            m_texts[FieldType::Expression].emplace_back(text);
    }
}

Scenario ScenarioMutator::next()
{
    Scenario scenario = m_seeds[below(m_seeds.size())];
    for (std::size_t changes = 1 + below(6); changes > 0; --changes)
        change(scenario);
    std::uint32_t next = 1;
    for (Definition &definition : scenario.definitions) {
        definition.id = DefinitionId(next++);
        number(definition.body, next);
    }
    number(scenario.program, next);
    scenario.layout.clear();
    return scenario;
}

void ScenarioMutator::change(Scenario &scenario)
{
    if (below(2) == 0)
        changeText(scenario);
    else
        changeBlocks(listsOf(scenario));
}

void ScenarioMutator::changeBlocks(const Lists &lists)
{
    BlockList &list = pickList(lists);
    const std::size_t at = below(list.size());
    const auto place = list.begin() + static_cast<std::ptrdiff_t>(at);
    switch (below(7)) {
    case 0:
        if (list.size() > 1)
            list.erase(place);
        break;
    case 1:
        if (!list.empty())
            list.insert(place, Block(*place));
        break;
    case 2:
        if (!list.empty())
            std::swap(*place, list[below(list.size())]);
        break;
    case 3: {
        Block block = pickBlock();
        list.insert(place, std::move(block));
        break;
    }
    case 4: // a block around the ones that follow
        if (!list.empty()) {
            Block around = newBlock(below(2) == 0 ? BlockKind::Try : BlockKind::While);
            around.body.assign(std::make_move_iterator(place), std::make_move_iterator(list.end()));
            list.erase(place, list.end());
            list.push_back(std::move(around));
        }
        break;
    case 5: { // copied, for a move could put a block into itself
        BlockList &other = pickList(lists);
        if (!other.empty()) {
            Block block = other[below(other.size())];
            list.insert(place, std::move(block));
        }
        break;
    }
    default:
        if (!list.empty() && !place->clauses.empty())
            place->clauses.erase(place->clauses.begin() +
                                 static_cast<std::ptrdiff_t>(below(place->clauses.size())));
        break;
    }
}

void ScenarioMutator::changeText(Scenario &scenario)
{
    std::vector<TypedText> texts = textsOf(scenario);
    if (texts.empty())
        return;
    const auto &[type, text] = texts[below(texts.size())];
    const auto &[otherType, other] = texts[below(texts.size())];
    if (below(3) == 0 && otherType == type)
        *text = std::string(*other);
    else
        *text = pickText(type);
}

const std::string &ScenarioMutator::pickText(FieldType type)
{
    const std::vector<std::string> &texts = m_texts[type];
    return texts[below(texts.size())];
}

Block ScenarioMutator::pickBlock()
{
    if (below(4) == 0) {
        const auto types = blockTypes();
        const BlockType &type = types[below(types.size())];
        if (!isClause(type.kind) && type.kind != BlockKind::Unknown)
            return newBlock(type.kind);
    }
    Scenario &scenario = m_seeds[below(m_seeds.size())];
    const Lists lists = listsOf(scenario);
    const BlockList &list = pickList(lists);
    return list.empty() ? newBlock(BlockKind::Pass) : list[below(list.size())];
}

} // namespace coroscope::fuzz
