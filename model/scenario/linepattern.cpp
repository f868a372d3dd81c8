// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/linepattern.h"

#include <algorithm>

namespace coroscope {
namespace {

constexpr std::string_view whitespace = " \t\r\n\f\v";

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(whitespace);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(whitespace) - first + 1);
}

/// The index after the string literal that begins at \p at, or the end of \p text.
std::size_t skipString(std::string_view text, std::size_t at)
{
    const bool isTriple =
        at + 2 < text.size() && text[at + 1] == text[at] && text[at + 2] == text[at];
    const std::string_view quote = text.substr(at, isTriple ? 3 : 1);
    for (std::size_t i = at + quote.size(); i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text.substr(i, quote.size()) == quote)
            return i + quote.size();
    }
    return text.size();
}

/// What stands outside the brackets and strings of an expression's source.
struct Outside {
    bool hasComma = false;
    bool hasOther = false; ///< anything that is no name, attribute, call, subscript, or string
};

Outside scanOutside(std::string_view text)
{
    Outside outside;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' || c == '\'') {
            i = skipString(text, i) - 1;
        } else if (c == '(' || c == '[' || c == '{') {
            ++depth;
        } else if (c == ')' || c == ']' || c == '}') {
            --depth;
        } else if (depth == 0) {
            const auto byte = static_cast<unsigned char>(c);
            const bool isName = c == '_' || c == '.' || byte >= 0x80 || (c >= '0' && c <= '9') ||
                                (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            outside.hasComma |= c == ',';
            outside.hasOther |= !isName;
        }
    }
    return outside;
}

std::string commentLines(std::string_view text)
{
    std::string lines;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isPair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (text[i] != '\n' && text[i] != '\r') {
            lines += text[i];
            continue;
        }
        i += isPair;
        const bool isEmptyLine = i + 1 >= text.size() || text[i + 1] == '\n' || text[i + 1] == '\r';
        lines += isEmptyLine ? "\n#" : "\n# ";
    }
    return lines;
}

/// What the pattern's marks ask of one field's text.
std::string fieldSource(const BlockField &field, std::string_view text, std::string_view mark)
{
    if (field.type == FieldType::Text)
        return commentLines(text);
    if (field.type != FieldType::Expression && field.type != FieldType::Target)
        return std::string(text);
    const Outside outside = scanOutside(text);
    const bool isNumber = !text.empty() && text.front() >= '0' && text.front() <= '9';
    const bool wrap = (mark == "argument" && outside.hasComma) ||
                      (mark == "operand" && (outside.hasOther || isNumber));
    return wrap ? "(" + std::string(text) + ")" : std::string(text);
}

/// One pass over a pattern.
class Filler {
public:
    Filler(std::string_view pattern, const Block &block)
        : m_pattern(pattern), m_block(block), m_type(blockType(block.kind))
    {
    }

    /// Fills up to the end of the pattern or the part; tells whether a field in it is filled.
    bool fill(std::string &out)
    {
        bool isFilled = false;
        while (m_at < m_pattern.size() && m_pattern[m_at] != ']') {
            const char c = m_pattern[m_at++];
            if (c == '{') {
                isFilled |= fillField(out);
            } else if (c == '[') {
                std::string part;
                if (fill(part)) {
                    out += part;
                    isFilled = true;
                }
                ++m_at;
            } else {
                out += c;
            }
        }
        return isFilled;
    }

private:
    bool fillField(std::string &out)
    {
        const std::size_t end = m_pattern.find('}', m_at);
        std::string_view inside = m_pattern.substr(m_at, end - m_at);
        m_at = end + 1;
        const std::string_view key = inside.substr(0, inside.find_first_of(":|?"));
        inside.remove_prefix(key.size());
        const BlockField &field = m_type.fields[*fieldIndex(m_type, key)];
        const std::string_view text = trimmed(fieldText(m_block, key));
        if (field.type == FieldType::Choice)
            return fillChoice(field, text, inside, out);
        std::string_view mark;
        if (inside.starts_with(':')) {
            mark = inside.substr(1, inside.find('|') - 1);
            inside.remove_prefix(mark.size() + 1);
        }
        if (text.empty() && inside.starts_with('|'))
            out += inside.substr(1);
        else
            out += fieldSource(field, text, mark);
        return !text.empty();
    }

    static bool fillChoice(const BlockField &field, std::string_view text, std::string_view texts,
                           std::string &out)
    {
        const auto found = std::find(field.choices.begin(), field.choices.end(), text);
        const bool isDefault = text.empty() || found == field.choices.begin();
        if (!texts.starts_with('?')) {
            out += text.empty() ? field.choices.front() : text;
            return !isDefault;
        }
        texts.remove_prefix(1);
        const auto index = isDefault ? 0 : found - field.choices.begin();
        for (auto i = index; i > 0; --i)
            texts.remove_prefix(std::min(texts.find('|'), texts.size() - 1) + 1);
        out += texts.substr(0, texts.find('|'));
        return !isDefault;
    }

    std::string_view m_pattern;
    const Block &m_block;
    const BlockType &m_type;
    std::size_t m_at = 0;
};

} // namespace

bool endsInComment(std::string_view source)
{
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (source[i] == '"' || source[i] == '\'')
            i = skipString(source, i) - 1;
        else if (source[i] == '#')
            i = source.find_first_of("\r\n", i);
        if (i == std::string_view::npos)
            return true;
    }
    return false;
}

std::string fillPattern(std::string_view pattern, const Block &block)
{
    std::string line;
    Filler(pattern, block).fill(line);
    return line;
}

} // namespace coroscope
