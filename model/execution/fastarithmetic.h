// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/operations.h"

namespace coroscope {

/// The fast paths of int and float arithmetic; false leaves it to the general way.
inline bool addNumbers(const Value &a, const Value &b, Value &out)
{
    if (a.isInt() && b.isInt()) {
        std::int64_t sum = 0;
        if (__builtin_add_overflow(a.asInt(), b.asInt(), &sum))
            return false;
        out = Value::integer(sum);
        return true;
    }
    if (a.isFloat() && b.isFloat()) {
        out = Value::floating(a.asFloat() + b.asFloat());
        return true;
    }
    return false;
}

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
