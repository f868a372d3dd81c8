// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/objects.h"

#include <optional>

/// Helpers of the number types: bool, int (64 bits or BigInt) and float.
namespace coroscope {

/// For steps between that 64 bits do not hold.
__extension__ typedef __int128 Int128;

inline bool isInteger(const Value &value)
{
    return value.isInt() || value.isBool() || value.type() == Type::BigInt;
}
inline bool isNumber(const Value &value) { return isInteger(value) || value.isFloat(); }
/// True for an int or bool that fits 64 bits.
inline bool isSmall(const Value &value) { return value.isInt() || value.isBool(); }

/// Any int as a GMP number.
mpz_class toMpz(const Value &integer);
/// Any number as a double; raises OverflowError for ints beyond its range.
double toDouble(const Value &number);
/// A float without its fraction; raises ValueError or OverflowError for NaN and infinities.
Value integerFromFloat(double number);
/// a / b for ints, correctly rounded. \p b is not 0.
double divideIntegers(const mpz_class &a, const mpz_class &b);

/// An index or count as CPython's Py_ssize_t: raises TypeError for what is no int, and
/// OverflowError
/// ("cannot fit 'int' into an index-sized integer") for what does not fit.
std::int64_t toIndex(const Value &value);
/// The same, but clamped: for the bounds of slices.
std::int64_t toClampedIndex(const Value &integer);

/// -1, 0 or 1; nothing when one of them is NaN. Exact for any mix of int and float.
std::optional<int> compareNumbers(const Value &a, const Value &b);
std::size_t hashNumber(const Value &number);

/// How many digits int() reads and str() writes: CPython's sys.int_info.default_max_str_digits.
inline constexpr std::size_t maximumDigits = 4300;

/// Decimal digits; raises ValueError beyond maximumDigits of them, as CPython does.
std::string integerText(const Value &integer);
/// Digits in base 2 to 36, lower case, with a sign but no prefix.
std::string integerText(const Value &integer, int base);

/// Python's int(text, base) and float(text), with its errors.
Value parseInteger(std::string_view text, std::int64_t base = 10);
double parseFloat(std::string_view text);

/// Python's round(number) and round(number, digits).
Value roundNumber(const Value &number);
Value roundNumber(const Value &number, std::int64_t digits);

} // namespace coroscope
