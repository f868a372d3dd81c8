// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/grammar.h"

namespace coroscope::language {

/// Reads one parameter list and keeps what must not come twice or too late.
class ParameterReader {
public:
    ParameterReader(Grammar &grammar, bool isLambda) : m_grammar(grammar), m_isLambda(isLambda) {}

    std::vector<Parameter> read()
    {
        while (!atEnd()) {
            if (m_hasKwargs)
                m_grammar.fail(m_grammar.here(), "Arguments cannot follow var-keyword argument.",
                               "Move '**' to the end.");
            readOne();
            if (!m_grammar.accept(","))
                break;
        }
        if (m_bareStar)
            failBareStar();
        if (!atEnd())
            m_grammar.unexpected(m_isLambda ? "':' or ','" : "',' or the end");
        return std::move(m_parameters);
    }

private:
    bool atEnd() const
    {
        return m_isLambda ? m_grammar.at(":") : m_grammar.peek().kind == TokenKind::End;
    }

    [[noreturn]] void failBareStar() const
    {
        m_grammar.fail(m_grammar.here(), "Named arguments must follow bare *.",
                       "Write a parameter behind '*,', or give the star a name.");
    }

    void readOne()
    {
        if (m_grammar.at("/"))
            readSlash();
        else if (m_grammar.at("*"))
            readStar();
        else if (m_grammar.at("**"))
            readKwargs();
        else if (m_grammar.at("("))
            m_grammar.fail(m_grammar.here(),
                           m_isLambda ? "Lambda expression parameters cannot be parenthesized."
                                      : "Function parameters cannot be parenthesized.",
                           "Take the whole argument and unpack it inside.");
        else
            readPlain();
    }

    void readSlash()
    {
        const Position position = m_grammar.here();
        if (m_hasSlash)
            m_grammar.fail(position, "/ may appear only once.", "Delete one of them.");
        if (m_hasStar)
            m_grammar.fail(position, "/ must be ahead of *.", "Move it to the left.");
        if (m_parameters.empty())
            m_grammar.fail(position, "At least one argument must precede /.", "Delete it.");
        m_grammar.next();
        m_hasSlash = true;
        for (Parameter &parameter : m_parameters)
            parameter.positionalOnly = true;
    }

    void readStar()
    {
        if (m_hasStar)
            m_grammar.fail(m_grammar.here(), "* argument may appear only once.",
                           "Delete one of them.");
        m_grammar.next();
        m_hasStar = true;
        m_bareStar = m_grammar.at(",") || atEnd();
        if (!m_bareStar)
            add(Parameter::Kind::Args, "Var-positional argument cannot have default value.");
    }

    void readKwargs()
    {
        if (m_bareStar)
            failBareStar();
        m_grammar.next();
        m_hasKwargs = true;
        add(Parameter::Kind::Kwargs, "Var-keyword argument cannot have default value.");
    }

    void readPlain()
    {
        m_bareStar = false;
        const Position position = m_grammar.here();
        add(m_hasStar ? Parameter::Kind::KeywordOnly : Parameter::Kind::Positional, {});
        if (!m_grammar.at("=")) {
            if (m_hasDefault && !m_hasStar)
                m_grammar.fail(position, "Non-default argument follows default argument.",
                               "Give it a default too, or move it to the left.");
            return;
        }
        const Position equals = m_grammar.here();
        m_grammar.next();
        if (m_grammar.at(",") || atEnd())
            m_grammar.fail(equals, "Expected default value expression.",
                           "Write a value behind '='.");
        m_hasDefault = true;
        m_parameters.back().defaultValue = m_grammar.expression();
    }

    /// Reads the name. \p noDefault says that this parameter takes no default.
    void add(Parameter::Kind kind, const std::string &noDefault)
    {
        const Position position = m_grammar.here();
        std::string name = m_grammar.name("a parameter's name");
        if (!m_names.insert(name).second)
            m_grammar.fail(position, "Duplicate argument '" + name + "' in function definition.",
                           "Give each parameter a name of its own.");
        if (!m_isLambda && m_grammar.at(":"))
            m_grammar.fail(m_grammar.here(), "Annotations are outside of the scenario language.",
                           "Write '" + name + "' only.");
        if (!noDefault.empty() && m_grammar.at("="))
            m_grammar.fail(m_grammar.here(), noDefault, "Delete the default.");
        m_parameters.push_back({std::move(name), nullptr, kind, false});
    }

    Grammar &m_grammar;
    bool m_isLambda;
    std::vector<Parameter> m_parameters;
    std::set<std::string> m_names;
    bool m_hasSlash = false;
    bool m_hasStar = false;
    bool m_bareStar = false; ///< the last thing read was a `*` without a name
    bool m_hasKwargs = false;
    bool m_hasDefault = false;
};

std::vector<Parameter> Grammar::parameters() { return ParameterReader(*this, false).read(); }

ExprPtr Grammar::lambda()
{
    const Position start = here();
    expect("lambda");
    Lambda node;
    node.parameters = ParameterReader(*this, true).read();
    expect(":");
    node.body = expression();
    return make(start, std::move(node));
}

} // namespace coroscope::language
