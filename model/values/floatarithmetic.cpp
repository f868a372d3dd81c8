// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/arithmetic.h"

#include "values/errors.h"
#include "values/numbers.h"

#include <cmath>

namespace coroscope {
namespace {

/// CPython's _float_div_mod: the rest has the divisor's sign.
double floatModulo(double x, double y)
{
    double rest = std::fmod(x, y);
    if (rest == 0)
        return std::copysign(0.0, y);
    return (y < 0) != (rest < 0) ? rest + y : rest;
}

double floatFloorDivide(double x, double y)
{
    const double rest = std::fmod(x, y);
    double quotient = (x - rest) / y;
    if (rest != 0 && (y < 0) != (rest < 0))
        quotient -= 1.0;
    if (quotient == 0)
        return std::copysign(0.0, x / y);
    const double whole = std::floor(quotient);
    return quotient - whole > 0.5 ? whole + 1.0 : whole;
}

} // namespace

double floatPower(double base, double exponent)
{
    if (exponent == 0 || base == 1)
        return 1.0;
    if (std::isnan(base) || std::isnan(exponent))
        return NAN;
    if (base == 0 && exponent < 0)
        raise(Error::ZeroDivisionError, "0.0 cannot be raised to a negative power");
    if (base < 0 && std::isfinite(base) && std::isfinite(exponent) &&
        exponent != std::floor(exponent)) {
        raise(Error::ValueError,
              "negative number cannot be raised to a fractional power (no complex numbers here)");
    }
    const double result = std::pow(base, exponent);
    if (std::isinf(result) && std::isfinite(base) && std::isfinite(exponent)) {
        throw Raised{makeError(Error::OverflowError,
                               {Value::integer(34), text("Numerical result out of range")})};
    }
    return result;
}

std::optional<Value> floatBinary(BinaryOperator op, const Value &a, const Value &b)
{
    if (op > BinaryOperator::Power)
        return std::nullopt;
    const double x = toDouble(a), y = toDouble(b);
    const auto checkZero = [y](const char *message) {
        if (y == 0)
            raise(Error::ZeroDivisionError, message);
    };
    switch (op) {
    case BinaryOperator::Add:
        return Value::floating(x + y);
    case BinaryOperator::Subtract:
        return Value::floating(x - y);
    case BinaryOperator::Multiply:
        return Value::floating(x * y);
    case BinaryOperator::Divide:
        checkZero("float division by zero");
        return Value::floating(x / y);
    case BinaryOperator::FloorDivide:
        checkZero("float floor division by zero");
        return Value::floating(floatFloorDivide(x, y));
    case BinaryOperator::Modulo:
        checkZero("float modulo");
        return Value::floating(floatModulo(x, y));
    default:
        return Value::floating(floatPower(x, y));
    }
}

} // namespace coroscope
