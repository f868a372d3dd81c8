// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/random.h"

#include "language/sha512.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace coroscope::language {

void Random::seed(const mpz_class &n)
{
    const mpz_class magnitude = abs(n);
    std::vector<std::uint32_t> key(
        std::max<std::size_t>(1, (mpz_sizeinbase(magnitude.get_mpz_t(), 2) + 31) / 32));
    mpz_export(key.data(), nullptr, -1, sizeof(std::uint32_t), 0, 0, magnitude.get_mpz_t());
    seedByArray(key.data(), key.size());
}

void Random::seed(std::string_view utf8)
{
    std::string bytes(utf8);
    bytes += sha512(utf8);
    mpz_class n;
    mpz_import(n.get_mpz_t(), bytes.size(), 1, 1, 1, 0, bytes.data());
    seed(n);
}

void Random::seedByArray(const std::uint32_t *key, std::size_t length)
{
    m_nextGauss.reset();
    m_state[0] = 19650218;
    for (std::uint32_t i = 1; i < size; ++i)
        m_state[i] = 1812433253u * (m_state[i - 1] ^ (m_state[i - 1] >> 30)) + i;
    std::size_t i = 1, j = 0;
    const auto previous = [this, &i] { return m_state[i - 1] ^ (m_state[i - 1] >> 30); };
    const auto advance = [this, &i] {
        if (++i >= size) {
            m_state[0] = m_state[size - 1];
            i = 1;
        }
    };
    for (std::size_t k = std::max(size, length); k > 0; --k) {
        m_state[i] =
            (m_state[i] ^ (previous() * 1664525u)) + key[j] + static_cast<std::uint32_t>(j);
        advance();
        j = (j + 1) % length;
    }
    for (std::size_t k = size - 1; k > 0; --k) {
        m_state[i] = (m_state[i] ^ (previous() * 1566083941u)) - static_cast<std::uint32_t>(i);
        advance();
    }
    m_state[0] = 0x80000000u;
    m_next = size;
}

void Random::refill()
{
    constexpr std::size_t shift = 397;
    for (std::size_t i = 0; i < size; ++i) {
        const std::uint32_t y =
            (m_state[i] & 0x80000000u) | (m_state[(i + 1) % size] & 0x7fffffffu);
        m_state[i] = m_state[(i + shift) % size] ^ (y >> 1) ^ ((y & 1) != 0 ? 0x9908b0dfu : 0);
    }
    m_next = 0;
}

std::uint32_t Random::word()
{
    if (m_next >= size)
        refill();
    std::uint32_t y = m_state[m_next++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

double Random::real()
{
    const std::uint32_t high = word() >> 5, low = word() >> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
}

mpz_class Random::bits(std::uint64_t count)
{
    std::vector<std::uint32_t> words;
    for (; count > 0; count -= std::min<std::uint64_t>(count, 32))
        words.push_back(count < 32 ? word() >> (32 - count) : word());
    mpz_class number;
    mpz_import(number.get_mpz_t(), words.size(), -1, sizeof(std::uint32_t), 0, 0, words.data());
    return number;
}

std::uint64_t Random::below(std::uint64_t bound)
{
    const int count = std::bit_width(bound);
    for (;;) {
        std::uint64_t r = 0;
        if (count <= 32) {
            r = word() >> (32 - count);
        } else {
            r = word();
            r |= static_cast<std::uint64_t>(word() >> (64 - count)) << 32;
        }
        if (r < bound)
            return r;
    }
}

mpz_class Random::below(const mpz_class &bound)
{
    const std::size_t count = mpz_sizeinbase(bound.get_mpz_t(), 2);
    mpz_class r = bits(count);
    while (r >= bound)
        r = bits(count);
    return r;
}

double Random::gauss(double mean, double deviation)
{
    double z = 0;
    if (m_nextGauss) {
        z = *m_nextGauss;
        m_nextGauss.reset();
    } else {
        const double angle = real() * (2 * std::numbers::pi);
        const double radius = std::sqrt(-2.0 * std::log(1.0 - real()));
        z = std::cos(angle) * radius;
        m_nextGauss = std::sin(angle) * radius;
    }
    return mean + z * deviation;
}

} // namespace coroscope::language
