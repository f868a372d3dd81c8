// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/numbers.h"

#include "values/errors.h"
#include "values/operations.h"

#include <charconv>
#include <cmath>

namespace coroscope {
namespace {

mpz_class powerOfTen(std::uint64_t exponent)
{
    mpz_class power;
    mpz_ui_pow_ui(power.get_mpz_t(), 10, exponent);
    return power;
}

/// The multiple of \p unit nearest to n / d, the even one of two that are equally near.
mpz_class roundToMultiple(const mpz_class &n, const mpz_class &d, const mpz_class &unit)
{
    const mpz_class divisor = d * unit;
    mpz_class quotient, rest;
    mpz_fdiv_qr(quotient.get_mpz_t(), rest.get_mpz_t(), n.get_mpz_t(), divisor.get_mpz_t());
    const int half = cmp(mpz_class(rest * 2), divisor);
    if (half > 0 || (half == 0 && mpz_odd_p(quotient.get_mpz_t())))
        ++quotient;
    return quotient * unit;
}

double roundFloat(double number, std::int64_t digits)
{
    if (!std::isfinite(number) || number == 0 || digits > 323)
        return number;
    if (digits < -308)
        return 0.0 * number;
    if (digits >= 0) {
        char buffer[400 + 330];
        const auto written = std::to_chars(buffer, buffer + sizeof buffer, number,
                                           std::chars_format::fixed, static_cast<int>(digits));
        double rounded = 0;
        std::from_chars(buffer, written.ptr, rounded);
        return rounded;
    }
    const mpq_class exact(number);
    const mpz_class rounded = roundToMultiple(exact.get_num(), exact.get_den(),
                                              powerOfTen(static_cast<std::uint64_t>(-digits)));
    const double result = divideIntegers(rounded, 1);
    if (std::isinf(result))
        raise(Error::OverflowError, "rounded value too large to represent");
    return result == 0 ? std::copysign(0.0, number) : result;
}

} // namespace

Value roundNumber(const Value &number)
{
    if (!number.isFloat())
        return number.isBool() ? Value::integer(number.asInt()) : number;
    const double d = number.asFloat();
    if (!std::isfinite(d))
        return integerFromFloat(d);
    double whole = std::floor(d);
    const double rest = d - whole;
    if (rest > 0.5 || (rest == 0.5 && std::fmod(whole, 2.0) != 0))
        whole += 1;
    return integerFromFloat(whole);
}

Value roundNumber(const Value &number, std::int64_t digits)
{
    if (number.isFloat())
        return Value::floating(roundFloat(number.asFloat(), digits));
    if (digits >= 0)
        return number.isBool() ? Value::integer(number.asInt()) : number;
    const mpz_class n = toMpz(number);
    const auto places = static_cast<std::uint64_t>(-(digits + 1)) + 1;
    if (places > mpz_sizeinbase(n.get_mpz_t(), 10) + 1)
        return Value::integer(0);
    return integer(roundToMultiple(n, 1, powerOfTen(places)));
}

} // namespace coroscope
