// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/canvasactions.h"

#include "document/blocktext.h"
#include "scenario/blockcatalog.h"
#include "views/editor/blockwalk.h"
#include "views/editor/definitionblock.h"
#include "views/editor/droprules.h"

#include <algorithm>

namespace coroscope {

namespace {

/// Everything done while it lives is one step of the undo stack.
class UndoStep {
public:
    UndoStep(Document &document, const QString &text) : m_stack(document.undoStack())
    {
        document.endEditing();
        m_stack.beginMacro(text);
    }
    ~UndoStep() { m_stack.endMacro(); }
    Q_DISABLE_COPY_MOVE(UndoStep)

private:
    QUndoStack &m_stack;
};

constexpr double programCardWidth = 270; ///< room for the program's card beside the first one

std::vector<const Block *> findBlocks(const Scenario &scenario, const std::vector<BlockId> &ids)
{
    std::vector<const Block *> blocks;
    for (const BlockId id : ids) {
        if (const Block *block = findBlock(scenario, id))
            blocks.push_back(block);
    }
    return blocks;
}

CardPosition toPosition(QPointF point) { return {std::round(point.x()), std::round(point.y())}; }

BlockAddress endOf(const Scenario &scenario, const ListAddress &list)
{
    const BlockList *blocks = findList(scenario, list);
    return {list, blocks ? blocks->size() : 0};
}

Block runBlock(const std::string &coroutine)
{
    Block run = newBlock(BlockKind::Run);
    if (const auto call = fieldIndex(blockType(BlockKind::Run), "call"))
        run.fields[*call] = coroutine + "()";
    return run;
}

} // namespace

QString CanvasActions::insertAt(const BlockAddress &at, const BlockList &blocks)
{
    if (const QString problem = dropProblem(m_document.scenario(), blocks, at); !problem.isEmpty())
        return problem;
    m_document.endEditing();
    const std::vector<BlockId> ids = m_document.insertBlocks(at, blocks);
    if (ids.empty() && !blocks.empty())
        return tr("Blocks cannot be nested any deeper, or there are too many of them.");
    m_selection.select(ids);
    return {};
}

QString CanvasActions::insert(const BlockList &blocks, QPointF newCard)
{
    const std::optional<BlockAddress> place = placeFor(blocks);
    if (!place)
        return insertCard(blocks, newCard);
    const QString problem = insertAt(*place, blocks);
    const bool forProgram =
        std::ranges::all_of(blocks, [](const Block &b) { return blockType(b.kind).programOnly; });
    if (problem.isEmpty() || !forProgram)
        return problem;
    return insertAt(endOf(m_document.scenario(), listOf({})), blocks);
}

std::optional<BlockAddress> CanvasActions::placeFor(const BlockList &blocks) const
{
    const Scenario &scenario = m_document.scenario();
    const std::vector<BlockId> top = m_selection.topBlocks();
    const BlockId last = top.empty() ? BlockId() : top.back();
    if (!blocks.empty() && isClause(blocks.front().kind)) {
        if (const auto place = clausePlace(blocks, last))
            return place;
    }
    BlockAddress address;
    if (last && locate(scenario, last, address)) {
        if (address.list.clauses) // after an else means: at the end of it
            return endOf(scenario, {.definition = {}, .parent = last, .clauses = false});
        return BlockAddress{address.list, address.index + 1};
    }
    if (m_selection.card())
        return endOf(scenario, listOf(*m_selection.card()));
    if (const auto own = ownPlace(scenario, blocks))
        return own;
    if (scenario.definitions.empty())
        return {};
    return endOf(scenario, listOf(scenario.definitions.back().id));
}

std::optional<BlockAddress> CanvasActions::clausePlace(const BlockList &blocks, BlockId from) const
{
    const Scenario &scenario = m_document.scenario();
    BlockAddress address;
    for (; from && locate(scenario, from, address); from = address.list.parent) {
        const ListAddress list{.definition = {}, .parent = from, .clauses = true};
        for (std::size_t i = findBlock(scenario, from)->clauses.size() + 1; i > 0; --i) {
            if (dropProblem(scenario, blocks, {list, i - 1}).isEmpty())
                return BlockAddress{list, i - 1};
        }
    }
    return {};
}

QString CanvasActions::insertCard(const BlockList &blocks, QPointF position)
{
    const bool areDefinitions = !blocks.empty() && std::ranges::all_of(blocks, [](const Block &b) {
        return b.kind == BlockKind::Define;
    });
    if (!areDefinitions) {
        if (const auto own = ownPlace(m_document.scenario(), blocks))
            return insertAt(*own, blocks);
        if (const QString problem = newCardProblem(blocks); !problem.isEmpty())
            return problem;
        addCard(Definition::Kind::Coroutine, position, blocks);
        return {};
    }
    const UndoStep step(m_document, tr("Insert definitions"));
    for (const Block &block : blocks) {
        Definition definition = definitionFromBlock(block);
        definition.name = unusedName(m_document.scenario(), definition.name);
        m_selection.selectCard(addDefinition(definition, position));
    }
    return {};
}

DefinitionId CanvasActions::addDefinition(const Definition &definition, QPointF position)
{
    const DefinitionId id = m_document.addDefinition(definition, toPosition(position));
    if (const QPointF free = m_placeCard(id, position); toPosition(free) != toPosition(position))
        m_document.setCardPosition(id, toPosition(free));
    return id;
}

DefinitionId CanvasActions::addCard(Definition::Kind kind, QPointF position, const BlockList &body)
{
    const Scenario &scenario = m_document.scenario();
    const bool isFirst = scenario.definitions.empty() && scenario.program.empty();
    const bool isCoroutine = kind == Definition::Kind::Coroutine;
    const bool isMain = isCoroutine && scenario.definitions.empty();
    Definition definition;
    definition.kind = kind;
    definition.name =
        isMain ? "main" : unusedName(scenario, isCoroutine ? "coroutine" : "function");
    definition.body = body;
    const UndoStep step(m_document, isCoroutine ? tr("Add coroutine") : tr("Add function"));
    if (!isFirst || !isMain) {
        const DefinitionId id = addDefinition(definition, position);
        m_selection.selectCard(id);
        return id;
    }
    // With a program that runs it, so that the scenario can be run as it is.
    const DefinitionId id = m_document.addDefinition(definition, toPosition(position));
    m_document.insertBlocks({listOf({}), 0}, {runBlock(definition.name)});
    const QPointF beside = m_placeCard({}, position - QPointF(programCardWidth, 0));
    m_document.setCardPosition({}, toPosition(beside));
    m_selection.selectCard(id);
    return id;
}

QString CanvasActions::move(const std::vector<BlockId> &ids, const BlockAddress &at)
{
    const Scenario &scenario = m_document.scenario();
    if (const QString problem = dropProblem(scenario, findBlocks(scenario, ids), at, ids);
        !problem.isEmpty())
        return problem;
    m_document.endEditing();
    m_document.moveBlocks(ids, at); // false: they stand there already
    m_selection.select(ids);
    return {};
}

QString CanvasActions::moveToNewCard(const std::vector<BlockId> &ids, QPointF position)
{
    BlockList blocks;
    for (const Block *block : findBlocks(m_document.scenario(), ids))
        blocks.push_back(*block);
    if (const QString problem = newCardProblem(blocks); !problem.isEmpty())
        return problem;
    const UndoStep step(m_document, tr("Move blocks to a new coroutine"));
    const DefinitionId card = addCard(Definition::Kind::Coroutine, position);
    m_document.moveBlocks(ids, {listOf(card), 0});
    m_selection.select(ids);
    return {};
}

BlockList CanvasActions::selectedBlocks() const
{
    const Scenario &scenario = m_document.scenario();
    BlockList blocks;
    for (const Block *block : findBlocks(scenario, m_selection.topBlocks()))
        blocks.push_back(*block);
    if (!blocks.empty() || !m_selection.card())
        return blocks;
    if (const Definition *definition = findDefinition(scenario, *m_selection.card()))
        return {blockFromDefinition(*definition)};
    return scenario.program;
}

std::string CanvasActions::selectionText() const
{
    const BlockList blocks = selectedBlocks();
    return blocks.empty() ? std::string() : blocksToText(blocks);
}

void CanvasActions::deleteSelection()
{
    const Scenario &scenario = m_document.scenario();
    m_document.endEditing();
    const std::vector<BlockId> ids = m_selection.topBlocks();
    if (!ids.empty()) {
        BlockId next = walk(scenario, ids.front(), WalkTo::Up);
        m_document.removeBlocks(ids);
        if (next && findBlock(scenario, next))
            m_selection.select(next);
        return;
    }
    if (!m_selection.card())
        return;
    if (*m_selection.card()) {
        m_document.removeDefinition(*m_selection.card());
        return;
    }
    std::vector<BlockId> program;
    for (const Block &block : scenario.program)
        program.push_back(block.id);
    m_document.removeBlocks(program);
}

void CanvasActions::duplicate(QPointF newCard)
{
    m_document.endEditing();
    const std::vector<BlockId> ids = m_selection.topBlocks();
    if (!ids.empty()) {
        const std::vector<BlockId> copies = m_document.duplicateBlocks(ids);
        if (!copies.empty())
            m_selection.select(copies);
        return;
    }
    if (m_selection.card() && *m_selection.card())
        insertCard(selectedBlocks(), newCard);
}

void CanvasActions::toggleDisabled()
{
    const std::vector<BlockId> ids = m_selection.topBlocks();
    const std::vector<const Block *> blocks = findBlocks(m_document.scenario(), ids);
    const bool disable =
        std::ranges::any_of(blocks, [](const Block *block) { return !block->disabled; });
    m_document.endEditing();
    m_document.setDisabled(ids, disable);
}

QString CanvasActions::moveBy(int step)
{
    const Scenario &scenario = m_document.scenario();
    const std::vector<BlockId> ids = m_selection.topBlocks();
    BlockAddress first, last;
    if (ids.empty() || !locate(scenario, ids.front(), first) || !locate(scenario, ids.back(), last))
        return {};
    const BlockList &list = *findList(scenario, first.list);
    if (step < 0 && first.index > 0)
        return move(ids, {first.list, first.index - 1});
    if (step > 0 && last.list == first.list && last.index + 1 < list.size())
        return move(ids, {first.list, last.index + 2});
    BlockAddress around;
    if (first.list.clauses || !locate(scenario, first.list.parent, around))
        return {};
    if (around.list.clauses && !locate(scenario, around.list.parent, around))
        return {};
    return move(ids, {around.list, around.index + (step > 0 ? 1u : 0u)});
}

QString CanvasActions::moveIn()
{
    const Scenario &scenario = m_document.scenario();
    const std::vector<BlockId> ids = m_selection.topBlocks();
    BlockAddress address;
    if (ids.empty() || !locate(scenario, ids.front(), address) || address.list.clauses)
        return {};
    const BlockList &list = *findList(scenario, address.list);
    if (address.index == 0 || !blockType(list[address.index - 1].kind).hasBody)
        return tr("There is no block above that could hold this one.");
    const Block &above = list[address.index - 1];
    const BlockId holder = above.clauses.empty() ? above.id : above.clauses.back().id;
    return move(ids, endOf(scenario, {.definition = {}, .parent = holder, .clauses = false}));
}

QString CanvasActions::moveOut()
{
    const Scenario &scenario = m_document.scenario();
    const std::vector<BlockId> ids = m_selection.topBlocks();
    BlockAddress address;
    if (ids.empty() || !locate(scenario, ids.front(), address) || address.list.clauses)
        return {};
    if (!locate(scenario, address.list.parent, address))
        return {};
    if (address.list.clauses && !locate(scenario, address.list.parent, address))
        return {};
    return move(ids, {address.list, address.index + 1});
}

} // namespace coroscope
