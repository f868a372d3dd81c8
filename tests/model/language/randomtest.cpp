// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/random.h"
#include "language/sha512.h"

#include "language/modules.h"
#include "model/language/evaluator.h"

#include <gtest/gtest.h>

namespace coroscope::language {
namespace {

struct FirstNumbers {
    const char *seed;
    double first, second;
    unsigned long bits64;
};

// [random.random(), random.random(), random.getrandbits(64)] after random.seed(int), python3.
const FirstNumbers firstNumbers[] = {
    {"0", 0.8444218515250481, 0.7579544029403025, 746805015404516437u},
    {"1", 0.13436424411240122, 0.8474337369372327, 1164115433906158532u},
    {"2", 0.9560342718892494, 0.9478274870593494, 1689441204489037471u},
    {"42", 0.6394267984578837, 0.025010755222666936, 4517457392071889495u},
    {"12345", 0.41661987254534116, 0.010169169457068361, 14809938836708178893u},
    {"2147483648", 0.3387958510019964, 0.5050619906087787, 16477403625583219639u},
    {"4294967295", 0.6353574441341173, 0.20319993954407756, 9636539732900733108u},
    {"4294967296", 0.11299430095636409, 0.41782886486292836, 420988764530468635u},
    {"1099511627776", 0.1036394562812375, 0.6705558677439764, 896183926445914345u},
    {"9223372036854775808", 0.5534639983914199, 0.9406144709090462, 17878840250213816042u},
    {"18446744073709551615", 0.021825695401270107, 0.3380953268613758, 8412893781816475729u},
    {"18446744073709551616", 0.9776462743838505, 0.3711105964481608, 18162125634055808381u},
    {"1000000000000000000000000000000", 0.9341508484568806, 0.5253068813972436,
     399838925358826111u},
    {"-1", 0.13436424411240122, 0.8474337369372327, 1164115433906158532u},
    {"-42", 0.6394267984578837, 0.025010755222666936, 4517457392071889495u},
    {"-1180591620717411303424", 0.2327882718301838, 0.4150663501741646, 14927063996242422567u},
    {"-10000000000000000000000000", 0.24117203518987318, 0.04057479799646413,
     15536165423403103466u},
};

TEST(Random, givesCPythonsStreamForAnySeed)
{
    for (const FirstNumbers &row : firstNumbers) {
        Random random;
        random.seed(mpz_class(row.seed));
        EXPECT_EQ(random.real(), row.first) << row.seed;
        EXPECT_EQ(random.real(), row.second) << row.seed;
        EXPECT_EQ(random.bits(64), mpz_class(row.bits64)) << row.seed;
    }
}

TEST(Random, theSignOfASeedDoesNotMatter)
{
    Random a(7), b;
    b.seed(mpz_class(-7));
    EXPECT_EQ(a.word(), b.word());
}

TEST(Random, belowStaysBelow)
{
    Random random(3);
    for (const std::uint64_t bound : {1ull, 2ull, 3ull, 1ull << 32, (1ull << 32) + 1, ~0ull}) {
        for (int i = 0; i < 200; ++i)
            EXPECT_LT(random.below(bound), bound);
    }
}

TEST(Random, belowIsTheSameForSmallAndLargeBounds)
{
    Random small(5), large(5);
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(mpz_class(small.below(1'000'000'007)), large.below(mpz_class(1'000'000'007)));
}

TEST(Random, anotherSeedForgetsTheSecondGaussNumber)
{
    Random a(1), b(1);
    a.gauss(0, 1);
    a.seed(mpz_class(1));
    EXPECT_EQ(a.gauss(0, 1), b.gauss(0, 1));
}

TEST(RandomModule, withoutASeedUsesTheSeedOfTheRun)
{
    Heap heap;
    Evaluator evaluator;
    const auto firstOf = [&](std::uint64_t seed) {
        evaluator.variables["random"] = randomModule(seed);
        return evaluator.run("random.random()");
    };
    EXPECT_EQ(firstOf(42), evaluator.run("random.seed(42); random.random()"));
    EXPECT_NE(firstOf(42), firstOf(43));
    evaluator.variables["random"] = randomModule(42);
    EXPECT_EQ(evaluator.run("random.seed(5); random.seed(); random.random()"), firstOf(42));
}

TEST(RandomModule, givesAnObjectTheSameStreamAsTheModule)
{
    Heap heap;
    Evaluator evaluator;
    evaluator.variables["random"] = randomModule(1);
    for (const char *call : {"random()", "randint(1, 6)", "uniform(0, 2)", "choice('abc')",
                             "sample(range(9), 4)", "gauss(0, 1)", "randrange(7)",
                             "getrandbits(40)", "choices('ab', k=3)", "expovariate(2)"}) {
        const std::string text(call);
        EXPECT_EQ(evaluator.run("random.Random(7)." + text),
                  evaluator.run("random.seed(7); random." + text))
            << text;
    }
}

TEST(RandomModule, givesEachObjectAStreamOfItsOwn)
{
    Heap heap;
    Evaluator evaluator;
    evaluator.variables["random"] = randomModule(1);
    evaluator.run("random.seed(5)");
    const std::string next = evaluator.run("random.random()");
    evaluator.run("random.seed(5)");
    EXPECT_EQ(evaluator.run("(lambda a, b: a.random() == b.random() and a.random() == b.random())"
                            "(random.Random(3), random.Random(3))"),
              "True");
    EXPECT_EQ(evaluator.run("random.random()"), next);
}

TEST(Sha512, givesTheStandardsDigests)
{
    const auto hex = [](const std::string &bytes) {
        std::string out;
        for (const unsigned char byte : bytes) {
            out += "0123456789abcdef"[byte >> 4];
            out += "0123456789abcdef"[byte & 15];
        }
        return out;
    };
    EXPECT_EQ(hex(sha512("")), "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
                               "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e");
    EXPECT_EQ(hex(sha512("abc")),
              "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
              "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
    EXPECT_EQ(hex(sha512(std::string(111, 'x'))),
              "9a2a120825c2319867758ec277924f6faa254968bf752046dacdd948d8ad299b"
              "10359fd04bfd7d3810b5fa1b16a294236138baff981cbb85248478053ac4d3dd");
    EXPECT_EQ(hex(sha512(std::string(112, 'x'))),
              "a3722b515ef40c910f2419f6e0da8ca51d410114ce6272faae64045f9e9f630e"
              "7fa8dd5a3243c9860b899d148c3da4bc0f9e07454542604d030bb55531fe0d5b");
    EXPECT_EQ(hex(sha512(std::string(119, 'x'))),
              "c5df60b24c746cdac9aa906938286db6f9dbb7c419beca41e8189652575b3bc1"
              "1b6d95931d561179dff68cfbee1d4303ffca81dfe4c5d11f9bcaee2c191ea4be");
    EXPECT_EQ(hex(sha512(std::string(120, 'x'))),
              "13cdfbc65ba3c85548a7092021c6c0088c2fd745591fbb42dadbe00fbbc94d68"
              "94bcd7e9965fff3ab1481453c4b518c15b1938e2c01222ddf75a80c15cb82655");
    EXPECT_EQ(hex(sha512(std::string(128, 'x'))),
              "e2e22f8422b54b06e35c3ea30a383d1de7a8fbc27992923074103117020d8dd7"
              "024c3ecf7d6d1a15a6de5a75ff32fb486b9e8ced4c02ffe05822bf2cb734d0e0");
    EXPECT_EQ(hex(sha512(std::string(300, 'x'))),
              "0dc240ae43b18eeacef4d7d8d64b945ade43c989b724d7c7062a8029f3343caa"
              "322b9fbf42d9ff0cda98f3d7ac5a560ca219b2e73cc041f37052dfa4e84ae624");
}

} // namespace
} // namespace coroscope::language
