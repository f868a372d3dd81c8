// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/numbers.h"

#include "values/errors.h"
#include "values/operations.h"

#include <bit>
#include <cmath>
#include <limits>

namespace coroscope {
namespace {

constexpr double twoTo63 = 9223372036854775808.0;

int sign(int n) { return n < 0 ? -1 : n > 0 ? 1 : 0; }

std::optional<int> compareWithDouble(const Value &integer, double d)
{
    if (std::isnan(d))
        return std::nullopt;
    if (const auto *big = integer.as<BigInt>()) {
        if (std::isinf(d))
            return d > 0 ? -1 : 1;
        return sign(cmp(big->number, d));
    }
    if (d >= twoTo63)
        return -1;
    if (d < -twoTo63)
        return 1;
    const double whole = std::trunc(d);
    const auto w = static_cast<std::int64_t>(whole);
    if (integer.asInt() != w)
        return integer.asInt() < w ? -1 : 1;
    return d > whole ? -1 : d < whole ? 1 : 0;
}

} // namespace

mpz_class toMpz(const Value &integer)
{
    if (const auto *big = integer.as<BigInt>())
        return big->number;
    return mpz_class(static_cast<long>(integer.asInt()));
}

Value integer(const mpz_class &number)
{
    if (number.fits_slong_p())
        return Value::integer(number.get_si());
    return make<BigInt>(number);
}

double divideIntegers(const mpz_class &a, const mpz_class &b)
{
    using Limits = std::numeric_limits<double>;
    if (a == 0)
        return b < 0 ? -0.0 : 0.0;
    const bool negative = (a < 0) != (b < 0);
    mpz_class n = abs(a), d = abs(b);
    const auto bits = [](const mpz_class &x) {
        return static_cast<std::int64_t>(mpz_sizeinbase(x.get_mpz_t(), 2));
    };
    const std::int64_t difference = bits(n) - bits(d);
    if (difference > Limits::max_exponent)
        return negative ? -Limits::infinity() : Limits::infinity();
    if (difference < Limits::min_exponent - Limits::digits - 1)
        return negative ? -0.0 : 0.0;
    // A quotient of two or three bits more than a double holds, and whether anything is left.
    const std::int64_t shift =
        std::max<std::int64_t>(difference, Limits::min_exponent) - Limits::digits - 2;
    if (shift <= 0)
        n <<= static_cast<mp_bitcnt_t>(-shift);
    else
        d <<= static_cast<mp_bitcnt_t>(shift);
    mpz_class quotient, rest;
    mpz_tdiv_qr(quotient.get_mpz_t(), rest.get_mpz_t(), n.get_mpz_t(), d.get_mpz_t());
    auto q = static_cast<std::uint64_t>(quotient.get_ui());
    const std::int64_t extra =
        std::max<std::int64_t>(std::bit_width(q), Limits::min_exponent - shift) - Limits::digits;
    const std::uint64_t half = std::uint64_t{1} << (extra - 1);
    const std::uint64_t sticky = q | (rest != 0 ? 1u : 0u);
    if ((sticky & half) != 0 && (sticky & (3 * half - 1)) != 0)
        q += half;
    q &= ~(2 * half - 1);
    const double result = std::ldexp(static_cast<double>(q), static_cast<int>(shift));
    return negative ? -result : result;
}

double toDouble(const Value &number)
{
    if (number.isFloat())
        return number.asFloat();
    const auto *big = number.as<BigInt>();
    if (!big)
        return static_cast<double>(number.asInt());
    const double d = divideIntegers(big->number, 1);
    if (std::isinf(d))
        raise(Error::OverflowError, "int too large to convert to float");
    return d;
}

Value integerFromFloat(double number)
{
    if (std::isnan(number))
        raise(Error::ValueError, "cannot convert float NaN to integer");
    if (std::isinf(number))
        raise(Error::OverflowError, "cannot convert float infinity to integer");
    if (number >= -twoTo63 && number < twoTo63)
        return Value::integer(static_cast<std::int64_t>(number));
    return integer(mpz_class(number));
}

std::int64_t toIndex(const Value &value)
{
    if (isSmall(value))
        return value.asInt();
    if (value.type() == Type::BigInt)
        raise(Error::OverflowError, "Python int too large to convert to C ssize_t");
    raise(Error::TypeError,
          "'" + std::string(typeName(value)) + "' object cannot be interpreted as an integer");
}

std::int64_t toClampedIndex(const Value &integer)
{
    if (const auto *big = integer.as<BigInt>())
        return big->number < 0 ? std::numeric_limits<std::int64_t>::min()
                               : std::numeric_limits<std::int64_t>::max();
    return integer.asInt();
}

std::optional<int> compareNumbers(const Value &a, const Value &b)
{
    if (a.isFloat() && b.isFloat()) {
        const double x = a.asFloat(), y = b.asFloat();
        if (std::isnan(x) || std::isnan(y))
            return std::nullopt;
        return x < y ? -1 : x > y ? 1 : 0;
    }
    if (a.isFloat()) {
        const auto reversed = compareWithDouble(b, a.asFloat());
        return reversed ? std::optional<int>(-*reversed) : std::nullopt;
    }
    if (b.isFloat())
        return compareWithDouble(a, b.asFloat());
    if (isSmall(a) && isSmall(b))
        return a.asInt() < b.asInt() ? -1 : a.asInt() > b.asInt() ? 1 : 0;
    return sign(cmp(toMpz(a), toMpz(b)));
}

double toSeconds(const Value &value)
{
    if (isNumber(value))
        return toDouble(value);
    raise(Error::TypeError, "must be real number, not " + std::string(typeName(value)));
}

const MethodTable *BigInt::methods() const { return methodsOf(Value::integer(0)); }

std::string BigInt::repr() const { return integerText(Value(const_cast<BigInt *>(this))); }

bool BigInt::equals(const Value &other) const
{
    return isNumber(other) && compareNumbers(Value(const_cast<BigInt *>(this)), other) == 0;
}

std::size_t BigInt::hash() const { return hashNumber(Value(const_cast<BigInt *>(this))); }

} // namespace coroscope
