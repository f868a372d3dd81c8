// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/constructs.h"
#include "language/grammar.h"
#include "language/lexnumber.h"

namespace coroscope::language {

ExprPtr Grammar::primary()
{
    const Position start = here();
    ExprPtr value = atom();
    for (;;) {
        if (accept("."))
            value = make(start, Attribute{std::move(value), name("a name after '.'")});
        else if (at("("))
            value = call(std::move(value), start);
        else if (at("["))
            value = subscript(std::move(value), start);
        else
            return value;
    }
}

ExprPtr Grammar::subscript(ExprPtr object, Position start)
{
    expect("[");
    ExprPtr index = slices();
    if (!at("]"))
        unexpected("']' or ','");
    next();
    return make(start, Subscript{std::move(object), std::move(index)});
}

ExprPtr Grammar::slices()
{
    const Position start = here();
    const auto element = [this] { return at("*") ? starred() : slice(); };
    const bool isStarred = at("*");
    ExprPtr first = element();
    if (!at(",") && !isStarred)
        return first;
    TupleExpr tuple;
    tuple.elements.push_back(std::move(first));
    while (accept(",") && !at("]"))
        tuple.elements.push_back(element());
    return make(start, std::move(tuple));
}

ExprPtr Grammar::slice()
{
    const Position start = here();
    const auto atBoundEnd = [this] { return at(":") || at(",") || at("]"); };
    ExprPtr first;
    if (!at(":")) {
        const bool isNamed = peek(1).text == ":=";
        first = namedExpression();
        if (!at(":") || isNamed)
            return first;
    }
    expect(":");
    SliceExpr slice{std::move(first), nullptr, nullptr};
    if (!atBoundEnd())
        slice.stop = expression();
    if (accept(":") && !atBoundEnd())
        slice.step = expression();
    return make(start, std::move(slice));
}

ExprPtr Grammar::atom()
{
    const Token &token = peek();
    switch (token.kind) {
    case TokenKind::Name:
        return make(token.position, Name{std::string(next().text)});
    case TokenKind::Number:
        return make(token.position, numberConstant(next().text, token.position));
    case TokenKind::String:
        return strings();
    default:
        break;
    }
    if (at("("))
        return group();
    if (at("["))
        return listDisplay();
    if (at("{"))
        return dictOrSet();
    return keywordAtom();
}

ExprPtr Grammar::keywordAtom()
{
    const Position start = here();
    if (accept("None"))
        return make(start, Constant{None{}});
    if (accept("True"))
        return make(start, Constant{true});
    if (accept("False"))
        return make(start, Constant{false});
    if (accept("..."))
        return make(start, Constant{Ellipsis{}});
    const Construct *construct = constructAt(peek().text);
    if (construct && !m_trying)
        fail(start, std::string(construct->what), std::string(construct->remedy));
    unexpected("an expression");
}

std::vector<ExprPtr> Grammar::elements(ExprPtr first, std::string_view closer)
{
    std::vector<ExprPtr> all;
    if (first)
        all.push_back(std::move(first));
    while (accept(",") && !at(closer))
        all.push_back(starNamedExpression());
    if (atComprehension() && all.size() > 1)
        fail(all.front()->position, "Did you forget parentheses around the comprehension target?",
             "Write: (a, b) for ...");
    if (!accept(closer))
        unexpected("'" + std::string(closer) + "' or ','");
    return all;
}

ExprPtr Grammar::group()
{
    const Position start = here();
    expect("(");
    if (accept(")"))
        return make(start, TupleExpr{});
    if (at("**"))
        fail(here(), "Cannot use double starred expression here.",
             "'**' stands in a call or in a dict.");
    if (at("yield"))
        return closed(yieldExpression(), ")");
    ExprPtr first = starNamedExpression();
    if (atComprehension())
        return closed(comprehension(Comprehension::Kind::Generator, start, std::move(first)), ")");
    if (at(","))
        return make(start, TupleExpr{elements(std::move(first), ")")});
    if (at(")") && std::holds_alternative<Starred>(first->node))
        fail(first->position, "Cannot use starred expression here.",
             "For a tuple, write a comma behind it.");
    if (!accept(")"))
        unexpected("')' or ','");
    return first;
}

ExprPtr Grammar::listDisplay()
{
    const Position start = here();
    expect("[");
    if (accept("]"))
        return make(start, ListExpr{});
    ExprPtr first = starNamedExpression();
    if (atComprehension())
        return closed(comprehension(Comprehension::Kind::List, start, std::move(first)), "]");
    return make(start, ListExpr{elements(std::move(first), "]")});
}

ExprPtr Grammar::dictOrSet()
{
    const Position start = here();
    expect("{");
    if (accept("}"))
        return make(start, DictExpr{});
    if (at("**"))
        return dict(start, nullptr);
    const bool isKey = !at("*") && peek(1).text != ":=";
    ExprPtr first = starNamedExpression();
    if (at(":") && isKey)
        return dict(start, std::move(first));
    if (atComprehension())
        return closed(comprehension(Comprehension::Kind::Set, start, std::move(first)), "}");
    return make(start, SetExpr{elements(std::move(first), "}")});
}

/// After the first key, or at its `**`.
ExprPtr Grammar::dict(Position start, ExprPtr firstKey)
{
    DictExpr dict;
    if (firstKey) {
        ExprPtr value = dictValue();
        if (atComprehension())
            return closed(comprehension(Comprehension::Kind::Dict, start, std::move(firstKey),
                                        std::move(value)),
                          "}");
        dict.items.emplace_back(std::move(firstKey), std::move(value));
    } else {
        const Position stars = here();
        dict.items.push_back(dictItem());
        if (atComprehension())
            fail(stars, "Dict unpacking cannot be used in dict comprehension.",
                 "Loop over its items() instead.");
    }
    while (accept(",") && !at("}"))
        dict.items.push_back(dictItem());
    if (!accept("}"))
        unexpected("'}' or ','");
    return make(start, std::move(dict));
}

std::pair<ExprPtr, ExprPtr> Grammar::dictItem()
{
    if (accept("**"))
        return {nullptr, bitwiseOr()};
    ExprPtr key = expression(false);
    if (!at(":") && !isDirectlyUnclosed())
        fail(lastCharacter(), "':' expected after dictionary key.", "Write key: value.");
    return {std::move(key), dictValue()};
}

/// `: value`.
ExprPtr Grammar::dictValue()
{
    const Position colon = here();
    expect(":");
    if (at("*"))
        fail(here(), "Cannot use a starred expression in a dictionary value.",
             "Write the value as a list: [*values].");
    if (at("}") || at(","))
        fail(colon, "Expression expected after dictionary key and ':'.", "Write key: value.");
    return expression();
}

} // namespace coroscope::language
