// SPDX-License-Identifier: GPL-3.0-or-later
// Long lines of Python are broken within brackets, so that joining them gives them back.
#include "io/linewrap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace coroscope {
namespace {

std::string wrapped(std::string_view code, std::size_t indent = 0, std::size_t width = 20)
{
    std::string all;
    for (const std::string &line : wrappedLine(code, indent, width))
        all += line + "\n";
    return all;
}

/// The lines as an import joins them.
std::string joined(const std::vector<std::string> &lines)
{
    std::string text;
    for (std::string line : lines) {
        line.erase(0, line.find_first_not_of(' '));
        line.erase(line.find_last_not_of(' ') + 1);
        const bool isTight =
            text.empty() || std::string_view("([{").find(text.back()) != std::string::npos ||
            (!line.empty() && std::string_view(")]}").find(line[0]) != std::string::npos);
        text += (isTight ? "" : " ") + line;
    }
    return text;
}

} // namespace

TEST(LineWrap, whatFitsStays)
{
    EXPECT_EQ(wrapped("x = f(1, 2)"), "x = f(1, 2)\n");
    EXPECT_EQ(wrapped("x = f(1, 2)", 9), std::string(9, ' ') + "x = f(1, 2)\n");
}

TEST(LineWrap, theLastBracketsAreOpened)
{
    EXPECT_EQ(wrapped("first(1)[2] = second(34, 5)", 0, 24),
              "first(1)[2] = second(\n    34, 5\n)\n");
    EXPECT_EQ(wrapped("async with asyncio.timeout(1) as t:", 0, 30),
              "async with asyncio.timeout(\n    1\n) as t:\n");
}

TEST(LineWrap, itemsThatDoNotFitOnOneLineStandOnTheirOwn)
{
    EXPECT_EQ(wrapped("xs = [alpha(1), beta(2, 3), gamma]"),
              "xs = [\n    alpha(1),\n    beta(2, 3),\n    gamma\n]\n");
    EXPECT_EQ(wrapped("f(one, long_name(argument_1, argument_2))"),
              "f(\n    one,\n    long_name(\n        argument_1,\n        argument_2\n    )\n)\n");
}

TEST(LineWrap, stringsAreLeftAlone)
{
    EXPECT_EQ(wrapped("print(\"(a, b), (c, d)\", ')', x)"),
              "print(\n    \"(a, b), (c, d)\",\n    ')',\n    x\n)\n");
    EXPECT_EQ(wrapped("x = 'no brackets, that is (why)'"), "x = 'no brackets, that is (why)'\n");
}

TEST(LineWrap, whatCannotBeBrokenIsLong)
{
    const std::string name(60, 'x');
    EXPECT_EQ(wrapped(name + "()"), name + "()\n");
    EXPECT_EQ(wrapped("f(( " + name + " ))"), "f(\n    ( " + name + " )\n)\n");
}

TEST(LineWrap, joiningGivesTheLineBack)
{
    constexpr std::string_view pieces[] = {"(",         ")",          "[",   "]", "{",    "}",
                                           ", ",        ",",          ",  ", " ", "name", "'('",
                                           "\"]\\\"\"", "'''a, b'''", " + ", ":"};
    std::mt19937 random(1);
    for (int i = 0; i < 20'000; ++i) {
        std::string code = "x";
        for (int n = static_cast<int>(random() % 40); n > 0; --n)
            code += pieces[random() % std::size(pieces)];
        code += "x";
        const auto lines = wrappedLine(code, 4, 20);
        EXPECT_EQ(joined(lines), code);
        if (joined(lines) != code)
            return;
    }
}

} // namespace coroscope
