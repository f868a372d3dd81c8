// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/jsonparser.h"

#include "io/jsonlexer.h"
#include "io/utf8.h"

#include <unordered_set>

namespace coroscope {
namespace {

using Token = JsonLexer::Token;

/// Recursive descent; its depth is capped by the limits. Problems travel as exceptions inside.
class Parser {
public:
    Parser(std::string_view text, const JsonLimits &limits)
        : m_lexer(text, limits.textBytes), m_limits(limits)
    {
    }

    JsonValue parseDocument()
    {
        JsonValue value;
        parseValue(m_lexer.next(), value, 0);
        if (m_lexer.next() != Token::End)
            m_lexer.fail("Something follows after the end of the document.",
                         "Remove what stands behind the last brace.");
        return value;
    }

private:
    void parseValue(Token token, JsonValue &value, int depth)
    {
        if (++m_nodes > m_limits.nodes)
            m_lexer.fail("The file holds more than " + std::to_string(m_limits.nodes) + " values.",
                         "Split the scenario into several files.");
        value.line = m_lexer.line();
        value.column = m_lexer.column();
        switch (token) {
        case Token::Null:
            return;
        case Token::False:
            value.type = JsonValue::Type::False;
            return;
        case Token::True:
            value.type = JsonValue::Type::True;
            return;
        case Token::Number:
            value.type = JsonValue::Type::Number;
            value.text = m_lexer.takeText();
            return;
        case Token::String:
            value.type = JsonValue::Type::String;
            value.text = m_lexer.takeText();
            return;
        case Token::OpenBracket:
        case Token::OpenBrace:
            if (depth >= m_limits.depth)
                m_lexer.fail("The file nests deeper than " + std::to_string(m_limits.depth) +
                                 " levels.",
                             "Move inner blocks into definitions of their own.");
            if (token == Token::OpenBrace)
                parseObject(value, depth + 1);
            else
                parseArray(value, depth + 1);
            return;
        default:
            failExpected("a value", token);
        }
    }

    void parseArray(JsonValue &array, int depth)
    {
        array.type = JsonValue::Type::Array;
        Token token = m_lexer.next();
        if (token == Token::CloseBracket)
            return;
        while (true) {
            parseValue(token, array.items.emplace_back(), depth);
            token = m_lexer.next();
            if (token == Token::CloseBracket)
                return;
            if (token != Token::Comma)
                failExpected("a comma or ]", token);
            token = m_lexer.next();
        }
    }

    void parseObject(JsonValue &object, int depth)
    {
        object.type = JsonValue::Type::Object;
        Token token = m_lexer.next();
        if (token == Token::CloseBrace)
            return;
        std::unordered_set<std::string> keys;
        while (true) {
            if (token != Token::String)
                failExpected("a key in quotes", token);
            JsonMember &member = object.members.emplace_back();
            member.key = m_lexer.takeText();
            if (!keys.insert(member.key).second)
                m_lexer.fail("The key «" + shortened(member.key) + "» stands twice in one object.",
                             "Remove one of the two.");
            token = m_lexer.next();
            if (token != Token::Colon)
                failExpected("a colon", token);
            parseValue(m_lexer.next(), member.value, depth);
            token = m_lexer.next();
            if (token == Token::CloseBrace)
                return;
            if (token != Token::Comma)
                failExpected("a comma or }", token);
            token = m_lexer.next();
        }
    }

    [[noreturn]] void failExpected(const std::string &what, Token found)
    {
        if (found == Token::End)
            m_lexer.fail("The file ends too early: " + what + " is missing.",
                         "The file was cut off. Take it from a copy.");
        m_lexer.fail("Here " + what + " was expected.",
                     "Correct the file, or take it from a copy.");
    }

    static std::string shortened(const std::string &key)
    {
        return codePointCount(key) <= 40 ? key : firstCodePoints(key, 40) + "…";
    }

    JsonLexer m_lexer;
    const JsonLimits &m_limits;
    std::size_t m_nodes = 0;
};

} // namespace

Result<JsonValue> parseJson(std::string_view text, const JsonLimits &limits)
{
    if (text.size() > limits.bytes)
        return Problem{.what =
                           "The file is larger than " + std::to_string(limits.bytes >> 20) + " MB.",
                       .remedy = "Split the scenario into several files."};
    try {
        return Parser(text, limits).parseDocument();
    } catch (const JsonLexer::Failure &failure) {
        return failure.problem;
    }
}

} // namespace coroscope
