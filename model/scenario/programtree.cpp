// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/programtree.h"

#include "language/builtins.h"
#include "language/children.h"
#include "language/names.h"
#include "scenario/statements.h"
#include "values/heap.h"

namespace coroscope {

using namespace language;

namespace {

/// What Coroscope's runs define beside Python's built-in names (see defineAll of the runtimes).
constexpr const char *ownNames[] = {
    "aiter",       "anext",      "asyncio",    "time",     "math",  "functools",
    "collections", "contextlib", "itertools",  "random",   "print", "compute",
    "__name__",    "logging",    "concurrent", "operator", "heapq", "inspect"};

template <class... Kinds>
struct Overloaded : Kinds... {
    using Kinds::operator()...;
};
template <class... Kinds>
Overloaded(Kinds...) -> Overloaded<Kinds...>;

void visitDefaults(const std::vector<Parameter> &parameters,
                   const std::function<void(const ExprPtr &)> &visit)
{
    for (const Parameter &parameter : parameters)
        visit(parameter.defaultValue);
}

} // namespace

const std::set<std::string> &builtInNames()
{
    static const std::set<std::string> names = [] {
        std::set<std::string> all(std::begin(ownNames), std::end(ownNames));
        const Heap heap;
        for (const auto &[name, value] : builtins())
            all.insert(name);
        return all;
    }();
    return names;
}

void forEachOwnExpression(const Statement &statement,
                          const std::function<void(const Expr &)> &visit)
{
    const auto see = [&visit](const ExprPtr &expr) {
        if (expr)
            visit(*expr);
    };
    const auto seeAll = [&see](const std::vector<ExprPtr> &all) {
        for (const ExprPtr &expr : all)
            see(expr);
    };
    std::visit(Overloaded{
                   [&](const ExprStatement &node) { see(node.value); },
                   [&](const Assign &node) {
                       see(node.value);
                       seeAll(node.targets);
                   },
                   [&](const AugAssign &node) {
                       see(node.target);
                       see(node.value);
                   },
                   [&](const Return &node) { see(node.value); },
                   [&](const Raise &node) {
                       see(node.exception);
                       see(node.cause);
                   },
                   [&](const Assert &node) {
                       see(node.condition);
                       see(node.message);
                   },
                   [&](const Delete &node) { seeAll(node.targets); },
                   [&](const If &node) { see(node.condition); },
                   [&](const While &node) { see(node.condition); },
                   [&](const For &node) {
                       see(node.iterable);
                       see(node.target);
                   },
                   [&](const Try &node) {
                       for (const ExceptClause &handler : node.handlers)
                           see(handler.type);
                   },
                   [&](const With &node) {
                       for (const WithItem &item : node.items) {
                           see(item.context);
                           see(item.target);
                       }
                   },
                   [&](const FunctionDefinition &node) { visitDefaults(node.parameters, see); },
                   [&](const ClassDefinition &node) { seeAll(node.bases); },
                   [](const auto &) {},
               },
               statement.node);
}

void forEachInnerBody(const Statement &statement, const std::function<void(const Body &)> &visit)
{
    std::visit(Overloaded{
                   [&](const If &node) {
                       visit(node.then);
                       visit(node.otherwise);
                   },
                   [&](const While &node) {
                       visit(node.body);
                       visit(node.otherwise);
                   },
                   [&](const For &node) {
                       visit(node.body);
                       visit(node.otherwise);
                   },
                   [&](const Try &node) {
                       visit(node.body);
                       for (const ExceptClause &handler : node.handlers)
                           visit(handler.body);
                       visit(node.otherwise);
                       visit(node.finally);
                   },
                   [&](const With &node) { visit(node.body); },
                   [](const auto &) {},
               },
               statement.node);
}

void forEachEvaluated(const Expr &expr, const std::function<void(const Expr &)> &visit)
{
    visit(expr);
    if (const auto *lambda = std::get_if<Lambda>(&expr.node)) {
        visitDefaults(lambda->parameters, [&visit](const ExprPtr &value) {
            if (value)
                forEachEvaluated(*value, visit);
        });
        return;
    }
    forEachChild(expr, [&visit](const Expr &child) { forEachEvaluated(child, visit); });
}

/// Fills a ProgramTree: first all scopes with their names, then who binds and who reads them.
class ProgramTree::Reader {
public:
    explicit Reader(ProgramTree &tree) : m_tree(tree) {}

    void readModule()
    {
        Scope &module = addScope(nullptr, nullptr, m_tree.m_module, {});
        read(module, m_tree.m_module, {});
        for (const Place &place : m_tree.m_places)
            countBindings(place);
        for (const Place &place : m_tree.m_places)
            countReads(place);
    }

private:
    struct Around {
        bool isTried = false;
        bool isRepeated = false;
    };

    Scope &addScope(const Scope *parent, const FunctionDefinition *function, const Body &body,
                    DefinitionId definition)
    {
        m_tree.m_scopes.push_back(std::make_unique<Scope>());
        Scope &scope = *m_tree.m_scopes.back();
        scope.parent = parent;
        scope.function = function;
        scope.definition = definition;
        for (const std::string &name : boundNames(body))
            scope.variables.try_emplace(name);
        if (function) {
            for (const Parameter &parameter : function->parameters) {
                if (!parameter.name.empty())
                    ++scope.variables[parameter.name].bindings;
            }
        }
        return scope;
    }

    void read(Scope &scope, const Body &body, Around around)
    {
        for (std::size_t i = 0; i < body.size(); ++i) {
            const Statement &statement = body[i];
            m_tree.m_places.push_back(
                {&statement, &scope, &body, i, around.isTried, around.isRepeated});
            if (const auto *node = std::get_if<FunctionDefinition>(&statement.node))
                readFunction(scope, *node, definitionAt(body, i));
            else if (const auto *cls = std::get_if<ClassDefinition>(&statement.node))
                readClass(scope, *cls);
            else if (const auto *declared = std::get_if<Nonlocal>(&statement.node))
                (declared->global ? scope.globals : scope.nonlocals)
                    .insert(declared->names.begin(), declared->names.end());
            else
                readInner(scope, statement, around);
        }
    }

    void readInner(Scope &scope, const Statement &statement, Around around)
    {
        const auto *attempt = std::get_if<Try>(&statement.node);
        const bool isLoop = std::holds_alternative<For>(statement.node) ||
                            std::holds_alternative<While>(statement.node);
        forEachInnerBody(statement, [&](const Body &body) {
            Around inside = around;
            inside.isRepeated |= isLoop;
            inside.isTried |= attempt && &body == &attempt->body && !attempt->handlers.empty();
            inside.isTried |= std::holds_alternative<With>(statement.node); // suppress() catches
            read(scope, body, inside);
        });
    }

    /// The scenario's definition that is the statement \p index of \p body: they come first.
    DefinitionId definitionAt(const Body &body, std::size_t index) const
    {
        const std::vector<Definition> &definitions = m_tree.m_scenario.definitions;
        return &body == &m_tree.m_module && index < definitions.size() ? definitions[index].id
                                                                       : DefinitionId();
    }

    void readFunction(const Scope &scope, const FunctionDefinition &node, DefinitionId definition)
    {
        read(addScope(&scope, &node, node.body, definition ? definition : scope.definition),
             node.body, {});
    }

    /// What a class binds is read through its objects, who knows where.
    void readClass(const Scope &scope, const ClassDefinition &node)
    {
        Scope &inner = addScope(&scope, nullptr, node.body, scope.definition);
        inner.isClass = true;
        for (auto &[name, variable] : inner.variables)
            ++variable.reads;
        read(inner, node.body, {});
    }

    Variable *variable(const Scope &scope, const std::string &name)
    {
        return const_cast<Variable *>(m_tree.find(scope, name));
    }

    void bind(const Place &place, const std::string &name, bool augments = false,
              const FunctionDefinition *function = nullptr, const Expr *value = nullptr)
    {
        Variable *bound = variable(*place.scope, name);
        if (!bound && place.scope->globals.contains(name)) // only ever bound through `global`
            bound = &m_tree.m_scopes.front()->variables[name];
        if (!bound)
            return;
        ++bound->bindings;
        bound->augmentations += augments;
        bound->function = function;
        bound->value = value;
        bound->isRepeated |= place.isRepeated;
    }

    void bindTarget(const Place &place, const ExprPtr &target, const Expr *value = nullptr)
    {
        if (!target)
            return;
        std::set<std::string> names;
        addTargetNames(*target, names);
        for (const std::string &name : names)
            bind(place, name, false, nullptr,
                 std::holds_alternative<Name>(target->node) ? value : nullptr);
    }

    void countBindings(const Place &place)
    {
        std::visit(
            Overloaded{
                [&](const Assign &node) {
                    for (const ExprPtr &target : node.targets)
                        bindTarget(place, target, node.value.get());
                },
                [&](const AugAssign &node) {
                    if (const auto *name = std::get_if<Name>(&node.target->node))
                        bind(place, name->id, true);
                },
                [&](const Delete &node) {
                    for (const ExprPtr &target : node.targets)
                        bindTarget(place, target);
                },
                [&](const For &node) { bindTarget(place, node.target); },
                [&](const Try &node) {
                    for (const ExceptClause &handler : node.handlers) {
                        if (!handler.name.empty())
                            bind(place, handler.name);
                    }
                },
                [&](const With &node) {
                    for (const WithItem &item : node.items)
                        bindTarget(place, item.target);
                },
                [&](const FunctionDefinition &node) { bind(place, node.name, false, &node); },
                [&](const ClassDefinition &node) { bind(place, node.name); },
                [](const auto &) {},
            },
            place.statement->node);
        forEachOwnExpression(*place.statement, [&](const Expr &expr) {
            forEachEvaluated(expr, [&](const Expr &part) {
                if (const auto *named = std::get_if<NamedExpr>(&part.node))
                    bind(place, named->name);
            });
        });
    }

    /// Counts each occurrence of a name once, wherever it is read; a plain target is none.
    void countReads(const Place &place)
    {
        const auto count = [&](const Expr &expr) {
            forEachExpression(expr, [&](const Expr &part) {
                const auto *name = std::get_if<Name>(&part.node);
                Variable *read = name ? variable(*place.scope, name->id) : nullptr;
                if (read)
                    ++read->reads;
            });
        };
        const auto *assign = std::get_if<Assign>(&place.statement->node);
        if (!assign)
            return forEachOwnExpression(*place.statement, count);
        count(*assign->value);
        for (const ExprPtr &target : assign->targets) {
            if (!std::holds_alternative<Name>(target->node))
                count(*target);
        }
    }

    ProgramTree &m_tree;
};

ProgramTree::ProgramTree(const Scenario &scenario)
    : m_scenario(scenario), m_module(statementsOf(scenario))
{
    Reader(*this).readModule();
}

const Scope *ProgramTree::owner(const Scope &scope, const std::string &name) const
{
    const Scope *module = m_scopes.front().get();
    const Scope *at = &scope;
    while (at && at != module) {
        if (at->globals.contains(name))
            break;
        const bool isSeen = at == &scope || !at->isClass;
        if (isSeen && !at->nonlocals.contains(name) && at->variables.contains(name))
            return at;
        at = at->parent;
    }
    return module->variables.contains(name) ? module : nullptr;
}

const Variable *ProgramTree::find(const Scope &scope, const std::string &name) const
{
    const Scope *where = owner(scope, name);
    return where ? &where->variables.at(name) : nullptr;
}

bool ProgramTree::isBuiltIn(const Scope &scope, const std::string &name) const
{
    return !find(scope, name) && builtInNames().contains(name);
}

} // namespace coroscope
