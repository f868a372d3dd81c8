// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/expressionfuzz.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

namespace coroscope {
namespace {

/// The files of the corpus, in the order of their names.
std::vector<std::string> corpus()
{
    std::vector<std::filesystem::path> paths;
    for (const auto &entry : std::filesystem::directory_iterator(TEST_DATA_DIR "/fuzz/expression"))
        paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<std::string> texts;
    for (const auto &path : paths) {
        std::ifstream file(path, std::ios::binary);
        texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return texts;
}

void feed(const std::string &text)
{
    fuzz::expression(reinterpret_cast<const std::uint8_t *>(text.data()), text.size());
}

/// Changes texts by chance, the same way in every run.
class Mutator {
public:
    explicit Mutator(std::vector<std::string> seeds) : m_seeds(std::move(seeds)) {}

    std::string next()
    {
        std::string text = pick();
        for (std::size_t changes = 1 + below(4); changes > 0; --changes)
            change(text);
        return text;
    }

private:
    std::size_t below(std::size_t bound) { return m_random() % bound; }
    const std::string &pick() { return m_seeds[below(m_seeds.size())]; }

    void change(std::string &text)
    {
        static const std::string words[] = {
            "(",        ")",     "[",       "]",      "{",     "}",    "'",    "\"",
            "'''",      "f'",    "{x!r:",   "\\",     "\n",    "\r\n", ",",    ":",
            ":=",       "=",     "**",      "*",      "not ",  " in ", " is ", " if ",
            " else ",   " for ", "lambda ", "await ", " and ", "1_0",  "0x",   ".5e",
            "\xc3\xa9", "\xff",  "#",       ";",      "\t"};
        const std::size_t at = below(text.size() + 1);
        const std::size_t length = std::min(below(8), text.size() - at);
        switch (below(6)) {
        case 0:
            text.erase(at, length);
            break;
        case 1:
            text.insert(at, words[below(std::size(words))]);
            break;
        case 2:
            text.insert(at, text.substr(at, length));
            break;
        case 3:
            if (at < text.size())
                text[at] = static_cast<char>(below(256));
            break;
        case 4:
            text = text.substr(0, at) + pick();
            break;
        default:
            text.insert(at, pick().substr(0, below(20)));
            break;
        }
        if (text.size() > 4000)
            text.resize(4000);
    }

    std::vector<std::string> m_seeds;
    std::mt19937 m_random{20240229};
};

TEST(ExpressionFuzz, theCorpusKeepsItsPromises)
{
    const auto texts = corpus();
    ASSERT_GE(texts.size(), 30u);
    for (const std::string &text : texts)
        feed(text);
}

TEST(ExpressionFuzz, twentyThousandMutationsKeepTheirPromises)
{
    Mutator mutator(corpus());
    for (int i = 0; i < 20'000; ++i)
        feed(mutator.next());
}

} // namespace
} // namespace coroscope
