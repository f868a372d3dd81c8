// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "execution/codebuilder.h"
#include "execution/scopes.h"
#include "language/ast.h"

#include <functional>
#include <optional>

namespace coroscope {

/// Compiles a whole module. Makes Values (constants): call with the run's heap current.
CompiledModule generateModule(const language::Body &body);

/// What awaits an object with `__await__`, its only parameter: it lets what that gives run on, and
/// awaits what is yielded. CPython: SEND, YIELD_VALUE and RESUME of an await.
std::shared_ptr<Code> awaitCode();

/// Of a definition: \p isAsync, \p yields or not.
Code::Kind kindOf(bool isAsync, bool yields);

/// What all functions of a module share while they are compiled.
struct ModuleContext {
    const Scopes &scopes;
    CompiledModule &module;
    std::map<std::string, std::int32_t> globals;

    std::int32_t globalIndex(const std::string &name);
};

/// Compiles one scope into one Code. Expressions in codeexpressions.cpp, calls in codecalls.cpp,
/// functions in codefunctions.cpp, statements in codestatements.cpp, try in codetry.cpp, with
/// and except* in codewith.cpp.
class CodeGenerator {
public:
    CodeGenerator(ModuleContext &context, const NameScope &scope, Code &code);

    void module(const language::Body &body);
    void function(const language::FunctionDefinition &definition);
    void classBody(const language::ClassDefinition &definition);
    void lambda(const language::Lambda &lambda);
    void comprehension(const language::Comprehension &comprehension);

private:
    /// What a break, continue or return has to undo on its way out.
    struct Context {
        enum class Kind { Loop, Finally, Handler, With };
        Kind kind;
        // Loop
        CodeBuilder::Label breakTo = 0, continueTo = 0;
        std::uint32_t breakDepth = 0, continueDepth = 0;
        // Finally
        const language::Body *finally = nullptr;
        // Handler: the name that `except ... as` bound, or empty
        std::string name = {};
        // With: where its exit method waits, and the block
        std::int32_t slot = 0;
        bool isAsync = false;
        BlockId block{};
        // Finally, Handler and With: the guarded range that is open now
        bool guarded = false;
        CodeBuilder::Label handler = 0;
        std::uint32_t begin = 0;
        std::uint32_t stackDepth = 0, handledDepth = 0;
    };

    // expressions
    void expression(const language::Expr &expr);
    void expression(const language::ExprPtr &expr) { expression(*expr); }
    void constant(const language::Constant &node);
    void fstring(const language::FString &node);
    void elements(const std::vector<language::ExprPtr> &list, Op build, Op append, Op extend);
    void dict(const language::DictExpr &node);
    void boolOp(const language::BoolOp &node);
    void compareChain(const language::CompareExpr &node);
    void conditional(const language::Conditional &node);
    void slice(const language::SliceExpr &node);
    void call(const language::Call &node);
    void starredCall(const language::Call &node);
    void comprehensionExpression(const language::Comprehension &node);
    void comprehensionClause(const language::Comprehension &node, std::size_t index);
    void lambdaExpression(const language::Lambda &node);

    // variables
    /// Emits the instruction for where \p name lives in this scope.
    void variable(const std::string &name, Op local, Op cell, Op global);
    void load(const std::string &name);
    void loadMember(const std::string &name);
    void store(const std::string &name);
    void remove(const std::string &name);
    std::int32_t slotOf(const std::string &name) const;
    void storeTarget(const language::Expr &target);
    void unpack(const std::vector<language::ExprPtr> &targets);

    // functions
    void declareSlots(const std::vector<language::Parameter> *parameters);
    void makeFunction(const void *node, const std::vector<language::Parameter> &parameters,
                      const std::string &name, Code::Kind kind,
                      const std::function<void(CodeGenerator &)> &fill);
    void classDefinition(const language::ClassDefinition &node);
    bool isMethod() const;
    void superCall();
    void finish();

    // statements
    void body(const language::Body &statements);
    void statement(const language::Statement &statement);
    void assign(const language::Assign &node);
    void augAssign(const language::AugAssign &node);
    void deleteTarget(const language::Expr &target);
    void ifStatement(const language::If &node);
    void whileStatement(const language::While &node);
    void forStatement(const language::For &node);
    void nextItem(bool isAsync, CodeBuilder::Label end, BlockId block);
    void endOfItems(bool isAsync, CodeBuilder::Label end, std::uint32_t depth);
    void yield(const language::Yield &node);
    void raise(const language::Raise &node);
    void assertStatement(const language::Assert &node);
    void returnStatement(const language::Return &node);
    void leaveLoop(bool isBreak);

    // try
    void tryStatement(const language::Try &node);
    void tryExcept(const language::Try &node);
    void exceptClause(const language::ExceptClause &clause, CodeBuilder::Label end);
    void exceptStar(const language::Try &node);
    void starClause(const language::ExceptClause &clause, std::int32_t rest, std::int32_t raised);
    void withStatement(const language::With &node, std::size_t index);
    void callExit(const Context &context, bool hasFailed);
    void openGuard(Context &context);
    void closeGuard(Context &context);
    /// Emits what leaving all contexts above \p keep has to do, and leaves them closed around it.
    void unwindTo(std::size_t keep, const std::function<void()> &leave);
    void clearName(const std::string &name);

    ModuleContext &m_module;
    const NameScope &m_scope;
    CodeBuilder m_code;
    std::map<std::string, std::int32_t> m_slots;
    std::map<std::string, std::uint32_t> m_passedSlots; ///< of a class: for functions in it
    std::vector<Context> m_contexts;
    std::uint32_t m_handledDepth = 0;
    BlockId m_block;
};

} // namespace coroscope
