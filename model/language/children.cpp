// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/children.h"

#include <algorithm>

namespace coroscope::language {

namespace {

/// One overload for each kind of node that has children.
class ChildVisitor {
public:
    explicit ChildVisitor(const std::function<void(const Expr &)> &visit) : m_visit(visit) {}

    template <class Leaf>
    void operator()(const Leaf &) const
    {
    }
    void operator()(const FString &node) const
    {
        for (const FStringPart &part : node.parts)
            all(part.expression, part.formatSpec);
    }
    void operator()(const TupleExpr &node) const { each(node.elements); }
    void operator()(const ListExpr &node) const { each(node.elements); }
    void operator()(const SetExpr &node) const { each(node.elements); }
    void operator()(const DictExpr &node) const
    {
        for (const auto &[key, value] : node.items)
            all(key, value);
    }
    void operator()(const Attribute &node) const { all(node.object); }
    void operator()(const Subscript &node) const { all(node.object, node.index); }
    void operator()(const SliceExpr &node) const { all(node.start, node.stop, node.step); }
    void operator()(const Starred &node) const { all(node.value); }
    void operator()(const Call &node) const
    {
        all(node.callee);
        each(node.positional);
        for (const KeywordArgument &keyword : node.keywords)
            all(keyword.value);
    }
    void operator()(const Unary &node) const { all(node.operand); }
    void operator()(const Binary &node) const { all(node.left, node.right); }
    void operator()(const BoolOp &node) const { each(node.operands); }
    void operator()(const CompareExpr &node) const
    {
        all(node.left);
        for (const auto &[comparison, operand] : node.rest)
            all(operand);
    }
    void operator()(const Conditional &node) const
    {
        all(node.condition, node.whenTrue, node.whenFalse);
    }
    void operator()(const Lambda &node) const
    {
        for (const Parameter &parameter : node.parameters)
            all(parameter.defaultValue);
        all(node.body);
    }
    void operator()(const Comprehension &node) const
    {
        for (const ComprehensionClause &clause : node.clauses) {
            all(clause.iterable, clause.target);
            each(clause.conditions);
        }
        all(node.element, node.value);
    }
    void operator()(const Await &node) const { all(node.operand); }
    void operator()(const NamedExpr &node) const { all(node.value); }
    void operator()(const Yield &node) const { all(node.value); }

private:
    template <class... Child>
    void all(const Child &...child) const
    {
        ((child ? m_visit(*child) : void()), ...);
    }
    void each(const std::vector<ExprPtr> &children) const
    {
        for (const ExprPtr &child : children)
            all(child);
    }

    const std::function<void(const Expr &)> &m_visit;
};

} // namespace

void forEachChild(const Expr &expr, const std::function<void(const Expr &)> &visit)
{
    std::visit(ChildVisitor(visit), expr.node);
}

bool suspends(const Expr &expr)
{
    if (const auto *comprehension = std::get_if<Comprehension>(&expr.node))
        return comprehension->kind != Comprehension::Kind::Generator &&
               isAsynchronous(*comprehension);
    return std::holds_alternative<Await>(expr.node);
}

bool isAsynchronous(const Comprehension &node)
{
    return std::ranges::any_of(node.clauses, &ComprehensionClause::isAsync);
}

} // namespace coroscope::language
