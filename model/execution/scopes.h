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

/// What a method's super() takes the class from that it stands in.
inline constexpr const char *classCellName = "__class__";

/// One function-like stretch of a program: a definition, lambda, comprehension, the body of a class
/// or the module. What a class binds, the functions in it do not see but for `__class__`.
/// CPython: a symtable entry.
struct NameScope {
    enum class Kind { Module, Function, Comprehension, Class };
    /// Where a name of this scope lives.
    enum class Place { Local, Cell, Free, Global };

    Kind kind = Kind::Function;
    NameScope *parent = nullptr;
    std::vector<std::string> parameters; ///< in slot order
    std::set<std::string> bound;         ///< parameters and what the scope assigns
    std::set<std::string> used;
    std::vector<std::string> order; ///< those used, as they come: that of the slots
    std::set<std::string> nonlocals;
    std::set<std::string> globals;
    bool awaits = false;                 ///< a comprehension with an await in it
    bool yields = false;                 ///< a function with a yield in it
    std::map<std::string, Place> places; ///< of every bound, used or passed-through name
    std::set<std::string> passed; ///< of a class that binds them too: what goes to functions in it
    std::vector<std::unique_ptr<NameScope>> children;

    void use(const std::string &name)
    {
        if (used.insert(name).second)
            order.push_back(name);
    }
};

/// The scopes of a module, found by the node that opens them.
class Scopes {
public:
    explicit Scopes(const language::Body &module);
    const NameScope &module() const { return *m_module; }
    /// The scope of a FunctionDefinition, ClassDefinition, Lambda or Comprehension node.
    const NameScope &of(const void *node) const { return *m_byNode.at(node); }

private:
    void visit(const language::Body &body, NameScope &scope);
    void visit(const language::Statement &statement, NameScope &scope);
    void visit(const language::Expr &expr, NameScope &scope);
    void visit(const language::ExprPtr &expr, NameScope &scope);
    void visitTarget(const language::Expr &target, NameScope &scope);
    void visitComprehension(const language::Comprehension &node, NameScope &scope);
    void visitFunction(const void *node, const std::vector<language::Parameter> &parameters,
                       NameScope &scope, NameScope *&opened);
    NameScope &open(NameScope &parent, NameScope::Kind kind, const void *node);
    void bind(NameScope &scope, const std::string &name);
    void resolve(NameScope &scope);

    std::unique_ptr<NameScope> m_module;
    std::unordered_map<const void *, NameScope *> m_byNode;
};

} // namespace coroscope
