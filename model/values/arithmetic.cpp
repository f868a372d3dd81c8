// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/arithmetic.h"

#include "values/errors.h"
#include "values/instance.h"
#include "values/numbers.h"

namespace coroscope {
namespace {

constexpr std::string_view symbols[] = {
    "+", "-", "*", "/", "//", "%", "** or pow()", "@", "<<", ">>", "&", "|", "^",
};
constexpr std::string_view inPlaceSymbols[] = {
    "+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "<<=", ">>=", "&=", "|=", "^=",
};

[[noreturn]] void raiseUnsupported(BinaryOperator op, const Value &a, const Value &b, bool inPlace)
{
    const auto index = static_cast<std::size_t>(op);
    raise(Error::TypeError, "unsupported operand type(s) for " +
                                std::string(inPlace ? inPlaceSymbols[index] : symbols[index]) +
                                ": '" + std::string(typeName(a)) + "' and '" +
                                std::string(typeName(b)) + "'");
}

} // namespace

void reserveMany(Caller &caller, std::size_t count, std::size_t size)
{
    std::size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > PTRDIFF_MAX)
        throw Raised{makeError(Error::MemoryError)};
    reserveLarge(caller, bytes);
}

Value binary(Caller &caller, BinaryOperator op, const Value &a, const Value &b, bool inPlace)
{
    if (a.isInt() && b.isInt()) {
        std::int64_t result = 0;
        const std::int64_t x = a.asInt(), y = b.asInt();
        if (op == BinaryOperator::Add && !__builtin_add_overflow(x, y, &result))
            return Value::integer(result);
        if (op == BinaryOperator::Subtract && !__builtin_sub_overflow(x, y, &result))
            return Value::integer(result);
        if (op == BinaryOperator::Multiply && !__builtin_mul_overflow(x, y, &result))
            return Value::integer(result);
    }
    if (op != BinaryOperator::MatrixMultiply && isNumber(a) && isNumber(b)) {
        if (isInteger(a) && isInteger(b))
            return integerBinary(caller, op, a, b);
        if (auto result = floatBinary(op, a, b))
            return *std::move(result);
        raiseUnsupported(op, a, b, inPlace);
    }
    if (a.type() == Type::Instance || b.type() == Type::Instance) {
        if (auto result = instanceBinary(op, a, b, inPlace))
            return *std::move(result);
    }
    if (auto result = sequenceBinary(caller, op, a, b, inPlace))
        return *std::move(result);
    if (auto result = setBinary(op, a, b, inPlace))
        return *std::move(result);
    if (const auto *pattern = a.as<Str>(); pattern && op == BinaryOperator::Modulo)
        return text(percentFormat(caller, pattern->text, b));
    raiseUnsupported(op, a, b, inPlace);
}

Value unary(UnaryOperator op, const Value &operand)
{
    if (op == UnaryOperator::Not)
        return Value::boolean(!truth(operand));
    if (isInteger(operand)) {
        if (op == UnaryOperator::Positive)
            return isSmall(operand) ? Value::integer(operand.asInt()) : operand;
        if (op == UnaryOperator::Invert)
            return isSmall(operand) ? Value::integer(~operand.asInt())
                                    : integer(mpz_class(~toMpz(operand)));
        if (isSmall(operand) && operand.asInt() != INT64_MIN)
            return Value::integer(-operand.asInt());
        return integer(mpz_class(-toMpz(operand)));
    }
    if (operand.isFloat() && op != UnaryOperator::Invert)
        return Value::floating(op == UnaryOperator::Negative ? -operand.asFloat()
                                                             : operand.asFloat());
    if (auto result = instanceUnary(op, operand))
        return *std::move(result);
    constexpr std::string_view names[] = {"not", "-", "+", "~"};
    raise(Error::TypeError, "bad operand type for unary " +
                                std::string(names[static_cast<std::size_t>(op)]) + ": '" +
                                std::string(typeName(operand)) + "'");
}

} // namespace coroscope
