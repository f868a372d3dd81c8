// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/constructs.h"
#include "language/grammar.h"

#include <algorithm>

namespace coroscope::language {

namespace {

struct BinarySign {
    std::string_view sign;
    BinaryOperator op;
    int precedence;
};
constexpr BinarySign binarySigns[] = {
    {"|", BinaryOperator::BitOr, 0},       {"^", BinaryOperator::BitXor, 1},
    {"&", BinaryOperator::BitAnd, 2},      {"<<", BinaryOperator::LeftShift, 3},
    {">>", BinaryOperator::RightShift, 3}, {"+", BinaryOperator::Add, 4},
    {"-", BinaryOperator::Subtract, 4},    {"*", BinaryOperator::Multiply, 5},
    {"/", BinaryOperator::Divide, 5},      {"//", BinaryOperator::FloorDivide, 5},
    {"%", BinaryOperator::Modulo, 5},      {"@", BinaryOperator::MatrixMultiply, 5},
};
constexpr int highestPrecedence = 5;

struct ComparisonSign {
    std::string_view sign;
    Comparison comparison;
};
constexpr ComparisonSign comparisonSigns[] = {
    {"<", Comparison::Less},      {"<=", Comparison::LessEqual}, {"==", Comparison::Equal},
    {"!=", Comparison::NotEqual}, {">", Comparison::Greater},    {">=", Comparison::GreaterEqual},
    {"in", Comparison::In},
};

constexpr struct {
    std::string_view sign;
    UnaryOperator op;
} unarySigns[] = {
    {"-", UnaryOperator::Negative}, {"+", UnaryOperator::Positive}, {"~", UnaryOperator::Invert}};

} // namespace

ExprPtr Grammar::starExpressions()
{
    const Position start = here();
    ExprPtr first = starExpression();
    if (!at(","))
        return first;
    TupleExpr tuple;
    tuple.elements.push_back(std::move(first));
    while (accept(",") && !atListEnd())
        tuple.elements.push_back(starExpression());
    return make(start, std::move(tuple));
}

ExprPtr Grammar::yieldExpression()
{
    const Nesting nesting(*this);
    const Position start = here();
    expect("yield");
    if (accept("from"))
        return make(start, Yield{expression(), true});
    return make(start, Yield{atListEnd() ? nullptr : starExpressions()});
}

ExprPtr Grammar::starExpression() { return at("*") ? starred() : expression(); }

ExprPtr Grammar::starNamedExpression() { return at("*") ? starred() : namedExpression(); }

ExprPtr Grammar::starred()
{
    const Position start = here();
    expect("*");
    return make(start, Starred{bitwiseOr()});
}

ExprPtr Grammar::namedExpression()
{
    const Position start = here();
    if (peek().kind == TokenKind::Name && peek(1).text == ":=") {
        std::string name(next().text);
        next();
        return make(start, NamedExpr{std::move(name), expression()});
    }
    ExprPtr value = expression();
    if (at(":="))
        fail(start,
             "Cannot use assignment expressions with " + std::string(expressionName(*value)) + ".",
             "Only a plain name can stand before ':='.");
    if (at("=") && !m_trying)
        refuseAssignment(*value);
    return value;
}

/// For an `=` in brackets, where only `==` and `:=` can stand.
void Grammar::refuseAssignment(const Expr &left) const
{
    if (isDirectlyUnclosed())
        failUnclosed();
    if (std::holds_alternative<Name>(left.node))
        fail(left.position, "Invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    const bool isOperand = !std::holds_alternative<CompareExpr>(left.node) &&
                           !std::holds_alternative<BoolOp>(left.node) &&
                           !std::holds_alternative<Conditional>(left.node) &&
                           !std::holds_alternative<Lambda>(left.node);
    if (isOperand)
        fail(left.position, "Cannot assign to " + std::string(expressionName(left)) +
                                " here. Maybe you meant '==' instead of '='?");
}

ExprPtr Grammar::expression(bool mayMissComma)
{
    const Nesting nesting(*this);
    if (at("lambda"))
        return lambda();
    const Position start = here();
    const std::size_t startIndex = m_index;
    ExprPtr value = disjunction();
    if (!at("if")) {
        if (mayMissComma && !m_trying && atExpression())
            checkMissingComma(startIndex, *value);
        return value;
    }
    next();
    ExprPtr condition = disjunction();
    if (!at("else") && !at(":"))
        fail(start, "Expected 'else' after 'if' expression.",
             "Write: value if condition else other.");
    expect("else");
    ExprPtr other = expression();
    return make(start, Conditional{std::move(condition), std::move(value), std::move(other)});
}

void Grammar::checkMissingComma(std::size_t start, const Expr &left)
{
    const Position position = m_tokens[start].position;
    const auto *name = std::get_if<Name>(&left.node);
    if (name && (name->id == "print" || name->id == "exec"))
        fail(position, "Missing parentheses in call to '" + name->id + "'. Did you mean " +
                           name->id + "(...)?");
    const bool isPrefixOfString =
        m_tokens[start].kind == TokenKind::Name && m_tokens[start + 1].kind == TokenKind::String;
    if (isPrefixOfString)
        return;
    const std::size_t index = m_index;
    m_trying = true;
    bool fits = true;
    try {
        expression();
        fits = m_tokens[m_index - 1].inBrackets;
    } catch (const SyntaxError &) {
        fits = m_tokens[index].kind != TokenKind::Operator && m_tokens[index].inBrackets;
    }
    m_trying = false;
    if (m_unclosed && peek().kind == TokenKind::End)
        failUnclosed();
    m_index = index;
    if (fits)
        fail(position, "Invalid syntax. Perhaps you forgot a comma?");
}

ExprPtr Grammar::disjunction()
{
    const Position start = here();
    ExprPtr first = conjunction();
    if (!at("or"))
        return first;
    BoolOp operation{false, {}};
    operation.operands.push_back(std::move(first));
    while (accept("or"))
        operation.operands.push_back(conjunction());
    return make(start, std::move(operation));
}

ExprPtr Grammar::conjunction()
{
    const Position start = here();
    ExprPtr first = inversion();
    if (!at("and"))
        return first;
    BoolOp operation{true, {}};
    operation.operands.push_back(std::move(first));
    while (accept("and"))
        operation.operands.push_back(inversion());
    return make(start, std::move(operation));
}

ExprPtr Grammar::inversion()
{
    const Position start = here();
    if (!accept("not"))
        return comparison();
    const Nesting nesting(*this);
    return make(start, Unary{UnaryOperator::Not, inversion()});
}

bool Grammar::readComparison(Comparison &comparison)
{
    if (at("not") && peek(1).text == "in") {
        m_index += 2;
        comparison = Comparison::NotIn;
        return true;
    }
    if (accept("is")) {
        comparison = accept("not") ? Comparison::IsNot : Comparison::Is;
        return true;
    }
    const auto found = std::ranges::find_if(
        comparisonSigns, [this](const ComparisonSign &sign) { return at(sign.sign); });
    if (found == std::end(comparisonSigns))
        return false;
    comparison = found->comparison;
    next();
    return true;
}

ExprPtr Grammar::comparison()
{
    const Position start = here();
    ExprPtr left = bitwiseOr();
    CompareExpr compare;
    Comparison comparison;
    while (readComparison(comparison))
        compare.rest.emplace_back(comparison, bitwiseOr());
    if (compare.rest.empty())
        return left;
    compare.left = std::move(left);
    return make(start, std::move(compare));
}

ExprPtr Grammar::bitwiseOr(int precedence)
{
    if (precedence > highestPrecedence)
        return factor();
    const Position start = here();
    ExprPtr left = bitwiseOr(precedence + 1);
    for (;;) {
        const auto found =
            std::ranges::find_if(binarySigns, [this, precedence](const BinarySign &sign) {
                return sign.precedence == precedence && at(sign.sign);
            });
        if (found == std::end(binarySigns))
            return left;
        next();
        ExprPtr right = bitwiseOr(precedence + 1);
        left = make(start, Binary{found->op, std::move(left), std::move(right)});
    }
}

ExprPtr Grammar::factor()
{
    const auto found = std::ranges::find_if(
        unarySigns, [this](const auto &candidate) { return at(candidate.sign); });
    if (found == std::end(unarySigns))
        return power();
    const Nesting nesting(*this);
    const Position start = here();
    next();
    return make(start, Unary{found->op, factor()});
}

ExprPtr Grammar::power()
{
    const Position start = here();
    const bool awaits = accept("await");
    ExprPtr base = primary();
    if (awaits)
        base = make(start, Await{std::move(base)});
    if (!accept("**"))
        return base;
    const Nesting nesting(*this);
    return make(start, Binary{BinaryOperator::Power, std::move(base), factor()});
}

} // namespace coroscope::language
