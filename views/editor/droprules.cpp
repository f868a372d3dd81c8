// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/droprules.h"

#include "scenario/blockcatalog.h"
#include "views/editor/blockwalk.h"
#include "views/editor/texts.h"

#include <algorithm>

namespace coroscope {

namespace {

/// What the blocks of a list can count on around them.
struct Surroundings {
    bool inDefinition = false;
    bool inCoroutine = false;
    bool inLoop = false;
};

/// The context of the sentences.
struct DropRules {
    Q_DECLARE_TR_FUNCTIONS(DropRules)
};

QString title(const Block &block) { return catalogText(blockType(block.kind).title); }

Surroundings inside(const Block &block, Surroundings around)
{
    if (block.kind == BlockKind::Define)
        return {.inDefinition = true,
                .inCoroutine = fieldText(block, "keyword") != "def",
                .inLoop = false};
    if (block.kind == BlockKind::Class)
        return {}; // what stands in it directly runs as the class is made
    around.inLoop |= isLoop(block.kind);
    return around;
}

Surroundings surroundings(const Scenario &scenario, const ListAddress &list)
{
    if (!list.parent) {
        const Definition *definition = findDefinition(scenario, list.definition);
        return {.inDefinition = definition != nullptr,
                .inCoroutine = definition && definition->kind == Definition::Kind::Coroutine,
                .inLoop = false};
    }
    BlockAddress address;
    if (!locate(scenario, list.parent, address))
        return {};
    const Block *parent = findBlock(scenario, list.parent);
    if (isClause(parent->kind)) {
        // The blocks of a loop's else do not stand in the loop: ask where the statement stands.
        const BlockId statement = address.list.parent;
        if (!locate(scenario, statement, address))
            return {};
        return surroundings(scenario, address.list);
    }
    return inside(*parent, surroundings(scenario, address.list));
}

QString misplaced(const Block &block, const Surroundings &around)
{
    const BlockType &type = blockType(block.kind);
    if (type.programOnly && around.inDefinition)
        return DropRules::tr("“%1” stands in the program, not inside a coroutine or function.")
            .arg(title(block));
    if (suspends(block) && !around.inCoroutine)
        return DropRules::tr("“%1” waits, so it must stand in a coroutine.").arg(title(block));
    const bool isOfDefinition = block.kind == BlockKind::Return || block.kind == BlockKind::Yield;
    if (isOfDefinition && !around.inDefinition)
        return DropRules::tr("“%1” must stand in a coroutine or function.").arg(title(block));
    const bool leavesLoop = block.kind == BlockKind::Break || block.kind == BlockKind::Continue;
    if (leavesLoop && !around.inLoop)
        return DropRules::tr("“%1” needs a while or for block around it.").arg(title(block));
    const Surroundings inner = inside(block, around);
    for (const Block &child : block.body) {
        if (const QString problem = misplaced(child, inner); !problem.isEmpty())
            return problem;
    }
    for (const Block &clause : block.clauses) { // outside the loop, if it is one
        for (const Block &child : clause.body) {
            if (const QString problem = misplaced(child, around); !problem.isEmpty())
                return problem;
        }
    }
    return {};
}

/// The statements that may have clauses of \p kind: "if, while, for or try".
QString ownersOf(BlockKind kind)
{
    QStringList owners;
    for (const BlockType &type : blockTypes()) {
        if (std::ranges::find(type.clauses, kind) != type.clauses.end())
            owners += catalogText(type.title);
    }
    const QString last = owners.isEmpty() ? QString() : owners.takeLast();
    return owners.isEmpty()
               ? last
               : DropRules::tr("%1 or %2").arg(owners.join(QStringLiteral(", ")), last);
}

QString clauseProblem(const Scenario &scenario, const std::vector<const Block *> &blocks,
                      const BlockAddress &at, const std::vector<BlockId> &moving)
{
    const Block *statement = findBlock(scenario, at.list.parent);
    if (!statement)
        return DropRules::tr("There is no such block any more.");
    const auto allowed = blockType(statement->kind).clauses;
    std::vector<BlockKind> kinds;
    for (std::size_t i = 0; i <= statement->clauses.size(); ++i) {
        if (i == at.index) {
            for (const Block *block : blocks)
                kinds.push_back(block->kind);
        }
        if (i < statement->clauses.size() &&
            std::ranges::find(moving, statement->clauses[i].id) == moving.end())
            kinds.push_back(statement->clauses[i].kind);
    }
    std::ptrdiff_t last = -1;
    for (const BlockKind kind : kinds) {
        const auto place = std::ranges::find(allowed, kind) - allowed.begin();
        const QString name = catalogText(blockType(kind).title);
        if (place == static_cast<std::ptrdiff_t>(allowed.size()))
            return DropRules::tr("“%1” belongs to a block of the kind %2.")
                .arg(name, ownersOf(kind));
        if (place < last)
            return DropRules::tr("“%1” must stand before “%2”.")
                .arg(name, catalogText(blockType(allowed[static_cast<std::size_t>(last)]).title));
        if (place == last && !mayRepeat(kind))
            return DropRules::tr("There is an “%1” here already.").arg(name);
        last = place;
    }
    return {};
}

} // namespace

QString dropProblem(const Scenario &scenario, const std::vector<const Block *> &blocks,
                    const BlockAddress &at, const std::vector<BlockId> &moving)
{
    for (const Block *block : blocks) {
        const bool isMoving = std::ranges::find(moving, block->id) != moving.end();
        if (isMoving && at.list.parent && contains(*block, at.list.parent))
            return DropRules::tr("A block cannot go inside itself.");
    }
    if (at.list.clauses)
        return clauseProblem(scenario, blocks, at, moving);
    const Surroundings around = surroundings(scenario, at.list);
    for (const Block *block : blocks) {
        if (isClause(block->kind))
            return DropRules::tr("“%1” belongs to a block of the kind %2.")
                .arg(title(*block), ownersOf(block->kind));
        if (const QString problem = misplaced(*block, around); !problem.isEmpty())
            return problem;
    }
    return {};
}

QString dropProblem(const Scenario &scenario, const BlockList &blocks, const BlockAddress &at)
{
    std::vector<const Block *> pointers;
    for (const Block &block : blocks)
        pointers.push_back(&block);
    return dropProblem(scenario, pointers, at);
}

std::optional<BlockAddress> ownPlace(const Scenario &scenario, const BlockList &blocks)
{
    const auto isClass = [](const Block &block) { return block.kind == BlockKind::Class; };
    const BlockList &program = scenario.program;
    if (std::ranges::any_of(blocks, [](const Block &b) { return blockType(b.kind).programOnly; }))
        return BlockAddress{listOf({}), program.size()};
    if (blocks.empty() || !std::ranges::all_of(blocks, isClass))
        return {};
    const auto last = std::ranges::find_if(program.rbegin(), program.rend(), isClass);
    return BlockAddress{listOf({}), static_cast<std::size_t>(program.rend() - last)};
}

QString newCardProblem(const BlockList &blocks)
{
    const Surroundings around{.inDefinition = true, .inCoroutine = true, .inLoop = false};
    for (const Block &block : blocks) {
        if (isClause(block.kind))
            return DropRules::tr("“%1” belongs to a block of the kind %2.")
                .arg(title(block), ownersOf(block.kind));
        if (const QString problem = misplaced(block, around); !problem.isEmpty())
            return problem;
    }
    return {};
}

} // namespace coroscope
