// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/ast.h"
#include "scenario/scenario.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace coroscope {

/// What a whole program does with one of its variables.
struct Variable {
    int bindings = 0;      ///< places that bind it: assignments, targets, definitions, parameters
    int augmentations = 0; ///< those of them that need its old value: x += 1
    int reads = 0;
    const language::FunctionDefinition *function = nullptr; ///< what a definition bound it to
    const language::Expr *value = nullptr;                  ///< what a plain assignment bound it to
    bool isRepeated = false;                                ///< one of them stands in a loop
};

/// The module level, a function or the body of a class, as Python's compiler sees it.
struct Scope {
    const Scope *parent = nullptr;                          ///< null: the module level
    const language::FunctionDefinition *function = nullptr; ///< null: none
    bool isClass = false;          ///< of a class: what it binds, the functions in it do not see
    DefinitionId definition;       ///< the scenario's, that it is in
    std::set<std::string> globals; ///< declared so
    std::set<std::string> nonlocals;
    std::map<std::string, Variable> variables; ///< its own

    bool isCoroutine() const { return function && function->isAsync; }
};

/// A statement where it stands.
struct Place {
    const language::Statement *statement;
    const Scope *scope;
    const language::Body *body; ///< the list that it stands in
    std::size_t index;          ///< where in that list
    bool isTried = false;       ///< an except around it in its function may catch what it raises
    bool isRepeated = false;    ///< a loop of its function is around it
};

/// A valid scenario as scopes and statements. Knows what each name means. Immutable.
class ProgramTree {
public:
    explicit ProgramTree(const Scenario &scenario);
    ProgramTree(const ProgramTree &) = delete;
    ProgramTree &operator=(const ProgramTree &) = delete;

    const Scenario &scenario() const { return m_scenario; }
    /// Every statement, in reading order.
    const std::vector<Place> &places() const { return m_places; }
    /// The scope in which \p name lives for code of \p scope; null when none binds it.
    const Scope *owner(const Scope &scope, const std::string &name) const;
    /// Its variable there; null: a built-in name, or none at all.
    const Variable *find(const Scope &scope, const std::string &name) const;
    /// True when \p name is what Python or Coroscope brings along, and nothing hides it here.
    bool isBuiltIn(const Scope &scope, const std::string &name) const;

private:
    class Reader;

    const Scenario &m_scenario;
    language::Body m_module;
    std::vector<std::unique_ptr<Scope>> m_scopes; ///< the first is the module level
    std::vector<Place> m_places;
};

/// What programs find without binding it: Python's built-in names, and the modules and functions
/// that Coroscope brings.
const std::set<std::string> &builtInNames();

/// Calls \p visit for the expressions that \p statement itself evaluates: not those of the
/// statements inside it.
void forEachOwnExpression(const language::Statement &statement,
                          const std::function<void(const language::Expr &)> &visit);

/// Calls \p visit for the lists of statements inside \p statement, but for a function's body.
void forEachInnerBody(const language::Statement &statement,
                      const std::function<void(const language::Body &)> &visit);

/// Calls \p visit for \p expr and what is in it, but for what only a lambda would evaluate.
void forEachEvaluated(const language::Expr &expr,
                      const std::function<void(const language::Expr &)> &visit);

} // namespace coroscope
