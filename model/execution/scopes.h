// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/ast.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace coroscope {

/// One function-like stretch of a program: a definition, lambda, comprehension or the module.
/// CPython: a symtable entry.
struct Scope {
    enum class Kind { Module, Function, Comprehension };
    /// Where a name of this scope lives.
    enum class Place { Local, Cell, Free, Global };

    Kind kind = Kind::Function;
    Scope *parent = nullptr;
    std::vector<std::string> parameters; ///< in slot order
    std::set<std::string> bound;         ///< parameters and what the scope assigns
    std::set<std::string> used;
    std::set<std::string> nonlocals;
    std::set<std::string> globals;
    bool awaits = false;                 ///< a comprehension with an await in it
    std::map<std::string, Place> places; ///< of every bound, used or passed-through name
    std::vector<std::unique_ptr<Scope>> children;
};

/// The scopes of a module, found by the node that opens them.
class Scopes {
public:
    explicit Scopes(const language::Body &module);
    const Scope &module() const { return *m_module; }
    /// The scope of a FunctionDefinition, Lambda or Comprehension node.
    const Scope &of(const void *node) const { return *m_byNode.at(node); }

private:
    void visit(const language::Body &body, Scope &scope);
    void visit(const language::Statement &statement, Scope &scope);
    void visit(const language::Expr &expr, Scope &scope);
    void visit(const language::ExprPtr &expr, Scope &scope);
    void visitTarget(const language::Expr &target, Scope &scope);
    void visitComprehension(const language::Comprehension &node, Scope &scope);
    void visitFunction(const void *node, const std::vector<language::Parameter> &parameters,
                       Scope &scope, Scope *&opened);
    Scope &open(Scope &parent, Scope::Kind kind, const void *node);
    void bind(Scope &scope, const std::string &name);
    void resolve(Scope &scope);

    std::unique_ptr<Scope> m_module;
    std::unordered_map<const void *, Scope *> m_byNode;
};

} // namespace coroscope
