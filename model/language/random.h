// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gmpxx.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace coroscope::language {

/// CPython's random.Random: the Mersenne Twister MT19937, seeded and read as CPython does, so that
/// a program sees the numbers that python3 would give it.   CPython: Modules/_randommodule.c
class Random {
public:
    explicit Random(std::uint64_t seed = 0)
    {
        this->seed(mpz_class(static_cast<unsigned long>(seed)));
    }

    /// Python's `seed(n)`: the sign of \p n does not matter.
    void seed(const mpz_class &n);
    /// Python's `seed(text)`.
    void seed(std::string_view utf8);

    /// 32 random bits.
    std::uint32_t word();
    /// In [0, 1), with 53 bits.
    double real();
    /// An int of \p count random bits.
    mpz_class bits(std::uint64_t count);
    /// In [0, bound). \p bound is positive.
    std::uint64_t below(std::uint64_t bound);
    mpz_class below(const mpz_class &bound);
    /// A normally distributed number.
    double gauss(double mean, double deviation);

private:
    static constexpr std::size_t size = 624;
    void seedByArray(const std::uint32_t *key, std::size_t length);
    void refill();

    std::array<std::uint32_t, size> m_state{};
    std::size_t m_next = size;
    std::optional<double> m_nextGauss; // they come in pairs
};

} // namespace coroscope::language
