// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/unparser.h"

#include <algorithm>
#include <cmath>

// The literals of Unparser. An f-string of Python 3.11 must find quotes that stand in none of its
// fields, and its fields must do without backslashes.
namespace coroscope::language {

namespace {

using Quotes = std::vector<std::string_view>;
const Quotes allQuotes = {"'", "\"", "\"\"\"", "'''"};

/// A text between quotes, and the quotes that can stand around it, the best first.
struct Quoted {
    std::string text;
    Quotes quotes;
};

/// The length of the character that begins with \p lead; three for a surrogate.
std::size_t characterBytes(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/// \p value with its backslashes and invisible characters escaped, its quotes left alone. Line
/// breaks and tabs are escaped only with \p escapesSpace.
std::string escaped(std::string_view value, bool escapesSpace)
{
    std::string text;
    for (std::size_t offset = 0; offset < value.size();) {
        const std::string_view character = value.substr(offset, characterBytes(value[offset]));
        offset += character.size();
        if (!escapesSpace && (character == "\n" || character == "\t")) {
            text += character;
            continue;
        }
        const std::string repr = stringRepr(character);
        text += std::string_view(repr).substr(1, repr.size() - 2);
    }
    return text;
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// Which of \p quotes fit around \p value; none if it would need escaped quotes.
Quoted quote(std::string_view value, Quotes quotes, bool escapesSpace)
{
    Quoted quoted{escaped(value, escapesSpace), std::move(quotes)};
    std::string &text = quoted.text;
    const bool multiline = contains(text, "\n");
    std::erase_if(quoted.quotes, [&](std::string_view candidate) {
        return contains(text, candidate) || (multiline && candidate.size() == 1);
    });
    if (text.empty() || quoted.quotes.empty())
        return quoted;
    std::ranges::stable_sort(
        quoted.quotes, {}, [&](std::string_view candidate) { return candidate[0] == text.back(); });
    if (quoted.quotes.front()[0] == text.back())
        text.insert(text.size() - 1, "\\");
    return quoted;
}

/// \p segments between quotes that all of them allow; nothing if there are none.
std::string quoteEach(const std::vector<FStringSegment> &segments)
{
    Quotes quotes = allQuotes;
    std::string text;
    for (const FStringSegment &segment : segments) {
        Quoted quoted = quote(segment.text, quotes, segment.isLiteral);
        if (quoted.quotes.empty())
            return {};
        quotes = std::move(quoted.quotes);
        text += quoted.text;
    }
    return std::string(quotes.front()) + text + std::string(quotes.front());
}

/// \p segments between the first quotes that their code allows, escaped in their literals.
/// Nothing if the code holds all of them.
std::string quoteWithEscapes(const std::vector<FStringSegment> &segments)
{
    for (const std::string_view quotes : {"'''", "\"\"\"", "'", "\""}) {
        std::string text;
        for (const FStringSegment &segment : segments) {
            if (!segment.isLiteral && contains(segment.text, quotes)) {
                text.clear();
                break;
            }
            if (!segment.isLiteral) {
                text += segment.text;
                continue;
            }
            for (const char c : escaped(segment.text, true))
                text += c == quotes[0] ? std::string("\\") + c : std::string(1, c);
        }
        if (!text.empty())
            return std::string(quotes) + text + std::string(quotes);
    }
    return {};
}

std::string bracesDoubled(std::string_view literal)
{
    std::string text;
    for (const char c : literal)
        text.append(c == '{' || c == '}' ? 2 : 1, c);
    return text;
}

} // namespace

void Unparser::string(const std::string &value)
{
    if (m_inField)
        stringWithoutBackslashes(value);
    else
        m_text += stringRepr(value);
}

void Unparser::stringWithoutBackslashes(const std::string &value)
{
    const Quoted quoted = quote(value, allQuotes, false);
    const bool fits =
        !quoted.quotes.empty() && !contains(quoted.text, "\\") && !contains(quoted.text, "\n");
    m_faithful &= fits;
    if (!fits) {
        m_text += stringRepr(value);
        return;
    }
    m_text += quoted.quotes.front();
    m_text += quoted.text;
    m_text += quoted.quotes.front();
}

void Unparser::operator()(const Constant &node)
{
    if (const auto *truth = std::get_if<bool>(&node.value))
        m_text += *truth ? "True" : "False";
    else if (const auto *literal = std::get_if<IntLiteral>(&node.value))
        m_text += literal->digits;
    else if (const auto *number = std::get_if<double>(&node.value))
        m_text += std::isinf(*number) ? "1e309" : floatRepr(*number);
    else if (const auto *value = std::get_if<std::string>(&node.value))
        string(*value);
    else
        m_text += std::holds_alternative<None>(node.value) ? "None" : "...";
}

void Unparser::operator()(const FString &node)
{
    std::vector<FStringSegment> segments;
    addSegments(node, segments, false);
    m_text += 'f';
    if (m_inField) {
        std::string all;
        for (const FStringSegment &segment : segments)
            all += segment.text;
        stringWithoutBackslashes(all);
        return;
    }
    std::string text = quoteEach(segments);
    if (text.empty())
        text = quoteWithEscapes(segments);
    m_faithful &= !text.empty();
    m_text += text;
}

void Unparser::addSegments(const FString &node, std::vector<FStringSegment> &segments, bool isSpec)
{
    for (const FStringPart &part : node.parts) {
        if (part.expression)
            addField(part, segments);
        else
            segments.push_back({isSpec ? part.literal : bracesDoubled(part.literal), true});
    }
}

void Unparser::addField(const FStringPart &part, std::vector<FStringSegment> &segments)
{
    Unparser inner(true, m_rewrite);
    inner.write(*part.expression, next(Precedence::Test));
    m_faithful &= inner.m_faithful;
    std::string text = inner.m_text.starts_with('{') ? "{ " : "{";
    text += inner.m_text;
    if (part.conversion != 0)
        text += std::string("!") + part.conversion;
    if (part.formatSpec) {
        segments.push_back({text + ":", false});
        addSegments(std::get<FString>(part.formatSpec->node), segments, true);
        text.clear();
    }
    segments.push_back({text + "}", false});
}

} // namespace coroscope::language
