// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/treereader.h"

#include "io/utf8.h"
#include "scenario/blockcatalog.h"
#include "scenario/placement.h"

#include <algorithm>

namespace coroscope {

BlockList TreeReader::blocks(const JsonValue &value, bool mayHoldClauses)
{
    BlockList list;
    array(value, "A list of blocks");
    if (++m_nesting > m_limits.depth)
        fail(value, "Blocks stand in more than " + std::to_string(m_limits.depth) + " others.",
             "Move the inner blocks into a definition of their own.");
    list.reserve(value.items.size());
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        list.push_back(block(value.items[i], i));
        if (isClause(list.back().kind) && !mayHoldClauses)
            fail(value.items[i],
                 "«" + std::string(blockType(list.back().kind).key) +
                     "» is a clause and stands in "
                     "a body.",
                 "Put it into the «clauses» of its statement.");
    }
    --m_nesting;
    return list;
}

Block TreeReader::block(const JsonValue &value, std::size_t index)
{
    const JsonMember *kind = nullptr;
    for (const JsonMember &member : object(value, "A block").members) {
        if (member.key == "kind")
            kind = &member;
    }
    if (!kind)
        fail(value, "A block has no kind.", "Add a \"kind\", such as \"log\".");
    const Part part(*this,
                    "block " + std::to_string(index + 1) + ", " + firstCodePoints(text(*kind), 40));
    if (++m_blockCount > m_limits.blocks)
        fail(value, "The file holds more than " + std::to_string(m_limits.blocks) + " blocks.",
             "Split the scenario into several files.");
    Block block;
    if (const BlockType *type = blockTypeByKey(kind->value.text)) {
        block.kind = type->kind;
        for (const BlockField &field : type->fields)
            block.fields.emplace_back(field.type == FieldType::Choice ? field.choices.front()
                                                                      : std::string_view());
    } else {
        block.kind = BlockKind::Unknown;
        block.unknownKind = kind->value.text;
    }
    readBlockMembers(value, block);
    checkClauses(value, block);
    return block;
}

void TreeReader::readBlockMembers(const JsonValue &value, Block &block)
{
    const BlockType &type = blockType(block.kind);
    for (const JsonMember &member : value.members) {
        if (member.key == "kind")
            continue;
        if (member.key == "id")
            block.id = BlockId(id(member.value));
        else if (member.key == "disabled")
            block.disabled = flag(member);
        else if (member.key == "comment")
            block.comment = text(member);
        else if (member.key == "body")
            block.body = blocks(member.value, block.kind == BlockKind::Unknown);
        else if (member.key == "clauses")
            block.clauses = blocks(member.value, true);
        else if (const auto field = fieldIndex(type, member.key))
            block.fields[*field] = text(member);
        else if (const auto former = formerFieldIndex(type, member.key);
                 former && block.fields[*former].empty())
            block.fields[*former] = text(member);
        else
            block.unknown[member.key] = jsonText(member.value);
    }
}

void TreeReader::checkClauses(const JsonValue &value, const Block &block) const
{
    if (block.kind == BlockKind::Unknown)
        return;
    const BlockType &type = blockType(block.kind);
    if (!type.hasBody && !block.body.empty())
        fail(value, "This kind of block holds no other blocks.", "Move the blocks out of it.");
    if (!areClausesInOrder(block.kind, kindsOf(block.clauses)))
        fail(value, "The clauses of this block are not those that it may have, in their order.",
             "Order them as Python does: elif, else; except, else, finally.");
}

void TreeReader::numberTheRest(Scenario &scenario)
{
    for (Definition &definition : scenario.definitions) {
        if (!definition.id)
            definition.id = DefinitionId(freeId());
        numberTheRest(definition.body);
    }
    numberTheRest(scenario.program);
}

void TreeReader::numberTheRest(BlockList &blocks)
{
    for (Block &block : blocks) {
        if (!block.id)
            block.id = BlockId(freeId());
        numberTheRest(block.body);
        numberTheRest(block.clauses);
    }
}

std::uint32_t TreeReader::freeId()
{
    while (m_lineOfId.count(m_nextFree) != 0)
        ++m_nextFree;
    return m_nextFree++;
}

} // namespace coroscope
