// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/arithmetic.h"

#include "values/errors.h"
#include "values/numbers.h"

#include <cmath>

namespace coroscope {
namespace {

std::size_t bits(const mpz_class &number) { return mpz_sizeinbase(number.get_mpz_t(), 2); }

Value divide(const Value &a, const Value &b)
{
    if (b.type() != Type::BigInt && b.asInt() == 0)
        raise(Error::ZeroDivisionError, "division by zero");
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    const auto isExact = [](const Value &v) {
        return isSmall(v) && v.asInt() >= -exact && v.asInt() <= exact;
    };
    if (isExact(a) && isExact(b))
        return Value::floating(static_cast<double>(a.asInt()) / static_cast<double>(b.asInt()));
    const double result = divideIntegers(toMpz(a), toMpz(b));
    if (std::isinf(result))
        raise(Error::OverflowError, "integer division result too large for a float");
    return Value::floating(result);
}

/// // and %, rounding towards minus infinity.
Value floorDivide(BinaryOperator op, const Value &a, const Value &b)
{
    const bool isModulo = op == BinaryOperator::Modulo;
    if (isSmall(b) && b.asInt() == 0) {
        raise(Error::ZeroDivisionError,
              isModulo ? "integer modulo by zero" : "integer division or modulo by zero");
    }
    if (isSmall(a) && isSmall(b) && !(a.asInt() == INT64_MIN && b.asInt() == -1)) {
        const std::int64_t x = a.asInt(), y = b.asInt();
        const std::int64_t rest = x % y;
        const bool isBelow = rest != 0 && (rest < 0) != (y < 0);
        if (isModulo)
            return Value::integer(isBelow ? rest + y : rest);
        return Value::integer(x / y - (isBelow ? 1 : 0));
    }
    const mpz_class x = toMpz(a), y = toMpz(b);
    mpz_class result;
    if (isModulo)
        mpz_fdiv_r(result.get_mpz_t(), x.get_mpz_t(), y.get_mpz_t());
    else
        mpz_fdiv_q(result.get_mpz_t(), x.get_mpz_t(), y.get_mpz_t());
    return integer(result);
}

Value shift(Caller &caller, BinaryOperator op, const Value &a, const Value &b)
{
    const mpz_class number = toMpz(a), places = toMpz(b);
    if (places < 0)
        raise(Error::ValueError, "negative shift count");
    if (number == 0)
        return Value::integer(0);
    const bool isLeft = op == BinaryOperator::LeftShift;
    if (!places.fits_slong_p() || places > (1L << 48)) {
        if (isLeft)
            raise(Error::OverflowError, "too many digits in integer");
        return Value::integer(number < 0 ? -1 : 0);
    }
    const auto n = static_cast<mp_bitcnt_t>(places.get_si());
    if (isLeft)
        reserveLarge(caller, (bits(number) + n) / 8);
    return integer(isLeft ? mpz_class(number << n) : mpz_class(number >> n));
}

Value bitwise(BinaryOperator op, const Value &a, const Value &b)
{
    if (isSmall(a) && isSmall(b)) {
        const std::int64_t x = a.asInt(), y = b.asInt();
        const std::int64_t result = op == BinaryOperator::BitAnd  ? x & y
                                    : op == BinaryOperator::BitOr ? x | y
                                                                  : x ^ y;
        return a.isBool() && b.isBool() ? Value::boolean(result != 0) : Value::integer(result);
    }
    const mpz_class x = toMpz(a), y = toMpz(b);
    if (op == BinaryOperator::BitAnd)
        return integer(mpz_class(x & y));
    return integer(op == BinaryOperator::BitOr ? mpz_class(x | y) : mpz_class(x ^ y));
}

} // namespace

Value integerPower(Caller &caller, const Value &base, const Value &exponent)
{
    const mpz_class b = toMpz(base), e = toMpz(exponent);
    if (e < 0) {
        if (b == 0)
            raise(Error::ZeroDivisionError, "0.0 cannot be raised to a negative power");
        return Value::floating(floatPower(toDouble(base), toDouble(exponent)));
    }
    if (abs(b) <= 1) // needs no room however large the exponent
        return integer(b == -1 && mpz_even_p(e.get_mpz_t()) ? mpz_class(1)
                       : e == 0                             ? mpz_class(1)
                                                            : b);
    if (!e.fits_ulong_p() || e > (1L << 48))
        throw Raised{makeError(Error::MemoryError)};
    const std::size_t exponentBits = e.get_ui();
    reserveMany(caller, bits(b) / 8 + 1, exponentBits);
    mpz_class result;
    mpz_pow_ui(result.get_mpz_t(), b.get_mpz_t(), exponentBits);
    return integer(result);
}

Value integerBinary(Caller &caller, BinaryOperator op, const Value &a, const Value &b)
{
    switch (op) {
    case BinaryOperator::Divide:
        return divide(a, b);
    case BinaryOperator::FloorDivide:
    case BinaryOperator::Modulo:
        return floorDivide(op, a, b);
    case BinaryOperator::Power:
        return integerPower(caller, a, b);
    case BinaryOperator::LeftShift:
    case BinaryOperator::RightShift:
        return shift(caller, op, a, b);
    case BinaryOperator::BitAnd:
    case BinaryOperator::BitOr:
    case BinaryOperator::BitXor:
        return bitwise(op, a, b);
    default:
        break;
    }
    const mpz_class x = toMpz(a), y = toMpz(b);
    if (op == BinaryOperator::Add)
        return integer(mpz_class(x + y));
    if (op == BinaryOperator::Subtract)
        return integer(mpz_class(x - y));
    reserveLarge(caller, (bits(x) + bits(y)) / 8);
    return integer(mpz_class(x * y));
}

} // namespace coroscope
