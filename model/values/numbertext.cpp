// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/numbers.h"

#include "values/errors.h"
#include "values/operations.h"

#include <charconv>
#include <cmath>

namespace coroscope {

std::string integerText(const Value &integer)
{
    std::string digits = integerText(integer, 10);
    if (digits.size() > maximumDigits && digits.size() - (digits[0] == '-') > maximumDigits) {
        raise(Error::ValueError, "Exceeds the limit (4300 digits) for integer string conversion; "
                                 "use sys.set_int_max_str_digits() to increase the limit");
    }
    return digits;
}

std::string integerText(const Value &integer, int base)
{
    if (const auto *big = integer.as<BigInt>())
        return big->number.get_str(base);
    char buffer[66];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, integer.asInt(), base).ptr;
    return std::string(buffer, end);
}

std::string floatRepr(double number)
{
    if (std::isnan(number))
        return "nan";
    if (std::isinf(number))
        return number < 0 ? "-inf" : "inf";
    // The shortest digits that read back as this number: d.ddde±xx
    char buffer[40];
    const auto result =
        std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific);
    const std::string_view shortest(buffer, static_cast<std::size_t>(result.ptr - buffer));
    const std::size_t e = shortest.find('e');
    int exponent = 0;
    std::from_chars(shortest.data() + e + (shortest[e + 1] == '+' ? 2 : 1), result.ptr, exponent);
    if (exponent < -4 || exponent >= 16)
        return std::string(shortest);
    std::string digits, text;
    for (const char c : shortest.substr(0, e)) {
        if (c == '-')
            text = "-";
        else if (c != '.')
            digits += c;
    }
    if (exponent < 0)
        return text + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() < whole)
        digits.append(whole - digits.size(), '0');
    text.append(digits, 0, whole).append(".");
    return text + (digits.size() > whole ? digits.substr(whole) : "0");
}

} // namespace coroscope
