// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/numbers.h"

#include "values/errors.h"
#include "values/operations.h"
#include "values/unicode.h"

#include <cctype>
#include <charconv>
#include <limits>

namespace coroscope {
namespace {

/// Without white space at both ends, and with all decimal digits as ASCII.
std::string normalized(std::string_view text)
{
    std::string out;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t c = unicode::decode(text, position);
        if (c < 0x80 || !unicode::is(c, unicode::Decimal | unicode::Space)) {
            unicode::append(out, c);
        } else if (unicode::is(c, unicode::Space)) {
            out += ' ';
        } else { // decimal digits come in runs of ten from 0 to 9
            char32_t zero = c;
            while (c - zero < 9 && unicode::is(zero - 1, unicode::Decimal) && (zero & 0xf) != 0 &&
                   (zero & 0xf) != 6)
                --zero;
            out += static_cast<char>('0' + (c - zero));
        }
    }
    const char *spaces = " \t\n\r\f\v\x1c\x1d\x1e\x1f";
    const std::size_t first = out.find_first_not_of(spaces);
    if (first == std::string::npos)
        return {};
    return out.substr(first, out.find_last_not_of(spaces) - first + 1);
}

/// Removes the underscores between digits; false when one stands elsewhere.
bool removeUnderscores(std::string &digits)
{
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (digits[i] != '_') {
            out += digits[i];
            continue;
        }
        const auto isDigit = [&](std::size_t at) {
            return at < digits.size() && std::isalnum(static_cast<unsigned char>(digits[at])) != 0;
        };
        if (i == 0 || !isDigit(i - 1) || !isDigit(i + 1))
            return false;
    }
    digits = std::move(out);
    return true;
}

int digitValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 99;
}

/// The base that a prefix such as 0x names, 0 without one.
int prefixBase(std::string_view digits)
{
    if (digits.size() < 2 || digits[0] != '0')
        return 0;
    switch (digits[1] | 0x20) {
    case 'x':
        return 16;
    case 'o':
        return 8;
    case 'b':
        return 2;
    default:
        return 0;
    }
}

/// The value of plain digits; false when one is none of the base.
bool readDigits(const std::string &digits, int base, bool negative, Value &out)
{
    for (const char c : digits) {
        if (digitValue(c) >= base)
            return false;
    }
    if (digits.empty())
        return false;
    if ((base & (base - 1)) != 0 && digits.size() > maximumDigits) {
        raise(Error::ValueError,
              "Exceeds the limit (4300 digits) for integer string conversion: value has " +
                  std::to_string(digits.size()) +
                  " digits; use sys.set_int_max_str_digits() to increase the limit");
    }
    mpz_class number(digits, base);
    out = integer(negative ? mpz_class(-number) : number);
    return true;
}

[[noreturn]] void raiseBadFloat(std::string_view text)
{
    raise(Error::ValueError, "could not convert string to float: " + stringRepr(text));
}

/// What a number too large or too small for from_chars comes to: an infinity or zero.
double beyondRange(std::string_view digits)
{
    const std::size_t e = digits.find_first_of("eE");
    long long exponent = 0;
    if (e != std::string_view::npos) {
        const bool negative = digits.substr(e + 1).starts_with('-');
        return negative ? 0.0 : std::numeric_limits<double>::infinity();
    }
    for (const char c : digits.substr(0, digits.find('.')))
        exponent += c != '0';
    return exponent != 0 ? std::numeric_limits<double>::infinity() : 0.0;
}

} // namespace

Value parseInteger(std::string_view text, std::int64_t base)
{
    if (base != 0 && (base < 2 || base > 36))
        raise(Error::ValueError, "int() base must be >= 2 and <= 36, or 0");
    std::string digits = normalized(text);
    const bool negative = digits.starts_with('-');
    if (negative || digits.starts_with('+'))
        digits.erase(0, 1);
    int actual = static_cast<int>(base);
    const int prefix = prefixBase(digits);
    bool isValid = true;
    if (prefix != 0 && (base == 0 || base == prefix)) {
        digits.erase(0, digits.size() > 2 && digits[2] == '_' ? 3 : 2);
        actual = prefix;
    } else if (base == 0) {
        actual = 10; // and no leading zeros but for zero itself
        isValid = !digits.starts_with('0') || digits.find_first_not_of("0_") == std::string::npos;
    }
    Value number;
    if (isValid && removeUnderscores(digits) && readDigits(digits, actual, negative, number))
        return number;
    raise(Error::ValueError,
          "invalid literal for int() with base " + std::to_string(base) + ": " + stringRepr(text));
}

double parseFloat(std::string_view text)
{
    std::string digits = normalized(text);
    const bool negative = digits.starts_with('-');
    if (negative || digits.starts_with('+'))
        digits.erase(0, 1);
    // from_chars takes a sign and "nan(...)", Python does not.
    if (!removeUnderscores(digits) || digits.empty() || digits[0] == '-' ||
        digits.find('(') != std::string::npos)
        raiseBadFloat(text);
    double number = 0;
    const char *end = digits.data() + digits.size();
    const auto result = std::from_chars(digits.data(), end, number);
    if (result.ptr != end || result.ec == std::errc::invalid_argument)
        raiseBadFloat(text);
    if (result.ec == std::errc::result_out_of_range)
        number = beyondRange(digits);
    return negative ? -number : number;
}

} // namespace coroscope
