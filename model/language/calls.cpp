// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/constructs.h"
#include "language/grammar.h"

namespace coroscope::language {

ExprPtr Grammar::call(ExprPtr callee, Position start)
{
    expect("(");
    Arguments arguments;
    arguments.call.callee = std::move(callee);
    while (!at(")")) {
        argument(arguments);
        if (!accept(","))
            break;
    }
    if (!accept(")"))
        unexpected("')' or ','");
    return make(start, std::move(arguments.call));
}

void Grammar::argument(Arguments &arguments)
{
    const Position start = here();
    Call &call = arguments.call;
    if (accept("**")) {
        arguments.hasUnpacking = true;
        call.keywords.push_back({{}, expression()});
        return;
    }
    if (accept("*")) {
        ExprPtr value = expression();
        if (arguments.hasUnpacking)
            fail(start, "Iterable argument unpacking follows keyword argument unpacking.",
                 "Move it before the '**'.");
        if (atComprehension())
            fail(start, "Iterable unpacking cannot be used in comprehension.",
                 "Add another 'for' that loops over it.");
        call.positional.push_back(make(start, Starred{std::move(value)}));
        return;
    }
    if (keywordArgument(arguments))
        return;
    const bool isNamed = peek(1).text == ":=";
    ExprPtr value = isNamed ? namedExpression() : expression();
    if (at("="))
        fail(start, "Expression cannot contain assignment, perhaps you meant \"==\"?",
             "A keyword argument begins with a plain name.");
    if (atComprehension()) {
        const bool alone = call.positional.empty() && call.keywords.empty();
        value = comprehension(Comprehension::Kind::Generator, start, std::move(value));
        if (!alone || at(","))
            fail(start, "Generator expression must be parenthesized.",
                 "Write (x for ...) inside the call.");
    }
    if (arguments.hasUnpacking)
        fail(start, "Positional argument follows keyword argument unpacking.",
             "Move it before the '**'.");
    if (!call.keywords.empty())
        fail(start, "Positional argument follows keyword argument.",
             "Move it to the front, or give it a name too.");
    call.positional.push_back(std::move(value));
}

/// Reads `name=value`; false if something else stands here.
bool Grammar::keywordArgument(Arguments &arguments)
{
    const Token word = peek();
    if (peek(1).text != "=" || peek(1).kind != TokenKind::Operator)
        return false;
    if (word.text == "True" || word.text == "False" || word.text == "None")
        fail(word.position, "Cannot assign to " + std::string(word.text) + ".",
             "A keyword argument begins with a parameter's name.");
    if (word.kind != TokenKind::Name)
        return false;
    m_index += 2;
    if (at(")") || at(","))
        fail(word.position, "Expected argument value expression.",
             "Write a value behind '" + std::string(word.text) + "='.");
    KeywordArgument keyword{std::string(word.text), expression()};
    if (atComprehension())
        fail(word.position, "Invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    if (!arguments.names.insert(keyword.name).second)
        fail(word.position, "Keyword argument repeated: " + keyword.name + ".", "Give it once.");
    arguments.call.keywords.push_back(std::move(keyword));
    return true;
}

} // namespace coroscope::language
