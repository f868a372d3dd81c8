// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/formatspec.h"

#include "values/errors.h"
#include "values/operations.h"
#include "values/unicode.h"

namespace coroscope {
namespace {

bool isAlign(char32_t c) { return c == '<' || c == '>' || c == '^' || c == '='; }

/// Reads a specification from left to right.
class SpecReader {
public:
    explicit SpecReader(std::string_view text) : m_text(unicode::decodeAll(text)) {}
    char32_t peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : 0;
    }
    bool take(char32_t c)
    {
        const bool isThere = m_at < m_text.size() && m_text[m_at] == c;
        m_at += isThere;
        return isThere;
    }
    char32_t next() { return m_text[m_at++]; }
    std::size_t left() const { return m_text.size() - m_at; }
    /// A number, or -1 when there is none here.
    std::int64_t number()
    {
        std::int64_t value = -1;
        while (peek() >= '0' && peek() <= '9') {
            const auto digit = static_cast<std::int64_t>(next() - '0');
            if (value > (INT64_MAX - 9) / 10)
                raise(Error::ValueError, "Too many decimal digits in format string");
            value = (value < 0 ? 0 : value) * 10 + digit;
        }
        return value;
    }

private:
    std::u32string m_text;
    std::size_t m_at = 0;
};

void readGrouping(SpecReader &in, FormatSpec &spec)
{
    if (in.take(','))
        spec.grouping = ',';
    if (in.take('_')) {
        if (spec.grouping)
            raise(Error::ValueError, "Cannot specify both ',' and '_'.");
        spec.grouping = '_';
    }
    if (in.peek() == ',') {
        raise(Error::ValueError, spec.grouping == '_' ? "Cannot specify both ',' and '_'."
                                                      : "Cannot specify ',' with ','.");
    }
}

/// \p type is that of \p spec, or the one that it stands for when none is given.
void checkGrouping(const FormatSpec &spec, char32_t type)
{
    constexpr std::string_view decimal = "defgEGF%";
    const auto letter = static_cast<char>(type < 0x80 ? type : '?');
    const bool isPlain = type == 0 || decimal.find(letter) != std::string_view::npos;
    const bool isBinary = std::string_view("boxX").find(letter) != std::string_view::npos;
    if (!spec.grouping || isPlain || (spec.grouping == '_' && isBinary))
        return;
    std::string name;
    unicode::append(name, type);
    raise(Error::ValueError,
          "Cannot specify '" + std::string(1, spec.grouping) + "' with '" + name + "'.");
}

} // namespace

FormatSpec FormatSpec::parse(std::string_view text, std::string_view typeName, char zeroAlign)
{
    FormatSpec spec;
    if (text.empty())
        return spec;
    SpecReader in(text);
    bool hasFill = false;
    if (in.left() >= 2 && isAlign(in.peek(1))) {
        spec.fill.clear();
        unicode::append(spec.fill, in.next());
        hasFill = true;
        spec.align = static_cast<char>(in.next());
    } else if (isAlign(in.peek())) {
        spec.align = static_cast<char>(in.next());
    }
    if (in.peek() == '+' || in.peek() == '-' || in.peek() == ' ')
        spec.sign = static_cast<char>(in.next());
    spec.noNegativeZero = in.take('z');
    spec.alternate = in.take('#');
    if (!hasFill && in.take('0')) {
        spec.fill = "0";
        if (!spec.align)
            spec.align = zeroAlign;
    }
    spec.width = in.number();
    readGrouping(in, spec);
    if (in.take('.')) {
        spec.precision = in.number();
        if (spec.precision < 0)
            raise(Error::ValueError, "Format specifier missing precision");
    }
    if (in.left() > 1) {
        raise(Error::ValueError, "Invalid format specifier '" + std::string(text) +
                                     "' for object of type '" + std::string(typeName) + "'");
    }
    if (in.left() == 1)
        spec.type = in.next();
    const bool isText = zeroAlign == 0;
    checkGrouping(spec, spec.type == 0 && isText ? U's' : spec.type);
    return spec;
}

void raiseUnknownFormat(char32_t type, std::string_view typeName)
{
    std::string name;
    if (type > 32 && type < 128)
        name = static_cast<char>(type);
    else
        name = "\\x" + mpz_class(static_cast<unsigned long>(type)).get_str(16);
    raise(Error::ValueError,
          "Unknown format code '" + name + "' for object of type '" + std::string(typeName) + "'");
}

constexpr std::int64_t longestPadding = 1 << 28;

std::string aligned(const FormatSpec &spec, const std::string &text, char defaultAlign)
{
    const auto length = static_cast<std::int64_t>(unicode::count(text));
    const std::int64_t missing = spec.width - length;
    if (missing <= 0)
        return text;
    if (missing > longestPadding)
        raise(Error::MemoryError, "a text of " + std::to_string(spec.width) +
                                      " characters is longer than a run may make");
    const char align = spec.align ? spec.align : defaultAlign;
    const std::int64_t left = align == '<' ? 0 : align == '^' ? missing / 2 : missing;
    std::string out;
    out.reserve(text.size() + static_cast<std::size_t>(missing) * spec.fill.size());
    for (std::int64_t i = 0; i < left; ++i)
        out += spec.fill;
    out += text;
    for (std::int64_t i = left; i < missing; ++i)
        out += spec.fill;
    return out;
}

namespace {

std::string inGroups(const std::string &digits, std::size_t size, char separator)
{
    std::string out;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && (digits.size() - at) % size == 0)
            out += separator;
        out += digits[at];
    }
    return out;
}

} // namespace

std::string layOutNumber(const FormatSpec &spec, bool isNegative, std::string_view prefix,
                         const std::string &digits, std::string_view rest)
{
    std::string head = isNegative ? "-" : spec.sign == '+' ? "+" : spec.sign == ' ' ? " " : "";
    head += prefix;
    const auto outside = static_cast<std::int64_t>(head.size() + rest.size());
    const bool fillsInside = spec.align == '=';
    std::string whole = digits;
    if (spec.grouping) {
        // Groups of three decimal or four binary digits; filling zeros are grouped too.
        const std::size_t size =
            spec.type != 0 && std::string_view("boxX").find(static_cast<char>(spec.type)) !=
                                  std::string_view::npos
                ? 4
                : 3;
        const std::int64_t least = fillsInside && spec.fill == "0" ? spec.width - outside : 0;
        const auto grouped = [size](std::size_t n) { return n + (n - 1) / size; };
        if (least > 0) {
            // As many digits as fit, and one more where a separator would be left over in front.
            const std::size_t separators = (static_cast<std::size_t>(least) - 1) / (size + 1);
            std::size_t count = static_cast<std::size_t>(least) - separators;
            count += grouped(count) < static_cast<std::size_t>(least) ? 1 : 0;
            if (count > whole.size())
                whole.insert(0, count - whole.size(), '0');
        }
        whole = inGroups(whole, size, spec.grouping);
    }
    if (fillsInside) {
        const std::int64_t missing = spec.width - outside - static_cast<std::int64_t>(whole.size());
        std::string fill;
        for (std::int64_t i = 0; i < missing; ++i)
            fill += spec.fill;
        return head + fill + whole + std::string(rest);
    }
    return aligned(spec, head + whole + std::string(rest), '>');
}

} // namespace coroscope
