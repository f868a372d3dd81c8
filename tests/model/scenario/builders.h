// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blockcatalog.h"

#include <initializer_list>
#include <string>
#include <utility>

/// Words to build scenarios with in tests.
namespace coroscope::test {

using Texts = std::initializer_list<std::pair<const char *, const char *>>;

/// A block of \p kind with these field texts, all others empty (choices at their default).
inline Block block(BlockKind kind, Texts texts = {}, std::uint32_t id = 0)
{
    const BlockType &type = blockType(kind);
    Block block;
    block.kind = kind;
    block.id = BlockId(id);
    for (const BlockField &field : type.fields)
        block.fields.emplace_back(field.type == FieldType::Choice ? field.choices.front() : "");
    for (const auto &[key, text] : texts)
        block.fields.at(fieldIndex(type, key).value()) = text;
    return block;
}

/// \p outer with these blocks as its body.
inline Block with(Block outer, BlockList body, BlockList clauses = {})
{
    outer.body = std::move(body);
    outer.clauses = std::move(clauses);
    return outer;
}

inline Definition coroutine(std::string name, BlockList body, std::uint32_t id = 0)
{
    Definition definition;
    definition.id = DefinitionId(id);
    definition.name = std::move(name);
    definition.body = std::move(body);
    return definition;
}

inline Scenario scenarioOf(std::vector<Definition> definitions, BlockList program = {})
{
    Scenario scenario;
    scenario.definitions = std::move(definitions);
    scenario.program = std::move(program);
    return scenario;
}

/// Gives the numbers 1, 2, 3... to all definitions and blocks without an id, in reading order.
inline void number(BlockList &blocks, std::uint32_t &next)
{
    for (Block &block : blocks) {
        if (!block.id)
            block.id = BlockId(next++);
        number(block.body, next);
        number(block.clauses, next);
    }
}

inline Scenario numbered(Scenario scenario)
{
    std::uint32_t next = scenario.nextId();
    for (Definition &definition : scenario.definitions) {
        if (!definition.id)
            definition.id = DefinitionId(next++);
        number(definition.body, next);
    }
    number(scenario.program, next);
    return scenario;
}

} // namespace coroscope::test
