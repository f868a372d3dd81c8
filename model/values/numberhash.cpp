// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/numbers.h"

#include <bit>
#include <cmath>

// CPython's hashes of numbers: the value modulo the prime 2**61 - 1, so that numbers that are equal
// have one hash whatever their types (Python/pyhash.c).
namespace coroscope {
namespace {

constexpr std::uint64_t modulus = (std::uint64_t{1} << 61) - 1;

std::size_t signedHash(std::uint64_t magnitude, bool negative)
{
    const std::uint64_t hash = negative ? 0 - magnitude : magnitude;
    return hash == static_cast<std::uint64_t>(-1) ? static_cast<std::size_t>(-2) : hash;
}

std::size_t hashDouble(double number)
{
    if (std::isinf(number))
        return signedHash(314159, number < 0);
    if (std::isnan(number))
        return std::bit_cast<std::uint64_t>(number) & modulus;
    int exponent = 0;
    double fraction = std::frexp(std::fabs(number), &exponent);
    std::uint64_t x = 0;
    while (fraction != 0) { // 28 bits at a time
        x = ((x << 28) & modulus) | x >> (61 - 28);
        fraction *= 268435456.0;
        exponent -= 28;
        const auto part = static_cast<std::uint64_t>(fraction);
        fraction -= static_cast<double>(part);
        x += part;
        if (x >= modulus)
            x -= modulus;
    }
    exponent = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61;
    x = ((x << exponent) & modulus) | x >> (61 - exponent);
    return signedHash(x, number < 0);
}

} // namespace

std::size_t hashNumber(const Value &number)
{
    if (number.isFloat())
        return hashDouble(number.asFloat());
    if (const auto *big = number.as<BigInt>()) {
        const mpz_class magnitude = abs(big->number);
        return signedHash(mpz_fdiv_ui(magnitude.get_mpz_t(), modulus), big->number < 0);
    }
    const std::int64_t i = number.asInt();
    const std::uint64_t magnitude = i < 0 ? 0 - static_cast<std::uint64_t>(i) : i;
    return signedHash(magnitude % modulus, i < 0);
}

} // namespace coroscope
