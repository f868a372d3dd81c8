// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/blockrules.h"

#include "scenario/placement.h"

#include <algorithm>

namespace coroscope {
namespace {

/// Clauses that are switched off are as good as absent.
std::vector<BlockKind> enabledClauses(const Block &block)
{
    std::vector<BlockKind> kinds;
    for (const Block &clause : block.clauses) {
        if (!clause.disabled)
            kinds.push_back(clause.kind);
    }
    return kinds;
}

bool hasClause(const Block &block, BlockKind kind)
{
    const auto kinds = enabledClauses(block);
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool hasExcept(const Block &block)
{
    return hasClause(block, BlockKind::Except) || hasClause(block, BlockKind::ExceptStar);
}

std::string title(const Block &block) { return std::string(blockType(block.kind).title); }

/// True when a block of \p blocks yields, definitions in it aside.
bool yields(const BlockList &blocks)
{
    return std::any_of(blocks.begin(), blocks.end(), [](const Block &block) {
        if (block.disabled || block.kind == BlockKind::Unknown)
            return false;
        if (block.kind == BlockKind::Yield)
            return true;
        const BlockType &type = blockType(block.kind);
        for (std::size_t i = 0; i < type.fields.size() && i < block.fields.size(); ++i) {
            if (block.fields[i].find("yield") != std::string::npos &&
                checkField(type.fields[i], block.fields[i]).suspensions.yields)
                return true;
        }
        const bool isOther = block.kind == BlockKind::Define || block.kind == BlockKind::Class;
        return (!isOther && yields(block.body)) || yields(block.clauses);
    });
}

/// One rule: when it is broken, and what to say.
struct Rule {
    bool (*isBroken)(const Block &block, const Surroundings &around, const Suspensions &found);
    std::string (*what)(const Block &block);
    const char *remedy;
};

constexpr Rule rules[] = {
    {[](const Block &block, const Surroundings &, const Suspensions &) {
         return block.kind == BlockKind::Unknown;
     },
     [](const Block &block) {
         return "This version does not know blocks of the kind «" + block.unknownKind + "».";
     },
     "Open the file with a newer Coroscope, or switch the block off."},
    {[](const Block &block, const Surroundings &around, const Suspensions &found) {
         return (found.awaits || suspends(block)) && !around.isCoroutine;
     },
     [](const Block &block) {
         return suspends(block)
                    ? "The block «" + title(block) + "» waits, and only a coroutine can."
                    : std::string("An await stands outside a coroutine.");
     },
     "Move it into a coroutine, or make the definition around it a coroutine."},
    {[](const Block &block, const Surroundings &around, const Suspensions &) {
         return blockType(block.kind).programOnly && around.depth > 0;
     },
     [](const Block &block) {
         return "The block «" + title(block) + "» belongs to the program, not to a definition.";
     },
     "Move it to the program."},
    {[](const Block &block, const Surroundings &around, const Suspensions &) {
         return (block.kind == BlockKind::Break || block.kind == BlockKind::Continue) &&
                !around.isInLoop;
     },
     [](const Block &block) { return "The block «" + title(block) + "» stands outside a loop."; },
     "Move it into a while or for block."},
    {[](const Block &block, const Surroundings &around, const Suspensions &) {
         return block.kind == BlockKind::Return && (around.depth == 0 || around.isInClass);
     },
     [](const Block &) { return std::string("A return stands outside a definition."); },
     "Move it into a coroutine or function, or remove it."},
    {[](const Block &, const Surroundings &around, const Suspensions &found) {
         return found.yields && (around.depth == 0 || around.isInClass);
     },
     [](const Block &) { return std::string("A yield stands outside a definition."); },
     "Move it into a coroutine or function."},
    {[](const Block &, const Surroundings &around, const Suspensions &found) {
         return found.yieldsFrom && around.isCoroutine;
     },
     [](const Block &) { return std::string("A coroutine cannot yield from another."); },
     "Use an async for block, and yield in it."},
    {[](const Block &block, const Surroundings &around, const Suspensions &) {
         return block.kind == BlockKind::Return && around.isCoroutine &&
                !fieldText(block, "value").empty() && around.body && yields(*around.body);
     },
     [](const Block &) { return std::string("A coroutine that yields returns a value."); },
     "Yield the value, or return without one."},
    {[](const Block &block, const Surroundings &around, const Suspensions &) {
         return block.kind == BlockKind::Return && around.isInExceptStar;
     },
     [](const Block &) { return std::string("A return stands in an except*."); },
     "Keep the value in a variable, and return behind the try."},
    {[](const Block &block, const Surroundings &, const Suspensions &) {
         return hasClause(block, BlockKind::Except) && hasClause(block, BlockKind::ExceptStar);
     },
     [](const Block &) { return std::string("A try has both an except and an except*."); },
     "Use one of the two kinds."},
    {[](const Block &block, const Surroundings &around, const Suspensions &) {
         return block.kind == BlockKind::Scope && fieldText(block, "keyword") != "global" &&
                around.depth < 2;
     },
     [](const Block &) { return std::string("There is no function around this one."); },
     "Choose global, or move the definition into another one."},
    {[](const Block &block, const Surroundings &, const Suspensions &) {
         return block.kind == BlockKind::CreateTask && !fieldText(block, "name").empty() &&
                fieldText(block, "using") == "asyncio.ensure_future";
     },
     [](const Block &) { return std::string("asyncio.ensure_future takes no name."); },
     "Remove the name, or use asyncio.create_task."},
    {[](const Block &block, const Surroundings &, const Suspensions &) {
         return block.kind != BlockKind::Unknown &&
                !areClausesInOrder(block.kind, enabledClauses(block));
     },
     [](const Block &block) {
         return "The clauses of the block «" + title(block) +
                "» are not in an order that it may "
                "have.";
     },
     "Order them as Python does: elif, else; except, else, finally."},
    {[](const Block &block, const Surroundings &, const Suspensions &) {
         return block.kind == BlockKind::Try && !hasExcept(block) &&
                !hasClause(block, BlockKind::Finally);
     },
     [](const Block &) { return std::string("A try has neither an except nor a finally."); },
     "Add one of the two."},
    {[](const Block &block, const Surroundings &, const Suspensions &) {
         return block.kind == BlockKind::Try && hasClause(block, BlockKind::Else) &&
                !hasExcept(block);
     },
     [](const Block &) { return std::string("A try has an else but no except."); },
     "Add an except, or move the blocks of the else behind those of the try."},
    {[](const Block &block, const Surroundings &, const Suspensions &) {
         bool catchesAll = false;
         return std::any_of(block.clauses.begin(), block.clauses.end(), [&](const Block &clause) {
             const bool isExcept = clause.kind == BlockKind::Except && !clause.disabled;
             const bool isLate = isExcept && catchesAll;
             catchesAll |= isExcept && fieldText(clause, "type").empty();
             return isLate;
         });
     },
     [](const Block &) { return std::string("An except follows one that catches everything."); },
     "Move the except without an exception to the end."},
};

} // namespace

std::vector<Problem> checkRules(const Block &block, const Surroundings &around,
                                const Suspensions &found)
{
    std::vector<Problem> problems;
    for (const Rule &rule : rules) {
        if (rule.isBroken(block, around, found))
            problems.push_back({.what = rule.what(block), .remedy = rule.remedy});
    }
    return problems;
}

} // namespace coroscope
