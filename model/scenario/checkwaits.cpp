// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/blockcatalog.h"
#include "scenario/checks.h"
#include "scenario/fielditems.h"

namespace coroscope {

using namespace language;

namespace {

/// The elements of a list, tuple or set that is written out; null for other expressions.
const std::vector<ExprPtr> *elementsOf(const Expr &expr)
{
    if (const auto *list = std::get_if<ListExpr>(&expr.node))
        return &list->elements;
    if (const auto *tuple = std::get_if<TupleExpr>(&expr.node))
        return &tuple->elements;
    if (const auto *set = std::get_if<SetExpr>(&expr.node))
        return &set->elements;
    return nullptr;
}

bool isEmptyCollection(const ProgramTree &tree, const Scope &scope, const Expr &expr)
{
    if (const auto *elements = elementsOf(expr))
        return elements->empty();
    if (const auto *dict = std::get_if<DictExpr>(&expr.node))
        return dict->items.empty();
    const auto *call = std::get_if<Call>(&expr.node);
    const auto *name = call ? std::get_if<Name>(&call->callee->node) : nullptr;
    const bool isMaker = name && (name->id == "set" || name->id == "list" || name->id == "tuple" ||
                                  name->id == "frozenset" || name->id == "dict");
    return isMaker && tree.isBuiltIn(scope, name->id) && call->positional.empty() &&
           call->keywords.empty();
}

/// True when \p expr is empty as written, or a variable that is set so once and put to no other
/// use.
bool isEmptyFor(const ProgramTree &tree, const Scope &scope, const Expr &expr)
{
    if (isEmptyCollection(tree, scope, expr))
        return true;
    const Variable *variable = boundOnce(tree, scope, expr);
    return variable && variable->value && variable->reads == 1 &&
           isEmptyCollection(tree, scope, *variable->value);
}

/// Which of the things to wait for are coroutines for certain.
std::vector<bool> coroutinesIn(const ProgramTree &tree, const Scope &scope, const Expr &expr)
{
    std::vector<bool> are;
    if (const auto *elements = elementsOf(expr)) {
        for (const ExprPtr &element : *elements)
            are.push_back(!calledCoroutine(tree, scope, *element).empty());
    } else if (const auto *made = std::get_if<Comprehension>(&expr.node); made && !made->value) {
        are.push_back(!calledCoroutine(tree, scope, *made->element).empty());
    }
    return are;
}

/// Makes a task of each coroutine in the list that a wait block waits for.
std::optional<Fix> tasksInstead(const Scenario &scenario, const Place &place,
                                const std::vector<bool> &are)
{
    const Block *block = findBlock(scenario, place.statement->block);
    if (!block || block->kind != BlockKind::Wait)
        return std::nullopt;
    std::string_view text = fieldText(*block, "awaitables");
    text.remove_prefix(std::min(text.size(), text.find_first_not_of(" \n")));
    text = text.substr(0, text.find_last_not_of(" \n") + 1);
    if (text.size() < 2 || std::string_view("[{(").find(text.front()) == std::string_view::npos)
        return std::nullopt;
    std::vector<std::string> items = fieldItems(text.substr(1, text.size() - 2));
    if (items.size() != are.size())
        return std::nullopt;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (are[i])
            items[i] = "asyncio.create_task(" + items[i] + ")";
    }
    return Fix{
        "Make tasks of them",
        replacementFor(*block, BlockKind::Wait,
                       {{"awaitables", text.front() + joinFieldItems(items) + text.back()}})};
}

} // namespace

void checkWaits(const ProgramTree &tree, Findings &out)
{
    for (const Place &place : tree.places()) {
        if (place.isTried)
            continue;
        const Scope &scope = *place.scope;
        const auto check = [&](const Expr &part) {
            const Call *wait = asyncioCall(tree, scope, part, "wait");
            if (!wait || wait->positional.empty())
                return;
            const Expr &waitedFor = *wait->positional[0];
            if (isEmptyFor(tree, scope, waitedFor))
                out.add(Severity::Warning, place,
                        {.what = "There is nothing to wait for, which raises a ValueError.",
                         .remedy = "Give it a task, or leave it out.",
                         .field = "awaitables"});
            const std::vector<bool> are = coroutinesIn(tree, scope, waitedFor);
            if (std::find(are.begin(), are.end(), true) != are.end())
                out.add(Severity::Warning, place,
                        {.what = "asyncio.wait takes no coroutines: it raises a TypeError.",
                         .remedy = "Give it tasks.",
                         .field = "awaitables"},
                        tasksInstead(tree.scenario(), place, are));
        };
        forEachOwnExpression(*place.statement,
                             [&](const Expr &expr) { forEachEvaluated(expr, check); });
    }
}

} // namespace coroscope
