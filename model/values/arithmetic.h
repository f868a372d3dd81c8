// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/operations.h"

#include <optional>

/// The parts of binary(): each gives nothing when the operands are not its own.
namespace coroscope {

Value integerBinary(Caller &caller, BinaryOperator op, const Value &a, const Value &b);
std::optional<Value> floatBinary(BinaryOperator op, const Value &a, const Value &b);
Value integerPower(Caller &caller, const Value &base, const Value &exponent);
double floatPower(double base, double exponent);
/// Concatenation and repetition.
std::optional<Value> sequenceBinary(Caller &caller, BinaryOperator op, const Value &a,
                                    const Value &b, bool inPlace);
/// Sets and dicts: | & - ^.
std::optional<Value> setBinary(BinaryOperator op, const Value &a, const Value &b, bool inPlace);
/// Python's `pattern % values`.
std::string percentFormat(Caller &caller, const std::string &pattern, const Value &values);

/// Asks \p caller when \p bytes is more than what nobody needs to count.
inline void reserveLarge(Caller &caller, std::size_t bytes)
{
    constexpr std::size_t large = 4096;
    if (bytes > large)
        caller.reserve(bytes);
}
/// count * size bytes; more than fits raises MemoryError.
void reserveMany(Caller &caller, std::size_t count, std::size_t size);

} // namespace coroscope
