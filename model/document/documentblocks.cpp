// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/blockscommand.h"
#include "document/blockselection.h"
#include "document/document.h"
#include "document/valuecommand.h"
#include "scenario/blockcatalog.h"
#include "scenario/limits.h"
#include "scenario/placement.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>

namespace coroscope {
namespace {

using Kind = ChangeEvent::Kind;

std::vector<BlockId> idsOf(const BlockList &blocks)
{
    std::vector<BlockId> ids;
    for (const Block &block : blocks)
        ids.push_back(block.id);
    return ids;
}

QString titleOf(const Block &block)
{
    const std::string title(blockType(block.kind).title);
    return QCoreApplication::translate("BlockCatalog", title.c_str());
}

/// True when moving \p selected to \p index of \p list leaves them where they are.
bool isInPlace(const std::vector<SelectedBlock> &selected, const ListAddress &list,
               std::size_t index)
{
    for (std::size_t i = 0; i < selected.size(); ++i) {
        if (!(selected[i].at == BlockAddress{list, index + i}))
            return false;
    }
    return true;
}

} // namespace

/// Gives new ids to \p blocks and all in them: to every one, or to those that have none.
void Document::number(BlockList &blocks, bool everyOne)
{
    for (Block &block : blocks) {
        if (everyOne || !block.id)
            block.id = BlockId(newId());
        block.fields.resize(blockType(block.kind).fields.size());
        number(block.body, everyOne);
        number(block.clauses, everyOne);
    }
}

std::vector<BlockId> Document::insertBlocks(const BlockAddress &at, BlockList blocks)
{
    const bool fits = canInsert(m_scenario, at, blocks) &&
                      countBlocks(m_scenario) + countBlocks(blocks) <= limits::blocks;
    if (!fits || blocks.empty())
        return {};
    number(blocks, true);
    std::vector<BlockId> ids = idsOf(blocks);
    auto *command = new BlocksCommand(*this, tr("Insert blocks"));
    for (std::size_t i = 0; i < blocks.size(); ++i)
        command->insert({at.list, at.index + i}, std::move(blocks[i]));
    m_undoStack.push(command);
    return ids;
}

bool Document::removeBlocks(const std::vector<BlockId> &ids)
{
    const std::vector<SelectedBlock> selected = topmost(m_scenario, ids);
    if (selected.empty())
        return false;
    auto *command = new BlocksCommand(*this, tr("Remove blocks"));
    for (auto block = selected.rbegin(); block != selected.rend(); ++block)
        command->remove(block->at);
    m_undoStack.push(command);
    return true;
}

bool Document::moveBlocks(const std::vector<BlockId> &ids, const BlockAddress &to)
{
    const std::vector<SelectedBlock> selected = topmost(m_scenario, ids);
    if (selected.empty())
        return false;
    // What the scenario is without the blocks tells whether they fit.
    Scenario without = m_scenario;
    BlockList moved;
    std::size_t index = to.index;
    for (auto block = selected.rbegin(); block != selected.rend(); ++block) {
        BlockList &list = *findList(without, block->at.list);
        moved.insert(moved.begin(), std::move(list[block->at.index]));
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(block->at.index));
        if (block->at.list == to.list && block->at.index < to.index)
            --index;
    }
    if (!canInsert(without, {to.list, index}, moved))
        return false;
    if (isInPlace(selected, to.list, index))
        return true;
    auto *command = new BlocksCommand(*this, tr("Move blocks"));
    for (auto block = selected.rbegin(); block != selected.rend(); ++block)
        command->remove(block->at);
    for (std::size_t i = 0; i < selected.size(); ++i)
        command->reinsert({to.list, index + i}, selected.size() - 1 - i);
    m_undoStack.push(command);
    return true;
}

std::vector<BlockId> Document::duplicateBlocks(const std::vector<BlockId> &ids)
{
    const std::vector<SelectedBlock> selected = topmost(m_scenario, ids);
    auto command = std::make_unique<BlocksCommand>(*this, tr("Duplicate blocks"));
    std::vector<BlockId> copies;
    std::size_t count = countBlocks(m_scenario);
    // The blocks of a list follow each other in reading order, but for those of nested lists.
    std::vector<bool> isDone(selected.size());
    for (std::size_t first = 0; first < selected.size(); ++first) {
        if (isDone[first])
            continue;
        BlockList group;
        BlockAddress after;
        for (std::size_t i = first; i < selected.size(); ++i) {
            if (!(selected[i].at.list == selected[first].at.list))
                continue;
            isDone[i] = true;
            after = {selected[i].at.list, selected[i].at.index + 1};
            group.push_back(*findBlock(m_scenario, selected[i].id));
        }
        count += countBlocks(group);
        if (count > limits::blocks || !canInsert(m_scenario, after, group))
            return {};
        number(group, true);
        for (Block &block : group) {
            copies.push_back(block.id);
            command->insert(after, std::move(block));
            ++after.index;
        }
    }
    if (!copies.empty())
        m_undoStack.push(command.release());
    return copies;
}

bool Document::setField(BlockId id, std::size_t field, const std::string &text)
{
    const Block *block = findBlock(m_scenario, id);
    if (!block || field >= block->fields.size() || !isText(text))
        return false;
    if (block->fields[field] != text)
        m_undoStack.push(new ValueCommand<std::string>(
            *this, tr("Edit %1").arg(titleOf(*block)),
            {.kind = Kind::FieldChanged, .block = id, .field = field}, text,
            [](Scenario &s, const ChangeEvent &which, std::string &value) {
                findBlock(s, which.block)->fields[which.field].swap(value);
            },
            MergeId::Field));
    return true;
}

BlockId Document::replaceBlock(BlockId id, Block replacement)
{
    const Block *old = findBlock(m_scenario, id);
    BlockAddress at;
    if (!old || !locate(m_scenario, id, at))
        return {};
    replacement.body = old->body;
    replacement.clauses = old->clauses;
    Scenario without = m_scenario;
    BlockList &list = *findList(without, at.list);
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(at.index));
    BlockList blocks{std::move(replacement)};
    if (!canInsert(without, at, blocks))
        return {};
    blocks.front().id = {};
    number(blocks, false);
    const BlockId made = blocks.front().id;
    auto *command = new BlocksCommand(*this, tr("Replace a block"));
    command->remove(at);
    command->insert(at, std::move(blocks.front()));
    m_undoStack.push(command);
    return made;
}

bool Document::setDisabled(const std::vector<BlockId> &ids, bool disabled)
{
    std::vector<BlockId> changing;
    bool areAllKnown = !ids.empty();
    for (const BlockId id : ids) {
        const Block *block = findBlock(m_scenario, id);
        areAllKnown &= block != nullptr;
        const bool isNew = std::find(changing.begin(), changing.end(), id) == changing.end();
        if (block && block->disabled != disabled && isNew)
            changing.push_back(id);
    }
    if (!areAllKnown || changing.empty())
        return areAllKnown;
    auto *all = new QUndoCommand(disabled ? tr("Switch blocks off") : tr("Switch blocks on"));
    for (const BlockId id : changing)
        new ValueCommand<bool>(
            *this, {}, {.kind = Kind::BlockChanged, .block = id}, disabled,
            [](Scenario &s, const ChangeEvent &which, bool &value) {
                std::swap(findBlock(s, which.block)->disabled, value);
            },
            MergeId::Never, all);
    m_undoStack.push(all);
    return true;
}

bool Document::setComment(BlockId id, const std::string &text)
{
    const Block *block = findBlock(m_scenario, id);
    if (!block || !isText(text))
        return false;
    if (block->comment != text)
        m_undoStack.push(new ValueCommand<std::string>(
            *this, tr("Edit a comment"), {.kind = Kind::BlockChanged, .block = id}, text,
            [](Scenario &s, const ChangeEvent &which, std::string &value) {
                findBlock(s, which.block)->comment.swap(value);
            },
            MergeId::BlockComment));
    return true;
}

} // namespace coroscope
