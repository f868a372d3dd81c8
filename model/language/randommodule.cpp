// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/builtinfunctions.h"
#include "language/modules.h"
#include "language/random.h"
#include "language/randomselection.h"
#include "values/arithmetic.h"
#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"

#include <cmath>

namespace coroscope::language {
namespace {

double realIn(const Value &value)
{
    if (!isNumber(value)) {
        raise(Error::TypeError, "must be real number, not " + std::string(typeName(value)));
    }
    return toDouble(value);
}

mpz_class wholeIn(const Value &value)
{
    if (!isInteger(value))
        toIndex(value); // raises TypeError
    return toMpz(value);
}

Value seed(RandomState &state, Caller &, const Args &args)
{
    const ArgumentReader in("seed", args, {"a", "version"}, 0);
    const Value a = in.get(0);
    if (a.isNone())
        state.random = Random(state.runSeed);
    else if (isInteger(a))
        state.random.seed(toMpz(a));
    else if (a.isFloat())
        state.random.seed(mpz_class(static_cast<unsigned long>(hash(a))));
    else if (const auto *text = a.as<Str>())
        state.random.seed(text->text);
    else
        raise(Error::TypeError, "The only supported seed types are: None,\nint, float, str, bytes, "
                                "and bytearray.");
    return {};
}

Value real(RandomState &state, Caller &, const Args &args)
{
    const ArgumentReader in("Random.random", args, {}, 0);
    return Value::floating(state.random.real());
}

/// A float, or an int so small that it and its differences are whole doubles.
bool isExactAsDouble(const Value &number)
{
    constexpr std::int64_t limit = std::int64_t(1) << 52;
    return number.isFloat() ||
           (number.isInt() && number.asInt() > -limit && number.asInt() < limit);
}

Value uniform(RandomState &state, Caller &caller, const Args &args)
{
    const ArgumentReader in("uniform", args, {"a", "b"}, 2);
    const Value a = in.get(0), b = in.get(1);
    if (isExactAsDouble(a) && isExactAsDouble(b)) {
        const double from = toDouble(a);
        return Value::floating(from + (toDouble(b) - from) * state.random.real());
    }
    const Value width = binary(caller, BinaryOperator::Subtract, b, a);
    const Value part =
        binary(caller, BinaryOperator::Multiply, width, Value::floating(state.random.real()));
    return binary(caller, BinaryOperator::Add, a, part);
}

Value getRandBits(RandomState &state, Caller &caller, const Args &args)
{
    const ArgumentReader in("Random.getrandbits", args, {"k"}, 1, 1);
    const std::int64_t count = toIndex(in.get(0));
    if (count < 0)
        raise(Error::ValueError, "number of bits must be non-negative");
    reserveMany(caller, static_cast<std::size_t>(count) / 8, 1);
    return integer(state.random.bits(static_cast<std::uint64_t>(count)));
}

Value inRange(RandomState &state, const mpz_class &start, const mpz_class &stop,
              const mpz_class &step)
{
    const mpz_class width = stop - start;
    mpz_class count;
    if (step == 0)
        raise(Error::ValueError, "zero step for randrange()");
    mpz_cdiv_q(count.get_mpz_t(), width.get_mpz_t(), step.get_mpz_t());
    if (count <= 0) {
        const std::string bounds = " (" + start.get_str() + ", " + stop.get_str() + ", ";
        raise(Error::ValueError,
              "empty range for randrange()" + (step == 1 ? bounds + width.get_str() + ")" : ""));
    }
    return integer(start + step * state.random.below(count));
}

Value randRange(RandomState &state, Caller &, const Args &args)
{
    const ArgumentReader in("randrange", args, {"start", "stop", "step"}, 1);
    const mpz_class start = wholeIn(in.get(0));
    if (!in.get(1).isNone()) {
        return inRange(state, start, wholeIn(in.get(1)), wholeIn(in.get(2, Value::integer(1))));
    }
    if (start <= 0)
        raise(Error::ValueError, "empty range for randrange()");
    return integer(state.random.below(start));
}

Value randInt(RandomState &state, Caller &, const Args &args)
{
    const ArgumentReader in("randint", args, {"a", "b"}, 2);
    return inRange(state, wholeIn(in.get(0)), wholeIn(in.get(1)) + 1, 1);
}

Value gauss(RandomState &state, Caller &, const Args &args)
{
    const ArgumentReader in("gauss", args, {"mu", "sigma"}, 0);
    return Value::floating(state.random.gauss(realIn(in.get(0, Value::floating(0))),
                                              realIn(in.get(1, Value::floating(1)))));
}

Value exponential(RandomState &state, Caller &, const Args &args)
{
    const ArgumentReader in("expovariate", args, {"lambd"}, 1);
    const double rate = realIn(in.get(0));
    if (rate == 0)
        raise(Error::ZeroDivisionError, "float division by zero");
    return Value::floating(-std::log(1.0 - state.random.real()) / rate);
}

struct RandomFunction {
    std::string_view name;
    Value (*call)(RandomState &, Caller &, const Args &);
};
constexpr RandomFunction randomFunctions[] = {
    {"choice", choice}, {"choices", choices},         {"expovariate", exponential},
    {"gauss", gauss},   {"getrandbits", getRandBits}, {"randint", randInt},
    {"random", real},   {"randrange", randRange},     {"sample", sample},
    {"seed", seed},     {"shuffle", shuffle},         {"uniform", uniform},
};

/// CPython: random.Random.
class RandomObject final : public TrackedObject {
public:
    explicit RandomObject(RandomState random) : TrackedObject(Type::Other), state(std::move(random))
    {
    }
    std::string_view typeName() const override { return "Random"; }
    std::string repr() const override { return "<random.Random object>"; }
    const MethodTable *methods() const override;
    void clearReferences() override {}

    RandomState state;
};

template <auto function>
Value method(Caller &caller, const Value &self, const Args &args)
{
    return function(static_cast<RandomObject &>(*self.object()).state, caller, args);
}

constexpr Method randomMethodList[] = {
    {"choice", method<choice>},
    {"choices", method<choices>},
    {"expovariate", method<exponential>},
    {"gauss", method<gauss>},
    {"getrandbits", method<getRandBits>},
    {"randint", method<randInt>},
    {"random", method<real>},
    {"randrange", method<randRange>},
    {"sample", method<sample>},
    {"seed", method<seed>},
    {"shuffle", method<shuffle>},
    {"uniform", method<uniform>},
};
constexpr MethodTable randomMethods{randomMethodList};

const MethodTable *RandomObject::methods() const { return &randomMethods; }

} // namespace

Ref<Module> randomModule(std::uint64_t runSeed)
{
    auto module = make<Module>("random");
    const auto state = std::make_shared<RandomState>(RandomState{Random(runSeed), runSeed});
    for (const RandomFunction &function : randomFunctions) {
        const auto call = [state, &function](Caller &caller, const Args &args) {
            return function.call(*state, caller, args);
        };
        const std::string name = "random." + std::string(function.name);
        module->members.emplace(function.name, make<Builtin>(name, call));
    }
    const auto make = [runSeed](Caller &caller, const Args &args) {
        const ArgumentReader in("Random", args, {"x"}, 0);
        const auto object = coroscope::make<RandomObject>(RandomState{Random(runSeed), runSeed});
        seed(object->state, caller, args);
        return Value(object);
    };
    module->members.emplace("Random", coroscope::make<Builtin>("random.Random", make));
    return module;
}

} // namespace coroscope::language
