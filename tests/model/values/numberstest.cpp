// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/testcaller.h"

#include "values/numbers.h"

#include <gtest/gtest.h>

#include <charconv>
#include <clocale>
#include <cmath>
#include <cstring>
#include <random>

namespace coroscope {
namespace {

TEST(Numbers, overflowIntoBigIntsAndComeBack)
{
    TestCaller caller;
    const Value most = number(INT64_MAX);
    const Value beyond = binary(caller, BinaryOperator::Add, most, number(1));
    EXPECT_EQ(beyond.type(), Type::BigInt);
    EXPECT_EQ(repr(beyond), "9223372036854775808");
    const Value back = binary(caller, BinaryOperator::Subtract, beyond, number(1));
    EXPECT_TRUE(back.is(most));
    EXPECT_EQ(repr(binary(caller, BinaryOperator::FloorDivide, number(INT64_MIN), number(-1))),
              "9223372036854775808");
    EXPECT_EQ(repr(unary(UnaryOperator::Negative, number(INT64_MIN))), "9223372036854775808");
    EXPECT_EQ(binary(caller, BinaryOperator::Modulo, number(INT64_MIN), number(-1)).asInt(), 0);
}

TEST(Numbers, anEqualHashForEqualNumbers)
{
    std::mt19937_64 random(3);
    for (int i = 0; i < 2000; ++i) {
        const auto bits = random() >> (random() % 60);
        const double whole = std::floor(std::ldexp(static_cast<double>(bits), random() % 70));
        const Value d = Value::floating(i % 2 == 0 ? whole : -whole);
        const Value n = integerFromFloat(d.asFloat());
        EXPECT_TRUE(equal(d, n)) << repr(d);
        EXPECT_EQ(hash(d), hash(n)) << repr(d);
    }
}

TEST(Numbers, theReprOfAFloatReadsBack)
{
    std::mt19937_64 random(4);
    for (int i = 0; i < 20'000; ++i) {
        const std::uint64_t bits = random();
        double d = 0;
        std::memcpy(&d, &bits, sizeof d);
        if (!std::isfinite(d))
            continue;
        EXPECT_EQ(parseFloat(floatRepr(d)), d) << floatRepr(d);
    }
}

TEST(Numbers, divisionOfLargeIntsIsRoundedOnce)
{
    // a / b with b a power of two is exact scaling: the same as rounding a.
    gmp_randclass random(gmp_randinit_default);
    for (int i = 0; i < 500; ++i) {
        const mpz_class a = random.get_z_bits(200) + 1;
        const mpz_class shifted = a << 77;
        EXPECT_EQ(divideIntegers(a, 1), divideIntegers(shifted, mpz_class(1) << 77));
        // mpf reads the digits back with correct rounding through from_chars.
        const std::string digits = a.get_str();
        double nearest = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), nearest);
        EXPECT_EQ(divideIntegers(a, 1), nearest) << digits;
    }
    EXPECT_EQ(divideIntegers(1, mpz_class(1) << 1074), 5e-324);
    EXPECT_EQ(divideIntegers(1, mpz_class(1) << 1076), 0.0);
    EXPECT_EQ(divideIntegers(3, mpz_class(1) << 1075), 1e-323) << "1.5 units, ties to even";
}

TEST(Numbers, compareExactlyWithFloats)
{
    const std::int64_t odd = (std::int64_t{1} << 53) + 1; // no double is equal to it
    EXPECT_EQ(compareNumbers(number(odd), Value::floating(9007199254740992.0)), 1);
    EXPECT_EQ(compareNumbers(number(INT64_MAX), Value::floating(9223372036854775808.0)), -1);
    EXPECT_EQ(compareNumbers(number(INT64_MIN), Value::floating(-9223372036854775808.0)), 0);
    EXPECT_EQ(compareNumbers(number(0), Value::floating(NAN)), std::nullopt);
    EXPECT_EQ(compareNumbers(integer(mpz_class(1) << 2000), Value::floating(INFINITY)), -1);
}

TEST(Numbers, askBeforeTheyGrow)
{
    TestCaller caller;
    caller.budget = 1000;
    EXPECT_EQ(raisedBy([&] { binary(caller, BinaryOperator::Power, number(3), number(1 << 20)); }),
              "MemoryError: ");
    EXPECT_EQ(
        raisedBy([&] { binary(caller, BinaryOperator::LeftShift, number(1), number(1 << 20)); }),
        "MemoryError: ");
    EXPECT_EQ(
        binary(caller, BinaryOperator::Power, number(-1), integer(mpz_class(1) << 90)).asInt(), 1);
}

TEST(Numbers, toSecondsTakesNumbersOnly)
{
    EXPECT_EQ(toSeconds(number(2)), 2.0);
    EXPECT_EQ(toSeconds(Value::boolean(true)), 1.0);
    EXPECT_EQ(raisedBy([] { toSeconds(text("1")); }), "TypeError: must be real number, not str");
}

TEST(Numbers, areWrittenWithoutTheLocale)
{
    const char *old = std::setlocale(LC_ALL, nullptr);
    const std::string saved = old ? old : "C";
    if (!std::setlocale(LC_ALL, "de_DE.UTF-8"))
        GTEST_SKIP() << "this machine has no German locale";
    TestCaller caller;
    EXPECT_EQ(format(caller, Value::floating(1.5), ".2f"), "1.50");
    EXPECT_EQ(repr(Value::floating(0.5)), "0.5");
    EXPECT_EQ(parseFloat("2.25"), 2.25);
    std::setlocale(LC_ALL, saved.c_str());
}

} // namespace
} // namespace coroscope
