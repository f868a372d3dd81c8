// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/errors.h"
#include "values/operations.h"

#include <algorithm>
#include <charconv>

// str.format, after CPython's Objects/stringlib/unicode_format.h.
namespace coroscope {
namespace {

[[noreturn]] void raiseValue(const char *message) { raise(Error::ValueError, message); }

/// A whole number without sign; -1 for anything else.
std::int64_t asNumber(std::string_view text)
{
    std::int64_t number = -1;
    if (text.empty() || text[0] < '0' || text[0] > '9')
        return -1;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (result.ec == std::errc::result_out_of_range)
        raiseValue("Too many decimal digits in format string");
    return result.ptr == text.data() + text.size() ? number : -1;
}

/// One replacement field, taken apart: {name!conversion:spec}
struct Field {
    std::string_view name;
    char conversion = 0;
    std::string_view spec;
};

class StringFormatter {
public:
    StringFormatter(Caller &caller, const Args &args) : m_caller(caller), m_args(args) {}

    std::string format(std::string_view pattern, int depth)
    {
        if (depth < 0)
            raiseValue("Max string recursion exceeded");
        std::string out;
        for (std::size_t at = 0; at < pattern.size();) {
            const char c = pattern[at++];
            if (c != '{' && c != '}') {
                out += c;
                continue;
            }
            const bool isDoubled = at < pattern.size() && pattern[at] == c;
            if (isDoubled) {
                out += c;
                ++at;
            } else if (c == '}') {
                raiseValue("Single '}' encountered in format string");
            } else if (at == pattern.size()) {
                raiseValue("Single '{' encountered in format string");
            } else {
                out += replacement(readField(pattern, at), depth);
                m_caller.reserve(out.size());
            }
        }
        return out;
    }

private:
    static Field readField(std::string_view pattern, std::size_t &at)
    {
        const std::size_t begin = at;
        bool isInBrackets = false;
        for (; at < pattern.size(); ++at) {
            const char c = pattern[at];
            if (c == '{')
                raiseValue("unexpected '{' in field name");
            if (c == '[')
                isInBrackets = true;
            else if (c == ']')
                isInBrackets = false;
            else if (!isInBrackets && (c == '}' || c == ':' || c == '!'))
                break;
        }
        if (at >= pattern.size())
            raiseValue("expected '}' before end of string");
        Field field;
        field.name = pattern.substr(begin, at - begin);
        if (pattern[at] == '!')
            readConversion(pattern, at, field);
        if (pattern[at] == ':')
            readSpec(pattern, ++at, field);
        ++at; // the closing brace
        return field;
    }

    static void readConversion(std::string_view pattern, std::size_t &at, Field &field)
    {
        if (at + 1 >= pattern.size())
            raiseValue("end of string while looking for conversion specifier");
        field.conversion = pattern[at + 1];
        at += 2;
        if (at >= pattern.size())
            raiseValue("unmatched '{' in format spec");
        if (pattern[at] != ':' && pattern[at] != '}')
            raiseValue("expected ':' after conversion specifier");
    }

    static void readSpec(std::string_view pattern, std::size_t &at, Field &field)
    {
        const std::size_t begin = at;
        for (int open = 1; at < pattern.size(); ++at) {
            open += pattern[at] == '{' ? 1 : pattern[at] == '}' ? -1 : 0;
            if (open == 0) {
                field.spec = pattern.substr(begin, at - begin);
                return;
            }
        }
        raiseValue("unmatched '{' in format spec");
    }

    std::string replacement(const Field &field, int depth)
    {
        Value value = lookUp(field.name);
        switch (field.conversion) {
        case 0:
            break;
        case 'r':
            value = text(repr(value));
            break;
        case 's':
            value = text(str(value));
            break;
        case 'a':
            value = text(ascii(value));
            break;
        default:
            raise(Error::ValueError,
                  "Unknown conversion specifier " + std::string(1, field.conversion));
        }
        const bool isNested = field.spec.find_first_of("{}") != std::string_view::npos;
        return coroscope::format(
            m_caller, value, isNested ? format(field.spec, depth - 1) : std::string(field.spec));
    }

    /// What `0.name[key]` stands for.
    Value lookUp(std::string_view name)
    {
        const std::size_t end = std::min(name.find_first_of(".["), name.size());
        Value value = argument(name.substr(0, end));
        for (std::size_t at = end; at < name.size();) {
            if (name[at] == '.') {
                const std::size_t next = std::min(name.find_first_of(".[", at + 1), name.size());
                if (next == at + 1)
                    raiseValue("Empty attribute in format string");
                value = attribute(value, name.substr(at + 1, next - at - 1));
                at = next;
            } else if (name[at] == '[') {
                const std::size_t close = name.find(']', at);
                if (close == std::string_view::npos)
                    raiseValue("Missing ']' in format string");
                const std::string_view key = name.substr(at + 1, close - at - 1);
                if (key.empty())
                    raiseValue("Empty attribute in format string");
                const std::int64_t number = asNumber(key);
                value =
                    subscript(value, number >= 0 ? Value::integer(number) : text(std::string(key)));
                at = close + 1;
            } else {
                raiseValue("Only '.' or '[' may follow ']' in format field specifier");
            }
        }
        return value;
    }

    Value argument(std::string_view name)
    {
        std::int64_t index = asNumber(name);
        if (name.empty() || index >= 0) {
            const Numbering numbering = name.empty() ? Numbering::Automatic : Numbering::Manual;
            if (m_numbering != Numbering::Unknown && m_numbering != numbering) {
                raiseValue(name.empty() ? "cannot switch from manual field specification to "
                                          "automatic field numbering"
                                        : "cannot switch from automatic field numbering to "
                                          "manual field specification");
            }
            m_numbering = numbering;
            if (name.empty())
                index = m_next++;
            if (static_cast<std::size_t>(index) >= m_args.positional.size()) {
                raise(Error::IndexError, "Replacement index " + std::to_string(index) +
                                             " out of range for positional args tuple");
            }
            return m_args.positional[static_cast<std::size_t>(index)];
        }
        for (const Keyword &keyword : m_args.keywords) {
            if (keyword.name == name)
                return keyword.value;
        }
        raise(Error::KeyError, std::string(name));
    }

    enum class Numbering { Unknown, Automatic, Manual };

    Caller &m_caller;
    const Args &m_args;
    Numbering m_numbering = Numbering::Unknown;
    std::int64_t m_next = 0;
};

} // namespace

std::string formatString(Caller &caller, std::string_view pattern, const Args &args)
{
    return StringFormatter(caller, args).format(pattern, 1);
}

} // namespace coroscope
