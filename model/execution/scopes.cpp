// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/scopes.h"

#include "language/children.h"

namespace coroscope {

using namespace language;

Scopes::Scopes(const Body &module) : m_module(std::make_unique<NameScope>())
{
    m_module->kind = NameScope::Kind::Module;
    visit(module, *m_module);
    resolve(*m_module);
}

NameScope &Scopes::open(NameScope &parent, NameScope::Kind kind, const void *node)
{
    parent.children.push_back(std::make_unique<NameScope>());
    NameScope &scope = *parent.children.back();
    scope.kind = kind;
    scope.parent = &parent;
    m_byNode[node] = &scope;
    return scope;
}

void Scopes::bind(NameScope &scope, const std::string &name)
{
    scope.use(name);
    if (!scope.nonlocals.contains(name) && !scope.globals.contains(name))
        scope.bound.insert(name);
}

void Scopes::visit(const Body &body, NameScope &scope)
{
    for (const Statement &statement : body)
        visit(statement, scope);
}

void Scopes::visit(const ExprPtr &expr, NameScope &scope)
{
    if (expr)
        visit(*expr, scope);
}

void Scopes::visitTarget(const Expr &target, NameScope &scope)
{
    if (const auto *name = std::get_if<Name>(&target.node)) {
        bind(scope, name->id);
    } else if (const auto *tuple = std::get_if<TupleExpr>(&target.node)) {
        for (const ExprPtr &element : tuple->elements)
            visitTarget(*element, scope);
    } else if (const auto *list = std::get_if<ListExpr>(&target.node)) {
        for (const ExprPtr &element : list->elements)
            visitTarget(*element, scope);
    } else if (const auto *starred = std::get_if<Starred>(&target.node)) {
        visitTarget(*starred->value, scope);
    } else {
        visit(target, scope);
    }
}

void Scopes::visitFunction(const void *node, const std::vector<Parameter> &parameters,
                           NameScope &scope, NameScope *&opened)
{
    for (const Parameter &parameter : parameters)
        visit(parameter.defaultValue, scope);
    opened = &open(scope, NameScope::Kind::Function, node);
    for (const Parameter &parameter : parameters) {
        opened->parameters.push_back(parameter.name);
        opened->bound.insert(parameter.name);
        opened->use(parameter.name);
    }
}

void Scopes::visitComprehension(const Comprehension &node, NameScope &scope)
{
    visit(node.clauses.front().iterable, scope);
    NameScope &inner = open(scope, NameScope::Kind::Comprehension, &node);
    inner.parameters.push_back(".0");
    inner.bound.insert(".0");
    inner.use(".0");
    for (std::size_t i = 0; i < node.clauses.size(); ++i) {
        const ComprehensionClause &clause = node.clauses[i];
        if (i > 0)
            visit(clause.iterable, inner);
        visitTarget(*clause.target, inner);
        for (const ExprPtr &condition : clause.conditions)
            visit(condition, inner);
    }
    visit(node.element, inner);
    visit(node.value, inner);
    inner.awaits |= isAsynchronous(node);
    if (inner.awaits && node.kind != Comprehension::Kind::Generator)
        scope.awaits = true;
}

void Scopes::visit(const Expr &expr, NameScope &scope)
{
    if (const auto *name = std::get_if<Name>(&expr.node)) {
        scope.use(name->id);
        if (name->id == "super")
            scope.use(classCellName);
    } else if (const auto *lambda = std::get_if<Lambda>(&expr.node)) {
        NameScope *inner = nullptr;
        visitFunction(lambda, lambda->parameters, scope, inner);
        visit(lambda->body, *inner);
    } else if (const auto *comprehension = std::get_if<Comprehension>(&expr.node)) {
        visitComprehension(*comprehension, scope);
    } else if (const auto *named = std::get_if<NamedExpr>(&expr.node)) {
        visit(named->value, scope);
        // A walrus in a comprehension binds in the function around it.
        NameScope *owner = &scope;
        for (; owner->kind == NameScope::Kind::Comprehension; owner = owner->parent) {
            owner->use(named->name);
            owner->nonlocals.insert(named->name);
        }
        bind(*owner, named->name);
    } else {
        scope.awaits |= std::holds_alternative<Await>(expr.node);
        scope.yields |= std::holds_alternative<Yield>(expr.node);
        forEachChild(expr, [&](const Expr &child) { visit(child, scope); });
    }
}

void Scopes::visit(const Statement &statement, NameScope &scope)
{
    struct Visitor {
        Scopes &scopes;
        NameScope &scope;

        void operator()(const ExprStatement &s) { scopes.visit(s.value, scope); }
        void operator()(const Assign &s)
        {
            scopes.visit(s.value, scope);
            for (const ExprPtr &target : s.targets)
                scopes.visitTarget(*target, scope);
        }
        void operator()(const AugAssign &s)
        {
            scopes.visit(s.value, scope);
            scopes.visitTarget(*s.target, scope);
        }
        void operator()(const Return &s) { scopes.visit(s.value, scope); }
        void operator()(const Raise &s)
        {
            scopes.visit(s.exception, scope);
            scopes.visit(s.cause, scope);
        }
        void operator()(const Assert &s)
        {
            scopes.visit(s.condition, scope);
            scopes.visit(s.message, scope);
        }
        void operator()(const Delete &s)
        {
            for (const ExprPtr &target : s.targets)
                scopes.visitTarget(*target, scope);
        }
        void operator()(const Pass &) {}
        void operator()(const Break &) {}
        void operator()(const Continue &) {}
        void operator()(const Nonlocal &s)
        {
            for (const std::string &name : s.names) {
                (s.global ? scope.globals : scope.nonlocals).insert(name);
                scope.use(name);
                scope.bound.erase(name);
            }
        }
        void operator()(const If &s)
        {
            scopes.visit(s.condition, scope);
            scopes.visit(s.then, scope);
            scopes.visit(s.otherwise, scope);
        }
        void operator()(const While &s)
        {
            scopes.visit(s.condition, scope);
            scopes.visit(s.body, scope);
            scopes.visit(s.otherwise, scope);
        }
        void operator()(const For &s)
        {
            scopes.visit(s.iterable, scope);
            scopes.visitTarget(*s.target, scope);
            scopes.visit(s.body, scope);
            scopes.visit(s.otherwise, scope);
        }
        void operator()(const Try &s)
        {
            scopes.visit(s.body, scope);
            for (const ExceptClause &clause : s.handlers) {
                scopes.visit(clause.type, scope);
                if (!clause.name.empty())
                    scopes.bind(scope, clause.name);
                scopes.visit(clause.body, scope);
            }
            scopes.visit(s.otherwise, scope);
            scopes.visit(s.finally, scope);
        }
        void operator()(const With &s)
        {
            for (const WithItem &item : s.items) {
                scopes.visit(item.context, scope);
                if (item.target)
                    scopes.visitTarget(*item.target, scope);
            }
            scopes.visit(s.body, scope);
        }
        void operator()(const FunctionDefinition &s)
        {
            scopes.bind(scope, s.name);
            NameScope *inner = nullptr;
            scopes.visitFunction(&s, s.parameters, scope, inner);
            scopes.visit(s.body, *inner);
        }
        void operator()(const ClassDefinition &s)
        {
            for (const ExprPtr &base : s.bases)
                scopes.visit(base, scope);
            scopes.bind(scope, s.name);
            NameScope &inner = scopes.open(scope, NameScope::Kind::Class, &s);
            inner.bound.insert(classCellName);
            inner.use(classCellName);
            scopes.visit(s.body, inner);
        }
    };
    std::visit(Visitor{*this, scope}, statement.node);
}

void Scopes::resolve(NameScope &scope)
{
    for (const std::string &name : scope.used) {
        if (scope.kind == NameScope::Kind::Module) {
            scope.places[name] = NameScope::Place::Global;
            continue;
        }
        if (scope.bound.contains(name)) {
            scope.places.try_emplace(name, NameScope::Place::Local);
            continue;
        }
        NameScope *owner = scope.globals.contains(name) ? nullptr : scope.parent;
        const auto hides = [&](const NameScope &outer) {
            return outer.kind == NameScope::Kind::Class && name != classCellName;
        };
        while (owner && (owner->kind == NameScope::Kind::Module || hides(*owner) ||
                         !owner->bound.contains(name)))
            owner = owner->kind == NameScope::Kind::Module ? nullptr : owner->parent;
        if (!owner) {
            scope.places[name] = NameScope::Place::Global;
            continue;
        }
        owner->places[name] = NameScope::Place::Cell;
        for (NameScope *s = &scope; s != owner; s = s->parent) {
            if (s->bound.contains(name))
                s->passed.insert(name);
            else
                s->places[name] = NameScope::Place::Free;
        }
    }
    for (const auto &child : scope.children)
        resolve(*child);
}

} // namespace coroscope
