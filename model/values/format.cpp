// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/arithmetic.h"
#include "values/errors.h"
#include "values/formatspec.h"
#include "values/instance.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/unicode.h"

#include <algorithm>
#include <climits>
#include <cmath>

namespace coroscope {
namespace {

[[noreturn]] void raiseNotAllowed(const std::string &what) { raise(Error::ValueError, what); }

/// The specification \p text, of whose widths the result may be.
FormatSpec readSpec(Caller &caller, std::string_view text, std::string_view typeName,
                    char zeroAlign)
{
    const FormatSpec spec = FormatSpec::parse(text, typeName, zeroAlign);
    const std::int64_t digits = zeroAlign ? spec.precision : 0;
    if (digits > INT_MAX)
        raise(Error::ValueError, "precision too big");
    for (const std::int64_t count : {spec.width, digits})
        reserveMany(caller, static_cast<std::size_t>(std::max<std::int64_t>(count, 0)),
                    spec.fill.size());
    return spec;
}

std::string formatText(Caller &caller, const std::string &text, std::string_view specText)
{
    const FormatSpec spec = readSpec(caller, specText, "str", 0);
    if (spec.type != 0 && spec.type != 's')
        raiseUnknownFormat(spec.type, "str");
    if (spec.sign == ' ')
        raiseNotAllowed("Space not allowed in string format specifier");
    if (spec.sign)
        raiseNotAllowed("Sign not allowed in string format specifier");
    if (spec.noNegativeZero)
        raiseNotAllowed("Negative zero coercion (z) not allowed in string format specifier");
    if (spec.alternate)
        raiseNotAllowed("Alternate form (#) not allowed in string format specifier");
    if (spec.align == '=')
        raiseNotAllowed("'=' alignment not allowed in string format specifier");
    if (spec.precision < 0)
        return aligned(spec, text, '<');
    const std::size_t end = unicode::offsetOf(text, static_cast<std::size_t>(spec.precision));
    return aligned(spec, text.substr(0, end), '<');
}

std::string formatFloat(double number, const FormatSpec &spec, std::string_view typeName)
{
    const bool isKnown =
        spec.type < 0x80 &&
        std::string_view("eEfFgGn%").find(static_cast<char>(spec.type)) != std::string_view::npos;
    if (spec.type != 0 && !isKnown)
        raiseUnknownFormat(spec.type, typeName);
    const char type = spec.type == 'n' ? 'g' : static_cast<char>(spec.type);
    const double magnitude = std::fabs(type == '%' ? number * 100 : number);
    std::string text = floatDigits(magnitude, type, spec.precision, spec.alternate);
    bool isNegative = std::signbit(number) && !std::isnan(number);
    if (spec.noNegativeZero && text.find_first_of("123456789in") == std::string::npos)
        isNegative = false;
    if (type == '%')
        text += '%';
    const std::size_t end = std::isfinite(number)
                                ? std::min(text.find_first_not_of("0123456789"), text.size())
                                : text.size();
    FormatSpec layout = spec;
    if (!std::isfinite(number))
        layout.grouping = 0;
    return layOutNumber(layout, isNegative, {}, text.substr(0, end),
                        std::string_view(text).substr(end));
}

std::string formatCharacter(const Value &number, const FormatSpec &spec)
{
    if (spec.sign)
        raiseNotAllowed("Sign not allowed with integer format specifier 'c'");
    if (spec.alternate)
        raiseNotAllowed("Alternate form (#) not allowed with integer format specifier 'c'");
    if (!isSmall(number))
        raise(Error::OverflowError, "Python int too large to convert to C long");
    if (number.asInt() < 0 || number.asInt() > 0x10ffff)
        raise(Error::OverflowError, "%c arg not in range(0x110000)");
    std::string text;
    unicode::append(text, static_cast<char32_t>(number.asInt()));
    return aligned(spec, text, '>');
}

std::string formatInteger(Caller &caller, const Value &number, std::string_view specText)
{
    const std::string_view name = typeName(number);
    const FormatSpec spec = readSpec(caller, specText, name, '=');
    if (spec.type != 0 && spec.type < 0x80 &&
        std::string_view("eEfFgG%").find(static_cast<char>(spec.type)) != std::string_view::npos)
        return formatFloat(toDouble(number), spec, name);
    int base = 0;
    std::string_view prefix;
    switch (spec.type) {
    case 0:
    case 'd':
    case 'n':
    case 'c':
        base = 10;
        break;
    case 'b':
        base = 2, prefix = "0b";
        break;
    case 'o':
        base = 8, prefix = "0o";
        break;
    case 'x':
        base = 16, prefix = "0x";
        break;
    case 'X':
        base = 16, prefix = "0X";
        break;
    default:
        raiseUnknownFormat(spec.type, name);
    }
    if (spec.precision >= 0)
        raiseNotAllowed("Precision not allowed in integer format specifier");
    if (spec.noNegativeZero)
        raiseNotAllowed("Negative zero coercion (z) not allowed in integer format specifier");
    if (spec.type == 'c')
        return formatCharacter(number, spec);
    std::string digits = base == 10 ? integerText(number) : integerText(number, base);
    const bool isNegative = digits[0] == '-';
    if (isNegative)
        digits.erase(0, 1);
    if (spec.type == 'X')
        std::transform(digits.begin(), digits.end(), digits.begin(),
                       [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
    return layOutNumber(spec, isNegative, spec.alternate ? prefix : std::string_view(), digits, {});
}

} // namespace

std::string format(Caller &caller, const Value &value, std::string_view spec)
{
    if (const std::optional<Value> given =
            callSpecial(value, "__format__", {text(std::string(spec))}))
        return str(*given);
    if (spec.empty())
        return str(value);
    if (isInteger(value))
        return formatInteger(caller, value, spec);
    if (value.isFloat())
        return formatFloat(value.asFloat(), readSpec(caller, spec, "float", '='), "float");
    if (const auto *text = value.as<Str>())
        return formatText(caller, text->text, spec);
    raise(Error::TypeError,
          "unsupported format string passed to " + std::string(typeName(value)) + ".__format__");
}

} // namespace coroscope
