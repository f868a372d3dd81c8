// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/children.h"
#include "language/grammar.h"
#include "language/names.h"

#include <algorithm>

namespace coroscope::language {

namespace {

/// The first `name := ...` of the scope of \p expr that would change one of \p names; or null.
const Expr *rebinding(const Expr &expr, const std::set<std::string> &names)
{
    const auto *named = std::get_if<NamedExpr>(&expr.node);
    if (named && names.contains(named->name))
        return &expr;
    const Expr *found = nullptr;
    if (std::holds_alternative<Lambda>(expr.node))
        return found;
    forEachChild(expr, [&](const Expr &child) {
        if (!found)
            found = rebinding(child, names);
    });
    return found;
}

} // namespace

bool Grammar::atComprehension() const
{
    return at("for") || (at("async") && peek(1).text == "for");
}

ExprPtr Grammar::comprehension(Comprehension::Kind kind, Position start, ExprPtr element,
                               ExprPtr value)
{
    if (std::holds_alternative<Starred>(element->node))
        fail(element->position, "Iterable unpacking cannot be used in comprehension.",
             "Add another 'for' that loops over it.");
    Comprehension node{kind, std::move(element), std::move(value), {}};
    while (atComprehension())
        node.clauses.push_back(comprehensionClause());
    checkRebinding(node);
    return make(start, std::move(node));
}

ComprehensionClause Grammar::comprehensionClause()
{
    ComprehensionClause clause;
    clause.isAsync = accept("async");
    expect("for");
    clause.target = starTargets();
    if (!accept("in"))
        unexpected("'in'");
    clause.iterable = disjunction();
    while (accept("if"))
        clause.conditions.push_back(disjunction());
    return clause;
}

void Grammar::checkRebinding(const Comprehension &node) const
{
    std::set<std::string> names;
    for (const ComprehensionClause &clause : node.clauses)
        addTargetNames(*clause.target, names);
    const auto check = [&](const ExprPtr &part) {
        const Expr *bad = part ? rebinding(*part, names) : nullptr;
        if (bad)
            fail(bad->position,
                 "Assignment expression cannot rebind comprehension iteration variable '" +
                     std::get<NamedExpr>(bad->node).name + "'.",
                 "Use another name.");
    };
    check(node.element);
    check(node.value);
    for (const ComprehensionClause &clause : node.clauses)
        std::ranges::for_each(clause.conditions, check);
}

} // namespace coroscope::language
