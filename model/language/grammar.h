// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/lexer.h"
#include "language/syntaxerror.h"

#include <set>
#include <string>
#include <string_view>

namespace coroscope::language {

/// The scenario language's grammar: Python 3.11's, by recursive descent. Every function reads what
/// its name says from the words ahead, and throws a SyntaxError where they do not fit. Its names
/// follow CPython's Grammar/python.gram.
///
/// Its functions stand in several files, one for each concern: grammar.cpp (words and errors),
/// expressions.cpp (operators), atoms.cpp (brackets, names, literals), calls.cpp,
/// comprehensions.cpp, fstrings.cpp, targets.cpp, statements.cpp, parameters.cpp.
class Grammar {
public:
    /// \p depth: how many levels the text itself is nested in another, as an f-string's field is.
    Grammar(TokenList list, ParseLimits limits, int depth = 0);

    /// One expression, or several with commas: a tuple.
    ExprPtr starExpressions();
    /// Something to assign to; several with commas are a tuple. Ends before `in`.
    ExprPtr starTargets();
    Statement simpleStatement();
    std::vector<Parameter> parameters();
    std::vector<WithItem> withItems();
    /// Throws if words are left. \p expected says what could have gone on here.
    void expectEnd(std::string_view expected = "the end");

private:
    using Node = decltype(Expr::node);
    class Nesting;

    // Words (grammar.cpp)
    const Token &peek(std::size_t ahead = 0) const;
    const Token &next();
    Position here() const { return peek().position; }
    bool at(std::string_view word) const;
    bool accept(std::string_view word);
    void expect(std::string_view word);
    std::string name(std::string_view what);
    /// True when the next word cannot begin another element of a list: a closing bracket, `=`, ...
    bool atListEnd() const;
    bool atExpression() const;

    // Errors (grammar.cpp)
    [[noreturn]] void fail(Position position, std::string what, std::string remedy = {}) const;
    [[noreturn]] void unexpected(std::string_view expected) const;
    [[noreturn]] void failUnclosed() const;
    /// True when the innermost bracket around the next word is never closed.
    bool isDirectlyUnclosed() const;
    /// Says that a comma is missing where two expressions stand side by side in brackets.
    void checkMissingComma(std::size_t start, const Expr &left);
    /// The place of the last character read.
    Position lastCharacter() const;

    /// Reads \p closer and gives \p value, which it closes.
    ExprPtr closed(ExprPtr value, std::string_view closer);
    /// Makes a node and checks how high the tree has grown.
    ExprPtr make(Position position, Node node) const;

    // Operators (expressions.cpp)
    /// `yield`, `yield value` or `yield from value`: a statement's value, or in parentheses.
    ExprPtr yieldExpression();
    ExprPtr starExpression();
    ExprPtr starNamedExpression();
    ExprPtr namedExpression();
    /// \p mayMissComma: whether an expression behind it means that a comma is missing.
    ExprPtr expression(bool mayMissComma = true);
    ExprPtr disjunction();
    ExprPtr conjunction();
    ExprPtr inversion();
    ExprPtr comparison();
    /// Binary operators that bind at least as tightly as \p precedence; 0: all of them.
    ExprPtr bitwiseOr(int precedence = 0);
    ExprPtr factor();
    ExprPtr power();
    ExprPtr starred();
    bool readComparison(Comparison &comparison);
    void refuseAssignment(const Expr &left) const;

    // Brackets and literals (atoms.cpp, calls.cpp, comprehensions.cpp, fstrings.cpp)
    ExprPtr primary();
    ExprPtr subscript(ExprPtr object, Position start);
    ExprPtr slices();
    ExprPtr slice();
    ExprPtr atom();
    ExprPtr keywordAtom();
    ExprPtr group();
    ExprPtr listDisplay();
    ExprPtr dictOrSet();
    ExprPtr dict(Position start, ExprPtr firstKey);
    std::pair<ExprPtr, ExprPtr> dictItem();
    ExprPtr dictValue();
    std::vector<ExprPtr> elements(ExprPtr first, std::string_view closer);
    ExprPtr lambda();
    ExprPtr call(ExprPtr callee, Position start);
    /// A call while its arguments are read.
    struct Arguments {
        Call call;
        std::set<std::string> names; ///< of its keyword arguments
        bool hasUnpacking = false;   ///< `**value` has been read
    };
    void argument(Arguments &arguments);
    bool keywordArgument(Arguments &arguments);
    bool atComprehension() const;
    /// Its clauses, up to and without the closing bracket.
    ExprPtr comprehension(Comprehension::Kind kind, Position start, ExprPtr element,
                          ExprPtr value = nullptr);
    ComprehensionClause comprehensionClause();
    void checkRebinding(const Comprehension &node) const;
    ExprPtr strings();
    ExprPtr formatted(Position start, FString joined) const;
    /// The parts of an f-string, or of a format spec at \p level 1 or more.
    void readFormatted(Cursor &cursor, bool isRaw, int level,
                       std::vector<FStringPart> &parts) const;
    void readField(Cursor &cursor, bool isRaw, int level, std::vector<FStringPart> &parts) const;
    ExprPtr fieldExpression(std::string_view text, Position start) const;

    // Targets (targets.cpp)
    ExprPtr targetElement();
    /// What one target is followed by decides how CPython words a wrong one.
    enum class Binding { Assignment, ChainedAssignment, Loop, Deletion };
    /// Throws unless \p expr can be assigned to or deleted.
    void checkTarget(const Expr &expr, Binding binding, bool inSequence = false) const;
    void checkTargets(const std::vector<ExprPtr> &elements, Binding binding) const;

    // Statements (statements.cpp)
    ExprPtr statementValue();
    using StatementNode = decltype(Statement::node);
    StatementNode expressionStatement();
    StatementNode assignment(ExprPtr first);
    StatementNode returnStatement();
    StatementNode raiseStatement();
    StatementNode assertStatement();
    StatementNode deleteStatement();
    StatementNode scopeStatement(bool global);
    std::optional<BinaryOperator> acceptAugmentation();
    bool atStatementEnd() const;
    bool atParenthesizedWithItems() const;
    WithItem withItem();

    // Parameters (parameters.cpp)
    friend class ParameterReader;

    std::vector<Token> m_tokens;
    std::optional<Token> m_unclosed;
    ParseLimits m_limits;
    std::size_t m_index = 0;
    int m_depth;
    bool m_trying = false; ///< looking whether an expression fits; see checkMissingComma
};

/// Counts one level of nesting while it lives. The parser's own recursion is bounded by it.
class Grammar::Nesting {
public:
    explicit Nesting(Grammar &grammar);
    ~Nesting() { --m_grammar.m_depth; }
    Nesting(const Nesting &) = delete;
    Nesting &operator=(const Nesting &) = delete;

private:
    Grammar &m_grammar;
};

} // namespace coroscope::language
