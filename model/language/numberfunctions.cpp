// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/builtinfunctions.h"
#include "values/arithmetic.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/unicode.h"

#include <algorithm>
#include <cmath>

namespace coroscope::language {
namespace {

Value absolute(Caller &, const Args &args)
{
    const ArgumentReader in("abs", args, {"x"}, 1, 1);
    const Value x = in.get(0);
    if (x.isFloat())
        return Value::floating(std::fabs(x.asFloat()));
    if (std::optional<Value> given = callSpecial(x, "__abs__"))
        return *std::move(given);
    if (!isInteger(x))
        raise(Error::TypeError, "bad operand type for abs(): '" + std::string(typeName(x)) + "'");
    return unary(order(Comparison::Less, x, Value::integer(0)) ? UnaryOperator::Negative
                                                               : UnaryOperator::Positive,
                 x);
}

Value round(Caller &, const Args &args)
{
    const ArgumentReader in("round", args, {"number", "ndigits"}, 1);
    const Value number = in.get(0);
    if (specialMember(number, "__round__"))
        return *(in.get(1).isNone() ? callSpecial(number, "__round__")
                                    : callSpecial(number, "__round__", {in.get(1)}));
    if (!isNumber(number)) {
        raise(Error::TypeError,
              "type " + std::string(typeName(number)) + " doesn't define __round__ method");
    }
    return in.get(1).isNone() ? roundNumber(number) : roundNumber(number, toIndex(in.get(1)));
}

Value divideWithRest(Caller &caller, const Args &args)
{
    const ArgumentReader in("divmod", args, {"x", "y"}, 2, 2);
    const Value x = in.get(0), y = in.get(1);
    if (!isNumber(x) || !isNumber(y)) {
        raise(Error::TypeError, "unsupported operand type(s) for divmod(): '" +
                                    std::string(typeName(x)) + "' and '" +
                                    std::string(typeName(y)) + "'");
    }
    if ((x.isFloat() || y.isFloat()) && toDouble(y) == 0)
        raise(Error::ZeroDivisionError, "float divmod()");
    return tuple({binary(caller, BinaryOperator::FloorDivide, x, y),
                  binary(caller, BinaryOperator::Modulo, x, y)});
}

Value power(Caller &caller, const Args &args)
{
    const ArgumentReader in("pow", args, {"base", "exp", "mod"}, 2);
    if (in.get(2).isNone())
        return binary(caller, BinaryOperator::Power, in.get(0), in.get(1));
    const Value given[] = {in.get(0), in.get(1), in.get(2)};
    if (std::ranges::any_of(given, [](const Value &value) { return value.isFloat(); }))
        raise(Error::TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
    if (!std::ranges::all_of(given, isInteger)) {
        raise(Error::TypeError, "unsupported operand type(s) for ** or pow(): '" +
                                    std::string(typeName(given[0])) + "', '" +
                                    std::string(typeName(given[1])) + "', '" +
                                    std::string(typeName(given[2])) + "'");
    }
    mpz_class base = toMpz(in.get(0)), exponent = toMpz(in.get(1));
    const mpz_class modulus = toMpz(in.get(2));
    if (modulus == 0)
        raise(Error::ValueError, "pow() 3rd argument cannot be 0");
    mpz_class result;
    if (exponent < 0) {
        if (mpz_invert(base.get_mpz_t(), base.get_mpz_t(), modulus.get_mpz_t()) == 0)
            raise(Error::ValueError, "base is not invertible for the given modulus");
        exponent = -exponent;
    }
    mpz_powm(result.get_mpz_t(), base.get_mpz_t(), exponent.get_mpz_t(), modulus.get_mpz_t());
    if (modulus < 0 && result != 0) // Python's sign
        result += modulus;
    return integer(result);
}

Value inBase(Caller &caller, const char *name, const Args &args, const char *spec)
{
    const ArgumentReader in(name, args, {"number"}, 1, 1);
    if (!isInteger(in.get(0)))
        toIndex(in.get(0)); // raises TypeError
    return text(format(caller, in.get(0), spec));
}
Value hexadecimal(Caller &caller, const Args &args) { return inBase(caller, "hex", args, "#x"); }
Value octal(Caller &caller, const Args &args) { return inBase(caller, "oct", args, "#o"); }
Value binaryDigits(Caller &caller, const Args &args) { return inBase(caller, "bin", args, "#b"); }

Value codePoint(Caller &, const Args &args)
{
    const ArgumentReader in("ord", args, {"c"}, 1, 1);
    const Value c = in.get(0);
    const auto *str = c.as<Str>();
    if (!str) {
        raise(Error::TypeError,
              "ord() expected string of length 1, but " + std::string(typeName(c)) + " found");
    }
    if (str->length() != 1) {
        raise(Error::TypeError, "ord() expected a character, but string of length " +
                                    std::to_string(str->length()) + " found");
    }
    std::size_t position = 0;
    return Value::integer(unicode::decode(str->text, position));
}

Value character(Caller &, const Args &args)
{
    const ArgumentReader in("chr", args, {"i"}, 1, 1);
    const bool isBig = in.get(0).type() == Type::BigInt;
    const std::int64_t i = isBig ? INT64_MAX : toIndex(in.get(0));
    if (i < INT32_MIN || i > INT32_MAX)
        raise(Error::OverflowError, "Python int too large to convert to C int");
    if (i < 0 || i > 0x10ffff)
        raise(Error::ValueError, "chr() arg not in range(0x110000)");
    std::string c;
    unicode::append(c, static_cast<char32_t>(i));
    return text(std::move(c));
}

constexpr NamedFunction numberFunctionList[] = {
    {"abs", absolute},          {"bin", binaryDigits}, {"chr", character},
    {"divmod", divideWithRest}, {"hex", hexadecimal},  {"oct", octal},
    {"ord", codePoint},         {"pow", power},        {"round", round},
};

} // namespace

std::span<const NamedFunction> numberFunctions() { return numberFunctionList; }

} // namespace coroscope::language
