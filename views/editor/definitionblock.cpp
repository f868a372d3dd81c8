// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/definitionblock.h"

#include "scenario/blockcatalog.h"
#include "scenario/fielditems.h"

#include <algorithm>

namespace coroscope {

namespace {

void setText(Block &block, std::string_view key, std::string text)
{
    if (const auto index = fieldIndex(blockType(block.kind), key))
        block.fields[*index] = std::move(text);
}

} // namespace

Block blockFromDefinition(const Definition &definition)
{
    Block block = newBlock(BlockKind::Define);
    block.id = BlockId(definition.id.value); // they share one number space
    const bool isCoroutine = definition.kind == Definition::Kind::Coroutine;
    setText(block, "keyword", isCoroutine ? "async def" : "def");
    setText(block, "name", definition.name);
    setText(block, "parameters", joinFieldItems(definition.parameters));
    block.comment = definition.comment;
    block.body = definition.body;
    return block;
}

Definition definitionFromBlock(const Block &define)
{
    Definition definition;
    definition.kind = fieldText(define, "keyword") == "def" ? Definition::Kind::Function
                                                            : Definition::Kind::Coroutine;
    definition.name = fieldText(define, "name");
    definition.parameters = fieldItems(fieldText(define, "parameters"));
    definition.comment = define.comment;
    definition.body = define.body;
    return definition;
}

std::string unusedName(const Scenario &scenario, const std::string &base)
{
    const auto isUsed = [&](const std::string &name) {
        return std::ranges::any_of(scenario.definitions, [&](const Definition &definition) {
            return definition.name == name;
        });
    };
    if (!isUsed(base))
        return base;
    int number = 2;
    while (isUsed(base + std::to_string(number)))
        ++number;
    return base + std::to_string(number);
}

} // namespace coroscope
