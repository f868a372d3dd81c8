// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/scenario.h"

#include <algorithm>
#include <functional>

namespace coroscope {
namespace {

std::uint32_t greatestId(const BlockList &blocks)
{
    std::uint32_t greatest = 0;
    for (const Block &block : blocks)
        greatest =
            std::max({greatest, block.id.value, greatestId(block.body), greatestId(block.clauses)});
    return greatest;
}

/// The block called \p id in \p blocks or below; null when it is not there.
template <class List>
auto findIn(List &blocks, BlockId id) -> decltype(&blocks.front())
{
    for (auto &block : blocks) {
        if (block.id == id)
            return &block;
        if (auto *found = findIn(block.body, id))
            return found;
        if (auto *found = findIn(block.clauses, id))
            return found;
    }
    return nullptr;
}

template <class S>
auto findBlockIn(S &scenario, BlockId id) -> decltype(&scenario.program.front())
{
    if (!id)
        return nullptr;
    for (auto &definition : scenario.definitions) {
        if (auto *found = findIn(definition.body, id))
            return found;
    }
    return findIn(scenario.program, id);
}

template <class S>
auto findDefinitionIn(S &scenario, DefinitionId id) -> decltype(&scenario.definitions.front())
{
    const auto found =
        std::find_if(scenario.definitions.begin(), scenario.definitions.end(),
                     [&](const Definition &definition) { return definition.id == id; });
    return id && found != scenario.definitions.end() ? &*found : nullptr;
}

template <class S>
auto findListIn(S &scenario, const ListAddress &address) -> decltype(&scenario.program)
{
    if (address.parent) {
        auto *block = findBlockIn(scenario, address.parent);
        if (!block)
            return nullptr;
        return address.clauses ? &block->clauses : &block->body;
    }
    if (!address.definition)
        return &scenario.program;
    auto *definition = findDefinitionIn(scenario, address.definition);
    return definition ? &definition->body : nullptr;
}

bool locateIn(const BlockList &blocks, const ListAddress &list, BlockId id, BlockAddress &address)
{
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].id == id) {
            address = {list, i};
            return true;
        }
        if (locateIn(blocks[i].body, {{}, blocks[i].id, false}, id, address) ||
            locateIn(blocks[i].clauses, {{}, blocks[i].id, true}, id, address))
            return true;
    }
    return false;
}

} // namespace

std::uint32_t Scenario::nextId() const
{
    std::uint32_t greatest = greatestId(program);
    for (const Definition &definition : definitions)
        greatest = std::max({greatest, definition.id.value, greatestId(definition.body)});
    return greatest + 1;
}

const Block *findBlock(const Scenario &scenario, BlockId id) { return findBlockIn(scenario, id); }

Block *findBlock(Scenario &scenario, BlockId id) { return findBlockIn(scenario, id); }

const Definition *findDefinition(const Scenario &scenario, DefinitionId id)
{
    return findDefinitionIn(scenario, id);
}

Definition *findDefinition(Scenario &scenario, DefinitionId id)
{
    return findDefinitionIn(scenario, id);
}

const BlockList *findList(const Scenario &scenario, const ListAddress &address)
{
    return findListIn(scenario, address);
}

BlockList *findList(Scenario &scenario, const ListAddress &address)
{
    return findListIn(scenario, address);
}

bool locate(const Scenario &scenario, BlockId id, BlockAddress &address)
{
    if (!id)
        return false;
    for (const Definition &definition : scenario.definitions) {
        if (locateIn(definition.body, {definition.id, {}, false}, id, address))
            return true;
    }
    return locateIn(scenario.program, {}, id, address);
}

DefinitionId definitionOf(const Scenario &scenario, BlockId id)
{
    for (const Definition &definition : scenario.definitions) {
        if (id && findIn(definition.body, id))
            return definition.id;
    }
    return {};
}

bool contains(const Block &outer, BlockId inner)
{
    return outer.id == inner || findIn(outer.body, inner) || findIn(outer.clauses, inner);
}

} // namespace coroscope
