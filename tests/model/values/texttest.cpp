// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/testcaller.h"

#include "values/unicode.h"

#include <gtest/gtest.h>

namespace coroscope {
namespace {

TEST(Text, isIndexedByCodePoint)
{
    Heap heap;
    const Value word = text("aé日😀z");
    EXPECT_EQ(length(word), 5);
    EXPECT_EQ(str(subscript(word, number(3))), "😀");
    EXPECT_EQ(str(subscript(word, number(-1))), "z");
    EXPECT_EQ(str(subscript(word, make<Slice>(number(1), number(3), Value()))), "é日");
    EXPECT_EQ(str(subscript(word, make<Slice>(Value(), Value(), number(-2)))), "z日a");
}

TEST(Text, malformedBytesAreNeverReadBeyondTheEnd)
{
    Heap heap;
    for (const std::string bytes : {"\xf0", "a\xe3\x81", "\x80\x80", "\xff\xfe", "\xc3("}) {
        const Value broken = text(bytes);
        EXPECT_FALSE(repr(broken).empty());
        EXPECT_EQ(items(broken).empty(), false);
        unicode::decodeAll(bytes);
    }
}

TEST(Text, aLoneSurrogateIsEscaped)
{
    std::string surrogate;
    unicode::append(surrogate, 0xd800);
    EXPECT_EQ(surrogate.size(), 3u);
    EXPECT_EQ(stringRepr(surrogate), "'\\ud800'");
}

struct Properties {
    char32_t c;
    std::uint32_t properties;
};

TEST(Unicode, knowsTheKindsOfCharacters)
{
    using namespace unicode;
    const Properties rows[] = {
        {U'a', Alpha | Lower | Printable},
        {U'É', Alpha | Upper | Printable},
        {U'ā', Alpha | Lower | Printable}, // in a run where cases take turns
        {U'Ā', Alpha | Upper | Printable},
        {U'日', Alpha | Printable},
        {U'5', Decimal | Digit | Numeric | Printable},
        {U'²', Digit | Numeric | Printable},
        {U'½', Numeric | Printable},
        {U' ', Space | Printable},
        {U'\t', Space},
        {0xa0, Space},
        {0x200b, 0},
        {0xd800, 0},
        {0x10ffff, 0},
        {U'ǅ', Alpha | Title | Printable},
        {U'😀', Printable},
    };
    for (const Properties &row : rows)
        EXPECT_EQ(properties(row.c), row.properties) << static_cast<std::uint32_t>(row.c);
    EXPECT_EQ(properties(0x110000), 0u);
}

TEST(Unicode, changesCase)
{
    const auto upper = [](char32_t c) {
        std::string out;
        unicode::appendUpper(out, c);
        return out;
    };
    EXPECT_EQ(upper(U'é'), "É");
    EXPECT_EQ(upper(U'ß'), "SS");
    EXPECT_EQ(upper(U'ÿ'), "Ÿ");
    EXPECT_EQ(upper(U'日'), "日");
    std::string lower;
    unicode::appendLower(lower, U'Ž');
    EXPECT_EQ(lower, "ž");
}

TEST(Text, joiningAsksForTheRoom)
{
    Heap heap;
    TestCaller caller;
    caller.budget = 10'000;
    const Value parts = list(std::vector<Value>(20, text(std::string(1000, 'x'))));
    EXPECT_EQ(raisedBy([&] {
                  callMethod(caller, text(","), "join", {{&parts, 1}, {}});
              }),
              "MemoryError: ");
    EXPECT_EQ(caller.largest, 20u * 1001u);
}

} // namespace
} // namespace coroscope
