// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/operations.h"

#include <cstdint>

/// What the interpreter does with small numbers by itself.
namespace coroscope {

/// \p a \p op \p b, into \p a. False leaves it to the general way, \p a being as it was.
inline bool combineInts(BinaryOperator op, Value &a, std::int64_t b)
{
    std::int64_t result = 0;
    bool isTooLarge = true;
    if (op == BinaryOperator::Add)
        isTooLarge = __builtin_add_overflow(a.asInt(), b, &result);
    else if (op == BinaryOperator::Subtract)
        isTooLarge = __builtin_sub_overflow(a.asInt(), b, &result);
    else if (op == BinaryOperator::Multiply)
        isTooLarge = __builtin_mul_overflow(a.asInt(), b, &result);
    if (!isTooLarge)
        a = Value::integer(result);
    return !isTooLarge;
}

/// As above.
inline bool combineNumbers(BinaryOperator op, Value &a, const Value &b)
{
    if (a.isInt() && b.isInt())
        return combineInts(op, a, b.asInt());
    if (!a.isFloat() || !b.isFloat())
        return false;
    if (op == BinaryOperator::Add)
        a = Value::floating(a.asFloat() + b.asFloat());
    else if (op == BinaryOperator::Subtract)
        a = Value::floating(a.asFloat() - b.asFloat());
    else if (op == BinaryOperator::Multiply)
        a = Value::floating(a.asFloat() * b.asFloat());
    else
        return false;
    return true;
}

/// \p a \p op \p b. False leaves it to the general way.
inline bool compareInts(Comparison op, std::int64_t a, std::int64_t b, bool &out)
{
    switch (op) {
    case Comparison::Less:
        out = a < b;
        return true;
    case Comparison::LessEqual:
        out = a <= b;
        return true;
    case Comparison::Equal:
        out = a == b;
        return true;
    case Comparison::NotEqual:
        out = a != b;
        return true;
    case Comparison::Greater:
        out = a > b;
        return true;
    case Comparison::GreaterEqual:
        out = a >= b;
        return true;
    default:
        return false;
    }
}

} // namespace coroscope
