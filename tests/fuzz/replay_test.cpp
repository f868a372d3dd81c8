// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a fuzz target to its corpus, to every prefix of it, and to mutations of it.
#include "fuzz/fuzzing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace coroscope {
namespace {

const std::string target = FUZZ_TARGET;

std::string bytesOf(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The files of the corpus, in the order of their names.
std::vector<std::string> corpus()
{
    std::vector<std::filesystem::path> paths;
    for (const auto &entry : std::filesystem::directory_iterator(TEST_DATA_DIR "/fuzz/" + target))
        paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<std::string> texts;
    std::ranges::transform(paths, std::back_inserter(texts), bytesOf);
    return texts;
}

/// The words of the target's dictionary: what stands in quotes, a line each.
std::vector<std::string> words()
{
    std::vector<std::string> all;
    std::ifstream file(REPOSITORY_DIR "/tests/fuzz/" + target + ".dict");
    for (std::string line; std::getline(file, line);) {
        if (line.size() < 3 || line.front() != '"')
            continue;
        std::string word;
        for (std::size_t i = 1; i + 1 < line.size(); ++i) {
            if (line[i] == '\\' && line[i + 1] == 'x') {
                word += static_cast<char>(std::stoi(line.substr(i + 2, 2), nullptr, 16));
                i += 3;
            } else {
                i += line[i] == '\\' ? 1 : 0;
                word += line[i];
            }
        }
        all.push_back(word);
    }
    return all;
}

void feed(std::string_view text)
{
    EXPECT_EQ(
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(text.data()), text.size()),
        0);
}

/// Changes texts by chance, the same way in every run.
class Mutator {
public:
    Mutator() : m_seeds(corpus()), m_words(words()) {}

    std::string next()
    {
        std::string text = pick(m_seeds);
        for (std::size_t changes = 1 + below(4); changes > 0; --changes)
            change(text);
        return text.substr(0, 8'000);
    }

private:
    std::size_t below(std::size_t bound) { return m_random() % bound; }
    const std::string &pick(const std::vector<std::string> &texts)
    {
        return texts[below(texts.size())];
    }

    void change(std::string &text)
    {
        const std::size_t at = below(text.size() + 1);
        const std::size_t length = std::min(below(12), text.size() - at);
        switch (below(7)) {
        case 0:
            text.erase(at, length);
            break;
        case 1:
            text.insert(at, pick(m_words));
            break;
        case 2:
            text.replace(at, length, pick(m_words));
            break;
        case 3:
            text.insert(at, text.substr(below(text.size() + 1), below(200)));
            break;
        case 4:
            if (at < text.size())
                text[at] = static_cast<char>(below(256));
            break;
        case 5:
            text = text.substr(0, at) + pick(m_seeds);
            break;
        default:
            text.insert(at, pick(m_seeds).substr(0, below(20)));
            break;
        }
    }

    std::vector<std::string> m_seeds;
    std::vector<std::string> m_words;
    std::mt19937 m_random{20240229};
};

TEST(Fuzz, theCorpusKeepsItsPromises)
{
    const auto texts = corpus();
    EXPECT_GE(texts.size(), 30u);
    EXPECT_GE(words().size(), 20u);
    for (const std::string &text : texts)
        feed(text);
}

TEST(Fuzz, prefixesOfTheCorpusDo)
{
    for (const std::string &text : corpus()) {
        for (std::size_t size = 0; size < text.size(); size += 1 + text.size() / 300)
            feed(std::string_view(text).substr(0, size));
    }
}

TEST(Fuzz, twentyThousandMutationsDo)
{
    Mutator mutator;
    for (int i = 0; i < 20'000; ++i)
        feed(mutator.next());
}

} // namespace
} // namespace coroscope
