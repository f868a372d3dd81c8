// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/blockwalk.h"

namespace coroscope {

namespace {

void collectTop(const BlockList &blocks, const QSet<std::uint32_t> &ids, std::vector<BlockId> &top)
{
    for (const Block &block : blocks) {
        if (ids.contains(block.id.value)) {
            top.push_back(block.id);
            continue;
        }
        collectTop(block.body, ids, top);
        collectTop(block.clauses, ids, top);
    }
}

BlockId idAt(const BlockList &blocks, std::size_t index)
{
    return index < blocks.size() ? blocks[index].id : BlockId();
}

BlockId childOf(const Block &block)
{
    return !block.body.empty() ? block.body.front().id
                               : (block.clauses.empty() ? BlockId() : block.clauses.front().id);
}

/// The block after \p from, outside it.
BlockId after(const Scenario &scenario, BlockId from)
{
    BlockAddress address;
    while (locate(scenario, from, address)) {
        const BlockList *list = findList(scenario, address.list);
        if (const BlockId next = idAt(*list, address.index + 1))
            return next;
        const BlockId parent = address.list.parent;
        const Block *statement = parent ? findBlock(scenario, parent) : nullptr;
        if (!statement)
            return {};
        if (!address.list.clauses && !statement->clauses.empty())
            return statement->clauses.front().id;
        from = parent;
    }
    return {};
}

BlockId before(const Scenario &scenario, BlockId from)
{
    BlockAddress address;
    if (!locate(scenario, from, address))
        return {};
    const BlockList *list = findList(scenario, address.list);
    return address.index > 0 ? idAt(*list, address.index - 1) : address.list.parent;
}

} // namespace

void forEachBlock(const BlockList &blocks, const std::function<void(const Block &)> &visit)
{
    for (const Block &block : blocks) {
        visit(block);
        forEachBlock(block.body, visit);
        forEachBlock(block.clauses, visit);
    }
}

void forEachBlock(const Scenario &scenario, const std::function<void(const Block &)> &visit)
{
    for (const Definition &definition : scenario.definitions)
        forEachBlock(definition.body, visit);
    forEachBlock(scenario.program, visit);
}

std::vector<BlockId> topBlocks(const Scenario &scenario, const QSet<std::uint32_t> &ids)
{
    std::vector<BlockId> top;
    for (const Definition &definition : scenario.definitions)
        collectTop(definition.body, ids, top);
    collectTop(scenario.program, ids, top);
    return top;
}

std::vector<BlockId> withFollowing(const Scenario &scenario, BlockId id)
{
    BlockAddress address;
    if (!locate(scenario, id, address))
        return {};
    if (address.list.clauses)
        return {id};
    std::vector<BlockId> blocks;
    const BlockList &list = *findList(scenario, address.list);
    for (std::size_t i = address.index; i < list.size(); ++i)
        blocks.push_back(list[i].id);
    return blocks;
}

BlockId walk(const Scenario &scenario, BlockId from, WalkTo to)
{
    const Block *block = findBlock(scenario, from);
    BlockAddress address;
    if (!block || !locate(scenario, from, address))
        return {};
    switch (to) {
    case WalkTo::Up:
        return before(scenario, from);
    case WalkTo::Down:
        return after(scenario, from);
    case WalkTo::Parent:
        return address.list.parent;
    case WalkTo::Child:
        return childOf(*block);
    }
    return {};
}

BlockId firstBlock(const Scenario &scenario, DefinitionId card)
{
    const BlockList *list = findList(scenario, listOf(card));
    return list && !list->empty() ? list->front().id : BlockId();
}

BlockId lastBlock(const Scenario &scenario, DefinitionId card)
{
    const BlockList *list = findList(scenario, listOf(card));
    return list && !list->empty() ? list->back().id : BlockId();
}

ListAddress listOf(DefinitionId card)
{
    return {.definition = card, .parent = {}, .clauses = false};
}

} // namespace coroscope
