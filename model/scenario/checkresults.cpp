// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/children.h"
#include "language/names.h"
#include "scenario/checks.h"

#include <algorithm>

namespace coroscope {

using namespace language;

namespace {

constexpr std::size_t farthest = 50; ///< statements that are looked at after the making

enum class Made { Nothing, Task, Future };

/// What the value of an assignment is, if it is new and not done for certain.
Made madeBy(const ProgramTree &tree, const Scope &scope, const Expr &value)
{
    const auto *call = std::get_if<Call>(&value.node);
    const auto *attribute = call ? std::get_if<Attribute>(&call->callee->node) : nullptr;
    if (!attribute)
        return Made::Nothing;
    if (attribute->name == "create_future" || asyncioCall(tree, scope, value, "Future"))
        return Made::Future;
    const bool takesCoroutine =
        !call->positional.empty() && !calledCoroutine(tree, scope, *call->positional[0]).empty();
    const bool makesTask =
        attribute->name == "create_task" || asyncioCall(tree, scope, value, "ensure_future");
    return makesTask && takesCoroutine ? Made::Task : Made::Nothing;
}

bool containsAwait(const Statement &statement)
{
    bool found = std::holds_alternative<FunctionDefinition>(statement.node) ||
                 std::holds_alternative<ClassDefinition>(statement.node);
    if (const auto *with = std::get_if<With>(&statement.node))
        found |= with->isAsync;
    forEachOwnExpression(statement, [&found](const Expr &expr) {
        forEachExpression(expr, [&found](const Expr &part) { found |= suspends(part); });
    });
    forEachInnerBody(statement, [&found](const Body &body) {
        found |= std::ranges::any_of(body, containsAwait);
    });
    return found;
}

bool mentions(const Statement &statement, const std::string &name)
{
    bool found = false;
    forEachOwnExpression(statement, [&](const Expr &expr) {
        forEachExpression(expr, [&](const Expr &part) {
            const auto *read = std::get_if<Name>(&part.node);
            found |= read && read->id == name;
        });
    });
    forEachInnerBody(statement, [&](const Body &body) {
        found |= std::ranges::any_of(body, [&](const Statement &s) { return mentions(s, name); });
    });
    return found;
}

bool ends(const Statement &statement)
{
    return std::holds_alternative<Return>(statement.node) ||
           std::holds_alternative<Raise>(statement.node) ||
           std::holds_alternative<Break>(statement.node) ||
           std::holds_alternative<Continue>(statement.node);
}

/// "result" or "exception" when \p statement itself asks the future \p name for it; else empty.
std::string askedOf(const Statement &statement, const std::string &name)
{
    std::string asked;
    const auto look = [&](const Expr &part) {
        const auto *call = std::get_if<Call>(&part.node);
        const auto *attribute = call ? std::get_if<Attribute>(&call->callee->node) : nullptr;
        const auto *object = attribute ? std::get_if<Name>(&attribute->object->node) : nullptr;
        if (object && object->id == name &&
            (attribute->name == "result" || attribute->name == "exception"))
            asked = attribute->name;
    };
    forEachOwnExpression(statement, [&](const Expr &expr) { forEachEvaluated(expr, look); });
    return asked;
}

/// True when \p expr evaluates all of it, whatever the values are: nothing is behind a condition.
bool isUnconditional(const Statement &statement)
{
    bool is = true;
    forEachOwnExpression(statement, [&is](const Expr &expr) {
        forEachExpression(expr, [&is](const Expr &part) {
            is &= !std::holds_alternative<Conditional>(part.node) &&
                  !std::holds_alternative<BoolOp>(part.node) &&
                  !std::holds_alternative<Comprehension>(part.node);
        });
    });
    return is;
}

} // namespace

/// No await between the making and the asking: the loop, which alone makes a task go on, cannot
/// have run.
void checkEarlyResults(const ProgramTree &tree, Findings &out)
{
    const std::vector<Place> &places = tree.places();
    for (const Place &place : places) {
        const auto *assign = std::get_if<Assign>(&place.statement->node);
        const auto *name = assign && assign->targets.size() == 1
                               ? std::get_if<Name>(&assign->targets[0]->node)
                               : nullptr;
        if (!name || place.isTried || !place.scope->isCoroutine())
            continue;
        const Made made = madeBy(tree, *place.scope, *assign->value);
        const std::size_t end = std::min(place.body->size(), place.index + farthest);
        for (std::size_t i = place.index + 1; made != Made::Nothing && i < end; ++i) {
            const Statement &later = (*place.body)[i];
            if (containsAwait(later) || ends(later))
                break;
            const std::string asked = askedOf(later, name->id);
            if (!asked.empty() && isUnconditional(later)) {
                const auto at = std::ranges::find(places, &later, &Place::statement);
                out.add(Severity::Warning, *at,
                        {.what = "«" + name->id + "» cannot be done yet: asked for its " + asked +
                                 ", it raises an InvalidStateError.",
                         .remedy = "Await it first."});
                break;
            }
            // A future may be given its result by whoever knows it.
            if (made == Made::Future && mentions(later, name->id))
                break;
            const auto *other = std::get_if<Assign>(&later.node);
            std::set<std::string> bound;
            for (std::size_t t = 0; other && t < other->targets.size(); ++t)
                addTargetNames(*other->targets[t], bound);
            if (bound.contains(name->id))
                break;
        }
    }
}

} // namespace coroscope
