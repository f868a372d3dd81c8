// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/arithmetic.h"
#include "values/errors.h"
#include "values/formatspec.h"
#include "values/numbers.h"
#include "values/unicode.h"

#include <algorithm>
#include <cmath>

// `pattern % values`, after CPython's PyUnicode_Format.
namespace coroscope {
namespace {

class PercentFormatter {
public:
    PercentFormatter(Caller &caller, const std::string &pattern, const Value &values)
        : m_caller(caller), m_pattern(pattern), m_values(values)
    {
        if (const auto *tuple = values.as<Tuple>())
            m_items = {tuple->items.data(), tuple->items.size()};
        else
            m_items = {&m_values, 1};
    }

    std::string format()
    {
        std::string out;
        while (m_at < m_pattern.size()) {
            const char c = m_pattern[m_at++];
            if (c != '%')
                out += c;
            else
                out += conversion();
        }
        const bool isMapping = m_values.type() != Type::Tuple && m_values.type() != Type::Str &&
                               (m_values.type() == Type::Dict || m_values.type() == Type::List ||
                                m_values.type() == Type::Range);
        if (m_next < m_items.size() && !m_usedMapping && !isMapping)
            raise(Error::TypeError, "not all arguments converted during string formatting");
        return out;
    }

private:
    char peek() const
    {
        if (m_at >= m_pattern.size())
            raise(Error::ValueError, "incomplete format");
        return m_pattern[m_at];
    }

    const Value &nextValue()
    {
        if (m_next >= m_items.size())
            raise(Error::TypeError, "not enough arguments for format string");
        return m_items[m_next++];
    }

    void readMappingKey()
    {
        if (m_values.type() != Type::Dict)
            raise(Error::TypeError, "format requires a mapping");
        const std::size_t begin = ++m_at;
        for (int open = 1; open > 0; ++m_at) {
            if (m_at >= m_pattern.size())
                raise(Error::ValueError, "incomplete format key");
            open += m_pattern[m_at] == '(' ? 1 : m_pattern[m_at] == ')' ? -1 : 0;
        }
        m_mapped = subscript(m_values, text(m_pattern.substr(begin, m_at - begin - 1)));
        m_items = {&m_mapped, 1};
        m_next = 0;
        m_usedMapping = true;
    }

    /// A width or precision: digits, or `*` for an argument.
    std::int64_t readNumber()
    {
        if (peek() == '*') {
            ++m_at;
            const Value &value = nextValue();
            if (!isInteger(value))
                raise(Error::TypeError, "* wants int");
            return toIndex(value);
        }
        std::int64_t number = 0;
        while (peek() >= '0' && peek() <= '9') {
            number = number * 10 + (m_pattern[m_at++] - '0');
            if (number > INT32_MAX)
                raise(Error::ValueError, "width too big");
        }
        return number;
    }

    void readFlags(FormatSpec &spec)
    {
        for (;; ++m_at) {
            switch (peek()) {
            case '-':
                spec.align = '<';
                break;
            case '+':
                spec.sign = '+';
                break;
            case ' ':
                if (!spec.sign)
                    spec.sign = ' ';
                break;
            case '#':
                spec.alternate = true;
                break;
            case '0':
                m_zero = true;
                break;
            default:
                return;
            }
        }
    }

    std::string conversion()
    {
        FormatSpec spec;
        m_zero = false;
        if (peek() == '(')
            readMappingKey();
        readFlags(spec);
        spec.width = readNumber();
        if (spec.width < 0) {
            spec.align = '<';
            spec.width = -spec.width;
        }
        if (peek() == '.') {
            ++m_at;
            spec.precision = std::max<std::int64_t>(readNumber(), 0);
        }
        if (peek() == 'h' || peek() == 'l' || peek() == 'L')
            ++m_at;
        reserveMany(m_caller, static_cast<std::size_t>(spec.width), 1);
        reserveMany(m_caller, static_cast<std::size_t>(std::max<std::int64_t>(spec.precision, 0)),
                    1);
        peek();
        const std::size_t place = m_at;
        const char32_t type = unicode::decode(m_pattern, m_at);
        switch (type) {
        case '%':
            return "%";
        case 's':
            return cut(spec, str(nextValue()));
        case 'r':
            return cut(spec, repr(nextValue()));
        case 'a':
            return cut(spec, ascii(nextValue()));
        case 'c':
            return aligned(spec, character(nextValue()), '>');
        case 'd':
        case 'i':
        case 'u':
        case 'o':
        case 'x':
        case 'X':
            return wholeNumber(spec, static_cast<char>(type));
        case 'e':
        case 'E':
        case 'f':
        case 'F':
        case 'g':
        case 'G':
            return number(spec, static_cast<char>(type));
        default:
            break;
        }
        std::string shown;
        if (type > 31 && type < 127)
            unicode::append(shown, type);
        else
            shown = "?";
        raise(Error::ValueError,
              "unsupported format character '" + shown + "' (0x" +
                  mpz_class(static_cast<unsigned long>(type)).get_str(16) + ") at index " +
                  std::to_string(unicode::count(std::string_view(m_pattern).substr(0, place))));
    }

    static std::string cut(const FormatSpec &spec, const std::string &text)
    {
        const std::size_t end =
            spec.precision < 0 ? text.size()
                               : unicode::offsetOf(text, static_cast<std::size_t>(spec.precision));
        return aligned(spec, text.substr(0, end), '>');
    }

    static std::string character(const Value &value)
    {
        if (const auto *str = value.as<Str>(); str && str->length() == 1)
            return str->text;
        if (!isInteger(value))
            raise(Error::TypeError, "%c requires int or char");
        if (!isSmall(value) || value.asInt() < 0 || value.asInt() > 0x10ffff)
            raise(Error::OverflowError, "%c arg not in range(0x110000)");
        std::string text;
        unicode::append(text, static_cast<char32_t>(value.asInt()));
        return text;
    }

    std::string wholeNumber(FormatSpec &spec, char type)
    {
        Value value = nextValue();
        const bool isDecimal = type == 'd' || type == 'i' || type == 'u';
        if (isDecimal && value.isFloat())
            value = integerFromFloat(value.asFloat());
        if (!isInteger(value)) {
            raise(Error::TypeError, "%" + std::string(1, type) +
                                        " format: " + (isDecimal ? "a real number" : "an integer") +
                                        " is required, not " + std::string(typeName(value)));
        }
        const int base = isDecimal ? 10 : type == 'o' ? 8 : 16;
        std::string digits = base == 10 ? integerText(value) : integerText(value, base);
        const bool isNegative = digits[0] == '-';
        if (isNegative)
            digits.erase(0, 1);
        const auto least = static_cast<std::size_t>(std::max<std::int64_t>(spec.precision, 0));
        if (digits.size() < least)
            digits.insert(0, least - digits.size(), '0');
        if (type == 'X')
            std::transform(digits.begin(), digits.end(), digits.begin(),
                           [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
        std::string prefix;
        if (spec.alternate && base != 10)
            prefix = {'0', type};
        return laidOut(spec, isNegative, prefix, digits, {});
    }

    std::string number(FormatSpec &spec, char type)
    {
        const Value &value = nextValue();
        if (!isNumber(value)) {
            raise(Error::TypeError, "must be real number, not " + std::string(typeName(value)));
        }
        const double d = toDouble(value);
        const std::string digits = floatDigits(std::fabs(d), type, spec.precision, spec.alternate);
        return laidOut(spec, std::signbit(d) && !std::isnan(d), {}, digits, {});
    }

    std::string laidOut(FormatSpec &spec, bool isNegative, const std::string &prefix,
                        const std::string &digits, std::string_view rest) const
    {
        if (m_zero && spec.align != '<') {
            spec.fill = "0";
            spec.align = '=';
        }
        return layOutNumber(spec, isNegative, prefix, digits, rest);
    }

    Caller &m_caller;
    const std::string &m_pattern;
    const Value m_values;
    Value m_mapped;
    std::span<const Value> m_items;
    std::size_t m_next = 0;
    std::size_t m_at = 0;
    bool m_usedMapping = false;
    bool m_zero = false;
};

} // namespace

std::string percentFormat(Caller &caller, const std::string &pattern, const Value &values)
{
    return PercentFormatter(caller, pattern, values).format();
}

} // namespace coroscope
