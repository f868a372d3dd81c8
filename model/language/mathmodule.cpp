// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/builtinfunctions.h"
#include "language/modules.h"
#include "values/arithmetic.h"
#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"

#include <cmath>
#include <numbers>

namespace coroscope::language {
namespace {

double numberIn(const Value &value)
{
    if (!isNumber(value))
        raise(Error::TypeError, "must be real number, not " + std::string(typeName(value)));
    return toDouble(value);
}

/// CPython's checks of a result: not a number from a number is a domain error, an infinity from a
/// finite argument a range error, or a domain error at a pole.
Value checked(double result, bool areArgumentsFinite, bool isArgumentNan, bool canOverflow)
{
    if (std::isnan(result) && !isArgumentNan)
        raise(Error::ValueError, "math domain error");
    if (std::isinf(result) && areArgumentsFinite) {
        if (canOverflow)
            raise(Error::OverflowError, "math range error");
        raise(Error::ValueError, "math domain error");
    }
    return Value::floating(result);
}

struct Function1 {
    std::string_view name;
    double (*compute)(double);
    bool canOverflow;
};
constexpr Function1 functions1[] = {
    {"sqrt", std::sqrt, false}, {"exp", std::exp, true},    {"sin", std::sin, false},
    {"cos", std::cos, false},   {"tan", std::tan, false},   {"asin", std::asin, false},
    {"acos", std::acos, false}, {"atan", std::atan, false}, {"sinh", std::sinh, true},
    {"cosh", std::cosh, true},  {"tanh", std::tanh, false}, {"fabs", std::fabs, false},
};

Value function1(const Function1 &function)
{
    const std::string name = "math." + std::string(function.name);
    return make<Builtin>(name, [&function, name](Caller &, const Args &args) {
        const ArgumentReader in(name, args, {"x"}, 1, 1);
        const double x = numberIn(in.get(0));
        return checked(function.compute(x), std::isfinite(x), std::isnan(x), function.canOverflow);
    });
}

struct Function2 {
    std::string_view name;
    double (*compute)(double, double);
};
constexpr Function2 functions2[] = {
    {"atan2", std::atan2}, {"pow", std::pow},           {"fmod", std::fmod},
    {"hypot", std::hypot}, {"copysign", std::copysign},
};

Value function2(const Function2 &function)
{
    const std::string name = "math." + std::string(function.name);
    return make<Builtin>(name, [&function, name](Caller &, const Args &args) {
        const ArgumentReader in(name, args, {"x", "y"}, 2, 2);
        const double x = numberIn(in.get(0)), y = numberIn(in.get(1));
        const bool isPole = x == 0 && y < 0;
        return checked(function.compute(x, y), std::isfinite(x) && std::isfinite(y),
                       std::isnan(x) || std::isnan(y), !isPole);
    });
}

/// A logarithm of any positive number, ints beyond the range of floats too.
double logarithm(const Value &value, double (*compute)(double))
{
    const auto *big = value.as<BigInt>();
    if (big && mpz_sizeinbase(big->number.get_mpz_t(), 2) > 1000 && big->number > 0) {
        long exponent = 0;
        const double mantissa = mpz_get_d_2exp(&exponent, big->number.get_mpz_t());
        return compute(mantissa) + compute(2.0) * static_cast<double>(exponent);
    }
    const double x = big && big->number < 0 ? -1.0 : numberIn(value);
    if (x <= 0)
        raise(Error::ValueError, "math domain error");
    return compute(x);
}

Value log(Caller &, const Args &args)
{
    const ArgumentReader in("math.log", args, {"x", "base"}, 1, 2);
    const double result = logarithm(in.get(0), std::log);
    if (!in.has(1))
        return Value::floating(result);
    const double divisor = logarithm(in.get(1), std::log);
    if (divisor == 0)
        raise(Error::ZeroDivisionError, "float division by zero");
    return Value::floating(result / divisor);
}

Value log2(Caller &, const Args &args)
{
    const ArgumentReader in("math.log2", args, {"x"}, 1, 1);
    return Value::floating(logarithm(in.get(0), std::log2));
}

Value log10(Caller &, const Args &args)
{
    const ArgumentReader in("math.log10", args, {"x"}, 1, 1);
    return Value::floating(logarithm(in.get(0), std::log10));
}

Value whole(const char *name, const Args &args, double (*compute)(double))
{
    const ArgumentReader in(name, args, {"x"}, 1, 1);
    if (isInteger(in.get(0)))
        return unary(UnaryOperator::Positive, in.get(0));
    return integerFromFloat(compute(numberIn(in.get(0))));
}
Value floor(Caller &, const Args &args) { return whole("math.floor", args, std::floor); }
Value ceil(Caller &, const Args &args) { return whole("math.ceil", args, std::ceil); }
Value trunc(Caller &, const Args &args)
{
    if (args.positional.size() == 1 && !isNumber(args.positional[0])) {
        raise(Error::TypeError, "type " + std::string(typeName(args.positional[0])) +
                                    " doesn't define __trunc__ method");
    }
    return whole("math.trunc", args, std::trunc);
}

template <class Test>
Value tested(const char *name, const Args &args, Test test)
{
    const ArgumentReader in(name, args, {"x"}, 1, 1);
    return Value::boolean(test(numberIn(in.get(0))));
}
Value isFinite(Caller &, const Args &args)
{
    return tested("math.isfinite", args, [](double x) { return std::isfinite(x); });
}
Value isInf(Caller &, const Args &args)
{
    return tested("math.isinf", args, [](double x) { return std::isinf(x); });
}
Value isNan(Caller &, const Args &args)
{
    return tested("math.isnan", args, [](double x) { return std::isnan(x); });
}

mpz_class wholeNumber(const Value &value)
{
    if (!isInteger(value))
        toIndex(value); // raises TypeError
    return toMpz(value);
}

Value gcd(Caller &, const Args &args)
{
    mpz_class result = 0;
    for (const Value &value : args.positional)
        result = ::gcd(result, wholeNumber(value));
    return integer(result);
}

Value factorial(Caller &caller, const Args &args)
{
    const ArgumentReader in("math.factorial", args, {"n"}, 1, 1);
    const mpz_class n = wholeNumber(in.get(0));
    if (n < 0)
        raise(Error::ValueError, "factorial() not defined for negative values");
    if (n > 10'000'000)
        raise(Error::OverflowError, "factorial() argument should not exceed 10000000");
    reserveMany(caller, n.get_ui(), 3); // at most 24 bits for each factor
    mpz_class result;
    mpz_fac_ui(result.get_mpz_t(), n.get_ui());
    return integer(result);
}

Value isqrt(Caller &, const Args &args)
{
    const ArgumentReader in("math.isqrt", args, {"n"}, 1, 1);
    const mpz_class n = wholeNumber(in.get(0));
    if (n < 0)
        raise(Error::ValueError, "isqrt() argument must be nonnegative");
    return integer(mpz_class(sqrt(n)));
}

Value isClose(Caller &, const Args &args)
{
    const ArgumentReader in("isclose", args, {"a", "b", "rel_tol", "abs_tol"}, 2, 2);
    const double a = numberIn(in.get(0)), b = numberIn(in.get(1));
    const double relative = numberIn(in.get(2, Value::floating(1e-9)));
    const double absolute = numberIn(in.get(3, Value::floating(0)));
    if (relative < 0 || absolute < 0)
        raise(Error::ValueError, "tolerances must be non-negative");
    if (a == b || std::isinf(a) || std::isinf(b))
        return Value::boolean(a == b);
    const double allowed =
        std::max(std::max(relative * std::fabs(a), relative * std::fabs(b)), absolute);
    return Value::boolean(std::fabs(a - b) <= allowed);
}

Value product(Caller &caller, const Args &args)
{
    const ArgumentReader in("prod", args, {"iterable", "start"}, 1, 1);
    Value total = in.get(1, Value::integer(1));
    const Ref<Iterator> factors = iterate(in.get(0));
    for (Value factor; factors->next(factor);) {
        caller.wentThrough(1);
        total = binary(caller, BinaryOperator::Multiply, total, factor);
    }
    return total;
}

constexpr NamedFunction otherFunctions[] = {
    {"ceil", ceil},    {"factorial", factorial}, {"floor", floor},
    {"gcd", gcd},      {"isclose", isClose},     {"isfinite", isFinite},
    {"isinf", isInf},  {"isnan", isNan},         {"isqrt", isqrt},
    {"log", log},      {"log10", log10},         {"log2", log2},
    {"prod", product}, {"trunc", trunc},
};

} // namespace

Ref<Module> mathModule()
{
    auto module = make<Module>("math");
    NamedValues &all = module->members;
    for (const Function1 &function : functions1)
        all.emplace(function.name, function1(function));
    for (const Function2 &function : functions2)
        all.emplace(function.name, function2(function));
    for (const NamedFunction &function : otherFunctions)
        all.emplace(function.name, functionValue(function, "math"));
    all.emplace("pi", Value::floating(std::numbers::pi));
    all.emplace("tau", Value::floating(2 * std::numbers::pi));
    all.emplace("e", Value::floating(std::numbers::e));
    all.emplace("inf", Value::floating(INFINITY));
    all.emplace("nan", Value::floating(NAN));
    return module;
}

} // namespace coroscope::language
