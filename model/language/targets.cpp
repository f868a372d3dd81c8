// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/constructs.h"
#include "language/grammar.h"

#include <algorithm>

namespace coroscope::language {

ExprPtr Grammar::targetElement() { return at("*") ? starred() : bitwiseOr(); }

ExprPtr Grammar::starTargets()
{
    const Position start = here();
    ExprPtr target = targetElement();
    if (at(",")) {
        TupleExpr tuple;
        tuple.elements.push_back(std::move(target));
        while (accept(",") && !atListEnd())
            tuple.elements.push_back(targetElement());
        target = make(start, std::move(tuple));
    }
    checkTarget(*target, Binding::Loop);
    return target;
}

void Grammar::checkTarget(const Expr &expr, Binding binding, bool inSequence) const
{
    if (const auto *name = std::get_if<Name>(&expr.node); name && name->id != "__debug__")
        return;
    if (std::holds_alternative<Attribute>(expr.node) ||
        std::holds_alternative<Subscript>(expr.node))
        return;
    if (const auto *tuple = std::get_if<TupleExpr>(&expr.node))
        return checkTargets(tuple->elements, binding);
    if (const auto *list = std::get_if<ListExpr>(&expr.node))
        return checkTargets(list->elements, binding);
    const auto *starred = std::get_if<Starred>(&expr.node);
    if (starred && binding != Binding::Deletion) {
        if (!inSequence)
            fail(expr.position, "Starred assignment target must be in a list or tuple.",
                 "Write a comma behind it.");
        return checkTarget(*starred->value, binding);
    }
    const std::string kind(std::holds_alternative<Name>(expr.node) ? "__debug__"
                                                                   : expressionName(expr));
    if (binding == Binding::Deletion)
        fail(expr.position, "Cannot delete " + kind + ".",
             "Only names, attributes and items can be deleted.");
    const bool neverCompared = kind == "None" || kind == "True" || kind == "False" ||
                               kind == "generator expression" || kind == "__debug__";
    const bool suggests = binding == Binding::Assignment && !neverCompared;
    fail(expr.position,
         "Cannot assign to " + kind +
             (suggests ? " here. Maybe you meant '==' instead of '='?" : "."),
         "Only names, attributes, items and tuples of them can be assigned to.");
}

void Grammar::checkTargets(const std::vector<ExprPtr> &elements, Binding binding) const
{
    int stars = 0;
    for (const ExprPtr &element : elements) {
        checkTarget(*element, binding, true);
        if (std::holds_alternative<Starred>(element->node) && ++stars > 1)
            fail(element->position, "Multiple starred expressions in assignment.",
                 "Only one of the targets can take the rest.");
    }
}

} // namespace coroscope::language
