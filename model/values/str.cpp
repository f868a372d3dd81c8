// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/methodtables.h"
#include "values/operations.h"
#include "values/unicode.h"

namespace coroscope {
namespace {

void appendHex(std::string &out, std::string_view prefix, char32_t c, int digits)
{
    out += prefix;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        out += "0123456789abcdef"[(c >> shift) & 0xf];
}

void appendEscaped(std::string &out, char32_t c)
{
    if (c < 0x100)
        appendHex(out, "\\x", c, 2);
    else if (c < 0x10000)
        appendHex(out, "\\u", c, 4);
    else
        appendHex(out, "\\U", c, 8);
}

} // namespace

Str::Str(std::string utf8)
    : PyObject(valueType), text(std::move(utf8)), m_length(unicode::count(text))
{
}

std::string Str::repr() const { return stringRepr(text); }

bool Str::equals(const Value &other) const
{
    const auto *str = other.as<Str>();
    return str && str->text == text;
}

std::size_t Str::hash() const
{
    if (m_hash == 0)
        m_hash = std::hash<std::string>()(text);
    return m_hash;
}

const MethodTable *Str::methods() const { return &strMethods; }

std::string stringRepr(std::string_view utf8)
{
    const bool hasSingle = utf8.find('\'') != std::string_view::npos;
    const char quote = hasSingle && utf8.find('"') == std::string_view::npos ? '"' : '\'';
    std::string out(1, quote);
    for (std::size_t position = 0; position < utf8.size();) {
        const std::size_t begin = position;
        const char32_t c = unicode::decode(utf8, position);
        if (c == static_cast<char32_t>(quote) || c == '\\')
            (out += '\\') += static_cast<char>(c);
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else if ((c >= ' ' && c <= '~') || unicode::is(c, unicode::Printable))
            out += utf8.substr(begin, position - begin);
        else
            appendEscaped(out, c);
    }
    return out += quote;
}

std::string ascii(const Value &value)
{
    const std::string text = repr(value);
    std::string out;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t c = unicode::decode(text, position);
        if (c < 0x80)
            out += static_cast<char>(c);
        else
            appendEscaped(out, c);
    }
    return out;
}

} // namespace coroscope
