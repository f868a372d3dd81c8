// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/blockcatalog.h"
#include "scenario/checks.h"

namespace coroscope {

using namespace language;

namespace {

/// The source of the call that a do or let block makes; empty for other blocks.
std::string callIn(const Block &block)
{
    if (block.kind == BlockKind::Do)
        return std::string(fieldText(block, "expression"));
    if (block.kind == BlockKind::Let)
        return std::string(fieldText(block, "value"));
    return {};
}

/// Awaits the call in a coroutine; runs it from the program, which cannot await.
std::optional<Fix> awaitedInstead(const Scenario &scenario, const Place &place)
{
    const Block *block = findBlock(scenario, place.statement->block);
    const std::string call = block ? callIn(*block) : std::string();
    if (call.empty())
        return std::nullopt;
    if (place.scope->isCoroutine())
        return Fix{"Await it",
                   replacementFor(*block, BlockKind::Await,
                                  {{"expression", call},
                                   {"target", std::string(fieldText(*block, "target"))}})};
    if (place.scope->function || block->kind != BlockKind::Do)
        return std::nullopt;
    return Fix{"Run it", replacementFor(*block, BlockKind::Run, {{"call", call}})};
}

std::string remedyAt(const Scope &scope)
{
    if (scope.isCoroutine())
        return "Await it, or make a task of it.";
    return scope.function ? "Only a coroutine can await it: make this function one."
                          : "Give it to a run block.";
}

/// True when \p expr is this very task: asyncio.current_task(), or a variable that keeps it.
bool isOwnTask(const ProgramTree &tree, const Scope &scope, const Expr &expr)
{
    if (asyncioCall(tree, scope, expr, "current_task"))
        return true;
    const auto *name = std::get_if<Name>(&expr.node);
    const Variable *variable = boundOnce(tree, scope, expr);
    if (!variable || !variable->value)
        return false;
    if (tree.owner(scope, name->id) == &scope)
        return asyncioCall(tree, scope, *variable->value, "current_task");
    // A variable outside that keeps the only task that this function was made for.
    const auto *made = asyncioCall(tree, scope, *variable->value, "create_task");
    if (!made || made->positional.size() != 1)
        return false;
    const auto *call = std::get_if<Call>(&made->positional[0]->node);
    const Variable *function = call ? boundOnce(tree, scope, *call->callee) : nullptr;
    return function && function->function == scope.function && function->reads == 1;
}

/// True when \p expr gives the set of all tasks, the one that runs among them.
bool isAllTasks(const ProgramTree &tree, const Scope &scope, const Expr &expr)
{
    if (asyncioCall(tree, scope, expr, "all_tasks"))
        return true;
    const Variable *variable = boundOnce(tree, scope, expr);
    return variable && variable->value && variable->reads == 1 &&
           asyncioCall(tree, scope, *variable->value, "all_tasks");
}

/// True when \p awaited waits for all tasks without an end.
bool waitsForAll(const ProgramTree &tree, const Scope &scope, const Expr &awaited)
{
    const Call *wait = asyncioCall(tree, scope, awaited, "wait");
    if (wait && wait->positional.size() == 1 && wait->keywords.empty())
        return isAllTasks(tree, scope, *wait->positional[0]);
    const Call *gather = asyncioCall(tree, scope, awaited, "gather");
    if (!gather)
        return false;
    for (const ExprPtr &each : gather->positional) {
        const auto *starred = std::get_if<Starred>(&each->node);
        if (starred && isAllTasks(tree, scope, *starred->value))
            return true;
    }
    return false;
}

} // namespace

void checkNeverAwaited(const ProgramTree &tree, Findings &out)
{
    for (const Place &place : tree.places()) {
        const Expr *call = nullptr;
        if (const auto *statement = std::get_if<ExprStatement>(&place.statement->node))
            call = statement->value.get();
        const auto *assign = std::get_if<Assign>(&place.statement->node);
        if (assign && assign->targets.size() == 1) {
            const Variable *kept = boundOnce(tree, *place.scope, *assign->targets[0]);
            if (kept && kept->reads == 0)
                call = assign->value.get();
        }
        const std::string name = call ? calledCoroutine(tree, *place.scope, *call) : std::string();
        if (!name.empty())
            out.add(Severity::Warning, place,
                    {.what = "The coroutine that " + name +
                             "() makes is never awaited: nothing of it runs.",
                     .remedy = remedyAt(*place.scope)},
                    awaitedInstead(tree.scenario(), place));
    }
}

void checkSelfAwait(const ProgramTree &tree, Findings &out)
{
    for (const Place &place : tree.places()) {
        if (place.isTried || !place.scope->isCoroutine())
            continue;
        forEachOwnExpression(*place.statement, [&](const Expr &expr) {
            forEachEvaluated(expr, [&](const Expr &part) {
                const auto *await = std::get_if<Await>(&part.node);
                if (await && isOwnTask(tree, *place.scope, *await->operand))
                    out.add(Severity::Warning, place,
                            {.what = "The task awaits itself, which raises a RuntimeError.",
                             .remedy = "Await another task."});
                if (await && waitsForAll(tree, *place.scope, *await->operand))
                    out.add(Severity::Warning, place,
                            {.what = "This waits for all tasks, its own among them: it never ends.",
                             .remedy = "Take the own task out: asyncio.all_tasks() - "
                                       "{asyncio.current_task()}."});
            });
        });
    }
}

} // namespace coroscope
