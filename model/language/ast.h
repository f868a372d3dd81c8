// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "values/operations.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The syntax trees of the scenario language: Python's expressions and statements, without those
/// of the subset's outside (decorators, imports). Immutable once parsed and
/// free of Values, so that several threads may read one tree.
namespace coroscope::language {

/// Where a piece of source stands: 1-based line, 1-based column in code points, both of its field.
struct Position {
    int line = 1;
    int column = 1;
};

struct Expr;
using ExprPtr = std::unique_ptr<const Expr>;

struct None {};
struct Ellipsis {};
/// An int literal as decimal digits (any size); the compiler makes the value.
struct IntLiteral {
    std::string digits;
};

struct Constant {
    std::variant<None, bool, IntLiteral, double, std::string, Ellipsis> value;
};
struct Name {
    std::string id;
};
/// One part of an f-string: literal text, or `{expression!conversion:format}`.
struct FStringPart {
    std::string literal; ///< used when there is no expression
    ExprPtr expression;  ///< null for literal text
    char conversion = 0; ///< 's', 'r', 'a' or 0
    ExprPtr formatSpec;  ///< an FString, or null
};
struct FString {
    std::vector<FStringPart> parts;
};
struct TupleExpr {
    std::vector<ExprPtr> elements;
};
struct ListExpr {
    std::vector<ExprPtr> elements;
};
struct SetExpr {
    std::vector<ExprPtr> elements;
};
/// `{k: v, **more}`; a null key marks `**value`.
struct DictExpr {
    std::vector<std::pair<ExprPtr, ExprPtr>> items;
};
struct Attribute {
    ExprPtr object;
    std::string name;
};
struct Subscript {
    ExprPtr object;
    ExprPtr index; ///< a SliceExpr for `a[x:y]`
};
struct SliceExpr {
    ExprPtr start, stop, step; ///< each may be null
};
struct Starred {
    ExprPtr value;
};
/// `name=value` of a call; an empty name marks `**value`.
struct KeywordArgument {
    std::string name;
    ExprPtr value;
};
struct Call {
    ExprPtr callee;
    std::vector<ExprPtr> positional; ///< may hold Starred
    std::vector<KeywordArgument> keywords;
};
struct Unary {
    UnaryOperator op;
    ExprPtr operand;
};
struct Binary {
    BinaryOperator op;
    ExprPtr left, right;
};
/// `a and b and c`, `a or b`.
struct BoolOp {
    bool isAnd;
    std::vector<ExprPtr> operands;
};
/// `a < b <= c`.
struct CompareExpr {
    ExprPtr left;
    std::vector<std::pair<Comparison, ExprPtr>> rest;
};
struct Conditional {
    ExprPtr condition, whenTrue, whenFalse;
};
struct Parameter {
    enum class Kind { Positional, KeywordOnly, Args, Kwargs };
    std::string name;
    ExprPtr defaultValue; ///< or null
    Kind kind = Kind::Positional;
    bool positionalOnly = false;
};
struct Lambda {
    std::vector<Parameter> parameters;
    ExprPtr body;
};
struct ComprehensionClause {
    ExprPtr target;
    ExprPtr iterable;
    std::vector<ExprPtr> conditions;
    bool isAsync = false;
};
struct Comprehension {
    enum class Kind { List, Set, Dict, Generator };
    Kind kind;
    ExprPtr element; ///< the key, for a Dict
    ExprPtr value;   ///< for a Dict
    std::vector<ComprehensionClause> clauses;
};
struct Await {
    ExprPtr operand;
};
struct NamedExpr { ///< name := value
    std::string name;
    ExprPtr value;
};
/// `yield value`, or `yield from value`.
struct Yield {
    ExprPtr value; ///< or null
    bool isFrom = false;
};

struct Expr {
    Position position;
    std::variant<Constant, Name, FString, TupleExpr, ListExpr, SetExpr, DictExpr, Attribute,
                 Subscript, SliceExpr, Starred, Call, Unary, Binary, BoolOp, CompareExpr,
                 Conditional, Lambda, Comprehension, Await, NamedExpr, Yield>
        node;
    int height = 1; ///< levels of the tree from here down; the parser caps it
};

struct Statement;
using Body = std::vector<Statement>;

struct ExprStatement {
    ExprPtr value;
};
/// `a = b = value`; targets are Name, Attribute, Subscript, Tuple or List of targets, Starred.
struct Assign {
    std::vector<ExprPtr> targets;
    ExprPtr value;
};
struct AugAssign {
    ExprPtr target;
    BinaryOperator op;
    ExprPtr value;
};
struct Return {
    ExprPtr value; ///< or null
};
struct Raise {
    ExprPtr exception; ///< null: re-raise
    ExprPtr cause;     ///< or null
};
struct Assert {
    ExprPtr condition;
    ExprPtr message; ///< or null
};
struct Delete {
    std::vector<ExprPtr> targets;
};
struct Pass {};
struct Break {};
struct Continue {};
struct Nonlocal {
    std::vector<std::string> names;
    bool global = false;
};
struct If {
    ExprPtr condition;
    Body then;
    Body otherwise; ///< an elif is an If here
};
struct While {
    ExprPtr condition;
    Body body;
    Body otherwise;
};
struct For {
    ExprPtr target;
    ExprPtr iterable;
    Body body;
    Body otherwise;
    bool isAsync = false;
};
struct ExceptClause {
    BlockId block;
    ExprPtr type; ///< null: catches everything
    std::string name;
    Body body;
};
struct Try {
    Body body;
    std::vector<ExceptClause> handlers;
    bool isStar = false; ///< except*
    Body otherwise;
    Body finally;
};
struct WithItem {
    ExprPtr context;
    ExprPtr target; ///< or null
};
struct With {
    bool isAsync = false;
    std::vector<WithItem> items;
    Body body;
};
struct FunctionDefinition {
    std::string name;
    bool isAsync = false;
    std::vector<Parameter> parameters;
    Body body;
};
struct ClassDefinition {
    std::string name;
    std::vector<ExprPtr> bases;
    Body body;
};

struct Statement {
    BlockId block; ///< the block it came from; events of the trace name it
    Position position;
    std::variant<ExprStatement, Assign, AugAssign, Return, Raise, Assert, Delete, Pass, Break,
                 Continue, Nonlocal, If, While, For, Try, With, FunctionDefinition, ClassDefinition>
        node;
};

} // namespace coroscope::language
