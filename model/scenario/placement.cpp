// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/placement.h"

#include "scenario/blockcatalog.h"
#include "scenario/limits.h"

#include <algorithm>

namespace coroscope {
namespace {

/// How many blocks are around the list at \p address.
int depthOf(const Scenario &scenario, ListAddress address)
{
    int depth = 0;
    BlockAddress parent;
    while (address.parent && locate(scenario, address.parent, parent)) {
        ++depth;
        address = parent.list;
    }
    return depth;
}

} // namespace

bool mayStandIn(const Scenario &scenario, const ListAddress &address, BlockKind kind)
{
    if (!findList(scenario, address))
        return false;
    const Block *owner = findBlock(scenario, address.parent);
    if (kind == BlockKind::Unknown || (owner && owner->kind == BlockKind::Unknown))
        return true;
    if (owner && !address.clauses)
        return blockType(owner->kind).hasBody && !isClause(kind);
    if (!owner)
        return !address.clauses && !isClause(kind);
    const auto allowed = blockType(owner->kind).clauses;
    return std::find(allowed.begin(), allowed.end(), kind) != allowed.end();
}

std::vector<BlockKind> kindsOf(const BlockList &blocks)
{
    std::vector<BlockKind> kinds;
    for (const Block &block : blocks)
        kinds.push_back(block.kind);
    return kinds;
}

bool areClausesInOrder(BlockKind owner, const std::vector<BlockKind> &clauses)
{
    if (owner == BlockKind::Unknown)
        return true;
    const auto allowed = blockType(owner).clauses;
    auto from = allowed.begin();
    for (const BlockKind clause : clauses) {
        if (clause == BlockKind::Unknown)
            continue;
        from = std::find(from, allowed.end(), clause);
        if (from == allowed.end())
            return false;
        if (!mayRepeat(clause))
            ++from;
    }
    return true;
}

bool areWellFormed(const BlockList &blocks)
{
    return std::all_of(blocks.begin(), blocks.end(), [](const Block &block) {
        const bool isUnknown = block.kind == BlockKind::Unknown;
        const bool isBodyRight =
            isUnknown || block.body.empty() ||
            (blockType(block.kind).hasBody &&
             std::none_of(block.body.begin(), block.body.end(),
                          [](const Block &inner) { return isClause(inner.kind); }));
        return isBodyRight && areClausesInOrder(block.kind, kindsOf(block.clauses)) &&
               areWellFormed(block.body) && areWellFormed(block.clauses);
    });
}

bool canInsert(const Scenario &scenario, const BlockAddress &at, const BlockList &blocks)
{
    const BlockList *list = findList(scenario, at.list);
    if (!list || at.index > list->size() || !areWellFormed(blocks))
        return false;
    for (const Block &block : blocks) {
        if (!mayStandIn(scenario, at.list, block.kind))
            return false;
    }
    if (at.list.clauses) {
        std::vector<BlockKind> after = kindsOf(*list);
        const std::vector<BlockKind> added = kindsOf(blocks);
        after.insert(after.begin() + static_cast<std::ptrdiff_t>(at.index), added.begin(),
                     added.end());
        if (!areClausesInOrder(findBlock(scenario, at.list.parent)->kind, after))
            return false;
    }
    return depthOf(scenario, at.list) + nestingOf(blocks) <= limits::nesting;
}

std::size_t countBlocks(const BlockList &blocks)
{
    std::size_t count = blocks.size();
    for (const Block &block : blocks)
        count += countBlocks(block.body) + countBlocks(block.clauses);
    return count;
}

std::size_t countBlocks(const Scenario &scenario)
{
    std::size_t count = countBlocks(scenario.program);
    for (const Definition &definition : scenario.definitions)
        count += countBlocks(definition.body);
    return count;
}

int nestingOf(const BlockList &blocks)
{
    int deepest = 0;
    for (const Block &block : blocks)
        deepest = std::max(deepest, 1 + std::max(nestingOf(block.body), nestingOf(block.clauses)));
    return deepest;
}

} // namespace coroscope
