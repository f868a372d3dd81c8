// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/findings.h"

#include "scenario/blockcatalog.h"
#include "scenario/checks.h"

#include <algorithm>

namespace coroscope {

using namespace language;

namespace {

constexpr void (*programChecks[])(const ProgramTree &, Findings &) = {
    checkNames, checkBases,        checkNeverAwaited, checkSelfAwait,
    checkWaits, checkEarlyResults, checkBlocking};

constexpr std::size_t mostFindings = 500;

/// Where \p id stands, for people: "main › block 3, if › block 1, log".
std::string pathOf(const Scenario &scenario, BlockId id)
{
    const Block *block = findBlock(scenario, id);
    BlockAddress at;
    if (!block || !locate(scenario, id, at))
        return {};
    std::string path(blockType(block->kind).title);
    if (!at.list.clauses)
        path = "block " + std::to_string(at.index + 1) + ", " + path;
    if (at.list.parent)
        return pathOf(scenario, at.list.parent) + " › " + path;
    const Definition *definition = findDefinition(scenario, at.list.definition);
    return (definition ? definition->name : "program") + " › " + path;
}

} // namespace

void Findings::add(Severity severity, const Place &place, Problem problem, std::optional<Fix> fix)
{
    if (m_all.size() >= mostFindings)
        return;
    problem.block = place.statement->block;
    problem.definition = place.scope->definition;
    problem.where = pathOf(m_tree.scenario(), problem.block);
    m_all.push_back({severity, std::move(problem), std::move(fix)});
}

const Call *moduleCall(const ProgramTree &tree, const Scope &scope, const Expr &expr,
                       std::string_view module, std::string_view function)
{
    const auto *call = std::get_if<Call>(&expr.node);
    const auto *attribute = call ? std::get_if<Attribute>(&call->callee->node) : nullptr;
    const auto *name = attribute ? std::get_if<Name>(&attribute->object->node) : nullptr;
    const bool isIt = name && name->id == module && attribute->name == function &&
                      tree.isBuiltIn(scope, name->id);
    return isIt ? call : nullptr;
}

const Call *asyncioCall(const ProgramTree &tree, const Scope &scope, const Expr &expr,
                        std::string_view function)
{
    return moduleCall(tree, scope, expr, "asyncio", function);
}

std::string calledCoroutine(const ProgramTree &tree, const Scope &scope, const Expr &expr)
{
    for (const std::string_view own : {"sleep", "wait", "wait_for"}) {
        if (asyncioCall(tree, scope, expr, own))
            return "asyncio." + std::string(own);
    }
    const auto *call = std::get_if<Call>(&expr.node);
    const auto *name = call ? std::get_if<Name>(&call->callee->node) : nullptr;
    const Variable *variable = name ? tree.find(scope, name->id) : nullptr;
    const bool isCoroutine =
        variable && variable->bindings == 1 && variable->function && variable->function->isAsync;
    return isCoroutine ? name->id : std::string();
}

const Variable *boundOnce(const ProgramTree &tree, const Scope &scope, const Expr &expr)
{
    const auto *name = std::get_if<Name>(&expr.node);
    const Variable *variable = name ? tree.find(scope, name->id) : nullptr;
    return variable && variable->bindings == 1 && !variable->isRepeated ? variable : nullptr;
}

Block replacementFor(const Block &block, BlockKind kind,
                     std::initializer_list<std::pair<std::string_view, std::string>> fields)
{
    Block made = kind == block.kind ? block : newBlock(kind);
    const BlockType &type = blockType(kind);
    if (kind != block.kind)
        std::fill(made.fields.begin(), made.fields.end(), std::string());
    made.comment = block.comment;
    for (const auto &[key, text] : fields)
        made.fields[*fieldIndex(type, key)] = text;
    for (std::size_t i = 0; i < made.fields.size(); ++i) {
        if (type.fields[i].type == FieldType::Choice && made.fields[i].empty())
            made.fields[i] = type.fields[i].choices.front();
    }
    return made;
}

std::vector<Finding> warnings(const Scenario &valid)
{
    const ProgramTree tree(valid);
    Findings out(tree);
    for (const auto check : programChecks)
        check(tree, out);
    std::vector<Finding> all = out.take();
    std::map<BlockId, std::size_t> order;
    for (const Place &place : tree.places())
        order.try_emplace(place.statement->block, order.size());
    std::ranges::stable_sort(all, {}, [&order](const Finding &finding) {
        return std::pair(finding.severity, order[finding.problem.block]);
    });
    return all;
}

} // namespace coroscope
