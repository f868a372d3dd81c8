// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/names.h"

#include "language/children.h"

namespace coroscope::language {

namespace {

using Names = std::set<std::string>;

/// Adds the names that `:=` binds in the scope of \p expr: comprehensions pass theirs on to the
/// scope around them, lambdas keep them.
void addNamedExpressions(const Expr &expr, Names &names)
{
    if (const auto *named = std::get_if<NamedExpr>(&expr.node))
        names.insert(named->name);
    if (const auto *lambda = std::get_if<Lambda>(&expr.node)) {
        for (const Parameter &parameter : lambda->parameters) {
            if (parameter.defaultValue)
                addNamedExpressions(*parameter.defaultValue, names);
        }
        return;
    }
    forEachChild(expr, [&names](const Expr &child) { addNamedExpressions(child, names); });
}

void addFreeNames(const Expr &expr, Names &free);

void addFreeNames(const ExprPtr &expr, Names &free)
{
    if (expr)
        addFreeNames(*expr, free);
}

/// Adds the names of \p inner that \p bound does not hold.
void addOthers(const Names &inner, const Names &bound, Names &free)
{
    for (const std::string &name : inner) {
        if (!bound.contains(name))
            free.insert(name);
    }
}

void addFreeNames(const Lambda &lambda, Names &free)
{
    Names bound;
    for (const Parameter &parameter : lambda.parameters) {
        addFreeNames(parameter.defaultValue, free);
        bound.insert(parameter.name);
    }
    addNamedExpressions(*lambda.body, bound);
    addOthers(freeNames(*lambda.body), bound, free);
}

void addFreeNames(const Comprehension &comprehension, Names &free)
{
    Names bound;
    Names inner;
    for (const ComprehensionClause &clause : comprehension.clauses) {
        addTargetNames(*clause.target, bound);
        addFreeNames(clause.target, inner); // of `xs[i]`; a plain target is bound here
        // The first iterable is evaluated in the scope around.
        addFreeNames(clause.iterable, &clause == &comprehension.clauses.front() ? free : inner);
        for (const ExprPtr &condition : clause.conditions)
            addFreeNames(condition, inner);
    }
    addFreeNames(comprehension.element, inner);
    addFreeNames(comprehension.value, inner);
    addOthers(inner, bound, free);
}

void addFreeNames(const Expr &expr, Names &free)
{
    if (const auto *name = std::get_if<Name>(&expr.node))
        free.insert(name->id);
    else if (const auto *lambda = std::get_if<Lambda>(&expr.node))
        addFreeNames(*lambda, free);
    else if (const auto *comprehension = std::get_if<Comprehension>(&expr.node))
        addFreeNames(*comprehension, free);
    else
        forEachChild(expr, [&free](const Expr &child) { addFreeNames(child, free); });
}

/// Adds up what the statements of one function's body bind.
class BoundNames {
public:
    Names of(const Body &body)
    {
        read(body);
        for (const std::string &name : m_declared)
            m_bound.erase(name);
        return std::move(m_bound);
    }

    void operator()(const Pass &) {}
    void operator()(const Break &) {}
    void operator()(const Continue &) {}
    void operator()(const ExprStatement &node) { read(node.value); }
    void operator()(const Assign &node)
    {
        for (const ExprPtr &target : node.targets)
            bind(target);
        read(node.value);
    }
    void operator()(const AugAssign &node)
    {
        bind(node.target);
        read(node.value);
    }
    void operator()(const Return &node) { read(node.value); }
    void operator()(const Raise &node)
    {
        read(node.exception);
        read(node.cause);
    }
    void operator()(const Assert &node)
    {
        read(node.condition);
        read(node.message);
    }
    void operator()(const Delete &node)
    {
        for (const ExprPtr &target : node.targets)
            bind(target);
    }
    void operator()(const Nonlocal &node)
    {
        m_declared.insert(node.names.begin(), node.names.end());
    }
    void operator()(const If &node)
    {
        read(node.condition);
        read(node.then);
        read(node.otherwise);
    }
    void operator()(const While &node)
    {
        read(node.condition);
        read(node.body);
        read(node.otherwise);
    }
    void operator()(const For &node)
    {
        bind(node.target);
        read(node.iterable);
        read(node.body);
        read(node.otherwise);
    }
    void operator()(const Try &node)
    {
        read(node.body);
        for (const ExceptClause &handler : node.handlers) {
            read(handler.type);
            if (!handler.name.empty())
                m_bound.insert(handler.name);
            read(handler.body);
        }
        read(node.otherwise);
        read(node.finally);
    }
    void operator()(const With &node)
    {
        for (const WithItem &item : node.items) {
            read(item.context);
            bind(item.target);
        }
        read(node.body);
    }
    void operator()(const FunctionDefinition &node)
    {
        m_bound.insert(node.name);
        for (const Parameter &parameter : node.parameters)
            read(parameter.defaultValue);
    }
    void operator()(const ClassDefinition &node)
    {
        m_bound.insert(node.name);
        for (const ExprPtr &base : node.bases)
            read(base);
    }

private:
    void read(const ExprPtr &expr)
    {
        if (expr)
            addNamedExpressions(*expr, m_bound);
    }
    void read(const Body &body)
    {
        for (const Statement &statement : body)
            std::visit(*this, statement.node);
    }
    void bind(const ExprPtr &target)
    {
        if (target)
            addTargetNames(*target, m_bound);
        read(target);
    }

    Names m_bound;
    Names m_declared;
};

} // namespace

void forEachExpression(const Expr &expr, const std::function<void(const Expr &)> &visit)
{
    visit(expr);
    forEachChild(expr, [&visit](const Expr &child) { forEachExpression(child, visit); });
}

void addTargetNames(const Expr &target, std::set<std::string> &names)
{
    if (const auto *name = std::get_if<Name>(&target.node))
        names.insert(name->id);
    const bool isSequence = std::holds_alternative<TupleExpr>(target.node) ||
                            std::holds_alternative<ListExpr>(target.node) ||
                            std::holds_alternative<Starred>(target.node);
    if (isSequence)
        forEachChild(target, [&names](const Expr &child) { addTargetNames(child, names); });
}

std::set<std::string> freeNames(const Expr &expr)
{
    Names free;
    addFreeNames(expr, free);
    return free;
}

std::set<std::string> boundNames(const Body &body) { return BoundNames().of(body); }

} // namespace coroscope::language
