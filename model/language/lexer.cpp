// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/lexer.h"

#include "language/lexnumber.h"
#include "language/syntaxerror.h"

#include <algorithm>
#include <array>

namespace coroscope::language {

namespace {

using namespace std::string_view_literals;

constexpr std::array keywords{
    "False"sv,  "None"sv,   "True"sv,    "and"sv,      "as"sv,       "assert"sv, "async"sv,
    "await"sv,  "break"sv,  "class"sv,   "continue"sv, "def"sv,      "del"sv,    "elif"sv,
    "else"sv,   "except"sv, "finally"sv, "for"sv,      "from"sv,     "global"sv, "if"sv,
    "import"sv, "in"sv,     "is"sv,      "lambda"sv,   "nonlocal"sv, "not"sv,    "or"sv,
    "pass"sv,   "raise"sv,  "return"sv,  "try"sv,      "while"sv,    "with"sv,   "yield"sv};

/// Longest first.
constexpr std::array operators{"**="sv, "//="sv, ">>="sv, "<<="sv, "..."sv, "**"sv, "//"sv,
                               ">>"sv,  "<<"sv,  "<="sv,  ">="sv,  "=="sv,  "!="sv, "<>"sv,
                               "->"sv,  ":="sv,  "+="sv,  "-="sv,  "*="sv,  "/="sv, "%="sv,
                               "&="sv,  "|="sv,  "^="sv,  "@="sv};

/// What people type for a character of Python without seeing the difference.
struct Lookalike {
    char32_t typed;
    std::string_view meant;
};
constexpr std::array<Lookalike, 16> lookalikes{{{U'“', "\""},
                                                {U'”', "\""},
                                                {U'‘', "'"},
                                                {U'’', "'"},
                                                {U'。', "."},
                                                {U'、', ","},
                                                {U'×', "*"},
                                                {U'÷', "/"},
                                                {U'−', "-"},
                                                {U'–', "-"},
                                                {U'—', "-"},
                                                {U'≠', "!="},
                                                {U'≤', "<="},
                                                {U'≥', ">="},
                                                {U'【', "["},
                                                {U'】', "]"}}};

char closerOf(char opener) { return opener == '(' ? ')' : opener == '[' ? ']' : '}'; }

std::string remedyFor(char32_t character)
{
    const auto found = std::ranges::find(lookalikes, character, &Lookalike::typed);
    if (found != lookalikes.end())
        return "Write " + std::string(found->meant) + " instead.";
    if (character > 0xff00 && character < 0xff5f) // the full-width forms of ASCII
        return std::string("Write ") + static_cast<char>(character - 0xfee0) + " instead.";
    return "Delete it, or put it between quotes if it is part of a text.";
}

class Lexer {
public:
    Lexer(std::string_view source, const ParseLimits &limits, Position start, bool enclosed)
        : m_cursor(source, start), m_limits(limits), m_enclosed(enclosed), m_end(start)
    {
    }

    TokenList run()
    {
        for (skipSpace(); !m_cursor.atEnd(); skipSpace())
            readToken();
        if (!m_list.tokens.empty() && m_list.tokens.back().kind == TokenKind::Newline)
            m_list.tokens.pop_back();
        if (!m_open.empty())
            m_list.unclosed = m_open.back();
        m_list.tokens.push_back({TokenKind::End, inBrackets(), m_end, {}});
        return std::move(m_list);
    }

private:
    bool inBrackets() const { return m_enclosed || !m_open.empty(); }

    void add(TokenKind kind, Position position, std::string_view text)
    {
        m_list.tokens.push_back({kind, inBrackets(), position, text});
        m_end = m_cursor.position();
    }

    void skipSpace()
    {
        while (!m_cursor.atEnd()) {
            const char c = m_cursor.byte();
            if (m_cursor.atNewline())
                readNewline();
            else if (c == ' ' || c == '\t' || c == '\f')
                m_cursor.advance();
            else if (c == '#')
                skipComment();
            else if (c == '\\')
                skipContinuation();
            else
                return;
        }
    }

    void readNewline()
    {
        const Position position = m_cursor.position();
        m_cursor.advance();
        if (inBrackets() || m_list.tokens.empty() ||
            m_list.tokens.back().kind == TokenKind::Newline)
            return;
        m_list.tokens.push_back({TokenKind::Newline, false, position, {}});
    }

    void skipComment()
    {
        while (!m_cursor.atEnd() && !m_cursor.atNewline())
            m_cursor.advance();
    }

    void skipContinuation()
    {
        m_cursor.advance();
        if (m_cursor.atEnd())
            failAt(m_cursor.position(), "Unexpected end of the text after a backslash.",
                   "Delete the backslash.");
        if (!m_cursor.atNewline())
            failAt(m_cursor.position(), "Unexpected character after line continuation character.",
                   "A backslash outside of quotes ends its line: delete it.");
        m_cursor.advance();
    }

    void readToken()
    {
        const Position position = m_cursor.position();
        const std::size_t start = m_cursor.offset();
        const char c = m_cursor.byte();
        if (isDigit(c) || (c == '.' && isDigit(m_cursor.byte(1)))) {
            passNumber(m_cursor);
            add(TokenKind::Number, position, m_cursor.since(start));
        } else if (const std::size_t prefix = stringPrefix(); prefix != std::string::npos) {
            m_cursor.advance(prefix);
            passString(position);
            add(TokenKind::String, position, m_cursor.since(start));
        } else if (isIdentifierStart(m_cursor.codePoint())) {
            while (!m_cursor.atEnd() && isIdentifierPart(m_cursor.codePoint()))
                m_cursor.advance();
            const std::string_view word = m_cursor.since(start);
            add(isKeyword(word) ? TokenKind::Keyword : TokenKind::Name, position, word);
        } else {
            readOperator(position);
        }
    }

    /// The letters before the quote of a string that begins here; npos if none does.
    std::size_t stringPrefix() const
    {
        std::size_t length = 0;
        while (length < 2 && "rRbBfFuU"sv.find(m_cursor.byte(length)) != std::string::npos)
            ++length;
        const char quote = m_cursor.byte(length);
        if (quote != '"' && quote != '\'')
            return std::string::npos;
        const std::string_view prefix = m_cursor.text().substr(m_cursor.offset(), length);
        const bool twoRaw = length == 2 && (prefix[0] | 0x20) == (prefix[1] | 0x20);
        const bool bothKinds = length == 2 && prefix.find_first_of("rR") == std::string::npos;
        const bool rawUnicode = length == 2 && prefix.find_first_of("uU") != std::string::npos;
        return twoRaw || bothKinds || rawUnicode ? std::string::npos : length;
    }

    void passString(Position start)
    {
        const char quote = m_cursor.byte();
        const std::string triple(3, quote);
        const bool isTriple = m_cursor.startsWith(triple);
        const std::string_view closer = std::string_view(triple).substr(0, isTriple ? 3 : 1);
        m_cursor.advance(closer.size());
        while (!m_cursor.startsWith(closer)) {
            if (m_cursor.byte() == '\\')
                m_cursor.advance();
            else if (m_cursor.atNewline() && !isTriple)
                failUnterminated(start, closer);
            if (m_cursor.atEnd())
                failUnterminated(start, closer);
            m_cursor.advance();
        }
        m_cursor.advance(closer.size());
    }

    [[noreturn]] void failUnterminated(Position start, std::string_view closer) const
    {
        failAt(start,
               std::string(closer.size() == 3 ? "Unterminated triple-quoted string literal"
                                              : "Unterminated string literal") +
                   " (detected at line " + std::to_string(m_cursor.position().line) + ").",
               "Close it with " + std::string(closer) + ".");
    }

    void readOperator(Position position)
    {
        const char32_t character = m_cursor.codePoint();
        if (isInvisible(character))
            failAt(position, "Invalid non-printable character " + codePointName(character) + ".",
                   "Delete it, or write an ordinary space instead.");
        const std::size_t start = m_cursor.offset();
        if (character >= 0x80)
            failAt(position,
                   "Invalid character '" +
                       std::string(
                           m_cursor.text().substr(start, decode(m_cursor.text(), start).bytes)) +
                       "' (" + codePointName(character) + ").",
                   remedyFor(character));
        const auto found = std::ranges::find_if(
            operators, [this](std::string_view op) { return m_cursor.startsWith(op); });
        m_cursor.advance(found == operators.end() ? 1 : found->size());
        const Token token{TokenKind::Operator, inBrackets(), position, m_cursor.since(start)};
        if (token.isOpener())
            open(token);
        else if (token.isCloser())
            close(token);
        add(TokenKind::Operator, position, token.text);
    }

    void open(const Token &bracket)
    {
        if (m_open.size() >= static_cast<std::size_t>(m_limits.depth))
            failAt(bracket.position,
                   "Too many nested parentheses: more than " + std::to_string(m_limits.depth) +
                       " are open.",
                   "Give inner parts a name of their own first.");
        m_open.push_back(bracket);
    }

    void close(const Token &bracket)
    {
        const std::string text(bracket.text);
        if (m_open.empty())
            failAt(bracket.position, "Unmatched '" + text + "'.",
                   "Delete it, or open it further left.");
        const Token opener = m_open.back();
        if (closerOf(opener.text[0]) != text[0]) {
            const std::string line = opener.position.line == bracket.position.line
                                         ? ""
                                         : " on line " + std::to_string(opener.position.line);
            failAt(bracket.position,
                   "Closing parenthesis '" + text + "' does not match opening parenthesis '" +
                       std::string(opener.text) + "'" + line + ".",
                   std::string("Write '") + closerOf(opener.text[0]) + "' before it.");
        }
        m_open.pop_back();
    }

    Cursor m_cursor;
    ParseLimits m_limits;
    bool m_enclosed;
    Position m_end;
    std::vector<Token> m_open;
    TokenList m_list;
};

} // namespace

bool isKeyword(std::string_view word)
{
    return std::ranges::find(keywords, word) != keywords.end();
}

void checkText(std::string_view source, const ParseLimits &limits)
{
    if (source.size() > limits.bytes)
        failAt({}, "The text is longer than " + std::to_string(limits.bytes) + " bytes.",
               "Split it up.");
    Cursor cursor(source);
    while (!cursor.atEnd()) {
        if (cursor.byte() == '\0')
            failAt(cursor.position(), "The text holds a null character (U+0000).", "Delete it.");
        if (decode(source, cursor.offset()).bytes == 0)
            failAt(cursor.position(), "The text is not valid UTF-8.",
                   "Save it as UTF-8, or type this character again.");
        cursor.advance();
    }
}

TokenList tokenize(std::string_view source, const ParseLimits &limits, Position start,
                   bool enclosed)
{
    return Lexer(source, limits, start, enclosed).run();
}

} // namespace coroscope::language
