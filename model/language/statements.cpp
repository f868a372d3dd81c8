// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/constructs.h"
#include "language/grammar.h"

#include <algorithm>

namespace coroscope::language {

namespace {

constexpr struct {
    std::string_view sign;
    BinaryOperator op;
} augmentations[] = {
    {"+=", BinaryOperator::Add},          {"-=", BinaryOperator::Subtract},
    {"*=", BinaryOperator::Multiply},     {"/=", BinaryOperator::Divide},
    {"//=", BinaryOperator::FloorDivide}, {"%=", BinaryOperator::Modulo},
    {"**=", BinaryOperator::Power},       {"@=", BinaryOperator::MatrixMultiply},
    {"<<=", BinaryOperator::LeftShift},   {">>=", BinaryOperator::RightShift},
    {"&=", BinaryOperator::BitAnd},       {"|=", BinaryOperator::BitOr},
    {"^=", BinaryOperator::BitXor},
};

} // namespace

Statement Grammar::simpleStatement()
{
    const Position start = here();
    const auto read = [this]() -> StatementNode {
        if (accept("pass"))
            return Pass{};
        if (accept("break"))
            return Break{};
        if (accept("continue"))
            return Continue{};
        if (accept("return"))
            return returnStatement();
        if (accept("raise"))
            return raiseStatement();
        if (accept("assert"))
            return assertStatement();
        if (accept("del"))
            return deleteStatement();
        if (accept("global"))
            return scopeStatement(true);
        if (accept("nonlocal"))
            return scopeStatement(false);
        return expressionStatement();
    };
    StatementNode node = read();
    if (at(";") && peek(1).kind == TokenKind::End)
        next();
    return {{}, start, std::move(node)};
}

bool Grammar::atStatementEnd() const
{
    return peek().kind == TokenKind::End || peek().kind == TokenKind::Newline || at(";");
}

/// An expression that is a value: anything but a lone `*xs`.
ExprPtr Grammar::statementValue()
{
    if (at("yield"))
        return yieldExpression();
    ExprPtr value = starExpressions();
    if (std::holds_alternative<Starred>(value->node) && atStatementEnd())
        fail(value->position, "Can't use starred expression here.",
             "For a tuple, write a comma behind it.");
    return value;
}

Grammar::StatementNode Grammar::expressionStatement()
{
    ExprPtr first = statementValue();
    if (at("="))
        return assignment(std::move(first));
    const bool single = std::holds_alternative<Name>(first->node) ||
                        std::holds_alternative<Attribute>(first->node) ||
                        std::holds_alternative<Subscript>(first->node);
    if (const auto op = acceptAugmentation()) {
        if (!single)
            fail(first->position,
                 "'" + std::string(expressionName(*first)) +
                     "' is an illegal expression for augmented assignment.",
                 "Only a name, an attribute or an item can stand there.");
        return AugAssign{std::move(first), *op, statementValue()};
    }
    if (at(":") && single)
        fail(here(), "Annotations are outside of the scenario language.",
             "Write the name, '=' and the value only.");
    return ExprStatement{std::move(first)};
}

/// At the first `=`.
Grammar::StatementNode Grammar::assignment(ExprPtr first)
{
    Assign assign;
    ExprPtr last = std::move(first);
    while (accept("=")) {
        assign.targets.push_back(std::move(last));
        last = statementValue();
    }
    const Binding binding =
        assign.targets.size() == 1 ? Binding::Assignment : Binding::ChainedAssignment;
    for (const ExprPtr &target : assign.targets)
        checkTarget(*target, binding);
    assign.value = std::move(last);
    return assign;
}

std::optional<BinaryOperator> Grammar::acceptAugmentation()
{
    const auto found = std::ranges::find_if(
        augmentations, [this](const auto &candidate) { return accept(candidate.sign); });
    if (found == std::end(augmentations))
        return std::nullopt;
    return found->op;
}

Grammar::StatementNode Grammar::returnStatement()
{
    return Return{atStatementEnd() ? nullptr : statementValue()};
}

Grammar::StatementNode Grammar::raiseStatement()
{
    Raise raise;
    if (atStatementEnd())
        return raise;
    raise.exception = expression();
    if (accept("from"))
        raise.cause = expression();
    return raise;
}

Grammar::StatementNode Grammar::assertStatement()
{
    Assert assertion;
    assertion.condition = expression();
    if (accept(","))
        assertion.message = expression();
    return assertion;
}

Grammar::StatementNode Grammar::deleteStatement()
{
    Delete deletion;
    do {
        deletion.targets.push_back(starExpression());
        checkTarget(*deletion.targets.back(), Binding::Deletion);
    } while (accept(",") && !atStatementEnd());
    return deletion;
}

Grammar::StatementNode Grammar::scopeStatement(bool global)
{
    Nonlocal scope;
    scope.global = global;
    do {
        scope.names.push_back(name("a name"));
    } while (accept(","));
    return scope;
}

/// True at `(a as b, c)` with nothing behind it, or `(a as b` left open.
bool Grammar::atParenthesizedWithItems() const
{
    int level = 0;
    bool hasItems = false;
    for (std::size_t ahead = 0; peek(ahead).kind != TokenKind::End; ++ahead) {
        const Token &token = peek(ahead);
        if (token.isOpener())
            ++level;
        else if (token.isCloser())
            --level;
        else if (level == 1 && (token.text == "as" || token.text == ","))
            hasItems = true;
        if (level == 0)
            return hasItems && peek(ahead + 1).kind == TokenKind::End && at("(");
    }
    return hasItems && at("("); // never closed
}

std::vector<WithItem> Grammar::withItems()
{
    std::vector<WithItem> items;
    const bool parenthesized = atParenthesizedWithItems() && accept("(");
    do {
        items.push_back(withItem());
    } while (accept(",") && !(parenthesized && at(")")));
    if (parenthesized)
        expect(")");
    return items;
}

WithItem Grammar::withItem()
{
    WithItem item;
    item.context = expression();
    if (!accept("as"))
        return item;
    item.target = targetElement();
    checkTarget(*item.target, Binding::Loop);
    return item;
}

} // namespace coroscope::language
